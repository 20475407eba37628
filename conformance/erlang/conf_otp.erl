%% The options of level otp, and who owns a socket.
-module(conf_otp).

-export([run/2]).

-import(conformance, [check/3, record/3]).
-import(conf_lib, [actor/0, do/2, messages/0]).

run(M, Ctx) ->
    [row(M, Ctx, O, V) || {O, Vs} <- rows(), V <- Vs],
    [fresh(M, Ctx, O) || {O, _} <- rows()],
    inherited(M, Ctx),
    owners(M, Ctx),
    ok.

rows() ->
    [{debug, [false, foo, 1]}, {iow, [true, false, foo]},
     {rcvbuf, [default, 1, 100, 0, -1, foo, {1, 1}, {3, 100}, {2, default}, {0, 100}, {1, 0}, {-1, 5}, {1, foo}, {1, 2, 3}, 1.5, true]},
     {rcvctrlbuf, [default, 1, 100, 0, -1, foo, {1, 1}]}, {sndctrlbuf, [default, 1, 100, 0, -1, foo]},
     {fd, [1, foo]}, {domain, [inet, foo]}, {meta, [foo, {a, b}, #{x => 1}, undefined, "text", <<1>>, 1.5, [1 | 2]]},
     {use_registry, [true, false, foo]}, {controlling_process, [foo, 1]}, {type, [stream]}, {protocol, [tcp]}, {assoc_id, [1]}, {foo, [1]}].

row(M, Ctx, O, V) ->
    {ok, S} = M:open(inet, stream),
    N = fun(What) -> conf_lib:format("~s/~0tp/~s", [O, V, What]) end,
    check(Ctx, N("set"), fun() -> M:setopt(S, {otp, O}, V) end),
    check(Ctx, N("get"), fun() -> get_option(M, S, O) end),
    check(Ctx, N("kind"), fun() -> M:which_socket_kind(S) end),
    M:setopt(S, {otp, debug}, false),
    M:close(S).

get_option(M, S, fd) -> {ok, Fd} = M:getopt(S, {otp, fd}), Fd > 2;
get_option(M, S, O) -> M:getopt(S, {otp, O}).

fresh(M, Ctx, O) ->
    {ok, S} = M:open(inet6, dgram),
    check(Ctx, conf_lib:format("fresh/~s", [O]), fun() -> get_option(M, S, O) end),
    check(Ctx, conf_lib:format("native/~s", [O]), fun() -> {M:getopt_native(S, {otp, O}, integer), M:setopt_native(S, {otp, O}, 1)} end),
    check(Ctx, conf_lib:format("legacy/~s", [O]), fun() -> element(1, M:getopt(S, otp, O)) end),
    M:close(S),
    check(Ctx, conf_lib:format("closed/~s/get", [O]), fun() -> M:getopt(S, {otp, O}) end),
    check(Ctx, conf_lib:format("closed/~s/set", [O]), fun() -> M:setopt(S, {otp, O}, foo) end).

%% What an accepted socket has from its listener.
inherited(M, Ctx) ->
    {L, Address} = conf_lib:listener(M),
    [ok = M:setopt(L, {otp, O}, V) || {O, V} <- [{rcvbuf, {3, 77}}, {rcvctrlbuf, 78}, {sndctrlbuf, 79}, {iow, true}, {meta, mine}]],
    M:setopt(L, {tcp, nodelay}, true),
    {ok, C} = M:open(inet, stream),
    M:connect(C, Address),
    {ok, S} = M:accept(L),
    [check(Ctx, conf_lib:format("inherited/~s", [O]), fun() -> M:getopt(S, {otp, O}) end)
     || O <- [rcvbuf, rcvctrlbuf, sndctrlbuf, iow, debug, meta, use_registry, controlling_process, domain]],
    check(Ctx, "inherited/nodelay", fun() -> M:getopt(S, {tcp, nodelay}) end),
    check(Ctx, "inherited/info", fun() -> maps:with([domain, type, protocol, ctype], M:info(S)) end),
    conf_lib:close(M, [C, S, L]).

owners(M, Ctx) ->
    A = actor(),
    {ok, S} = do(A, fun() -> M:open(inet, stream) end),
    record(Ctx, "owner/is", {do(A, fun() -> M:getopt(S, {otp, controlling_process}) end) =:= {ok, A}, maps:get(owner, M:info(S)) =:= A}),
    check(Ctx, "owner/not-mine", fun() -> M:setopt(S, {otp, controlling_process}, self()) end),
    check(Ctx, "owner/meta-not-mine", fun() -> M:setopt(S, {otp, meta}, foo) end),
    check(Ctx, "owner/others-may-set", fun() -> M:setopt(S, {otp, rcvbuf}, 100) end),
    Self = self(),
    check(Ctx, "owner/give", fun() -> do(A, fun() -> M:setopt(S, {otp, controlling_process}, Self) end) end),
    check(Ctx, "owner/given", fun() -> maps:get(owner, M:info(S)) =:= Self end),
    check(Ctx, "owner/give-again", fun() -> do(A, fun() -> M:setopt(S, {otp, controlling_process}, A) end) end),
    conf_lib:kill(A),
    timer:sleep(30),
    check(Ctx, "owner/lives-on", fun() -> element(1, M:sockname(S)) end),
    Mon = M:monitor(S),
    B = actor(),
    ok = M:setopt(S, {otp, controlling_process}, B),
    conf_lib:kill(B),
    record(Ctx, "owner/dies", {Mon, messages()}),
    check(Ctx, "owner/closed", fun() -> M:sockname(S) end),
    check(Ctx, "owner/closed-info", fun() -> maps:with([owner, rstates, wstates], M:info(S)) end),
    {ok, T} = M:open(inet, stream),
    Mon2 = M:monitor(T),
    check(Ctx, "owner/give-to-dead", fun() -> M:setopt(T, {otp, controlling_process}, A) end),
    record(Ctx, "owner/give-to-dead/down", {Mon2, messages()}),
    check(Ctx, "owner/give-to-dead/closed", fun() -> conf_lib:within(500, fun() -> M:sockname(T) =:= {error, closed} end) end),
    {ok, U} = M:open(inet, stream),
    C = actor(),
    ok = M:setopt(U, {otp, controlling_process}, C),
    conf_lib:kill(C),
    check(Ctx, "owner/never-called", fun() -> conf_lib:within(500, fun() -> M:sockname(U) =:= {error, closed} end) end).
