%% Drives the port program: a writer, which takes calls and tells it of processes that end, and a reader, which owns the
%% port and hands on what comes. Both start with the first call, and again with the next call after the program has ended.
-module(jsocket_port).

-export([call/2, watch/1, speak/1, info/0]).

-define(HELLO_TIME, 60000).

%% Calls Fun in the port program for the calling process.
call(Fun, Args) ->
    call(Fun, Args, 2).

call(Fun, Args, Tries) ->
    Writer = writer(),
    Mon = erlang:monitor(process, Writer),
    Ref = make_ref(),
    Writer ! {call, self(), Ref, Fun, Args},
    receive
        {Ref, reply, Value} ->
            erlang:demonitor(Mon, [flush]),
            Value;
        {Ref, raise, Class, Reason} ->
            erlang:demonitor(Mon, [flush]),
            erlang:raise(Class, Reason, []);
        {Ref, down, Why} ->
            erlang:demonitor(Mon, [flush]),
            error({jsocket_port_down, Why});
        {'DOWN', Mon, process, Writer, noproc} when Tries > 0 ->
            call(Fun, Args, Tries - 1); % it ended before the call reached it
        {'DOWN', Mon, process, Writer, Why} ->
            receive
                {Ref, down, Why1} -> error({jsocket_port_down, Why1})
            after 0 -> error({jsocket_port_down, Why})
            end
    end.

%% Tells the port program when Pid ends, although it may never call.
watch(Pid) ->
    writer() ! {watch, Pid},
    ok.

%% Has the port program say values as another release of Erlang/OTP does than the node is of.
speak(Release) ->
    writer() ! {speak, Release},
    ok.

%% What is known of the port program: its operating system process.
info() ->
    Writer = writer(),
    Mon = erlang:monitor(process, Writer),
    Ref = make_ref(),
    Writer ! {info, self(), Ref},
    receive
        {Ref, Info} ->
            erlang:demonitor(Mon, [flush]),
            Info;
        {'DOWN', Mon, process, Writer, Why} ->
            error({jsocket_port_down, Why})
    end.

writer() ->
    case whereis(?MODULE) of
        undefined ->
            Caller = self(),
            {Pid, Mon} = spawn_monitor(fun() -> start(Caller) end),
            receive
                {started, Pid} ->
                    erlang:demonitor(Mon, [flush]),
                    writer();
                {'DOWN', Mon, process, Pid, already} ->
                    writer();
                {'DOWN', Mon, process, Pid, Why} ->
                    error({jsocket_port_down, Why})
            end;
        Pid ->
            Pid
    end.

start(Caller) ->
    try register(?MODULE, self())
    catch error:badarg -> exit(already)
    end,
    Writer = self(),
    {Reader, Mon} = spawn_monitor(fun() -> read(Writer) end),
    receive
        {ready, Reader, Port} ->
            Caller ! {started, self()},
            write(#{port => Port, reader => {Reader, Mon}, watched => #{}, calls => #{}});
        {'DOWN', Mon, process, Reader, Why} ->
            exit(Why)
    end.

%% ---- the writer ----

write(State) ->
    #{port := Port, reader := {Reader, ReaderMon}, watched := Watched, calls := Calls} = State,
    receive
        {call, Pid, Ref, Fun, Args} ->
            Watched1 = watched(Pid, Watched),
            Reader ! {expect, Ref, Pid},
            case put_packet(Port, {Ref, Pid, Fun, Args}) of
                ok ->
                    write(State#{watched := Watched1, calls := Calls#{Ref => Pid}});
                gone ->
                    write(State#{watched := Watched1, calls := Calls#{Ref => Pid}, port := gone})
            end;
        {answered, Ref} ->
            write(State#{calls := maps:remove(Ref, Calls)});
        {watch, Pid} ->
            write(State#{watched := watched(Pid, Watched)});
        {speak, Release} ->
            put_packet(Port, {hello, hello(Release)}),
            write(State);
        {info, Pid, Ref} ->
            Pid ! {Ref, #{os_pid => os_pid(Port), watched => map_size(Watched), calls => map_size(Calls)}},
            write(State);
        {'DOWN', ReaderMon, process, Reader, Why} ->
            unregister(?MODULE),
            down(Calls, Why);
        {'DOWN', _, process, Pid, _} ->
            put_packet(Port, {down, Pid}),
            write(State#{watched := maps:remove(Pid, Watched)})
    end.

%% Tells all who wait, and those whose calls come just now.
down(Calls, Why) ->
    maps:foreach(fun(Ref, Pid) -> Pid ! {Ref, down, Why} end, Calls),
    receive
        {call, Pid, Ref, _, _} -> down(#{Ref => Pid}, Why);
        {info, Pid, Ref} -> Pid ! {Ref, down}, down(#{}, Why)
    after 100 ->
        exit(Why)
    end.

watched(Pid, Watched) when is_map_key(Pid, Watched) ->
    Watched;
watched(Pid, Watched) ->
    Watched#{Pid => erlang:monitor(process, Pid)}.

put_packet(gone, _) ->
    gone;
put_packet(Port, Term) ->
    try port_command(Port, term_to_binary(Term, [{minor_version, 2}])) of
        true -> ok
    catch
        error:badarg -> gone % the reader will tell why
    end.

os_pid(gone) -> undefined;
os_pid(Port) ->
    case erlang:port_info(Port, os_pid) of
        {os_pid, OsPid} -> OsPid;
        undefined -> undefined
    end.

%% ---- the reader ----

read(Writer) ->
    Command = case os:getenv("JSOCKET_CMD") of
                  false -> exit(no_jsocket_cmd);
                  Cmd -> Cmd
              end,
    Mon = erlang:monitor(process, Writer),
    Port = open_port({spawn_executable, "/bin/sh"},
                     [{args, ["-c", "exec " ++ Command]}, {packet, 4}, binary, exit_status, use_stdio]),
    put_packet(Port, {hello, hello(list_to_integer(erlang:system_info(otp_release)))}),
    receive
        {Port, {data, Packet}} ->
            case decode(Packet) of
                {hello, #{protocol := 1}} ->
                    Writer ! {ready, self(), Port},
                    read(Writer, Mon, Port, #{});
                Other ->
                    exit({bad_hello, Other})
            end;
        {Port, {exit_status, Status}} ->
            exit({exit_status, Status});
        {'DOWN', Mon, process, Writer, _} ->
            exit(normal)
    after ?HELLO_TIME ->
        exit(no_hello)
    end.

hello(Release) ->
    #{protocol => 1, node => node(), os_pid => list_to_integer(os:getpid()), print => true, otp_release => Release}.

read(Writer, Mon, Port, Expected) ->
    receive
        {expect, Ref, Pid} ->
            read(Writer, Mon, Port, Expected#{Ref => Pid});
        {Port, {data, Packet}} ->
            read(Writer, Mon, Port, take(Writer, decode(Packet), Expected));
        {Port, {exit_status, Status}} ->
            exit({exit_status, Status});
        {'EXIT', Port, Why} ->
            exit(Why);
        {'DOWN', Mon, process, Writer, _} ->
            exit(normal)
    end.

take(Writer, {reply, Ref, Value}, Expected) ->
    answer(Writer, Ref, {Ref, reply, Value}, Expected);
take(Writer, {raise, Ref, Class, Reason}, Expected) when Class =:= error; Class =:= throw; Class =:= exit ->
    answer(Writer, Ref, {Ref, raise, Class, Reason}, Expected);
take(_, {message, Pid, Message}, Expected) when is_pid(Pid) ->
    Pid ! Message,
    Expected;
take(_, {log, Text}, Expected) when is_binary(Text); is_list(Text) ->
    io:format(user, "jsocket: ~ts~n", [Text]),
    Expected;
take(_, Wild, Expected) ->
    io:format(user, "jsocket: the port program sent ~0p~n", [Wild]),
    Expected.

answer(Writer, Ref, Message, Expected) ->
    case maps:take(Ref, Expected) of
        {Pid, Left} ->
            Pid ! Message,
            Writer ! {answered, Ref},
            Left;
        error ->
            %% The writer's note may still be under way.
            receive
                {expect, Ref, Pid} ->
                    Pid ! Message,
                    Writer ! {answered, Ref},
                    Expected
            after 1000 ->
                io:format(user, "jsocket: an answer to nobody: ~0p~n", [Message]),
                Expected
            end
    end.

decode(Packet) ->
    try binary_to_term(Packet)
    catch error:badarg -> {wild, Packet}
    end.
