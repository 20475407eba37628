%% One process: connect, accept, one byte, close both. A linger of zero leaves nothing in TIME_WAIT.
-module(connect).
-export([main/1]).

main([]) ->
    Listener = bench:listening(),
    Address = bench:loopback(bench:port(Listener)),
    bench:rounds(fun() ->
        {ok, Client} = socket:open(inet, stream, tcp),
        ok = socket:setopt(Client, {socket, linger}, #{onoff => true, linger => 0}),
        ok = socket:connect(Client, Address),
        {ok, Peer} = socket:accept(Listener),
        ok = socket:send(Client, <<1>>),
        {ok, _} = socket:recv(Peer, 1),
        ok = socket:close(Peer),
        ok = socket:close(Client)
    end).
