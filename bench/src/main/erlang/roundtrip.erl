%% Round trips between pairs of processes: roundtrip tcp|unix|unixgram PAIRS
-module(roundtrip).
-export([main/1]).

-define(MESSAGE, 64).

main([Kind, Pairs]) ->
    Clients = [begin
        {Client, Server} = bench:pair(Kind),
        Pid = spawn(fun() -> receive go -> serve(Kind, Server) end end),
        ok = socket:setopt(Server, {otp, controlling_process}, Pid),
        Pid ! go,
        Client
    end || _ <- lists:seq(1, list_to_integer(Pairs))],
    bench:answer("ready", fun(Millis) -> measure(Kind, Clients, Millis) end).

measure(Kind, Clients, Millis) ->
    Self = self(),
    Data = binary:copy(<<0>>, ?MESSAGE),
    Pids = [spawn_link(fun() ->
        Self ! {self(), bench:rate(fun() -> trip(Kind, Client, Data) end, Millis)}
    end) || Client <- Clients],
    lists:sum([receive {Pid, Rate} -> Rate end || Pid <- Pids]).

trip(Kind, Socket, Data) ->
    ok = socket:send(Socket, Data),
    {ok, _} = take(Kind, Socket).

serve(Kind, Socket) ->
    {ok, Data} = take(Kind, Socket),
    ok = socket:send(Socket, Data),
    serve(Kind, Socket).

take("unixgram", Socket) -> socket:recv(Socket, 0);
take(_, Socket) -> socket:recv(Socket, ?MESSAGE).
