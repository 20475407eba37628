%% Tries to break the bridge: wild calls, the death of the port program, many processes, and their death at any time.
-module(conf_survival).

-export([start/0]).

-define(M, jsocket).

%% Ends the node: 0 if the bridge survived. The argument is how many seconds processes are killed for.
start() ->
    Seconds = case init:get_plain_arguments() of
                  [] -> 60;
                  [Text] -> list_to_integer(Text)
              end,
    Steps = [{"unknown functions and wild terms", fun wild/0}, {"a wild packet", fun wild_packet/0},
             {"the port program dies", fun port_dies/0}, {"1000 processes at once", fun crowd/0},
             {conf_lib:format("processes killed at random for ~b s", [Seconds]), fun() -> killing(Seconds) end}],
    Results = [step(Name, Fun) || {Name, Fun} <- Steps],
    halt(case lists:all(fun(R) -> R end, Results) of true -> 0; false -> 1 end).

step(Name, Fun) ->
    try Fun() of
        Said -> io:format("survived  ~ts: ~0tp~n", [Name, Said]), true
    catch
        Class:Reason:Stack -> io:format("FAILED    ~ts: ~0tp~n", [Name, {Class, Reason, Stack}]), false
    end.

wild() ->
    Deep = lists:foldl(fun(_, T) -> [T] end, [], lists:seq(1, 500)),
    Wild = [foo, 1 bsl 5000, -(1 bsl 64), 1.5, self(), make_ref(), fun() -> ok end, fun lists:map/2, hd(erlang:ports()), <<1:3>>, Deep,
            #{a => #{b => [c]}}, {}, [], [a | b], list_to_tuple(lists:seq(1, 300)), binary:copy(<<0>>, 1000000), "text", [1000000000]],
    Names = [F || {F, _} <- ?M:module_info(exports), F =/= module_info] ++ [no_such_function, '', 'with space', module_info],
    {ok, S} = ?M:open(inet, dgram),
    Made = [outcome(fun() -> jsocket_port:call(F, Args) end)
            || F <- Names, F =/= close, F =/= socket_debug, F =/= debug, X <- Wild, Args <- [[], [X], [S, X], [S, X, X], [S, X, X, 0]], is_short(F, Args)],
    {error, undef} = outcome(fun() -> jsocket_port:call(no_such_function, []) end),
    [] = [{F, A} || {F, A} <- ?M:module_info(exports), F =/= module_info,
                    outcome(fun() -> jsocket_port:call(F, lists:duplicate(A, foo)) end) =:= {error, undef}],
    [] = [R || {_, {java, _}} = R <- Made],
    ok = ?M:close(S),
    {calls, length(Made)}.

%% Those that wait without limit when they are given a good socket alone.
is_short(F, [_]) when F =:= recv; F =:= recvfrom; F =:= recvmsg; F =:= accept -> true;
is_short(F, [_, X | _]) when F =:= recv; F =:= recvfrom; F =:= recvmsg -> not is_list(X) andalso not is_integer(X);
is_short(_, _) -> true.

outcome(Fun) ->
    try {ok, Fun()}
    catch Class:Reason -> {Class, Reason}
    end.

%% What is no request is passed over.
wild_packet() ->
    Before = os_pid(),
    Port = port_of(Before),
    [port_command(Port, P) || P <- [<<>>, <<131>>, <<"nonsense">>, term_to_binary(foo), <<131, 255>>, <<131, 104, 255>>]],
    true = is_integer(?M:number_of()),
    Before = os_pid(),
    same_program.

port_of(OsPid) ->
    [Port] = [P || P <- erlang:ports(), erlang:port_info(P, os_pid) =:= {os_pid, OsPid}],
    Port.

os_pid() -> maps:get(os_pid, jsocket_port:info()).

port_dies() ->
    Pid = os_pid(),
    {ok, L} = ?M:open(inet, stream),
    ok = ?M:bind(L, conf_lib:loopback(inet)),
    ok = ?M:listen(L),
    Waiting = [conf_lib:start(conf_lib:actor(), fun() -> ?M:accept(L) end) || _ <- lists:seq(1, 10)],
    true = conf_lib:within(2000, fun() -> maps:get(num_acceptors, ?M:info(L)) =:= 10 end),
    os:cmd("kill -9 " ++ integer_to_list(Pid)),
    Answers = [conf_lib:await(W) || W <- Waiting],
    [] = [A || A <- Answers, not is_port_down(A)],
    {ok, S} = ?M:open(inet, stream),
    true = os_pid() =/= Pid,
    {'EXCEPTION', error, badarg} = try ?M:sockname(L) catch C:R -> {'EXCEPTION', C, R} end,
    ok = ?M:close(S),
    {callers_told, length(Answers)}.

is_port_down({'EXCEPTION', error, {jsocket_port_down, _}}) -> true;
is_port_down(_) -> false.

%% A server, and a thousand clients that each send and receive.
crowd() ->
    {L, Address} = conf_lib:listener(?M),
    ok = ?M:listen(L, 1000), % a longer queue
    Server = spawn(fun() -> receive go -> ok end, serve(L) end),
    ok = ?M:setopt(L, {otp, controlling_process}, Server),
    Server ! go,
    Self = self(),
    Clients = [spawn(fun() -> Self ! {self(), outcome(fun() -> client(Address, N) end)} end) || N <- lists:seq(1, 1000)],
    Done = [receive {P, R} -> R after 60000 -> late end || P <- Clients],
    [] = [R || R <- Done, R =/= {ok, ok}],
    exit(Server, kill),
    true = conf_lib:within(5000, fun() -> ?M:number_of() =:= 0 end),
    {round_trips, length(Done) * 5}.

serve(L) ->
    case ?M:accept(L) of
        {ok, S} ->
            {Pid, _} = spawn_monitor(fun() -> receive go -> ok end, echo(S) end),
            ok = ?M:setopt(S, {otp, controlling_process}, Pid),
            Pid ! go,
            serve(L);
        {error, closed} -> ok
    end.

echo(S) ->
    case ?M:recv(S, 0, 20000) of
        {ok, Data} -> ok = ?M:send(S, Data), echo(S);
        {error, _} -> ?M:close(S)
    end.

client(Address, N) ->
    {ok, C} = ?M:open(inet, stream),
    connect(C, Address, 20),
    Data = <<N:32, "hello">>,
    [begin
         ok = ?M:send(C, Data),
         {ok, Data} = ?M:recv(C, byte_size(Data), 20000)
     end || _ <- lists:seq(1, 5)],
    ok = ?M:close(C).

%% The listener's queue is short.
connect(C, Address, Tries) ->
    case ?M:connect(C, Address, 10000) of
        ok -> ok;
        {error, _} when Tries > 0 -> timer:sleep(100), connect(C, Address, Tries - 1)
    end.

%% Processes that do all there is to do, killed wherever they are.
killing(Seconds) ->
    _ = ?M:number_of(),
    timer:sleep(500),
    OsPid = os_pid(),
    Before = descriptors(OsPid),
    End = erlang:monotonic_time(second) + Seconds,
    Killed = kill_round(End, [], 0),
    true = conf_lib:within(10000, fun() -> ?M:number_of() =:= 0 end),
    true = conf_lib:within(10000, fun() -> ?M:number_of_monitors() =:= 0 end),
    true = conf_lib:within(10000, fun() -> maps:get(watched, jsocket_port:info()) =< 2 end),
    true = conf_lib:within(10000, fun() -> descriptors(OsPid) =< Before end),
    OsPid = os_pid(),
    {killed, Killed, descriptors, Before, descriptors(OsPid)}.

kill_round(End, Alive, Killed) ->
    case erlang:monotonic_time(second) >= End of
        true ->
            [exit(P, kill) || P <- Alive],
            Killed + length(Alive);
        false ->
            New = [spawn(fun() -> live() end) || _ <- lists:seq(1, 20)],
            timer:sleep(rand:uniform(20)),
            {Dying, Left} = lists:partition(fun(_) -> rand:uniform(3) =:= 1 end, New ++ Alive),
            [exit(P, kill) || P <- Dying],
            kill_round(End, Left, Killed + length(Dying))
    end.

live() ->
    {L, Address} = conf_lib:listener(?M),
    {ok, C} = ?M:open(inet, stream),
    _ = ?M:monitor(L),
    _ = ?M:monitor(C),
    _ = ?M:accept(L, nowait),
    _ = ?M:connect(C, Address, nowait),
    Self = self(),
    Other = spawn(fun() -> _ = ?M:recv(C, 0, nowait), _ = ?M:monitor(C), Self ! go, ?M:accept(L) end),
    receive go -> ok end,
    ok = ?M:setopt(C, {otp, controlling_process}, Other),
    spawn(fun() -> timer:sleep(rand:uniform(30)), exit(Other, kill) end),
    _ = ?M:recv(C, 0),
    _ = ?M:accept(L),
    live().

descriptors(OsPid) ->
    {ok, Names} = file:list_dir("/proc/" ++ integer_to_list(OsPid) ++ "/fd"),
    length(Names).
