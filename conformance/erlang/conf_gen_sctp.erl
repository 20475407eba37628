%% Associations with `gen_sctp`: what both ends tell where both are of `gen_sctp`, and where one is of the library.
-module(conf_gen_sctp).

-export([run/2]).

-include_lib("kernel/include/inet_sctp.hrl").

-import(conformance, [record/3]).

%% The module of the end that is always of gen_sctp: there. The other one is here.
-define(THERE, gsctp).
-define(TIME, 5000).
-define(SILENCE, 300).

run(M, Ctx) ->
    M:prepare(),
    try M:open(seqpacket, []) of
        {ok, S} ->
            M:close(S),
            served(M, Ctx),
            connected(M, Ctx),
            accepted(M, Ctx),
            peeled_off(M, Ctx),
            ends(M, Ctx),
            ends_of_one(M, Ctx),
            numbers_of_streams(M, Ctx),
            indications(M, Ctx),
            refused(M, Ctx);
        {error, _} ->
            record(Ctx, "none", none)
    after
        M:done()
    end,
    ok.

%% Records what was told, and gives it as it is.
told(Ctx, Name, Told) ->
    record(Ctx, lists:flatten(Name), norm(Told)),
    Told.

%% What differs from run to run becomes the same.
norm(#sctp_sndrcvinfo{assoc_id = Id} = Info) -> Info#sctp_sndrcvinfo{tsn = number, cumtsn = number, assoc_id = id(Id)};
norm(#sctp_assoc_change{assoc_id = Id} = Event) -> Event#sctp_assoc_change{assoc_id = id(Id)};
norm(#sctp_paddr_change{addr = {IP, _}, assoc_id = Id} = Event) ->
    Event#sctp_paddr_change{addr = {IP, port}, assoc_id = id(Id)};
norm(#sctp_send_failed{info = Info, assoc_id = Id} = Event) ->
    Event#sctp_send_failed{info = norm(Info), assoc_id = id(Id)};
norm(#sctp_shutdown_event{assoc_id = Id}) -> #sctp_shutdown_event{assoc_id = id(Id)};
norm(#sctp_remote_error{assoc_id = Id} = Event) -> Event#sctp_remote_error{assoc_id = id(Id)};
norm(#sctp_adaptation_event{assoc_id = Id} = Event) -> Event#sctp_adaptation_event{assoc_id = id(Id)};
norm({IP, Port, Ancillary, Told}) when is_tuple(IP), is_integer(Port) -> {IP, port, norm(Ancillary), norm(Told)};
norm({Tag, Told}) -> {Tag, norm(Told)};
norm(List) when is_list(List) -> [norm(E) || E <- List];
norm(Other) -> Other.

id(Id) when is_integer(Id), Id > 0 -> id;
id(Other) -> Other.

%% What comes until nothing more does.
all(M, S) ->
    case M:recv(S, ?SILENCE) of
        {error, Reason} = Last when is_atom(Reason) -> [Last];
        Told -> [Told | all(M, S)]
    end.

%% Messages of every kind, one way and the other, between two ends {Module, Socket, Association}.
exchange(Ctx, Name, There, Here) ->
    [message(Ctx, [Name, Way, What], From, To, Info, Data)
     || {Way, From, To} <- [{"/to-here/", There, Here}, {"/to-there/", Here, There}],
        {What, Info, Data} <- [{"first", #sctp_sndrcvinfo{stream = 0}, <<"first">>},
                               {"second", #sctp_sndrcvinfo{stream = 0}, <<"second">>},
                               {"other-stream", #sctp_sndrcvinfo{stream = 3, ppid = 46, context = 9}, <<"other">>},
                               {"unordered", #sctp_sndrcvinfo{stream = 1, flags = [unordered]}, <<"unordered">>},
                               {"long", #sctp_sndrcvinfo{stream = 2}, binary:copy(<<"long">>, 1250)},
                               {"no-such-stream", #sctp_sndrcvinfo{stream = 60000}, <<"none">>}]].

message(Ctx, Name, {From, S, Id}, {To, R, _}, Info, Data) ->
    case told(Ctx, [Name, "/sent"], From:send(S, Info#sctp_sndrcvinfo{assoc_id = Id}, Data)) of
        ok -> told(Ctx, [Name, "/received"], To:recv(R, ?TIME));
        _ -> ok
    end.

%% Many associations here, with one of gen_sctp: both ends.
association(M, Ctx, Name, Type) ->
    {ok, S} = M:open(seqpacket, []),
    ok = M:listen(S),
    {ok, C} = ?THERE:open(Type, []),
    {ok, #sctp_assoc_change{assoc_id = There}} = told(Ctx, [Name, "/there"], ?THERE:connect(C, M:port(S))),
    {ok, {_, _, _, #sctp_assoc_change{assoc_id = Here}}} = told(Ctx, [Name, "/here"], M:recv(S, ?TIME)),
    {{?THERE, C, There}, {M, S, Here}}.

close({M, S, _}) -> M:close(S).

served(M, Ctx) ->
    [begin
         Name = ["served/", atom_to_list(Type)],
         {There, Here} = association(M, Ctx, Name, Type),
         exchange(Ctx, Name, There, Here),
         close(There),
         close(Here)
     end || Type <- [seqpacket, stream]].

connected(M, Ctx) ->
    [begin
         Name = ["connected/", atom_to_list(Type)],
         {ok, S} = ?THERE:open(seqpacket, []),
         ok = ?THERE:listen(S),
         {ok, C} = M:open(Type, []),
         {ok, #sctp_assoc_change{assoc_id = Here}} = told(Ctx, [Name, "/here"], M:connect(C, ?THERE:port(S))),
         {ok, {_, _, _, #sctp_assoc_change{assoc_id = There}}} = told(Ctx, [Name, "/there"], ?THERE:recv(S, ?TIME)),
         exchange(Ctx, Name, {?THERE, S, There}, {M, C, Here}),
         M:close(C),
         told(Ctx, [Name, "/closed"], all(?THERE, S)),
         ?THERE:close(S)
     end || Type <- [seqpacket, stream]].

%% One association for each socket here, which is peeled off where gen_sctp is here too, as it cannot accept.
accepted(M, Ctx) ->
    [begin
         Name = ["accepted/", atom_to_list(Type)],
         {L, There, Here} = accept(M, Ctx, Name, Type),
         exchange(Ctx, Name, There, Here),
         close(There),
         {_, A, _} = Here,
         told(Ctx, [Name, "/closed"], all(M, A)),
         close(Here),
         M:close(L)
     end || Type <- [seqpacket, stream]].

accept(M, Ctx, Name, Type) ->
    L = M:listener(),
    {ok, C} = ?THERE:open(Type, []),
    {ok, #sctp_assoc_change{assoc_id = There}} = told(Ctx, [Name, "/there"], ?THERE:connect(C, M:port(L))),
    {A, Up} = M:accept(L),
    told(Ctx, [Name, "/here"], Up),
    {L, {?THERE, C, There}, {M, A, Up#sctp_assoc_change.assoc_id}}.

peeled_off(M, Ctx) ->
    {{_, C, _} = There, {_, S, Id}} = association(M, Ctx, "peeled-off/here", seqpacket),
    {ok, P} = M:peeloff(S, Id),
    exchange(Ctx, "peeled-off/here", There, {M, P, Id}),
    told(Ctx, "peeled-off/here/wrong", element(1, M:peeloff(S, 4711))),
    close(There),
    told(Ctx, "peeled-off/here/closed", all(M, P)),
    told(Ctx, "peeled-off/here/nothing-else", all(M, S)),
    M:close(P),
    M:close(S),
    ?THERE:close(C),
    {ok, T} = ?THERE:open(seqpacket, []),
    ok = ?THERE:listen(T),
    {ok, Own} = M:open(seqpacket, []),
    {ok, #sctp_assoc_change{assoc_id = Here}} = told(Ctx, "peeled-off/there/here", M:connect(Own, ?THERE:port(T))),
    {ok, {_, _, _, #sctp_assoc_change{assoc_id = Other}}} = told(Ctx, "peeled-off/there/there", ?THERE:recv(T, ?TIME)),
    {ok, Q} = ?THERE:peeloff(T, Other),
    exchange(Ctx, "peeled-off/there", {?THERE, Q, Other}, {M, Own, Here}),
    ?THERE:close(Q),
    told(Ctx, "peeled-off/there/closed", all(M, Own)),
    M:close(Own),
    ?THERE:close(T).

%% How an association of many ends, by one end and by the other.
ends(M, Ctx) ->
    [begin
         Name = ["ends/", atom_to_list(Who), "/", atom_to_list(How)],
         {There, Here} = association(M, Ctx, Name, seqpacket),
         {Active, Passive} = case Who of
                                 here -> {Here, There};
                                 there -> {There, Here}
                             end,
         told(Ctx, [Name, "/how"], ending(Active, How)),
         {Other, Socket, _} = Passive,
         told(Ctx, [Name, "/told"], all(Other, Socket)),
         [told(Ctx, [Name, "/told-too"], all(Own, S)) || {Own, S, _} <- [Active], How =/= close],
         close(Active),
         close(Passive)
     end || Who <- [here, there], How <- [eof, abort, close]].

ending({M, S, Id}, eof) -> M:eof(S, Id);
ending({M, S, Id}, abort) -> M:abort(S, Id);
ending({M, S, _}, close) -> M:close(S).

%% A socket of one association is not ended by a message.
ends_of_one(M, Ctx) ->
    {ok, S} = ?THERE:open(seqpacket, []),
    ok = ?THERE:listen(S),
    {ok, C} = M:open(stream, []),
    {ok, #sctp_assoc_change{assoc_id = Here}} = M:connect(C, ?THERE:port(S)),
    {ok, {_, _, _, #sctp_assoc_change{assoc_id = There}}} = ?THERE:recv(S, ?TIME),
    [told(Ctx, ["ends-of-one/", atom_to_list(How)], ending({M, C, Here}, How)) || How <- [eof, abort]],
    exchange(Ctx, "ends-of-one/still", {?THERE, S, There}, {M, C, Here}),
    M:close(C),
    ?THERE:close(S).

numbers_of_streams(M, Ctx) ->
    {ok, S} = M:open(seqpacket, []),
    ok = M:streams(S, 7, 4),
    ok = M:listen(S),
    {ok, C} = ?THERE:open(seqpacket, []),
    ok = ?THERE:streams(C, 6, 3),
    told(Ctx, "streams/there", ?THERE:connect(C, M:port(S))),
    told(Ctx, "streams/here", M:recv(S, ?TIME)),
    ?THERE:close(C),
    M:close(S).

%% What else is told if it is asked for.
indications(M, Ctx) ->
    [begin
         {ok, S} = M:open(seqpacket, [What]),
         ok = M:listen(S),
         {ok, C} = ?THERE:open(seqpacket, []),
         ok = inet:setopts(C, [{sctp_adaptation_layer, #sctp_setadaptation{adaptation_ind = 16#01020304}}]),
         {ok, _} = ?THERE:connect(C, M:port(S)),
         told(Ctx, ["indications/", atom_to_list(What)], all(M, S)),
         ?THERE:close(C),
         M:close(S)
     end || What <- [adaptation_layer, address]].

refused(M, Ctx) ->
    [begin
         {ok, Gone} = ?THERE:open(seqpacket, []),
         {ok, C} = M:open(Type, []),
         told(Ctx, ["refused/", atom_to_list(Type)], M:connect(C, ?THERE:port(Gone))),
         M:close(C),
         ?THERE:close(Gone)
     end || Type <- [seqpacket, stream]].
