%% What a socket tells of its queues: the ioctl requests nread, nwrite, nspace, atmark, and tcp_info.
-module(conf_queues).

-export([run/2]).

-import(conformance, [check/3]).
-import(conf_lib, [tcp/2, within/2]).

-define(REQUESTS, [nread, nwrite, nspace, atmark, tcp_info]).

run(M, Ctx) ->
    [fresh(M, Ctx, K) || K <- conf_lib:kinds()],
    [streams(M, Ctx, D) || D <- [inet, inet6, local]],
    datagrams(M, Ctx),
    urgent(M, Ctx),
    listening(M, Ctx),
    arguments(M, Ctx),
    ok.

fresh(M, Ctx, {Name, _, _, _} = Kind) ->
    S = conf_lib:open_kind(M, Kind),
    [check(Ctx, conf_lib:format("fresh/~s/~s", [Name, R]), fun() -> M:ioctl(S, R) end) || R <- ?REQUESTS],
    M:close(S),
    [check(Ctx, conf_lib:format("closed/~s/~s", [Name, R]), fun() -> M:ioctl(S, R) end) || R <- ?REQUESTS].

streams(M, Ctx, Domain) ->
    {C, S} = tcp(M, Domain),
    N = fun(What) -> conf_lib:format("stream/~s/~s", [Domain, What]) end,
    [check(Ctx, N(["connected/", atom_to_list(R)]), fun() -> M:ioctl(S, R) end) || R <- ?REQUESTS],
    ok = M:send(C, <<"abcde">>),
    check(Ctx, N("come"), fun() -> within(1000, fun() -> M:ioctl(S, nread) =:= {ok, 5} end) end),
    {ok, _} = M:recv(S, 2),
    check(Ctx, N("left"), fun() -> M:ioctl(S, nread) end),
    check(Ctx, N("mark"), fun() -> M:ioctl(S, atmark) end),
    M:close(C),
    timer:sleep(20),
    check(Ctx, N("left-after-end"), fun() -> M:ioctl(S, nread) end),
    {ok, _} = M:recv(S, 3),
    check(Ctx, N("none-after-end"), fun() -> M:ioctl(S, nread) end),
    M:close(S).

datagrams(M, Ctx) ->
    [begin
         {A, _, B, Address} = conf_lib:udp(M, D),
         [ok = M:sendto(A, binary:copy(<<"x">>, Size), Address) || Size <- [3, 5, 0, 7]],
         timer:sleep(20),
         [check(Ctx, conf_lib:format("dgram/~s/~b", [D, I]), fun() -> R = M:ioctl(B, nread), {R, element(1, M:recv(B, 0, 0))} end)
          || I <- lists:seq(1, 5)],
         check(Ctx, conf_lib:format("dgram/~s/nwrite", [D]), fun() -> M:ioctl(A, nwrite) end),
         conf_lib:close(M, [A, B])
     end || D <- [inet, inet6]],
    {C, S} = conf_lib:local_pair(M, seqpacket),
    [ok = M:send(C, D) || D <- [<<"abc">>, <<"de">>]],
    check(Ctx, "seqpacket/nread", fun() -> M:ioctl(S, nread) end),
    check(Ctx, "seqpacket/nwrite", fun() -> {ok, N} = M:ioctl(C, nwrite), N > 0 end),
    conf_lib:close(M, [C, S]).

urgent(M, Ctx) ->
    {C, S} = tcp(M, inet),
    ok = M:send(C, <<"ab">>),
    ok = M:send(C, <<"!">>, [oob]),
    ok = M:send(C, <<"cd">>),
    timer:sleep(30),
    check(Ctx, "urgent/before", fun() -> {M:ioctl(S, atmark), M:ioctl(S, nread)} end),
    check(Ctx, "urgent/data", fun() -> M:recv(S, 0, [oob], 100) end),
    check(Ctx, "urgent/first", fun() -> M:recv(S, 2, 100) end),
    check(Ctx, "urgent/at", fun() -> {M:ioctl(S, atmark), M:ioctl(S, nread)} end),
    check(Ctx, "urgent/second", fun() -> M:recv(S, 2, 100) end),
    check(Ctx, "urgent/behind", fun() -> {M:ioctl(S, atmark), M:ioctl(S, nread)} end),
    conf_lib:close(M, [C, S]).

listening(M, Ctx) ->
    {L, _} = conf_lib:listener(M),
    [check(Ctx, conf_lib:format("listening/~s", [R]), fun() -> M:ioctl(L, R) end) || R <- ?REQUESTS],
    M:close(L).

arguments(M, Ctx) ->
    {ok, S} = M:open(inet, stream),
    [check(Ctx, conf_lib:format("arguments/~0tp/~0tp", [R, X]), fun() -> M:ioctl(S, R, X) end)
     || R <- ?REQUESTS, X <- [0, 1, "lo", foo]],
    [check(Ctx, conf_lib:format("value/~0tp", [R]), fun() -> M:ioctl(S, R, "lo", 1) end) || R <- ?REQUESTS],
    [check(Ctx, conf_lib:format("socket/~0tp", [R]), fun() -> M:ioctl(foo, R) end) || R <- ?REQUESTS],
    [check(Ctx, conf_lib:format("supported/~0tp", [R]), fun() -> M:is_supported(ioctl_requests, R) end) || R <- ?REQUESTS],
    M:close(S).
