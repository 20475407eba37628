%% Not waiting: places in line, messages, cancelling, and what a second operation meets.
-module(conf_select).

-export([run/2]).

-import(conformance, [check/3, record/3]).
-import(conf_lib, [actor/0, do/2, start/2, await/1, await/2, messages/0, tcp/1, listener/1]).

run(M, Ctx) ->
    [second(M, Ctx, F, G) || F <- reads(), G <- reads()],
    [second_by_other(M, Ctx, F, G) || F <- reads(), G <- reads()],
    order(M, Ctx),
    excluded(M, Ctx),
    cancelling(M, Ctx),
    handles(M, Ctx),
    writers(M, Ctx),
    acceptors(M, Ctx),
    connecting(M, Ctx),
    deaths(M, Ctx),
    aborts(M, Ctx),
    messages(),
    ok.

reads() ->
    [{"recv", fun(M, S, T) -> M:recv(S, 0, T) end}, {"recv-4", fun(M, S, T) -> M:recv(S, 4, T) end},
     {"recvfrom", fun(M, S, T) -> M:recvfrom(S, 0, T) end}, {"recvmsg", fun(M, S, T) -> M:recvmsg(S, T) end}].

%% The same process calls again while its first call is pending.
second(M, Ctx, {FName, F}, {GName, G}) ->
    N = fun(What) -> conf_lib:format("second/~s/~s/~s", [FName, GName, What]) end,
    {C, S} = tcp(M),
    {select, I1} = F(M, S, nowait),
    check(Ctx, N("zero"), fun() -> G(M, S, 0) end),
    check(Ctx, N("still-valid"), fun() -> maps:get(num_readers, M:info(S)) end),
    check(Ctx, N("blocking"), fun() -> G(M, S, 20) end),
    check(Ctx, N("first-after-blocking"), fun() -> M:cancel(S, I1) end),
    {select, I2} = F(M, S, nowait),
    {select, I3} = check(Ctx, N("nowait"), fun() -> G(M, S, nowait) end),
    check(Ctx, N("cancel-replaced"), fun() -> M:cancel(S, I2) end),
    M:send(C, <<"1234">>),
    record(Ctx, N("told"), {I2, I3, messages()}),
    check(Ctx, N("result"), fun() -> G(M, S, nowait) end),
    check(Ctx, N("readers"), fun() -> maps:get(num_readers, M:info(S)) end),
    conf_lib:close(M, [S, C]),
    messages().

second_by_other(M, Ctx, {FName, F}, {GName, G}) ->
    N = fun(What) -> conf_lib:format("other/~s/~s/~s", [FName, GName, What]) end,
    {C, S} = tcp(M),
    A = actor(),
    {select, _} = do(A, fun() -> F(M, S, nowait) end),
    check(Ctx, N("zero"), fun() -> G(M, S, 0) end),
    check(Ctx, N("blocking"), fun() -> G(M, S, 20) end),
    {select, I} = check(Ctx, N("nowait"), fun() -> G(M, S, nowait) end),
    check(Ctx, N("again"), fun() -> F(M, S, nowait) end),
    check(Ctx, N("again-blocking"), fun() -> F(M, S, 20) end),
    check(Ctx, N("again-zero"), fun() -> F(M, S, 0) end),
    check(Ctx, N("readers"), fun() -> maps:get(num_readers, M:info(S)) end),
    check(Ctx, N("cancel-by-other"), fun() -> do(A, fun() -> element(1, M:cancel(S, I)) end) end),
    check(Ctx, N("cancel"), fun() -> M:cancel(S, I) end),
    check(Ctx, N("cancel-again"), fun() -> M:cancel(S, I) end),
    M:send(C, <<"1234">>),
    check(Ctx, N("first-told"), fun() -> do(A, fun() -> length(messages()) end) end),
    check(Ctx, N("first-result"), fun() -> do(A, fun() -> F(M, S, nowait) end) end),
    record(Ctx, N("own-messages"), messages()),
    conf_lib:stop(A),
    conf_lib:close(M, [S, C]).

%% A queue is served in the order in which it was joined.
order(M, Ctx) ->
    {C, S} = tcp(M),
    Names = [a, b, c, d, e],
    Actors = [{N, actor()} || N <- Names],
    Infos = [{N, do(A, fun() -> M:recv(S, 1, nowait) end)} || {N, A} <- Actors],
    M:send(C, <<"12345">>),
    Told = fun() -> [N || {N, A} <- Actors, do(A, fun() -> messages() end) =/= []] end,
    [begin
         record(Ctx, conf_lib:format("order/nowait/~p/told", [N]), Told()),
         case N of
             c ->
                 {_, {select, I}} = lists:keyfind(N, 1, Infos),
                 check(Ctx, "order/nowait/c/cancels", fun() -> do(A, fun() -> M:cancel(S, I) end) end);
             _ ->
                 check(Ctx, conf_lib:format("order/nowait/~p/reads", [N]), fun() -> do(A, fun() -> M:recv(S, 1, nowait) end) end)
         end
     end || {N, A} <- Actors],
    conf_lib:drain(M, S),
    Blocked = [begin
                   Ref = start(A, fun() -> M:recv(S, 1, 3000) end),
                   conf_lib:within(1000, fun() -> maps:get(num_readers, M:info(S)) =:= I end),
                   {N, Ref}
               end || {I, {N, A}} <- lists:zip(lists:seq(1, 5), Actors)],
    M:send(C, <<"vwxyz">>),
    [check(Ctx, conf_lib:format("order/blocked/~p", [N]), fun() -> await(Ref) end) || {N, Ref} <- Blocked],
    conf_lib:close(M, [C, S]).

%% Roles that exclude each other.
excluded(M, Ctx) ->
    {L, Address} = listener(M),
    {select, IA} = M:accept(L, nowait),
    check(Ctx, "excluded/recv-while-accepting", fun() -> M:recv(L, 0, nowait) end),
    check(Ctx, "excluded/recvmsg-while-accepting", fun() -> M:recvmsg(L, 10) end),
    check(Ctx, "excluded/cancel-accept", fun() -> M:cancel(L, IA) end),
    check(Ctx, "excluded/recv-on-listener", fun() -> M:recv(L, 0, 10) end),
    {C, S} = tcp(M),
    {select, IR} = M:recv(S, 0, nowait),
    check(Ctx, "excluded/accept-while-reading", fun() -> M:accept(S, nowait) end),
    check(Ctx, "excluded/accept-while-reading-zero", fun() -> M:accept(S, 0) end),
    M:cancel(S, IR),
    check(Ctx, "excluded/accept-on-connected", fun() -> M:accept(S, 10) end),
    conf_lib:fill(M, C),
    {select, _} = M:send(C, <<"x">>, [], nowait),
    check(Ctx, "excluded/connect-while-sending", fun() -> M:connect(C, Address) end),
    check(Ctx, "excluded/finalise-while-sending", fun() -> M:connect(C) end),
    {ok, P} = M:open(inet, stream),
    {select, _} = M:connect(P, Address, nowait),
    check(Ctx, "excluded/send-while-connecting", fun() -> M:send(P, <<"x">>, [], nowait) end),
    check(Ctx, "excluded/sendmsg-while-connecting", fun() -> M:sendmsg(P, #{iov => [<<"x">>]}, [], nowait) end),
    check(Ctx, "excluded/sendto-while-connecting", fun() -> M:sendto(P, <<"x">>, Address, [], nowait) end),
    conf_lib:close(M, [L, C, S, P]),
    messages().

cancelling(M, Ctx) ->
    {C, S} = tcp(M),
    {select, {select_info, recv, H} = I} = M:recv(S, 0, nowait),
    [check(Ctx, conf_lib:format("cancel/tag/~0tp", [T]), fun() -> M:cancel(S, {select_info, T, H}) end)
     || T <- [accept, send, connect, sendto, foo, {foo, 1}, {1, 2}, "recv", 1]],
    check(Ctx, "cancel/other-handle", fun() -> M:cancel(S, {select_info, recv, make_ref()}) end),
    check(Ctx, "cancel/by-recvmsg-tag", fun() -> M:cancel(S, {select_info, recvmsg, H}) end),
    check(Ctx, "cancel/again", fun() -> M:cancel(S, I) end),
    {select, I2} = M:recv(S, 0, nowait),
    M:send(C, <<"data">>),
    timer:sleep(50),
    check(Ctx, "cancel/after-message", fun() -> M:cancel(S, I2) end),
    record(Ctx, "cancel/message-gone", messages()),
    check(Ctx, "cancel/then-read", fun() -> M:recv(S, 0, 100) end),
    {select, I3} = M:recv(S, 0, nowait),
    M:close(S),
    check(Ctx, "cancel/closed", fun() -> M:cancel(S, I3) end),
    record(Ctx, "cancel/abort-gone", messages()),
    check(Ctx, "cancel/closed-bad-tag", fun() -> M:cancel(S, {select_info, foo, H}) end),
    M:close(C).

%% Handles that the caller chooses.
handles(M, Ctx) ->
    {C, S} = tcp(M),
    H = make_ref(),
    {select, {select_info, Tag, H2}} = M:recv(S, 0, H),
    record(Ctx, "handle/own", {Tag, H2 =:= H}),
    M:send(C, <<"12">>),
    record(Ctx, "handle/message", [element(4, X) =:= H || X <- messages()]),
    check(Ctx, "handle/again", fun() -> M:recv(S, 1, H) end),
    check(Ctx, "handle/more", fun() -> M:recv(S, 4, H) end),
    {L, Address} = listener(M),
    check(Ctx, "handle/accept", fun() -> {select, {select_info, accept, X}} = M:accept(L, H), X =:= H end),
    {ok, P} = M:open(inet, stream),
    check(Ctx, "handle/connect", fun() -> {select, {select_info, connect, X}} = M:connect(P, Address, H), X =:= H end),
    record(Ctx, "handle/messages", lists:sort([element(4, X) =:= H || X <- messages()])),
    conf_lib:close(M, [C, S, L, P]),
    messages().

writers(M, Ctx) ->
    {C, S} = tcp(M),
    conf_lib:fill(M, C),
    A = actor(),
    B = actor(),
    {select, IA} = check(Ctx, "write/a", fun() -> do(A, fun() -> M:send(C, <<"a">>, [], nowait) end) end),
    check(Ctx, "write/a-again", fun() -> do(A, fun() -> M:sendmsg(C, #{iov => [<<"a">>]}, [], nowait) end) end),
    check(Ctx, "write/a-first-dead", fun() -> do(A, fun() -> M:cancel(C, IA) end) end),
    check(Ctx, "write/b", fun() -> do(B, fun() -> M:send(C, <<"b">>, [], nowait) end) end),
    check(Ctx, "write/b-again", fun() -> do(B, fun() -> M:send(C, <<"b">>, [], nowait) end) end),
    check(Ctx, "write/b-zero", fun() -> do(B, fun() -> M:send(C, <<"b">>, [], 0) end) end),
    check(Ctx, "write/c-zero", fun() -> M:send(C, <<"c">>, [], 0) end),
    check(Ctx, "write/c-waits", fun() -> M:send(C, <<"c">>, [], 30) end),
    check(Ctx, "write/count", fun() -> maps:get(num_writers, M:info(C)) end),
    conf_lib:drain(M, S),
    check(Ctx, "write/a-told", fun() -> do(A, fun() -> messages() end) end),
    check(Ctx, "write/b-not-told", fun() -> do(B, fun() -> messages() end) end),
    check(Ctx, "write/a-sends", fun() -> do(A, fun() -> M:send(C, <<"a">>, [], nowait) end) end),
    check(Ctx, "write/b-told", fun() -> do(B, fun() -> messages() end) end),
    check(Ctx, "write/b-sends", fun() -> do(B, fun() -> M:send(C, <<"b">>, [], nowait) end) end),
    check(Ctx, "write/order", fun() -> M:recv(S, 2, 500) end),
    check(Ctx, "write/free", fun() -> maps:get(num_writers, M:info(C)) end),
    conf_lib:close(M, [C, S]).

acceptors(M, Ctx) ->
    {L, Address} = listener(M),
    A = actor(),
    B = actor(),
    check(Ctx, "accept/zero", fun() -> M:accept(L, 0) end),
    check(Ctx, "accept/time", fun() -> M:accept(L, 20) end),
    {select, IA} = check(Ctx, "accept/a", fun() -> do(A, fun() -> M:accept(L, nowait) end) end),
    {select, IB} = check(Ctx, "accept/b", fun() -> do(B, fun() -> M:accept(L, nowait) end) end),
    check(Ctx, "accept/b-again", fun() -> do(B, fun() -> M:accept(L, nowait) end) end),
    check(Ctx, "accept/count", fun() -> maps:get(num_acceptors, M:info(L)) end),
    check(Ctx, "accept/states", fun() -> maps:get(rstates, M:info(L)) end),
    {ok, P} = M:open(inet, stream),
    ok = M:connect(P, Address),
    check(Ctx, "accept/c-zero", fun() -> M:accept(L, 0) end),
    record(Ctx, "accept/a-told", {IA, do(A, fun() -> messages() end)}),
    check(Ctx, "accept/b-not-told", fun() -> do(B, fun() -> messages() end) end),
    check(Ctx, "accept/a-accepts", fun() -> do(A, fun() -> M:accept(L, nowait) end) end),
    check(Ctx, "accept/b-armed", fun() -> do(B, fun() -> messages() end) end),
    {ok, Q} = M:open(inet, stream),
    ok = M:connect(Q, Address),
    record(Ctx, "accept/b-told", {IB, do(B, fun() -> messages() end)}),
    check(Ctx, "accept/b-accepts", fun() -> {ok, X} = do(B, fun() -> M:accept(L, nowait) end), {maps:get(owner, M:info(X)) =:= B, maps:get(wstates, M:info(X))} end),
    check(Ctx, "accept/listener-wstates", fun() -> maps:get(wstates, M:info(L)) end),
    check(Ctx, "accept/listener-rstates", fun() -> maps:get(rstates, M:info(L)) end),
    conf_lib:close(M, [P, Q, L]).

connecting(M, Ctx) ->
    {L, Address} = listener(M),
    M:close(L),
    {ok, C} = M:open(inet, stream),
    check(Ctx, "connect/finalise-nothing", fun() -> M:connect(C) end),
    check(Ctx, "connect/refused", fun() -> M:connect(C, Address) end),
    check(Ctx, "connect/refused-again", fun() -> M:connect(C, Address) end),
    check(Ctx, "connect/refused-third", fun() -> M:connect(C, Address) end),
    check(Ctx, "connect/refused-timed", fun() -> M:connect(C, Address, 500) end),
    check(Ctx, "connect/states", fun() -> maps:get(wstates, M:info(C)) end),
    M:close(C),
    {L2, Address2} = listener(M),
    {ok, D} = M:open(inet, stream),
    {select, I} = M:connect(D, Address2, nowait),
    check(Ctx, "connect/cancel", fun() -> M:cancel(D, I) end),
    check(Ctx, "connect/cancelled-states", fun() -> maps:get(wstates, M:info(D)) end),
    timer:sleep(30),
    check(Ctx, "connect/after-cancel", fun() -> M:connect(D, Address2) end),
    check(Ctx, "connect/after-that", fun() -> M:connect(D, Address2) end),
    M:close(D),
    {ok, E} = M:open(inet, stream),
    {select, _} = M:connect(E, Address2, nowait),
    check(Ctx, "connect/own-again", fun() -> M:connect(E, Address2) end),
    check(Ctx, "connect/recv-allowed", fun() -> M:recv(E, 0, 0) end),
    check(Ctx, "connect/twice", fun() -> M:connect(E, Address2) end),
    check(Ctx, "connect/thrice", fun() -> M:connect(E, Address2) end),
    messages(),
    M:close(E),
    {ok, U} = M:open(local, stream),
    check(Ctx, "connect/local-missing", fun() -> M:connect(U, #{family => local, path => "/no/such"}) end),
    check(Ctx, "connect/local-nobody", fun() -> M:connect(U, #{family => local, path => <<0, "osock-nobody">>}, nowait) end),
    M:close(U),
    {ok, G} = M:open(inet, dgram),
    check(Ctx, "connect/udp", fun() -> M:connect(G, Address2, nowait) end),
    check(Ctx, "connect/udp-again", fun() -> M:connect(G, Address2) end),
    check(Ctx, "connect/udp-states", fun() -> maps:get(wstates, M:info(G)) end),
    conf_lib:close(M, [G, L2]).

%% Processes that wait and end.
deaths(M, Ctx) ->
    {C, S} = tcp(M),
    [A, B, D] = [actor() || _ <- "abd"],
    {select, _} = do(A, fun() -> M:recv(S, 0, nowait) end),
    {select, _} = do(B, fun() -> M:recv(S, 0, nowait) end),
    Ref = start(D, fun() -> M:recv(S, 0, 3000) end),
    conf_lib:within(1000, fun() -> maps:get(num_readers, M:info(S)) =:= 3 end),
    conf_lib:kill(B),
    check(Ctx, "death/queued", fun() -> conf_lib:within(1000, fun() -> maps:get(num_readers, M:info(S)) =:= 2 end) end),
    conf_lib:kill(A),
    check(Ctx, "death/current", fun() -> conf_lib:within(1000, fun() -> maps:get(num_readers, M:info(S)) =:= 1 end) end),
    M:send(C, <<"next">>),
    check(Ctx, "death/next-reads", fun() -> await(Ref) end),
    check(Ctx, "death/free", fun() -> maps:get(num_readers, M:info(S)) end),
    E = actor(),
    Waits = start(E, fun() -> M:recv(S, 0) end),
    conf_lib:within(1000, fun() -> maps:get(num_readers, M:info(S)) =:= 1 end),
    conf_lib:kill(E),
    check(Ctx, "death/blocked", fun() -> {conf_lib:within(1000, fun() -> maps:get(num_readers, M:info(S)) =:= 0 end), await(Waits, 0)} end),
    {L, Address} = listener(M),
    F = actor(),
    {ok, P} = M:open(inet, stream),
    {select, _} = do(F, fun() -> M:connect(P, Address, nowait) end),
    conf_lib:kill(F),
    check(Ctx, "death/connector", fun() -> conf_lib:within(1000, fun() -> not lists:member(connecting, maps:get(wstates, M:info(P))) end) end),
    conf_lib:close(M, [C, S, L, P]).

%% Queued ones are told when the current one meets an error.
aborts(M, Ctx) ->
    {C, S} = tcp(M),
    [A, B] = [actor() || _ <- "ab"],
    {select, _} = do(A, fun() -> M:recv(S, 0, nowait) end),
    {select, _} = do(B, fun() -> M:recvmsg(S, nowait) end),
    M:setopt(C, {socket, linger}, abort),
    M:close(C),
    check(Ctx, "abort/reset/a-told", fun() -> do(A, fun() -> length(messages()) end) end),
    check(Ctx, "abort/reset/a", fun() -> do(A, fun() -> M:recv(S, 0, nowait) end) end),
    check(Ctx, "abort/reset/b", fun() -> do(B, fun() -> messages() end) end),
    M:close(S),
    {C2, S2} = tcp(M),
    {select, _} = do(A, fun() -> M:recvfrom(S2, 0, nowait) end),
    {select, _} = do(B, fun() -> M:recv(S2, 0, nowait) end),
    M:close(C2),
    check(Ctx, "abort/eof-recvfrom/a-told", fun() -> do(A, fun() -> length(messages()) end) end),
    check(Ctx, "abort/eof-recvfrom/a", fun() -> do(A, fun() -> M:recvfrom(S2, 0, nowait) end) end),
    check(Ctx, "abort/eof-recvfrom/b", fun() -> do(B, fun() -> messages() end) end),
    M:close(S2),
    {C3, S3} = tcp(M),
    {select, IS} = M:recv(S3, 0, nowait),
    conf_lib:fill(M, S3),
    {select, IW} = M:send(S3, <<"x">>, [], nowait),
    check(Ctx, "abort/own-close", fun() -> M:close(S3) end),
    record(Ctx, "abort/own-close/messages", {IS, IW, lists:sort([element(3, X) || X <- messages()])}),
    M:close(C3).
