%% An echo server: echo processes|loop. One process for each connection that waits in recv, or one process for all that never
%% waits and is told by messages.
-module(echo).
-export([main/1]).

main([How]) ->
    Self = self(),
    spawn_link(fun() ->
        Listener = bench:listening(),
        Self ! bench:port(Listener),
        case How of
            "processes" -> accept(Listener);
            "loop" -> loop(take(Listener, #{}), Listener)
        end
    end),
    Port = receive Number -> Number end,
    bench:answer("ready " ++ integer_to_list(Port), fun(_) -> 0 end).

accept(Listener) ->
    {ok, Socket} = socket:accept(Listener),
    ok = socket:setopt(Socket, {tcp, nodelay}, true),
    Pid = spawn(fun() -> receive go -> serve(Socket) end end),
    ok = socket:setopt(Socket, {otp, controlling_process}, Pid),
    Pid ! go,
    accept(Listener).

serve(Socket) ->
    case socket:recv(Socket, 0) of
        {ok, Data} ->
            ok = socket:send(Socket, Data),
            serve(Socket);
        {error, _} -> socket:close(Socket)
    end.

%% The state is who waits: sockets by their handles are in the messages, so nothing but the listener has to be known.
loop(State, Listener) ->
    receive
        {'$socket', Listener, select, _} -> loop(take(Listener, State), Listener);
        {'$socket', Socket, select, _} -> loop(echo(Socket, State), Listener);
        {'$socket', _, abort, _} -> loop(State, Listener)
    end.

take(Listener, State) ->
    case socket:accept(Listener, nowait) of
        {ok, Socket} ->
            ok = socket:setopt(Socket, {tcp, nodelay}, true),
            take(Listener, echo(Socket, State));
        {select, _} -> State
    end.

echo(Socket, State) ->
    case socket:recv(Socket, 0, nowait) of
        {ok, Data} ->
            ok = socket:send(Socket, Data),
            echo(Socket, State);
        {select, {_, _, _}} -> State;
        {select, {_, Data}} ->
            ok = socket:send(Socket, Data),
            State;
        {error, _} ->
            socket:close(Socket),
            State
    end.
