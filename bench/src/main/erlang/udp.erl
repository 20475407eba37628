%% One process, two UDP sockets: sendto on the one, recvfrom on the other.
-module(udp).
-export([main/1]).

main([]) ->
    From = bench:bound(dgram),
    To = bench:bound(dgram),
    There = bench:loopback(bench:port(To)),
    Data = binary:copy(<<0>>, 64),
    bench:rounds(fun() ->
        ok = socket:sendto(From, Data, There),
        {ok, _} = socket:recvfrom(To, 64)
    end).
