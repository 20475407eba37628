%% Control messages: those that come, those that are sent, bad ones, the error queue.
-module(conf_cmsg).

-export([run/2]).

-import(conformance, [check/3]).

run(M, Ctx) ->
    received(M, Ctx),
    sent(M, Ctx),
    bad(M, Ctx),
    truncated(M, Ctx),
    rights(M, Ctx),
    errors(M, Ctx),
    pktoptions(M, Ctx),
    ok.

%% One option each, and all of them.
received(M, Ctx) ->
    Options = [{inet, {socket, timestamp}}, {inet, {ip, pktinfo}}, {inet, {ip, recvttl}}, {inet, {ip, recvtos}},
               {inet, {ip, recvorigdstaddr}}, {inet, {ip, recverr}}, {inet6, {ipv6, recvpktinfo}}, {inet6, {ipv6, recvhoplimit}},
               {inet6, {ipv6, recvtclass}}, {inet6, {ipv6, flowinfo}}, {inet6, {socket, timestamp}}, {inet6, {ipv6, recverr}}],
    [receive_with(M, Ctx, conf_lib:format("received/~0tp/~0tp", [D, O]), D, [O]) || {D, O} <- Options],
    [receive_with(M, Ctx, conf_lib:format("received/~0tp/all", [D]), D, [O || {D1, O} <- Options, D1 =:= D]) || D <- [inet, inet6]],
    [receive_with(M, Ctx, conf_lib:format("received/native/~0tp", [O]), inet, [O]) || O <- [{native, {socket, 35}}]].

receive_with(M, Ctx, Name, Domain, Options) ->
    {A, _, B, Address} = conf_lib:udp(M, Domain),
    Port = conf_lib:port(M, B),
    [case O of
         {native, N} -> M:setopt_native(B, N, 1);
         _ -> M:setopt(B, O, true)
     end || O <- Options],
    M:setopt(A, {ip, tos}, lowdelay),
    M:setopt(A, {ipv6, tclass}, 17),
    ok = M:sendto(A, <<"data">>, Address),
    check(Ctx, Name, fun() ->
                             {ok, #{ctrl := Ctrl, iov := I, flags := F}} = M:recvmsg(B, 0, 0, [], 1000),
                             {[clean(C, Port) || C <- Ctrl], I, F}
                     end),
    conf_lib:close(M, [A, B]).

%% Times and ports differ from run to run.
clean(#{type := timestamp, value := #{sec := S, usec := U}, data := D} = C, _) ->
    C#{value => {is_integer(S), U < 1000000}, data => byte_size(D)};
clean(#{type := timestampns, value := #{sec := S, nsec := N}, data := D} = C, _) ->
    C#{value => {is_integer(S), N < 1000000000}, data => byte_size(D)};
clean(#{type := T, data := D} = C, _) when is_integer(T) -> C#{data => byte_size(D)};
clean(#{type := origdstaddr, value := V, data := D} = C, Port) ->
    C#{value => conf_normal:replace(V, [{Port, port}]), data => byte_size(D)};
clean(C, _) -> C.

sent(M, Ctx) ->
    Inet = [#{level => ip, type => tos, value => reliability}, #{level => ip, type => tos, value => 17}, #{level => ip, type => ttl, value => 7},
            #{level => ip, type => tos, data => <<4:32/native>>}, #{level => ip, type => ttl, data => 9}, #{level => ip, type => 2, data => 11},
            #{level => 0, type => 2, data => 12}, #{level => 0, type => ttl, data => 13}, #{level => 'IP', type => ttl, value => 14},
            #{level => ip, type => ttl, data => [<<15>>, 0, 0 | <<0>>]}, #{level => ip, type => ttl, data => true},
            #{level => ip, type => tos, data => <<8>>}, #{level => ip, type => ttl, value => 3, extra => x}],
    [send_with(M, Ctx, inet, [C]) || C <- Inet],
    send_with(M, Ctx, inet, [#{level => ip, type => ttl, value => 21}, #{level => ip, type => tos, value => lowdelay}]),
    [send_with(M, Ctx, inet6, [C])
     || C <- [#{level => ipv6, type => hoplimit, value => 5}, #{level => ipv6, type => tclass, value => 6}, #{level => ipv6, type => hoplimit, data => 7},
              #{level => 41, type => 67, data => 8}, #{level => ipv6, type => hoplimit, value => -1}]].

send_with(M, Ctx, Domain, Ctrl) ->
    {A, _, B, Address} = conf_lib:udp(M, Domain),
    [M:setopt(B, O, true) || O <- [{ip, recvttl}, {ip, recvtos}, {ipv6, recvhoplimit}, {ipv6, recvtclass}]],
    Name = conf_lib:format("sent/~0tp", [Ctrl]),
    check(Ctx, [Name, "/send"], fun() -> M:sendmsg(A, #{iov => [<<"x">>], addr => Address, ctrl => Ctrl}) end),
    check(Ctx, [Name, "/recv"],
          fun() ->
                  case M:recvmsg(B, 0, 0, [], 50) of
                      {ok, #{ctrl := C}} -> C;
                      Other -> Other
                  end
          end),
    conf_lib:close(M, [A, B]).

bad(M, Ctx) ->
    Bad = [foo, {ip, ttl}, #{}, #{type => ttl, value => 1}, #{level => ip}, #{level => ip, type => ttl}, #{level => ip, type => ttl, value => foo},
           #{level => ip, type => ttl, value => 1 bsl 31}, #{level => ip, type => ttl, value => 1, data => 1}, #{level => ip, type => foo, value => 1},
           #{level => ip, type => foo, data => 1}, #{level => foo, type => ttl, value => 1}, #{level => "ip", type => ttl, value => 1},
           #{level => otp, type => ttl, value => 1}, #{level => 1 bsl 31, type => 1, data => 1}, #{level => ip, type => 1 bsl 31, data => 1},
           #{level => ip, type => ttl, data => foo}, #{level => ip, type => ttl, data => 1 bsl 31}, #{level => ip, type => 2, value => 5},
           #{level => ip, type => recvttl, value => 5}, #{level => ip, type => recvttl, data => 5}, #{level => ip, type => pktinfo, value => #{}},
           #{level => ip, type => pktinfo, data => <<>>}, #{level => socket, type => rights, value => 1}, #{level => socket, type => rights, data => 99},
           #{level => socket, type => timestamp, value => #{sec => 1, usec => 2}}, #{level => socket, type => timestamp, value => #{sec => 1}},
           #{level => ip, type => tos, value => foo}, #{level => 99, type => 1, data => 1}, #{level => ip, type => 99, data => 1},
           #{level => ip, type => ttl, data => <<1>>}, #{level => ip, type => ttl, data => <<1:1>>}, #{level => ipv6, type => hoplimit, value => 5},
           #{level => ip, type => origdstaddr, value => #{family => inet}}, #{level => ip, type => recverr, value => 1}],
    Closed = conf_lib:closed(M),
    [begin
         {A, _, B, Address} = conf_lib:udp(M),
         check(Ctx, conf_lib:format("bad/~0tp", [C]), fun() -> M:sendmsg(A, #{iov => [<<"x">>], addr => Address, ctrl => [C]}) end),
         check(Ctx, conf_lib:format("bad-second/~0tp", [C]),
               fun() -> M:sendmsg(A, #{iov => [<<"x">>], addr => Address, ctrl => [#{level => ip, type => ttl, value => 5}, C]}) end),
         check(Ctx, conf_lib:format("bad-closed/~0tp", [C]), fun() -> M:sendmsg(Closed, #{iov => [<<"x">>], ctrl => [C]}) end),
         conf_lib:close(M, [A, B])
     end || C <- Bad],
    [begin
         {A, _, B, Address} = conf_lib:udp(M),
         ok = M:setopt(A, {otp, sndctrlbuf}, Size),
         check(Ctx, conf_lib:format("room/~p/~p", [Size, N]),
               fun() -> M:sendmsg(A, #{iov => [<<"x">>], addr => Address, ctrl => lists:duplicate(N, #{level => ip, type => ttl, value => 5})}) end),
         conf_lib:close(M, [A, B])
     end || {Size, N} <- [{24, 1}, {24, 2}, {23, 1}, {48, 2}, {1, 1}, {1024, 42}, {1024, 43}]].

%% Too little room for control messages, or for data.
truncated(M, Ctx) ->
    [begin
         {A, _, B, Address} = conf_lib:udp(M),
         M:setopt(B, {ip, pktinfo}, true),
         M:setopt(B, {ip, recvttl}, true),
         M:sendto(A, <<"hello world">>, Address),
         check(Ctx, conf_lib:format("room-to-receive/~p/~p", [Size, CtrlSize]),
               fun() ->
                       {ok, #{iov := I, ctrl := C, flags := F}} = M:recvmsg(B, Size, CtrlSize, [], 500),
                       {I, C, F}
               end),
         conf_lib:close(M, [A, B])
     end || {Size, CtrlSize} <- [{0, 0}, {5, 0}, {0, 1}, {0, 16}, {0, 17}, {0, 24}, {0, 28}, {0, 32}, {0, 40}, {0, 52}, {0, 56}, {0, 64}, {1, 1}]].

rights(M, Ctx) ->
    {C, S} = conf_lib:local_pair(M, stream),
    {X, Y} = conf_lib:tcp(M),
    {ok, Fd} = M:getopt(X, {otp, fd}),
    check(Ctx, "rights/send", fun() -> M:sendmsg(C, #{iov => [<<"fd">>], ctrl => [#{level => socket, type => rights, data => <<Fd:32/native>>}]}) end),
    {ok, #{ctrl := [#{data := <<Got:32/native>>} = Cmsg]} = Msg} = M:recvmsg(S, 0, 0, [], 1000),
    check(Ctx, "rights/recv", fun() -> {Msg#{ctrl => []}, Cmsg#{data => fd}} end),
    check(Ctx, "rights/other-number", fun() -> Got =/= Fd end),
    {ok, Z} = M:open(Got),
    M:send(Z, <<"through">>),
    check(Ctx, "rights/use", fun() -> M:recv(Y, 7, 1000) end),
    M:setopt(S, {socket, passcred}, true),
    M:send(C, <<"cred">>),
    check(Ctx, "credentials/recv",
          fun() ->
                  {ok, #{ctrl := [#{data := <<Pid:32/native, Rest/binary>>} = Cr]}} = M:recvmsg(S, 0, 0, [], 1000),
                  {Pid > 0, Rest, maps:remove(data, Cr)}
          end),
    conf_lib:close(M, [C, S, X, Y, Z]).

%% A datagram to a port where nobody is.
errors(M, Ctx) ->
    [begin
         {ok, A} = M:open(Domain, dgram),
         ok = M:bind(A, conf_lib:loopback(Domain)),
         {ok, B} = M:open(Domain, dgram),
         ok = M:bind(B, conf_lib:loopback(Domain)),
         {ok, #{port := Port} = Nobody} = M:sockname(B),
         ok = M:close(B),
         ok = M:setopt(A, {Level, recverr}, true),
         N = fun(What) -> conf_lib:format("errqueue/~p/~s", [Domain, What]) end,
         check(Ctx, N("empty"), fun() -> M:recvmsg(A, [errqueue], 0) end),
         check(Ctx, N("send"), fun() -> M:sendto(A, <<"lost">>, Nobody) end),
         timer:sleep(30),
         check(Ctx, N("pending"), fun() -> M:recvmsg(A, 100) end),
         check(Ctx, N("entry"),
               fun() ->
                       {ok, Msg} = M:recvmsg(A, [errqueue], 0),
                       conf_normal:replace(maps:update_with(ctrl, fun([C]) -> [maps:remove(data, C)] end, Msg), [{Port, port}])
               end),
         check(Ctx, N("no-more"), fun() -> M:recvmsg(A, [errqueue], 0) end),
         check(Ctx, N("nowait"), fun() -> element(1, M:recvmsg(A, [errqueue], nowait)) end),
         M:close(A)
     end || {Domain, Level} <- [{inet, ip}, {inet6, ipv6}]].

pktoptions(M, Ctx) ->
    {C, S} = conf_lib:tcp(M),
    check(Ctx, "pktoptions/none", fun() -> M:getopt(S, {ip, pktoptions}) end),
    M:setopt(S, {ip, pktinfo}, true),
    M:setopt(S, {ip, recvttl}, true),
    M:setopt(S, {ip, recvtos}, true),
    check(Ctx, "pktoptions/some", fun() -> M:getopt(S, {ip, pktoptions}) end),
    conf_lib:close(M, [C, S]).
