%% Receiving: lengths, buffers, time-outs, partial data, flags, ends of streams.
-module(conf_recv).

-export([run/2]).

-import(conformance, [check/3]).

run(M, Ctx) ->
    [lengths(M, Ctx, Length, T) || Length <- [0, 1, 3, 5, 6, 10], T <- [0, 30, nowait]],
    [buffers(M, Ctx, Buf, Sent, Length) || Buf <- [default, 4, {3, 4}, {1, 4}, {2, default}], Sent <- [3, 4, 8, 11, 12, 20], Length <- [0, 6]],
    [ends(M, Ctx, Buf, Length) || Buf <- [default, {3, 4}], Length <- [0, 4, 8, 12]],
    datagrams(M, Ctx),
    peeks(M, Ctx),
    big(M, Ctx),
    oob(M, Ctx),
    resets(M, Ctx),
    sources(M, Ctx),
    ok.

lengths(M, Ctx, Length, T) ->
    {C, S} = conf_lib:tcp(M),
    N = fun(What) -> conf_lib:format("length/~p/~p/~s", [Length, T, What]) end,
    check(Ctx, N("nothing"), fun() -> M:recv(S, Length, T) end),
    M:send(C, <<"12345">>),
    timer:sleep(20),
    conf_lib:messages(1),
    check(Ctx, N("five"), fun() -> M:recv(S, Length, T) end),
    check(Ctx, N("rest"), fun() -> M:recv(S, Length, T) end),
    M:shutdown(C, write),
    timer:sleep(20),
    check(Ctx, N("end"), fun() -> M:recv(S, Length, T) end),
    check(Ctx, N("after"), fun() -> M:recv(S, Length, T) end),
    check(Ctx, N("readers"), fun() -> maps:get(num_readers, M:info(S)) end),
    conf_lib:close(M, [C, S]),
    conf_lib:messages(1).

buffers(M, Ctx, Buf, Sent, Length) ->
    {C, S} = conf_lib:tcp(M),
    N = fun(What) -> conf_lib:format("buffer/~0tp/~p/~p/~s", [Buf, Sent, Length, What]) end,
    ok = M:setopt(S, {otp, rcvbuf}, Buf),
    M:send(C, binary:part(<<"abcdefghijklmnopqrstuvwxyz">>, 0, Sent)),
    timer:sleep(5),
    check(Ctx, N("first"), fun() -> M:recv(S, Length, 20) end),
    check(Ctx, N("second"), fun() -> M:recv(S, Length, 20) end),
    check(Ctx, N("third"), fun() -> M:recv(S, Length, 20) end),
    conf_lib:close(M, [C, S]).

ends(M, Ctx, Buf, Length) ->
    {C, S} = conf_lib:tcp(M),
    ok = M:setopt(S, {otp, rcvbuf}, Buf),
    M:send(C, <<"12345678">>),
    M:close(C),
    timer:sleep(20),
    [check(Ctx, conf_lib:format("end/~0tp/~p/~p", [Buf, Length, I]), fun() -> M:recv(S, Length, 50) end) || I <- [1, 2, 3]],
    M:close(S).

datagrams(M, Ctx) ->
    [begin
         {A, _, B, Address} = conf_lib:udp(M, Domain),
         Port = conf_lib:port(M, A),
         Names = [{Port, port}],
         [begin
              ok = M:sendto(A, binary:part(<<"hello world">>, 0, Size), Address),
              check(Ctx, conf_lib:format("datagram/~p/~p/~p/~s", [Domain, Size, Room, What]), fun() -> conf_normal:replace(F(B, Room), Names) end)
          end || Size <- [0, 5, 11], Room <- [0, 1, 5, 100],
                 {What, F} <- [{"recv", fun(S, R) -> M:recv(S, R, [], 500) end}, {"recv-nowait", fun(S, R) -> timer:sleep(2), M:recv(S, R, nowait) end},
                               {"recv-zero", fun(S, R) -> timer:sleep(2), M:recv(S, R, 0) end}, {"recvfrom", fun(S, R) -> M:recvfrom(S, R, [], 500) end},
                               {"recvmsg", fun(S, R) -> M:recvmsg(S, R, 0, [], 500) end}]],
         conf_lib:close(M, [A, B])
     end || Domain <- [inet, inet6]],
    {A, _, B, _} = conf_lib:udp(M),
    [check(Ctx, ["datagram/none/", What], F)
     || {What, F} <- [{"recv", fun() -> M:recv(B, 0, 0) end}, {"recvfrom", fun() -> M:recvfrom(B, 0, 0) end}, {"recvmsg", fun() -> M:recvmsg(B, 0) end},
                      {"recvfrom-time", fun() -> M:recvfrom(B, 5, 20) end}, {"recvmsg-nowait", fun() -> M:recvmsg(B, nowait) end}]],
    conf_lib:close(M, [A, B]),
    conf_lib:messages().

peeks(M, Ctx) ->
    {C, S} = conf_lib:tcp(M),
    M:send(C, <<"abcdefgh">>),
    timer:sleep(20),
    [check(Ctx, conf_lib:format("peek/~s", [What]), F)
     || {What, F} <- [{"recv", fun() -> M:recv(S, 0, [peek], 100) end}, {"recv-3", fun() -> M:recv(S, 3, [peek], 100) end},
                      {"recv-zero", fun() -> M:recv(S, 3, [peek], 0) end}, {"recvfrom", fun() -> M:recvfrom(S, 4, [peek], 100) end},
                      {"recvmsg", fun() -> M:recvmsg(S, 4, 0, [peek], 100) end}, {"still-there", fun() -> M:recv(S, 8, 100) end}]],
    conf_lib:close(M, [C, S]),
    {C2, S2} = conf_lib:tcp(M),
    M:send(C2, <<"abc">>),
    timer:sleep(20),
    check(Ctx, "peek/more-than-there", fun() -> M:recv(S2, 5, [peek], 50) end),
    M:setopt(S2, {otp, rcvbuf}, {3, 2}),
    check(Ctx, "peek/several-reads", fun() -> M:recv(S2, 0, [peek], 50) end),
    conf_lib:close(M, [C2, S2]),
    {A, _, B, Address} = conf_lib:udp(M),
    M:sendto(A, <<"datagram">>, Address),
    check(Ctx, "peek/dgram", fun() -> {M:recv(B, 3, [peek], 100), M:recv(B, 0, 100)} end),
    [begin
         M:sendto(A, <<"datagram">>, Address),
         check(Ctx, ["trunc/", Name], fun() -> F(B) end)
     end || conformance:release() < 29, % whose whole node ends at it
            {Name, F} <- [{"dgram", fun(X) -> {ok, <<First:3/binary, _/binary>>} = M:recv(X, 3, [trunc], 100), First end},
                          {"recvmsg-flags", fun(X) -> {ok, #{flags := Flags}} = M:recvmsg(X, 3, 0, [trunc], 100), Flags end}]],
    conf_lib:close(M, [A, B]).

big(M, Ctx) ->
    {C, S} = conf_lib:tcp(M),
    Data = << <<(I rem 251)>> || I <- lists:seq(1, 300000) >>,
    R = conf_lib:start(conf_lib:actor(), fun() -> M:send(C, Data) end),
    check(Ctx, "big/recv", fun() -> M:recv(S, 300000, 5000) =:= {ok, Data} end),
    check(Ctx, "big/send", fun() -> conf_lib:await(R) end),
    M:send(C, binary:part(Data, 0, 20000)),
    timer:sleep(20),
    check(Ctx, "big/default-buffer", fun() -> {ok, D} = M:recv(S, 0, 100), byte_size(D) end),
    conf_lib:close(M, [C, S]).

oob(M, Ctx) ->
    {C, S} = conf_lib:tcp(M),
    check(Ctx, "oob/none", fun() -> M:recv(S, 1, [oob], 20) end),
    check(Ctx, "oob/send", fun() -> M:send(C, <<"ab!">>, [oob]) end),
    timer:sleep(20),
    check(Ctx, "oob/recvmsg", fun() -> M:recvmsg(S, 1, 0, [oob], 100) end),
    check(Ctx, "oob/normal", fun() -> M:recv(S, 0, 100) end),
    M:setopt(S, {socket, oobinline}, true),
    M:send(C, <<"cd?">>, [oob]),
    timer:sleep(20),
    check(Ctx, "oob/inline", fun() -> M:recv(S, 0, 100) end),
    check(Ctx, "oob/inline-mark", fun() -> M:recv(S, 0, 100) end),
    conf_lib:close(M, [C, S]).

resets(M, Ctx) ->
    [begin
         {C, S} = conf_lib:tcp(M),
         M:setopt(C, {socket, linger}, abort),
         M:close(C),
         timer:sleep(20),
         check(Ctx, ["reset/", What], fun() -> F(S) end),
         check(Ctx, ["reset/", What, "/again"], fun() -> F(S) end),
         check(Ctx, ["reset/", What, "/send"], fun() -> M:send(S, <<"x">>, [], 20) end),
         M:close(S)
     end || {What, F} <- [{"recv", fun(S) -> M:recv(S, 0, 50) end}, {"recv-nowait", fun(S) -> M:recv(S, 5, nowait) end}, {"recv-zero", fun(S) -> M:recv(S, 5, 0) end},
                          {"recvfrom", fun(S) -> M:recvfrom(S, 0, 50) end}, {"recvmsg", fun(S) -> M:recvmsg(S, 50) end}]].

%% Where data comes from.
sources(M, Ctx) ->
    {C, S} = conf_lib:tcp(M),
    M:send(C, <<"data">>),
    check(Ctx, "source/stream", fun() -> M:recvfrom(S, 2, [], 100) end),
    check(Ctx, "source/stream-msg", fun() -> M:recvmsg(S, 100) end),
    conf_lib:close(M, [C, S]),
    {ok, L} = M:open(local, dgram),
    ok = M:bind(L, conf_lib:loopback(local)),
    {ok, To} = M:sockname(L),
    {ok, P} = M:open(local, dgram),
    M:sendto(P, <<"x">>, To),
    check(Ctx, "source/local-unbound", fun() -> M:recvfrom(L, 0, [], 100) end),
    M:sendto(P, <<"x">>, To),
    check(Ctx, "source/local-unbound-msg", fun() -> M:recvmsg(L, 100) end),
    ok = M:bind(P, #{family => local, path => <<0, "osock-conf-source-", (list_to_binary(atom_to_list(M)))/binary>>}),
    M:sendto(P, <<"x">>, To),
    check(Ctx, "source/local-bound", fun() -> {ok, {#{path := <<0, "osock-conf-source-", _/binary>>}, D}} = M:recvfrom(L, 0, [], 100), D end),
    conf_lib:close(M, [L, P]),
    {A, AddressA, B, AddressB} = conf_lib:udp(M),
    ok = M:connect(A, AddressB),
    ok = M:connect(B, AddressA),
    M:send(A, <<"c">>),
    check(Ctx, "source/udp-connected", fun() -> {ok, {#{family := F}, D}} = M:recvfrom(B, 0, [], 100), {F, D} end),
    conf_lib:close(M, [A, B]).
