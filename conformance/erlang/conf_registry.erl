%% The registry: which sockets there are.
-module(conf_registry).

-export([run/2]).

-import(conformance, [check/3, record/3]).

run(M, Ctx) ->
    N0 = M:number_of(),
    Kinds = [K || {_, D, _, _} = K <- conf_lib:kinds(), D =/= 17],
    Own = [{Name, conf_lib:open_kind(M, K)} || {Name, _, _, _} = K <- Kinds],
    check(Ctx, "number", fun() -> M:number_of() - N0 end),
    Names = fun(Found) -> [N || {N, S} <- Own, lists:member(S, Found)] end,
    check(Ctx, "all", fun() -> Names(M:which_sockets()) end),
    [check(Ctx, conf_lib:format("filter/~0tp", [F]), fun() -> Names(M:which_sockets(F)) end)
     || F <- [inet, inet6, local, stream, dgram, seqpacket, tcp, udp, sctp, raw, foo, 1, "inet"]],
    check(Ctx, "filter/self", fun() -> Names(M:which_sockets(self())) end),
    check(Ctx, "filter/other", fun() -> M:which_sockets(conf_lib:actor()) end),
    [check(Ctx, ["filter/fun/", What], fun() -> Names(M:which_sockets(F)) end)
     || {What, F} <- [{"domain", fun(#{domain := D}) -> D =:= inet end}, {"all", fun(_) -> true end}, {"none", fun(_) -> false end},
                      {"other-value", fun(_) -> yes end}, {"protocol", fun(#{protocol := P}) -> P =:= icmp end}]],
    check(Ctx, "filter/fun/arity", fun() -> M:which_sockets(fun() -> true end) end),
    {ok, Hidden} = M:open(inet, stream, tcp, #{use_registry => false}),
    check(Ctx, "hidden/number", fun() -> M:number_of() - N0 end),
    check(Ctx, "hidden/which", fun() -> lists:member(Hidden, M:which_sockets()) end),
    check(Ctx, "hidden/show", fun() -> M:setopt(Hidden, {otp, use_registry}, true) end),
    check(Ctx, "hidden/hide", fun() -> M:setopt(Hidden, {otp, use_registry}, false) end),
    check(Ctx, "hidden/shown", fun() -> {M:number_of() - N0, lists:member(Hidden, M:which_sockets())} end),
    M:close(Hidden),
    check(Ctx, "use/off", fun() -> M:use_registry(false) end),
    {ok, X} = M:open(inet, stream),
    check(Ctx, "use/not-there", fun() -> {M:getopt(X, {otp, use_registry}), lists:member(X, M:which_sockets())} end),
    M:close(X),
    check(Ctx, "use/on", fun() -> M:use_registry(true) end),
    {ok, Y} = M:open(inet, stream),
    check(Ctx, "use/there", fun() -> {M:getopt(Y, {otp, use_registry}), lists:member(Y, M:which_sockets())} end),
    M:close(Y),
    [begin M:close(S), record(Ctx, ["closing/", N], M:number_of() - N0) end || {N, S} <- Own],
    check(Ctx, "closed/which", fun() -> Names(M:which_sockets()) end),
    {L, A} = conf_lib:listener(M),
    {ok, C} = M:open(inet, stream),
    M:connect(C, A),
    {ok, S} = M:accept(L),
    check(Ctx, "accepted", fun() -> lists:member(S, M:which_sockets()) end),
    conf_lib:close(M, [L, C, S]).
