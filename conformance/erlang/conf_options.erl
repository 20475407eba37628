%% Every option on every kind of socket: read, set to a good value, read again, set to bad values.
-module(conf_options).

-export([run/2]).

-import(conformance, [check/3]).

run(M, Ctx) ->
    [option(M, Ctx, Kind, Option) || Option <- options(), Kind <- conf_lib:kinds()],
    [alias(M, Ctx, Option) || Option <- [{'TCP', nodelay}, {'IP', ttl}, {'IPv6', v6only}, {'UDP', cork}]],
    [malformed(M, Ctx, Option)
     || Option <- [foo, {socket}, {socket, reuseaddr, x}, {"socket", reuseaddr}, {1, reuseaddr}, {socket, 2},
                   {foo, bar}, {socket, foo}, {ip, foo}, {tcp, 1}, {otp, foo}, {otp, 1}, {icmp, foo}, [], 17]],
    legacy(M, Ctx),
    tied(M, Ctx),
    closed(M, Ctx),
    ok.

%% The options that the reference lists, whether or not it supports them here.
options() ->
    [{L, O} || {{L, O}, _} <- lists:sort(socket:supports(options)),
               lists:member(L, [socket, ip, ipv6, tcp, udp, sctp])]
        ++ [{ip, sndsrcaddr}, {ipv6, pktinfo}, {sctp, auth_asconf}].

option(M, Ctx, {Kind, _, _, _} = K, {Level, Option} = O) ->
    S = conf_lib:open_kind(M, K),
    Name = fun(What) -> conf_lib:format("~s.~s/~s/~s", [Level, Option, Kind, What]) end,
    check(Ctx, Name("get"), fun() -> read(M, S, O) end),
    Good = good(O),
    check(Ctx, Name("set"), fun() -> M:setopt(S, O, Good) end),
    check(Ctx, Name("get-after"), fun() -> read(M, S, O) end),
    [check(Ctx, Name(conf_lib:format("set-bad-~0tp", [Bad])), fun() -> M:setopt(S, O, Bad) end) || Bad <- bad(O)],
    M:close(S).

%% What the kernel counts or chooses is not compared.
read(M, S, {tcp, info} = O) ->
    case M:getopt(S, O) of
        {ok, _} -> {ok, info};
        Error -> Error
    end;
read(M, S, O) ->
    M:getopt(S, O).

bad({_, O}) when O =:= bindtodevice; O =:= congestion ->
    [<<"lo">>, 1, lists:duplicate(300, $x), [300]];
bad({_, O}) when O =:= tos; O =:= mtu_discover ->
    [true, foo, 1 bsl 31, -1];
bad({_, O}) when O =:= add_membership; O =:= drop_membership; O =:= add_source_membership; O =:= linger; O =:= msfilter ->
    [#{}, 1, true, foo];
bad(_) ->
    [foo, 1 bsl 32].

good({socket, bindtodevice}) -> "lo";
good({socket, debug}) -> 0;
good({socket, linger}) -> #{onoff => true, linger => 5};
good({socket, O}) when O =:= priority -> 3;
good({socket, O}) when O =:= rcvbuf; O =:= sndbuf -> 10000;
good({socket, O}) when O =:= rcvlowat; O =:= sndlowat -> 2;
good({socket, peek_off}) -> 1;
good({socket, O}) when O =:= rcvtimeo; O =:= sndtimeo -> #{sec => 1, usec => 0};
good({ip, O}) when O =:= add_membership; O =:= drop_membership ->
    #{multiaddr => {224, 0, 0, 251}, interface => loopback};
good({ip, O}) when O =:= add_source_membership; O =:= drop_source_membership; O =:= block_source; O =:= unblock_source ->
    #{multiaddr => {232, 0, 0, 251}, interface => loopback, sourceaddr => {127, 0, 0, 1}};
good({ip, msfilter}) ->
    #{multiaddr => {224, 0, 0, 251}, interface => loopback, mode => exclude, slist => [{127, 0, 0, 1}]};
good({ip, multicast_if}) -> loopback;
good({_, mtu_discover}) -> dont;
good({ip, tos}) -> throughput;
good({ip, O}) when O =:= ttl; O =:= multicast_ttl; O =:= minttl -> 33;
good({ip, router_alert}) -> 1;
good({ipv6, addrform}) -> inet;
good({ipv6, O}) when O =:= add_membership; O =:= drop_membership ->
    #{multiaddr => {16#ff02, 0, 0, 0, 0, 0, 0, 16#fb}, interface => 1};
good({ipv6, O}) when O =:= unicast_hops; O =:= multicast_hops -> 12;
good({ipv6, multicast_if}) -> 1;
good({ipv6, mtu}) -> 1400;
good({ipv6, O}) when O =:= router_alert; O =:= tclass -> 4;
good({tcp, congestion}) -> "reno";
good({tcp, maxseg}) -> 600;
good({sctp, associnfo}) ->
    #{assoc_id => 0, asocmaxrxt => 5, number_peer_destinations => 1, peer_rwnd => 1, local_rwnd => 1, cookie_life => 1};
good({sctp, events}) ->
    maps:from_list([{K, true} || K <- [data_io, association, address, send_failure, peer_error, shutdown,
                                       partial_delivery, adaptation_layer, authentication, sender_dry]]);
good({sctp, initmsg}) -> #{num_outstreams => 2, max_instreams => 2, max_attempts => 2, max_init_timeo => 2};
good({sctp, rtoinfo}) -> #{assoc_id => 0, initial => 1, max => 2, min => 1};
good({sctp, O}) when O =:= autoclose; O =:= maxseg -> 2;
good(_) -> true.

alias(M, Ctx, {Level, Option} = O) ->
    {ok, S} = M:open(inet6, if Level =:= 'UDP' -> dgram; true -> stream end),
    Name = fun(What) -> conf_lib:format("alias/~s.~s/~s", [Level, Option, What]) end,
    check(Ctx, Name("get"), fun() -> M:getopt(S, O) end),
    check(Ctx, Name("set"), fun() -> M:setopt(S, O, case Option of ttl -> 5; _ -> true end) end),
    check(Ctx, Name("get-after"), fun() -> M:getopt(S, O) end),
    M:close(S).

malformed(M, Ctx, O) ->
    {ok, S} = M:open(inet, stream),
    Name = fun(What) -> conf_lib:format("malformed/~0tp/~s", [O, What]) end,
    check(Ctx, Name("get"), fun() -> M:getopt(S, O) end),
    check(Ctx, Name("set"), fun() -> M:setopt(S, O, true) end),
    check(Ctx, Name("get-native"), fun() -> M:getopt_native(S, O, integer) end),
    check(Ctx, Name("set-native"), fun() -> M:setopt_native(S, O, foo) end),
    M:close(S).

legacy(M, Ctx) ->
    {ok, S} = M:open(inet, stream),
    check(Ctx, "legacy/set", fun() -> M:setopt(S, tcp, nodelay, true) end),
    check(Ctx, "legacy/get", fun() -> M:getopt(S, tcp, nodelay) end),
    check(Ctx, "legacy/set-unknown", fun() -> M:setopt(S, tcp, foo, true) end),
    check(Ctx, "legacy/get-unknown", fun() -> M:getopt(S, foo, bar) end),
    check(Ctx, "legacy/set-native", fun() -> M:setopt(S, tcp, 1, <<0:32>>) end),
    check(Ctx, "legacy/get-native", fun() -> M:getopt(S, tcp, {1, integer}) end),
    check(Ctx, "legacy/get-native-binary", fun() -> M:getopt(S, tcp, {1, 4}) end),
    check(Ctx, "legacy/get-bad-spec", fun() -> M:getopt(S, tcp, {1, foo}) end),
    check(Ctx, "legacy/set-no-socket", fun() -> M:setopt(foo, tcp, nodelay, true) end),
    check(Ctx, "legacy/get-no-socket", fun() -> M:getopt(foo, tcp, nodelay) end),
    M:close(S).

%% Options that the kernel ties together, and values that come back as others.
tied(M, Ctx) ->
    {ok, S} = M:open(inet, dgram),
    [begin
         N = conf_lib:format("tos/~0tp/", [Tos]),
         check(Ctx, [N, "set"], fun() -> M:setopt(S, {ip, tos}, Tos) end),
         check(Ctx, [N, "get"], fun() -> M:getopt(S, {ip, tos}) end),
         check(Ctx, [N, "priority"], fun() -> M:getopt(S, {socket, priority}) end)
     end || Tos <- [lowdelay, throughput, reliability, mincost, 0, 1, 16#48, 16#B8, 16#FF, 256, 300]],
    [begin
         N = conf_lib:format("pmtud/~0tp/", [P]),
         check(Ctx, [N, "set"], fun() -> M:setopt(S, {ip, mtu_discover}, P) end),
         check(Ctx, [N, "get"], fun() -> M:getopt(S, {ip, mtu_discover}) end)
     end || P <- [want, dont, do, probe, 0, 1, 2, 3, 4, 5, 6]],
    [begin
         N = conf_lib:format("linger/~0tp/", [L]),
         check(Ctx, [N, "set"], fun() -> M:setopt(S, {socket, linger}, L) end),
         check(Ctx, [N, "get"], fun() -> M:getopt(S, {socket, linger}) end)
     end || L <- [abort, #{onoff => false, linger => 7}, #{onoff => true, linger => 0}, #{onoff => true},
                  #{onoff => true, linger => -1}, #{onoff => true, linger => 1, more => x}, #{onoff => 1, linger => 1}]],
    [begin
         N = conf_lib:format("device/~0tp/", [D]),
         check(Ctx, [N, "set"], fun() -> M:setopt(S, {socket, bindtodevice}, D) end),
         check(Ctx, [N, "get"], fun() -> M:getopt(S, {socket, bindtodevice}) end)
     end || D <- ["lo", "", "nosuchdev", "fifteen-chars-x", "sixteen-chars-xx"]],
    M:close(S),
    {ok, T} = M:open(inet6, stream),
    [begin
         N = conf_lib:format("hops/~0tp/", [H]),
         check(Ctx, [N, "set"], fun() -> M:setopt(T, {ipv6, unicast_hops}, H) end),
         check(Ctx, [N, "get"], fun() -> M:getopt(T, {ipv6, unicast_hops}) end)
     end || H <- [default, 0, 1, 255, 256, -1]],
    M:close(T),
    {ok, U} = M:open(inet, dgram),
    [begin
         N = conf_lib:format("membership/~0tp/", [Multi]),
         Mreq = #{multiaddr => Multi, interface => any},
         check(Ctx, [N, "add"], fun() -> M:setopt(U, {ip, add_membership}, Mreq#{interface => loopback}) end),
         check(Ctx, [N, "add-again"], fun() -> M:setopt(U, {ip, add_membership}, Mreq#{interface => loopback}) end),
         check(Ctx, [N, "drop"], fun() -> M:setopt(U, {ip, drop_membership}, Mreq#{interface => loopback}) end),
         check(Ctx, [N, "drop-again"], fun() -> M:setopt(U, {ip, drop_membership}, Mreq#{interface => loopback}) end)
     end || Multi <- [{224, 0, 0, 251}, {10, 0, 0, 1}, loopback, foo, {224, 0, 0, 256}]],
    check(Ctx, "msfilter/null", fun() -> M:setopt(U, {ip, msfilter}, null) end),
    M:close(U).

closed(M, Ctx) ->
    S = conf_lib:closed(M),
    [begin
         check(Ctx, conf_lib:format("closed/~0tp/get", [O]), fun() -> M:getopt(S, O) end),
         check(Ctx, conf_lib:format("closed/~0tp/set", [O]), fun() -> M:setopt(S, O, true) end),
         check(Ctx, conf_lib:format("closed/~0tp/set-bad", [O]), fun() -> M:setopt(S, O, badvalue) end)
     end || O <- [{socket, reuseaddr}, {tcp, nodelay}, {ip, ttl}, {socket, foo}, {foo, bar}, {otp, debug}, {otp, meta},
                  {otp, rcvbuf}, {otp, use_registry}, {otp, foo}]].
