%% The table that i/0..2 prints.
-module(conf_print).

-export([run/2]).

-import(conformance, [check/3]).

run(M, Ctx) ->
    wait_for_none(M, 50),
    check(Ctx, "empty", fun() -> printed(fun() -> M:i() end) end),
    {L, A} = conf_lib:listener(M),
    {ok, C} = M:open(inet, stream),
    M:connect(C, A),
    {ok, S} = M:accept(L),
    M:send(C, binary:copy(<<"x">>, 7777)), % no descriptor has that number
    M:recv(S, 7777),
    {ok, U} = M:open(inet6, dgram),
    M:bind(U, conf_lib:loopback(inet6)),
    {ok, Any} = M:open(inet, dgram),
    M:bind(Any, any),
    {ok, W} = M:open(local, stream),
    M:bind(W, #{family => local, path => <<"/tmp/osock-conf-print-", (list_to_binary(os:getpid()))/binary>>}),
    M:listen(W),
    {ok, R} = M:open(inet, raw, icmp),
    All = [L, C, S, U, Any, W, R],
    [check(Ctx, conf_lib:format("~0tp", [Args]), fun() -> table(M, All, has_fds(Args), fun() -> apply(M, i, Args) end) end)
     || Args <- [[], [inet], [inet6], [local], [stream], [dgram], [seqpacket], [tcp], [udp], [sctp], [[]], [[domain]], [[fd, state]],
                 [[foo]], [[domain, foo, type]], [[local_address]], [[remote_address]], [[recv, sent]], [[owner]], [stream, [fd, state]],
                 [udp, [domain, type, protocol]], [inet, []], [local, [local_address, state]], [[x_y_z]], [raw], [foo], [1], [inet, foo],
                 [inet, [1]], ["abc"], [foo, [fd]]]],
    {select, _} = M:recv(S, 0, nowait),
    {select, _} = M:accept(L, nowait),
    check(Ctx, "states", fun() -> table(M, All, false, fun() -> M:i([type, state]) end) end),
    file:delete("/tmp/osock-conf-print-" ++ os:getpid()),
    conf_lib:close(M, All).

has_fds(Args) ->
    case lists:filter(fun erlang:is_list/1, Args) of
        [] -> true;
        [Keys] -> lists:member(fd, Keys)
    end.

%% Sockets of earlier scenarios may still be closing.
wait_for_none(_, 0) -> ok;
wait_for_none(M, N) ->
    case M:number_of() of
        0 -> ok;
        _ -> timer:sleep(20), wait_for_none(M, N - 1)
    end.

printed(Fun) ->
    Self = self(),
    Leader = group_leader(),
    Catcher = spawn_link(fun() -> catching(Self, []) end),
    group_leader(Catcher, self()),
    Result = try Fun() catch C:R -> {'EXCEPTION', C, R} after group_leader(Leader, self()) end,
    Catcher ! {stop, Self},
    receive {caught, Text} -> {Result, Text} end.

catching(Owner, Text) ->
    receive
        {io_request, From, As, {put_chars, _, Chars}} -> From ! {io_reply, As, ok}, catching(Owner, [Text, Chars]);
        {io_request, From, As, {put_chars, _, Mod, Fun, Args}} -> From ! {io_reply, As, ok}, catching(Owner, [Text, apply(Mod, Fun, Args)]);
        {io_request, From, As, _} -> From ! {io_reply, As, {error, request}}, catching(Owner, Text);
        {stop, Owner} -> Owner ! {caught, unicode:characters_to_binary(Text)}
    end.

%% The lines in an order of their own, with descriptors and ports of one width and name.
table(M, Sockets, HasFds, Fun) ->
    {Result, Text} = printed(Fun),
    Ports = [integer_to_binary(P) || S <- Sockets, {ok, #{port := P}} <- [M:sockname(S)], P > 1],
    Fds = [integer_to_binary(Fd) || HasFds, S <- Sockets, {ok, Fd} <- [M:getopt(S, {otp, fd})]],
    Lines = [line(L, Ports, Fds) || L <- binary:split(Text, <<"\n">>, [global])],
    {Result, case Lines of [Header | Rows] -> [Header | lists:sort(Rows)]; [] -> [] end}.

line(Line, Ports, Fds) ->
    WithPorts = lists:foldl(fun(P, L) -> re:replace(L, [":", P, "( |$)"], ":PORT\\1", [global, {return, binary}]) end, Line, Ports),
    WithFds = lists:foldl(fun(F, L) -> re:replace(L, ["(^| )", F, " +(?=<|[A-Z ]|$)"], "\\1FD ", [global, {return, binary}]) end, WithPorts, lists:sort(Fds)),
    Pids = re:replace(WithFds, "<[0-9.]+> *", "PID ", [global, {return, binary}]),
    Pid = re:replace(Pids, "osock-conf-print-[0-9]+", "NAME", [global, {return, binary}]),
    re:replace(Pid, " +", " ", [global, {return, binary}]).
