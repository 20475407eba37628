%% One process sends, another receives what is there: stream tcp|unix|unixgram SIZE
-module(stream).
-export([main/1]).

main([Kind, Text]) ->
    Size = list_to_integer(Text),
    {Client, Server} = bench:pair(Kind),
    %% The room for a receive without a length.
    ok = socket:setopt(Server, {otp, rcvbuf}, max(65536, Size)),
    spawn_link(fun() -> drain(Server) end),
    Data = binary:copy(<<0>>, Size),
    bench:answer("ready", fun(Millis) ->
        bench:rate(fun() -> ok = socket:send(Client, Data) end, Millis) * Size / 1048576
    end).

drain(Socket) ->
    {ok, _} = socket:recv(Socket, 0),
    drain(Socket).
