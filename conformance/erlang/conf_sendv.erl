%% Sending several buffers on a connected socket, and the rest of them.
-module(conf_sendv).

-export([run/2]).

-import(conformance, [check/3, record/3]).
-import(conf_lib, [tcp/1, messages/0]).

run(M, Ctx) ->
    [shape(M, Ctx, Iov) || Iov <- iovs()],
    [sizes(M, Ctx, N, Size) || {N, Size} <- [{0, 0}, {1, 0}, {3, 0}, {1, 1}, {3, 5}, {16, 100}, {17, 1}, {1023, 1}, {1024, 1},
                                             {1025, 1}, {3000, 2}, {5000, 0}]],
    datagrams(M, Ctx),
    unconnected(M, Ctx),
    arguments(M, Ctx),
    partial(M, Ctx),
    [continuations(M, Ctx) || conformance:release() > 27], % which gives the bare atom `select` there
    closed(M, Ctx),
    rest(M, Ctx),
    ok.

iovs() ->
    [[], [<<>>], [<<"a">>], [<<"a">>, <<"b">>], [<<>>, <<"a">>, <<>>, <<"b">>, <<>>], [<<"a">>, <<1:1>>], [<<"a">>, foo],
     ["a"], [[<<"a">>]], [1], [<<"a">> | <<"b">>], <<"a">>, foo, #{iov => [<<"a">>]}, {<<"a">>}].

%% What is taken for an iovec.
shape(M, Ctx, Iov) ->
    {C, S} = tcp(M),
    N = fun(What) -> conf_lib:format("shape/~0tp/~s", [Iov, What]) end,
    check(Ctx, N("send"), fun() -> M:sendv(C, Iov) end),
    check(Ctx, N("zero"), fun() -> M:sendv(C, Iov, 0) end),
    check(Ctx, N("time"), fun() -> M:sendv(C, Iov, 100) end),
    check(Ctx, N("nowait"), fun() -> M:sendv(C, Iov, nowait) end),
    check(Ctx, N("received"), fun() -> M:recv(S, 0, 50) end),
    conf_lib:close(M, [C, S]).

sizes(M, Ctx, N, Size) ->
    {C, S} = tcp(M),
    Name = fun(What) -> conf_lib:format("sizes/~0tp/~s", [{N, Size}, What]) end,
    check(Ctx, Name("send"), fun() -> M:sendv(C, lists:duplicate(N, binary:copy(<<"x">>, Size)), 1000) end),
    check(Ctx, Name("received"), fun() -> case N * Size of
                                              0 -> M:recv(S, 0, 10);
                                              T -> {ok, D} = M:recv(S, T, 1000), byte_size(D)
                                          end
                                 end),
    check(Ctx, Name("counted"), fun() -> maps:with([write_byte, write_fails], maps:get(counters, M:info(C))) end),
    conf_lib:close(M, [C, S]).

datagrams(M, Ctx) ->
    {A, _, B, Address} = conf_lib:udp(M),
    ok = M:connect(A, Address),
    [begin
         Iov = lists:duplicate(N, <<"x">>) ++ lists:duplicate(E, <<>>),
         Name = fun(What) -> conf_lib:format("dgram/~0tp/~s", [{N, E}, What]) end,
         check(Ctx, Name("send"), fun() -> M:sendv(A, Iov, 100) end),
         check(Ctx, Name("received"), fun() -> M:recv(B, 0, 20) end)
     end || {N, E} <- [{0, 0}, {0, 1}, {1, 0}, {3, 2}, {1024, 0}, {1025, 0}, {1024, 5}, {5, 1100}]],
    check(Ctx, "dgram/large", fun() -> M:sendv(A, [binary:copy(<<"x">>, 40000), binary:copy(<<"y">>, 40000)]) end),
    conf_lib:close(M, [A, B]),
    {C, S} = conf_lib:local_pair(M, seqpacket),
    check(Ctx, "seqpacket/send", fun() -> M:sendv(C, [<<"t">>, <<"wo">>]) end),
    check(Ctx, "seqpacket/received", fun() -> M:recv(S, 0, 100) end),
    conf_lib:close(M, [C, S]).

unconnected(M, Ctx) ->
    [begin
         S = conf_lib:open_kind(M, K),
         check(Ctx, ["unconnected/", Name], fun() -> M:sendv(S, [<<"x">>], 50) end),
         check(Ctx, ["unconnected-nowait/", Name], fun() -> M:sendv(S, [<<"x">>], nowait) end),
         M:close(S)
     end || {Name, _, Type, _} = K <- conf_lib:kinds(), Type =/= raw].

arguments(M, Ctx) ->
    {C, S} = tcp(M),
    [check(Ctx, conf_lib:format("time/~0tp", [T]), fun() -> M:sendv(C, [<<"x">>], T) end)
     || T <- [infinity, 0, 1, -1, foo, 1.5, "x", {a, b}, {select_info, {sendv, foo}, make_ref()},
              {select_info, {sendmsg, foo}, make_ref()}, {select_info, sendv, make_ref()}]],
    [check(Ctx, conf_lib:format("socket/~0tp", [X]), fun() -> M:sendv(X, [<<"x">>]) end)
     || X <- [foo, {'$socket', foo}, {'$socket', make_ref()}]],
    check(Ctx, "received", fun() -> M:recv(S, 0, 50) end),
    conf_lib:close(M, [C, S]).

partial(M, Ctx) ->
    Big = binary:copy(<<"z">>, 8000000),
    [begin
         {C, S} = tcp(M),
         check(Ctx, conf_lib:format("partial/~0tp", [T]), fun() -> part(M:sendv(C, [<<"head">>, Big, <<"tail">>], T)) end),
         conf_lib:close(M, [S, C])
     end || T <- [0, 50, nowait]],
    {C, S} = tcp(M),
    R = conf_lib:start(conf_lib:actor(), fun() -> part(M:sendv(C, [Big, <<"tail">>])) end),
    conf_lib:within(2000, fun() -> maps:get(num_writers, M:info(C)) =:= 1 end),
    check(Ctx, "partial/closed-meanwhile", fun() -> M:close(C), conf_lib:await(R) end),
    M:close(S).

%% How much is left depends on the kernel.
part({ok, Rest}) when is_list(Rest) -> {ok, left(Rest)};
part({select, {Info, Rest}}) -> {select, {Info, left(Rest)}};
part({error, {Reason, Rest}}) -> {error, {Reason, left(Rest)}};
part(Other) -> Other.

left(Rest) -> [case B of <<"tail">> -> tail; <<$z, _/binary>> -> a_rest; _ -> other end || B <- Rest].

continuations(M, Ctx) ->
    messages(), % what came of calls before, which depends on when
    {C, S} = tcp(M),
    conf_lib:fill(M, C),
    {select, Info} = check(Ctx, "continue/nothing-goes", fun() -> M:sendv(C, [<<"a">>, <<"b">>], nowait) end),
    [check(Ctx, ["continue/", What], F)
     || {What, F} <- [{"again", fun() -> M:sendv(C, [<<"a">>], Info, nowait) end},
                      {"blocking", fun() -> M:sendv(C, [<<"a">>], Info, 20) end},
                      {"zero", fun() -> M:sendv(C, [<<"a">>], Info, 0) end},
                      {"bad-time", fun() -> M:sendv(C, [<<"a">>], Info, foo) end},
                      {"bad-iov", fun() -> M:sendv(C, foo, Info, 20) end},
                      {"bad-cont", fun() -> M:sendv(C, [<<"a">>], foo, 20) end},
                      {"of-send", fun() -> M:sendv(C, [<<"a">>], {select_info, {send, foo}, make_ref()}, 20) end},
                      {"sendmsg-of-sendv", fun() -> M:sendmsg(C, [<<"a">>], Info, 20) end},
                      {"send-of-sendv", fun() -> M:send(C, <<"a">>, Info, 20) end}]],
    {select, Info2} = check(Ctx, "continue/for-good", fun() -> M:sendv(C, [<<"a">>, <<"b">>], nowait) end),
    conf_lib:drain(M, S),
    record(Ctx, "continue/told", {Info2, messages()}),
    check(Ctx, "continue/finishes", fun() -> M:sendv(C, [<<"e">>, <<"nd">>], Info2) end),
    check(Ctx, "continue/received", fun() -> M:recv(S, 0, 100) end),
    conf_lib:fill(M, C),
    {select, Info3} = check(Ctx, "cancel/nothing-goes", fun() -> M:sendv(C, [<<"a">>], nowait) end),
    check(Ctx, "cancel/cancel", fun() -> M:cancel(C, Info3) end),
    check(Ctx, "cancel/again", fun() -> M:cancel(C, Info3) end),
    check(Ctx, "cancel/silence", fun() -> messages() end),
    {select, Info4} = check(Ctx, "queue/current", fun() -> M:sendv(C, [<<"a">>], nowait) end),
    A = conf_lib:actor(),
    {select, Info5} = check(Ctx, "queue/queued", fun() -> conf_lib:do(A, fun() -> M:sendv(C, [<<"b">>], nowait) end) end),
    check(Ctx, "queue/writers", fun() -> maps:get(num_writers, M:info(C)) end),
    M:close(C),
    record(Ctx, "queue/closed", {Info4, messages()}),
    record(Ctx, "queue/closed-queued", {Info5, conf_lib:do(A, fun() -> messages() end)}),
    M:close(S).

closed(M, Ctx) ->
    C = conf_lib:closed(M),
    [check(Ctx, conf_lib:format("closed/~0tp/~0tp", [Iov, T]), fun() -> M:sendv(C, Iov, T) end)
     || Iov <- [[], [<<"a">>], [foo], foo], T <- [infinity, 0, nowait, foo]],
    {D, S} = tcp(M),
    M:close(S),
    timer:sleep(20),
    check(Ctx, "gone/first", fun() -> M:sendv(D, [<<"x">>]) end),
    timer:sleep(20),
    check(Ctx, "gone/second", fun() -> M:sendv(D, [<<"x">>]) end),
    check(Ctx, "gone/nowait", fun() -> M:sendv(D, [<<"x">>], nowait) end),
    M:close(D),
    {E, F} = tcp(M),
    M:shutdown(E, write),
    check(Ctx, "shutdown", fun() -> M:sendv(E, [<<"x">>, <<"y">>]) end),
    conf_lib:close(M, [E, F]).

rest(M, Ctx) ->
    case erlang:function_exported(socket, rest_iov, 2) of
        true ->
            [check(Ctx, conf_lib:format("rest/~0tp/~0tp", [Written, Iov]), fun() -> M:rest_iov(Written, Iov) end)
             || Written <- [0, 1, 3, 4, 6, 7, 100, -1, foo],
                Iov <- [[], [<<"abc">>], [<<"abc">>, <<"def">>], [<<>>, <<"abc">>, <<>>, <<"def">>, <<>>]]],
            [check(Ctx, conf_lib:format("rest/bad/~0tp", [Iov]), fun() -> M:rest_iov(1, Iov) end)
             || Iov <- [foo, [foo], ["ab"], [<<"ab">> | <<"c">>], <<"ab">>, [<<"ab">>, foo]]];
        false ->
            ok
    end.
