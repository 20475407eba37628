%% What all the modules share: the talk with the one who asks, and sockets that are ready for use.
%%
%% Prints a line that begins with `ready`; answers each line `round MILLIS` with figures, and `heap` with the emulator's
%% memory. Ends with its input.
-module(bench).
-export([main/1, rounds/1, answer/2, loopback/1, listening/0, bound/1, pair/1, port/1, rate/2]).

%% erl ... -run bench main MODULE ARGUMENT...
main([Module | Arguments]) ->
    try apply(list_to_atom(Module), main, [Arguments])
    catch Class:Reason:Stack ->
        io:format(standard_error, "~p: ~p ~p~n", [Class, Reason, Stack]),
        halt(1)
    end,
    halt(0).

%% Works off all rounds with a function that does one operation.
rounds(Operation) ->
    answer("ready", fun(Millis) -> rate(Operation, Millis) end).

%% Prints the greeting, and then what the function gives for each round.
answer(Greeting, Round) ->
    io:format("~s~n", [Greeting]),
    loop(Round).

loop(Round) ->
    case io:get_line("") of
        "heap" ++ _ ->
            [erlang:garbage_collect(Each) || Each <- processes()],
            io:format("~b~n", [erlang:memory(total)]),
            loop(Round);
        "round " ++ Millis ->
            Figure = Round(list_to_integer(string:trim(Millis))),
            io:format("~.3f~n", [float(Figure)]),
            loop(Round);
        _ -> ok
    end.

%% Operations per second.
rate(Operation, Millis) ->
    Begin = erlang:monotonic_time(),
    End = Begin + erlang:convert_time_unit(Millis, millisecond, native),
    {Count, At} = repeat(Operation, End, 0),
    Count / (erlang:convert_time_unit(At - Begin, native, nanosecond) / 1.0e9).

repeat(Operation, End, Count) ->
    Operation(),
    case erlang:monotonic_time() of
        At when At < End -> repeat(Operation, End, Count + 1);
        At -> {Count + 1, At}
    end.

loopback(Port) -> #{family => inet, addr => {127, 0, 0, 1}, port => Port}.

bound(Type) ->
    {ok, Socket} = socket:open(inet, Type),
    ok = socket:bind(Socket, loopback(0)),
    Socket.

listening() ->
    Socket = bound(stream),
    ok = socket:listen(Socket, 4096),
    Socket.

port(Socket) ->
    {ok, #{port := Port}} = socket:sockname(Socket),
    Port.

%% Two ends of a connection, with Nagle's algorithm off.
pair("tcp") ->
    Listener = listening(),
    {ok, Client} = socket:open(inet, stream),
    ok = socket:connect(Client, loopback(port(Listener))),
    {ok, Server} = socket:accept(Listener),
    [ok = socket:setopt(Each, {tcp, nodelay}, true) || Each <- [Client, Server]],
    ok = socket:close(Listener),
    {Client, Server};
pair("unix") ->
    Address = name(),
    {ok, Listener} = socket:open(local, stream),
    ok = socket:bind(Listener, Address),
    ok = socket:listen(Listener),
    {ok, Client} = socket:open(local, stream),
    ok = socket:connect(Client, Address),
    {ok, Server} = socket:accept(Listener),
    ok = socket:close(Listener),
    {Client, Server};
pair("unixgram") ->
    [{One, Here}, {Other, There}] = [begin
        {ok, Socket} = socket:open(local, dgram),
        Address = name(),
        ok = socket:bind(Socket, Address),
        {Socket, Address}
    end || _ <- [1, 2]],
    ok = socket:connect(One, There),
    ok = socket:connect(Other, Here),
    {One, Other}.

%% An abstract name.
name() ->
    Number = integer_to_list(erlang:unique_integer([positive])),
    #{family => local, path => [0 | "osock-bench-" ++ os:getpid() ++ "-" ++ Number]}.
