%% Options by their numbers.
-module(conf_native).

-export([run/2]).

-import(conformance, [check/3]).

run(M, Ctx) ->
    [specs(M, Ctx, Kind, Option)
     || Kind <- conf_lib:kinds(),
        Option <- [{socket, 3}, {socket, 2}, {socket, 7}, {socket, 9999}, {ip, 2}, {1, 3}, {6, 1}, {tcp, 4}, {17, 1},
                   {9999, 1}, {socket, type}, {socket, reuseaddr}, {ipv6, 26}]],
    {ok, S} = M:open(inet, stream),
    [check(Ctx, conf_lib:format("set/~0tp/~0tp", [O, V]), fun() -> M:setopt_native(S, O, V) end)
     || O <- [{socket, 9}, {socket, keepalive}, {tcp, 4}, {foo, 1}, {otp, 1}, {otp, debug}, {socket, foo}, {1, 9},
              {6, 9999}, foo, {"tcp", 1}],
        V <- [true, false, 1, 0, <<1:32/native>>, <<>>, [<<1:32/native>>], [1, 0, 0, 0], foo, 1 bsl 40, {1}, "ab"]],
    [check(Ctx, conf_lib:format("round/~0tp", [V]),
           fun() -> {M:setopt_native(S, {tcp, 4}, V), M:getopt_native(S, {tcp, 4}, integer)} end)
     || V <- [10, <<20:32/native>>, true, 40000]],
    [check(Ctx, conf_lib:format("range/~0tp", [O]), fun() -> M:getopt_native(S, O, integer) end)
     || O <- [{1 bsl 31, 1}, {1, 1 bsl 31}, {-(1 bsl 31) - 1, 1}, {-1, -1}]],
    M:close(S),
    numbers(M, Ctx),
    C = conf_lib:closed(M),
    [check(Ctx, conf_lib:format("closed/~0tp", [O]), fun() -> {M:getopt_native(C, O, badspec), M:setopt_native(C, O, bad)} end)
     || O <- [{tcp, 1}, {socket, 3}]],
    [check(Ctx, conf_lib:format("no-socket/~0tp/get", [X]), fun() -> M:getopt_native(X, {socket, 3}, integer) end)
     || X <- [foo, {'$socket', foo}, {'$socket', self()}]],
    [check(Ctx, conf_lib:format("no-socket/~0tp/set", [X]), fun() -> M:setopt_native(X, {socket, 3}, 1) end)
     || X <- [foo, {'$socket', foo}, {'$socket', self()}]],
    ok.

%% What is set by its name is read by the number that the kernel gives it.
numbers(M, Ctx) ->
    [begin
         {ok, S} = M:open(Domain, Type, Protocol),
         check(Ctx, conf_lib:format("number/~p/~0tp", [Domain, Option]),
               fun() -> {M:getopt_native(S, Number, 4), M:setopt(S, Option, Value), M:getopt_native(S, Number, 4)} end),
         M:close(S)
     end || {{Domain, Type, Protocol}, Option, Number, Value} <- numbered()].

numbered() ->
    Tcp = {inet, stream, tcp},
    Udp = {inet, dgram, udp},
    Udp6 = {inet6, dgram, udp},
    Raw = {inet, raw, icmp},
    [{Udp, {socket, O}, {1, N}, true}
     || {O, N} <- [{broadcast, 6}, {dontroute, 5}, {keepalive, 9}, {oobinline, 10}, {reuseaddr, 2}, {reuseport, 15}, {timestamp, 29}]]
        ++ [{Udp, {socket, priority}, {1, 12}, 4}, {Udp, {socket, rcvbuf}, {1, 8}, 20000},
            {Udp, {socket, sndbuf}, {1, 7}, 20000}, {Tcp, {socket, rcvlowat}, {1, 18}, 5}, {Udp, {socket, debug}, {1, 1}, 1},
            {Udp, {socket, peek_off}, {1, 42}, 3}, {{local, stream, default}, {socket, passcred}, {1, 16}, true}]
        ++ [{Udp, {ip, O}, {0, N}, true}
            || {O, N} <- [{freebind, 15}, {pktinfo, 8}, {recverr, 11}, {recvopts, 6}, {recvorigdstaddr, 20}, {recvtos, 13}, {recvttl, 12},
                          {retopts, 7}, {transparent, 19}]]
        ++ [{Udp, {ip, O}, {0, N}, false} || {O, N} <- [{multicast_all, 49}, {multicast_loop, 34}]]
        ++ [{Raw, {ip, hdrincl}, {0, 3}, true}, {Raw, {ip, nodefrag}, {0, 22}, true}, {Udp, {ip, minttl}, {0, 21}, 9}, {Udp, {ip, mtu_discover}, {0, 10}, probe},
            {Udp, {ip, multicast_ttl}, {0, 33}, 9}, {Udp, {ip, tos}, {0, 1}, mincost}, {Udp, {ip, ttl}, {0, 2}, 9}, {Udp, {ip, multicast_if}, {0, 32}, loopback}]
        ++ [{Udp6, {ipv6, O}, {41, N}, true}
            || {O, N} <- [{flowinfo, 11}, {recverr, 25}, {recvhoplimit, 51}, {recvpktinfo, 49}, {recvtclass, 66}, {v6only, 26}]]
        ++ [{Udp6, {ipv6, mtu_discover}, {41, 23}, probe}, {Udp6, {ipv6, multicast_hops}, {41, 18}, 9}, {Udp6, {ipv6, multicast_if}, {41, 17}, 1},
            {Udp6, {ipv6, multicast_loop}, {41, 19}, false}, {Udp6, {ipv6, tclass}, {41, 67}, 9}, {Udp6, {ipv6, unicast_hops}, {41, 16}, 9},
            {Tcp, {tcp, cork}, {6, 3}, true}, {Tcp, {tcp, maxseg}, {6, 2}, 700}, {Tcp, {tcp, nodelay}, {6, 1}, true}, {Udp, {udp, cork}, {17, 1}, true}].

specs(M, Ctx, {Kind, _, _, _} = K, Option) ->
    S = conf_lib:open_kind(M, K),
    [check(Ctx, conf_lib:format("get/~s/~0tp/~0tp", [Kind, Option, Spec]), fun() -> M:getopt_native(S, Option, Spec) end)
     || Spec <- [integer, boolean, 4, 0, 16, <<1, 2, 3, 4>>, <<>>, foo, "abcd"]],
    M:close(S).
