%% Sending files.
-module(conf_sendfile).

-export([run/2]).

-import(conformance, [check/3, record/3]).

run(M, Ctx) ->
    Name = "/tmp/osock-conf-file-" ++ os:getpid(),
    Data = << <<(I rem 251)>> || I <- lists:seq(1, 100000) >>,
    ok = file:write_file(Name, Data),
    {ok, F} = file:open(Name, [read, raw, binary]),
    whole(M, Ctx, F, Data),
    ranges(M, Ctx, F, Data),
    files(M, Ctx, F, Name),
    states(M, Ctx, F),
    big(M, Ctx, Name ++ "-big"),
    file:close(F),
    file:delete(Name),
    ok.

whole(M, Ctx, F, Data) ->
    [begin
         {C, S} = conf_lib:tcp(M),
         check(Ctx, ["whole/", What], fun() -> Fun(C) end),
         check(Ctx, ["whole/", What, "/data"], fun() -> M:recv(S, byte_size(Data), 2000) =:= {ok, Data} end),
         check(Ctx, ["whole/", What, "/position"], fun() -> file:position(F, cur) end),
         conf_lib:close(M, [C, S])
     end || {What, Fun} <- [{"2", fun(C) -> M:sendfile(C, F) end}, {"3", fun(C) -> M:sendfile(C, F, 1000) end}, {"4", fun(C) -> M:sendfile(C, F, 0, 0) end},
                            {"5", fun(C) -> M:sendfile(C, F, 0, 0, 1000) end}, {"zero", fun(C) -> M:sendfile(C, F, 0, 0, 0) end},
                            {"nowait", fun(C) -> M:sendfile(C, F, 0, 0, nowait) end}]].

ranges(M, Ctx, F, Data) ->
    {C, S} = conf_lib:tcp(M),
    [begin
         Result = check(Ctx, conf_lib:format("range/~p/~p", [Offset, Count]), fun() -> M:sendfile(C, F, Offset, Count, 500) end),
         check(Ctx, conf_lib:format("range/~p/~p/data", [Offset, Count]),
               fun() -> case Result of
                            {ok, N} when N > 0 -> M:recv(S, N, 1000) =:= {ok, binary:part(Data, Offset, N)};
                            _ -> none
                        end
               end)
     end || Offset <- [0, 1, 99999, 100000, 200000, -1, foo, 1 bsl 63], Count <- [0, 1, 10, 100000, 200000, -1, foo, 1 bsl 64]],
    conf_lib:close(M, [C, S]).

files(M, Ctx, F, Name) ->
    {C, S} = conf_lib:tcp(M),
    {ok, Cooked} = file:open(Name, [read]),
    ok = file:write_file(Name ++ "-w", <<>>),
    {ok, Gone} = file:open(Name ++ "-w", [read, raw]),
    {ok, Closed} = file:open(Name, [read, raw]),
    file:close(Closed),
    [check(Ctx, conf_lib:format("file/~s", [What]), fun() -> M:sendfile(C, File, 0, 10, 200) end)
     || {What, File} <- [{"not-raw", Cooked}, {"atom", foo}, {"name", Name}, {"pid", self()}, {"number", 1}]],
    file:delete(Name ++ "-w"),
    check(Ctx, "file/deleted-empty", fun() -> M:sendfile(C, Gone, 0, 10, 200) end),
    file:close(Cooked),
    file:close(Gone),
    check(Ctx, "file/others", fun() -> conf_lib:do(conf_lib:actor(), fun() -> element(1, M:sendfile(C, F, 0, 10, 200)) end) end),
    conf_lib:close(M, [C, S]).

states(M, Ctx, F) ->
    {ok, T} = M:open(inet, stream),
    check(Ctx, "state/unconnected", fun() -> M:sendfile(T, F) end),
    M:close(T),
    check(Ctx, "state/closed", fun() -> M:sendfile(T, F) end),
    {ok, U} = M:open(inet, dgram),
    check(Ctx, "state/dgram", fun() -> M:sendfile(U, F, 0, 10, 100) end),
    M:close(U),
    {C, S} = conf_lib:tcp(M),
    M:shutdown(C, write),
    check(Ctx, "state/shut", fun() -> M:sendfile(C, F, 0, 10, 100) end),
    check(Ctx, "state/cont-nothing", fun() -> M:sendfile(C, {select_info, sendfile, make_ref()}, 0, 10, 100) end),
    check(Ctx, "state/cont-wrong", fun() -> M:sendfile(C, {select_info, recv, make_ref()}, 0, 10, 100) end),
    [check(Ctx, conf_lib:format("state/timeout/~0tp", [X]), fun() -> M:sendfile(C, F, 0, 0, X) end) || X <- [-1, foo, 1.0]],
    conf_lib:close(M, [C, S]).

%% A file that does not fit the socket's buffers.
big(M, Ctx, Name) ->
    Size = 20000000,
    {ok, W} = file:open(Name, [write, raw]),
    {ok, _} = file:position(W, Size - 1),
    ok = file:write(W, <<1>>),
    file:close(W),
    {ok, F} = file:open(Name, [read, raw, binary]),
    {C, S} = conf_lib:tcp(M),
    {select, {Info, Sent}} = M:sendfile(C, F, 0, 0, nowait),
    record(Ctx, "big/nowait", {Info, Sent > 0, Sent < Size}),
    check(Ctx, "big/other-queued", fun() -> conf_lib:do(conf_lib:actor(), fun() -> M:send(C, <<"x">>, [], 20) end) end),
    R = conf_lib:start(conf_lib:actor(), fun() -> count(M, S, 0, Size) end),
    check(Ctx, "big/go-on", fun() -> go_on(M, C, Info, Sent, Size) end),
    check(Ctx, "big/received", fun() -> conf_lib:await(R, 10000) end),
    R2 = conf_lib:start(conf_lib:actor(), fun() -> count(M, S, 0, Size) end),
    check(Ctx, "big/blocking", fun() -> M:sendfile(C, F, 0, 0, 10000) end),
    check(Ctx, "big/blocking-received", fun() -> conf_lib:await(R2, 10000) end),
    check(Ctx, "big/timeout", fun() -> {error, {timeout, N}} = M:sendfile(C, F, 0, 0, 50), N > 0 end),
    check(Ctx, "big/counters", fun() -> maps:is_key(sendfile_byte, maps:get(counters, M:info(C))) end),
    conf_lib:close(M, [C, S]),
    {C2, S2} = conf_lib:tcp(M),
    {select, {Info2, _}} = M:sendfile(C2, F, 0, 0, nowait),
    check(Ctx, "big/cancel", fun() -> M:cancel(C2, Info2) end),
    check(Ctx, "big/writers", fun() -> maps:get(num_writers, M:info(C2)) end),
    M:close(C2),
    check(Ctx, "big/closed", fun() -> M:sendfile(C2, F, 0, 0, 50) end),
    M:close(S2),
    {C3, S3} = conf_lib:tcp(M),
    A = conf_lib:actor(),
    R3 = conf_lib:start(A, fun() -> {ok, Own} = file:open(Name, [read, raw]), X = M:sendfile(C3, Own, 0, 0, 5000), sent(X) end),
    conf_lib:within(2000, fun() -> maps:get(num_writers, M:info(C3)) =:= 1 end),
    check(Ctx, "big/closed-meanwhile", fun() -> M:close(C3), conf_lib:await(R3) end),
    M:close(S3),
    {C4, S4} = conf_lib:tcp(M),
    R4 = conf_lib:start(A, fun() -> {ok, Own} = file:open(Name, [read, raw]), X = M:sendfile(C4, Own, 0, 0, 5000), sent(X) end),
    conf_lib:within(2000, fun() -> maps:get(num_writers, M:info(C4)) =:= 1 end),
    M:setopt(S4, {socket, linger}, abort),
    check(Ctx, "big/reset-meanwhile", fun() -> M:close(S4), conf_lib:await(R4) end),
    M:close(C4),
    file:close(F),
    file:delete(Name).

sent({error, {Reason, N}}) when is_integer(N) -> {error, {Reason, N > 0}};
sent(Other) -> Other.

count(M, S, N, Size) when N < Size ->
    case M:recv(S, 0, 3000) of
        {ok, D} -> count(M, S, N + byte_size(D), Size);
        Other -> {N, Other}
    end;
count(_, _, N, _) -> N.

go_on(M, C, Info, Sent, Size) when Sent < Size ->
    receive {'$socket', _, select, _} -> ok after 3000 -> error(not_told) end,
    case M:sendfile(C, Info, Sent, 0, nowait) of
        {ok, N} -> Sent + N;
        {select, {Info2, N}} -> go_on(M, C, Info2, Sent + N, Size);
        Other -> Other
    end;
go_on(_, _, _, Sent, _) -> Sent.
