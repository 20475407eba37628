%% Sending: data, results, errors, continuations, messages of many parts.
-module(conf_send).

-export([run/2]).

-import(conformance, [check/3, record/3]).

run(M, Ctx) ->
    [data(M, Ctx, D) || D <- [<<>>, <<"x">>, [], ["a", <<"b">>, [99]], [<<"one">>], "text", [[[]]], [<<"a">> | <<"b">>]]],
    unconnected(M, Ctx),
    after_shutdown(M, Ctx),
    sizes(M, Ctx),
    parts(M, Ctx),
    continuations(M, Ctx),
    shapes(M, Ctx),
    ok.

data(M, Ctx, D) ->
    {C, S} = conf_lib:tcp(M),
    {A, _, B, Address} = conf_lib:udp(M),
    N = fun(What) -> conf_lib:format("data/~0tp/~s", [D, What]) end,
    [check(Ctx, N([What, "/stream"]), fun() -> apply(M, F, [C | Args]) end)
     || {What, F, Args} <- [{"send", send, [D]}, {"send-flags", send, [D, []]}, {"send-time", send, [D, [], 100]}, {"send-zero", send, [D, 0]},
                            {"send-nowait", send, [D, nowait]}, {"sendto", sendto, [D, Address]}]],
    check(Ctx, N("all"), fun() -> M:recv(S, 0, 50) end),
    check(Ctx, N("dgram"), fun() -> M:sendto(A, D, Address, [], 100) end),
    check(Ctx, N("dgram-recv"), fun() -> M:recv(B, 0, 200) end),
    check(Ctx, N("dgram-nowait"), fun() -> M:sendto(A, D, Address, nowait) end),
    check(Ctx, N("dgram-unconnected"), fun() -> M:send(A, D) end),
    conf_lib:close(M, [A, B, C, S]).

unconnected(M, Ctx) ->
    Address = #{family => inet, addr => loopback, port => 1},
    [begin
         S = conf_lib:open_kind(M, K),
         [check(Ctx, conf_lib:format("unconnected/~s/~s", [Name, What]), fun() -> F(S) end)
          || {What, F} <- [{"send", fun(X) -> M:send(X, <<"x">>, [], 50) end}, {"send-nowait", fun(X) -> M:send(X, <<"x">>, [], nowait) end},
                           {"sendto", fun(X) -> M:sendto(X, <<"x">>, Address, [], 50) end},
                           {"sendmsg", fun(X) -> M:sendmsg(X, #{iov => [<<"x">>]}, [], 50) end},
                           {"sendmsg-to", fun(X) -> M:sendmsg(X, #{iov => [<<"x">>], addr => Address}, [], 50) end},
                           {"recv", fun(X) -> M:recv(X, 0, [], 0) end}, {"recvfrom", fun(X) -> M:recvfrom(X, 0, [], 0) end},
                           {"recvmsg", fun(X) -> M:recvmsg(X, [], 0) end}, {"accept", fun(X) -> M:accept(X, 0) end},
                           {"listen", fun(X) -> M:listen(X) end}, {"shutdown", fun(X) -> M:shutdown(X, read_write) end},
                           {"peername", fun(X) -> M:peername(X) end}]],
         M:close(S)
     end || {Name, _, Type, _} = K <- conf_lib:kinds(), Type =/= raw].

after_shutdown(M, Ctx) ->
    [begin
         {C, S} = conf_lib:tcp(M),
         N = fun(What) -> conf_lib:format("shutdown/~p/~s", [How, What]) end,
         check(Ctx, N("shutdown"), fun() -> M:shutdown(C, How) end),
         check(Ctx, N("send"), fun() -> M:send(C, <<"x">>, [], 50) end),
         check(Ctx, N("sendmsg"), fun() -> M:sendmsg(C, #{iov => [<<"x">>, <<"y">>]}, [], 50) end),
         check(Ctx, N("recv"), fun() -> M:recv(C, 0, 20) end),
         check(Ctx, N("peer-recv"), fun() -> M:recv(S, 0, 20) end),
         check(Ctx, N("peer-send"), fun() -> M:send(S, <<"late">>, [], 50) end),
         timer:sleep(20),
         check(Ctx, N("recv-late"), fun() -> M:recv(C, 0, 20) end),
         check(Ctx, N("again"), fun() -> M:shutdown(C, How) end),
         check(Ctx, N("states"), fun() -> I = M:info(C), {maps:get(rstates, I), maps:get(wstates, I)} end),
         conf_lib:close(M, [C, S])
     end || How <- [read, write, read_write]],
    {C, S} = conf_lib:tcp(M),
    M:close(S),
    timer:sleep(20),
    check(Ctx, "peer-closed/first", fun() -> M:send(C, <<"x">>) end),
    timer:sleep(20),
    check(Ctx, "peer-closed/second", fun() -> M:send(C, <<"x">>) end),
    check(Ctx, "peer-closed/third", fun() -> M:send(C, <<"x">>) end),
    check(Ctx, "peer-closed/recv", fun() -> M:recv(C, 0, 50) end),
    M:close(C).

sizes(M, Ctx) ->
    {A, _, B, Address} = conf_lib:udp(M),
    [check(Ctx, conf_lib:format("udp-size/~b", [N]), fun() -> {M:sendto(A, binary:copy(<<"x">>, N), Address, [], 100), element(1, M:recv(B, 70000, [], 50))} end)
     || N <- [1, 8192, 65507, 65508, 100000]],
    conf_lib:close(M, [A, B]),
    {C, S} = conf_lib:local_pair(M, seqpacket),
    check(Ctx, "seqpacket/send", fun() -> M:send(C, <<"one">>) end),
    check(Ctx, "seqpacket/send-two", fun() -> M:sendmsg(C, #{iov => [<<"t">>, <<"wo">>]}) end),
    check(Ctx, "seqpacket/recv", fun() -> M:recv(S, 0, 100) end),
    check(Ctx, "seqpacket/recvmsg", fun() -> M:recvmsg(S, 100) end),
    M:close(C),
    check(Ctx, "seqpacket/end", fun() -> {M:recv(S, 0, 100), M:recv(S, 5, 100), element(1, M:recvmsg(S, 100))} end),
    M:close(S).

parts(M, Ctx) ->
    {C, S} = conf_lib:tcp(M),
    [begin
         check(Ctx, conf_lib:format("parts/stream/~0tp/send", [{N, Size}]), fun() -> M:sendmsg(C, #{iov => lists:duplicate(N, binary:copy(<<"x">>, Size))}, [], 1000) end),
         check(Ctx, conf_lib:format("parts/stream/~0tp/recv", [{N, Size}]), fun() -> case N * Size of 0 -> none; T -> {ok, D} = M:recv(S, T, 1000), byte_size(D) end end)
     end || {N, Size} <- [{0, 0}, {1, 0}, {1, 1}, {3, 0}, {3, 5}, {1024, 1}, {1025, 1}, {3000, 2}]],
    conf_lib:close(M, [C, S]),
    {A, _, B, Address} = conf_lib:udp(M),
    [begin
         Iov = lists:duplicate(N, <<"x">>) ++ lists:duplicate(E, <<>>),
         check(Ctx, conf_lib:format("parts/dgram/~0tp/send", [{N, E}]), fun() -> M:sendmsg(A, #{iov => Iov, addr => Address}, [], 100) end),
         check(Ctx, conf_lib:format("parts/dgram/~0tp/recv", [{N, E}]), fun() -> M:recv(B, 0, 20) end)
     end || {N, E} <- [{0, 0}, {0, 1}, {1, 0}, {1024, 0}, {1025, 0}, {1024, 5}, {5, 1100}, {0, 1500}]],
    conf_lib:close(M, [A, B]).

continuations(M, Ctx) ->
    H = make_ref(),
    {C, S} = conf_lib:tcp(M),
    {A, _, B, Address} = conf_lib:udp(M),
    conf_lib:fill(M, C),
    {select, {select_info, {send, _}, _} = ISend} = M:send(C, <<"x">>, [], nowait),
    [check(Ctx, conf_lib:format("continue/~s", [What]), F)
     || {What, F} <- [{"send-again", fun() -> M:send(C, <<"x">>, ISend, nowait) end},
                      {"send-blocking", fun() -> M:send(C, <<"x">>, ISend, 20) end},
                      {"sendto-of-send", fun() -> M:sendto(C, <<"x">>, ISend, 20) end},
                      {"sendmsg-of-send", fun() -> M:sendmsg(C, [<<"x">>], ISend, 20) end},
                      {"send-of-recv", fun() -> M:send(C, <<"x">>, {select_info, recv, H}, 20) end},
                      {"send-of-tuple", fun() -> M:send(C, <<"x">>, {foo, bar}, 20) end},
                      {"sendfile-of-send", fun() -> M:sendfile(C, ISend, 0, 0, 20) end}]],
    conf_lib:drain(M, S),
    conf_lib:messages(),
    check(Ctx, "continue/send-finishes", fun() -> M:send(C, <<"end">>, ISend) end),
    check(Ctx, "continue/received", fun() -> M:recv(S, 0, 100) end),
    conf_lib:fill(M, C),
    {select, IMsg} = M:sendmsg(C, #{iov => [<<"a">>, <<"b">>]}, [], nowait),
    check(Ctx, "continue/sendmsg-list", fun() -> M:sendmsg(C, [<<"a">>], IMsg, 20) end),
    check(Ctx, "continue/sendmsg-map", fun() -> M:sendmsg(C, #{iov => [<<"a">>]}, IMsg, 20) end),
    check(Ctx, "continue/sendmsg-no-iov", fun() -> M:sendmsg(C, #{}, IMsg, 20) end),
    conf_lib:drain(M, S),
    conf_lib:messages(),
    check(Ctx, "continue/sendmsg-finishes", fun() -> M:sendmsg(C, [<<"m">>, <<"n">>], IMsg) end),
    check(Ctx, "continue/sendmsg-received", fun() -> M:recv(S, 0, 100) end),
    conf_lib:close(M, [C, S]),
    %% A sendto that waits: a local datagram socket whose peer does not read.
    {ok, L} = M:open(local, dgram),
    ok = M:bind(L, conf_lib:loopback(local)),
    {ok, To} = M:sockname(L),
    {ok, P} = M:open(local, dgram),
    ITo = full(M, P, To),
    record(Ctx, "continue/sendto-info", ITo),
    check(Ctx, "continue/sendto-again", fun() -> M:sendto(P, <<"y">>, ITo, 20) end),
    {ok, _} = M:recv(L, 0, 100),
    conf_lib:messages(200), % whether the sender is told depends on the kernel: it is the peer that has room again
    check(Ctx, "continue/sendto-finishes", fun() -> M:sendto(P, <<"y">>, ITo, 500) end),
    check(Ctx, "continue/sendto-three", fun() -> element(1, M:sendto(A, <<"x">>, {select_info, {sendto, foo}, H})) end),
    conf_lib:close(M, [L, P, A, B]),
    _ = Address.

full(M, P, To) ->
    case M:sendto(P, <<"x">>, To, [], nowait) of
        ok -> full(M, P, To);
        {select, Info} -> Info
    end.

%% The shapes of results when only a part goes.
shapes(M, Ctx) ->
    Big = binary:copy(<<"z">>, 8000000),
    [begin
         {C, S} = conf_lib:tcp(M),
         check(Ctx, ["shape/", What], fun() -> part(F(C, T), Big) end),
         conf_lib:close(M, [S, C])
     end || {Name, F} <- [{"send", fun(C, T) -> M:send(C, Big, [], T) end},
                          {"sendmsg", fun(C, T) -> M:sendmsg(C, #{iov => [<<"head">>, Big]}, [], T) end}],
            {TName, T} <- [{"zero", 0}, {"time", 50}, {"nowait", nowait}],
            What <- [Name ++ "/" ++ TName]],
    {C, S} = conf_lib:tcp(M),
    R = conf_lib:start(conf_lib:actor(), fun() -> part(M:send(C, Big), Big) end),
    conf_lib:within(2000, fun() -> maps:get(num_writers, M:info(C)) =:= 1 end),
    check(Ctx, "shape/closed-meanwhile", fun() -> M:close(C), conf_lib:await(R) end),
    M:close(S).

part(Result, Big) -> conf_normal:replace(small(Result, Big), []).

small(Binary, Big) when is_binary(Binary), byte_size(Binary) > 100 ->
    case binary:longest_common_suffix([Binary, Big]) of
        N when N =:= byte_size(Binary), N < byte_size(Big) -> a_rest;
        _ -> all
    end;
small([H | T], Big) -> [small(H, Big) | small(T, Big)];
small(T, Big) when is_tuple(T) -> list_to_tuple([small(E, Big) || E <- tuple_to_list(T)]);
small(T, _) -> T.
