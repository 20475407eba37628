%% Runs scenarios on the real `socket` and on `jsocket`, and compares what they recorded, check by check.
-module(conformance).

-export([start/0, release/0, check/3, record/3]).

-define(SCENARIO_TIME, 180000).
-define(SCENARIOS, [conf_worked, conf_open, conf_address, conf_arguments, conf_options, conf_native, conf_cmsg, conf_ioctl,
                    conf_supports, conf_select, conf_send, conf_recv, conf_sendfile, conf_otp, conf_info, conf_monitor,
                    conf_registry, conf_print, conf_sendv, conf_select_read, conf_queues, conf_newer, conf_mmsg, conf_sctp,
                    conf_gen_sctp]).

%% The releases from which on there is what a scenario is about; 25 has the others.
-define(SINCE, #{conf_sendv => 27, conf_select_read => 29, conf_queues => 27, conf_newer => 27, conf_mmsg => 29, conf_sctp => 29,
                 conf_gen_sctp => 27}).

%% Ends the node: 0 if all is the same or allowed, 1 if not, 2 if used wrongly. The arguments are allowed.md and those of
%% the command.
start() ->
    io:setopts([{encoding, unicode}]),
    [File | Args] = init:get_plain_arguments(),
    Quiet = lists:member("--quiet", Args),
    Names = [A || A <- Args, A =/= "--quiet"],
    case scenarios(Names) of
        {ok, Scenarios} ->
            {ok, Rows} = conf_allowed:read(File, integer_to_binary(release())),
            io:format("Erlang/OTP ~b~n", [release()]),
            Side = list_to_atom(os:getenv("CONFORMANCE_MODULE", "jsocket")),
            Results = [{S, compare(S, Side)} || S <- Scenarios],
            halt(report(Results, Rows, Quiet, Names =:= []));
        {error, Unknown} ->
            io:format(standard_error, "conformance: no scenario ~ts; there are~n~ts~n",
                      [Unknown, lists:join(" ", [name(S) || S <- there()])]),
            halt(2)
    end.

name(Scenario) ->
    "conf_" ++ Name = atom_to_list(Scenario),
    Name.

%% The release of Erlang/OTP.
release() -> list_to_integer(erlang:system_info(otp_release)).

there() -> [S || S <- ?SCENARIOS, maps:get(S, ?SINCE, 25) =< release()].

scenarios([]) ->
    {ok, there()};
scenarios(Names) ->
    Known = [{name(S), S} || S <- there()],
    case [N || N <- Names, not lists:keymember(N, 1, Known)] of
        [] -> {ok, [S || {N, S} <- Known, lists:member(N, Names)]};
        [Unknown | _] -> {error, Unknown}
    end.

%% ---- recording ----

%% Records what Fun gives, or how it failed.
check(Ctx, Name, Fun) ->
    Value = try Fun()
            catch Class:Reason -> {'EXCEPTION', Class, Reason}
            end,
    record(Ctx, Name, Value),
    Value.

record(Ctx, Name, Term) ->
    Ctx ! {record, conf_normal:name(Name), conf_normal:term(Term)},
    Term.

%% Runs a scenario on one side, in a process of its own: the records in their order.
run(Scenario, Module) ->
    Collector = self(),
    {Pid, Mon} = spawn_monitor(fun() -> Scenario:run(Module, Collector) end),
    Timer = erlang:start_timer(?SCENARIO_TIME, self(), Pid),
    Records = collect(Pid, Mon, Timer, []),
    erlang:cancel_timer(Timer),
    receive {timeout, Timer, _} -> ok after 0 -> ok end,
    lists:reverse(Records).

collect(Pid, Mon, Timer, Records) ->
    receive
        {record, Name, Term} ->
            collect(Pid, Mon, Timer, [{Name, Term} | Records]);
        {timeout, Timer, _} ->
            exit(Pid, kill),
            collect(Pid, Mon, Timer, [{"END", took_too_long} | Records]);
        {'DOWN', Mon, process, Pid, normal} ->
            [{"END", normal} | Records];
        {'DOWN', Mon, process, Pid, Why} ->
            [{"END", Why} | Records]
    end.

%% ---- comparing ----

%% [{Name, {same, Term} | {different, Reference, Ours}}]
compare(Scenario, Side) ->
    {Theirs, Own} = modules(Scenario, Side),
    Reference = run(Scenario, Theirs),
    Ours = run(Scenario, Own),
    Prefix = name(Scenario) ++ "/",
    duplicates(Prefix, Reference)
        ++ [{Prefix ++ Name, verdict(Name, Term, lists:keyfind(Name, 1, Ours))} || {Name, Term} <- Reference]
        ++ [{Prefix ++ Name, {different, not_recorded, Term}}
            || {Name, Term} <- Ours, not lists:keymember(Name, 1, Reference)].

%% What a scenario is run with: the reference, and what is compared with it.
modules(conf_gen_sctp, socket) -> {gsctp, gsctp};
modules(conf_gen_sctp, _) -> {gsctp, jsctp};
modules(_, Side) -> {socket, Side}.

%% A scenario that ends in the same wrong way on both sides has not compared what it was to compare.
verdict("END", Why, {_, Why}) when Why =/= normal -> {different, Why, Why};
verdict(_, Term, {_, Term}) -> {same, Term};
verdict(_, Term, {_, Other}) -> {different, Term, Other};
verdict(_, Term, false) -> {different, Term, not_recorded}.

%% A name that is used twice would compare the wrong terms.
duplicates(Prefix, Records) ->
    Names = [N || {N, _} <- Records],
    [{Prefix ++ N, {different, recorded_twice, recorded_twice}} || N <- lists:usort(Names -- lists:usort(Names))].

%% ---- reporting ----

report(Results, Rows, Quiet, IsWhole) ->
    Judged = [{S, [judge(Check, Rows) || Check <- Checks]} || {S, Checks} <- Results],
    [print(J, Quiet) || {_, Js} <- Judged, J <- Js],
    io:format("~n~-12s ~8s ~8s ~8s ~8s~n", ["area", "checks", "same", "allowed", "differ"]),
    [area(name(S), Js) || {S, Js} <- Judged],
    All = lists:append([Js || {_, Js} <- Judged]),
    area("total", All),
    Used = lists:usort([Row || {_, allowed, Row, _, _} <- All]),
    Without = [name(S) ++ "/" || {S, Js} <- Judged, lists:keymember(name(S) ++ "/none", 1, Js)],
    Stale = [Row || IsWhole, Row <- Rows, not lists:member(Row, Used), not lists:any(fun(P) -> is_of(P, Row) end, Without)],
    [io:format("STALE     allowed.md has a row that allows nothing: ~ts~n", [conf_allowed:row(Row)]) || Row <- Stale],
    case {count(differs, All), Stale} of
        {0, []} -> 0;
        _ -> 1
    end.

%% Whether a row is about a scenario that had nothing to compare, as the kernel lacks what it is about.
is_of(Prefix, Row) -> lists:prefix(Prefix, lists:flatten(io_lib:format("~ts", [conf_allowed:row(Row)]))).

judge({Name, {same, Term}}, _) ->
    {Name, same, none, Term, Term};
judge({Name, {different, Reference, Ours}}, Rows) ->
    case conf_allowed:find(Name, Reference, Ours, Rows) of
        {ok, Row} -> {Name, allowed, Row, Reference, Ours};
        none -> {Name, differs, none, Reference, Ours}
    end.

print({_, same, _, _, _}, true) -> ok;
print({Name, same, _, _, _}, _) -> io:format("same      ~ts~n", [Name]);
print({Name, allowed, Row, _, _}, _) -> io:format("allowed   ~ts  (~ts)~n", [Name, conf_allowed:reason(Row)]);
print({Name, differs, _, Reference, Ours}, _) ->
    io:format("DIFFERS   ~ts~n    socket: ~ts~n    osock:  ~ts~n",
              [Name, conf_allowed:text(Reference), conf_allowed:text(Ours)]).

area(Name, Js) ->
    io:format("~-12s ~8b ~8b ~8b ~8b~n",
              [Name, length(Js), count(same, Js), count(allowed, Js), count(differs, Js)]).

count(Verdict, Js) ->
    length([V || {_, V, _, _, _} <- Js, V =:= Verdict]).
