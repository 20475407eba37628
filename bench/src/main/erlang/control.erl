%% One process, two UDP sockets: sendmsg with TTL, TOS and PKTINFO; recvmsg brings the same three.
%% PKTINFO is sent as bytes, for the module cannot encode it.
-module(control).
-export([main/1]).

main([]) ->
    From = bench:bound(dgram),
    To = bench:bound(dgram),
    [ok = socket:setopt(To, {ip, Option}, true) || Option <- [recvttl, recvtos, pktinfo]],
    Message = #{
        addr => bench:loopback(bench:port(To)),
        iov => [binary:copy(<<0>>, 64)],
        ctrl => [
            #{level => ip, type => ttl, value => 9},
            #{level => ip, type => tos, value => lowdelay},
            #{level => ip, type => 8, data => <<0:32, 127, 0, 0, 1, 0:32>>}
        ]
    },
    bench:rounds(fun() ->
        ok = socket:sendmsg(From, Message),
        {ok, #{ctrl := [_, _, _]}} = socket:recvmsg(To, 64, 256)
    end).
