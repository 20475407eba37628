%% Receives that are told of the next when they are done: the option {otp, select_read}.
-module(conf_select_read).

-export([run/2]).

-import(conformance, [check/3, record/3]).
-import(conf_lib, [actor/0, do/2, messages/0]).

run(M, Ctx) ->
    option(M, Ctx),
    [calls(M, Ctx, Kind, F, Args) || Kind <- [stream, dgram, local], {F, Args} <- [{recv, [0]}, {recv, [3]}, {recvfrom, [0]}, {recvmsg, [0, 0]}]],
    left_over(M, Ctx),
    full_buffer(M, Ctx),
    parts(M, Ctx),
    waiting(M, Ctx),
    queue(M, Ctx),
    handles(M, Ctx),
    ends(M, Ctx),
    accepts(M, Ctx),
    counted(M, Ctx),
    ok.

option(M, Ctx) ->
    {ok, S} = M:open(inet, stream),
    check(Ctx, "option/fresh", fun() -> M:getopt(S, {otp, select_read}) end),
    [check(Ctx, conf_lib:format("option/~0tp", [V]), fun() -> {M:setopt(S, {otp, select_read}, V), M:getopt(S, {otp, select_read})} end)
     || V <- [true, false, foo, 1, "true"]],
    check(Ctx, "option/others-may", fun() -> do(actor(), fun() -> M:setopt(S, {otp, select_read}, false) end) end),
    M:close(S),
    check(Ctx, "option/closed", fun() -> {M:setopt(S, {otp, select_read}, true), M:getopt(S, {otp, select_read})} end).

%% {Near, Far, Send}: Send(Data) has Data come to Near, whose option is on.
pair(M, stream) ->
    {Far, Near} = conf_lib:tcp(M),
    on(M, Near, Far, fun(D) -> ok = M:send(Far, D) end);
pair(M, dgram) ->
    {Near, Address, Far, _} = conf_lib:udp(M),
    on(M, Near, Far, fun(D) -> ok = M:sendto(Far, D, Address) end);
pair(M, local) ->
    {Far, Near} = conf_lib:local_pair(M, seqpacket),
    on(M, Near, Far, fun(D) -> ok = M:send(Far, D) end).

on(M, Near, Far, Send) ->
    ok = M:setopt(Near, {otp, select_read}, true),
    {Near, Far, fun(D) -> Send(D), timer:sleep(20) end}.

%% What was received, without whom it came from.
plain({select_read, {Info, Data}}) -> {select_read, {Info, data(Data)}};
plain({ok, Data}) -> {ok, data(Data)};
plain(Other) -> Other.

data({_, Data}) -> Data;
data(#{iov := Iov}) -> Iov;
data(Data) -> Data.

calls(M, Ctx, Kind, F, Args) ->
    {Near, Far, Send} = pair(M, Kind),
    N = fun(What) -> conf_lib:format("~s/~s/~0tp/~s", [Kind, F, Args, What]) end,
    Call = fun(T) -> plain(apply(M, F, [Near | Args ++ [T]])) end,
    check(Ctx, N("nothing"), fun() -> R = Call(nowait), {R, messages()} end),
    Send(<<"one">>),
    record(Ctx, N("told"), messages()),
    check(Ctx, N("one"), fun() -> R = Call(nowait), {R, messages()} end),
    check(Ctx, N("readers"), fun() -> maps:get(num_readers, M:info(Near)) end),
    check(Ctx, N("states"), fun() -> maps:get(rstates, M:info(Near)) end),
    Send(<<"two">>),
    record(Ctx, N("told-two"), messages()),
    check(Ctx, N("two"), fun() -> R = Call(nowait), {R, messages()} end),
    Send(<<"333">>),
    check(Ctx, N("timed"), fun() -> Call(100) end),
    check(Ctx, N("readers-timed"), fun() -> maps:get(num_readers, M:info(Near)) end),
    messages(),
    Send(<<"444">>),
    check(Ctx, N("zero"), fun() -> Call(0) end),
    Send(<<"555">>),
    check(Ctx, N("endless"), fun() -> Call(infinity) end),
    conf_lib:close(M, [Near, Far]).

%% More is there than the call takes.
left_over(M, Ctx) ->
    {Near, Far, Send} = pair(M, stream),
    Send(<<"abcdef">>),
    [record(Ctx, conf_lib:format("left/~b", [I]), begin R = M:recv(Near, 2, nowait), {R, messages()} end) || I <- lists:seq(1, 4)],
    conf_lib:close(M, [Near, Far]),
    {Near2, Far2, Send2} = pair(M, dgram),
    [Send2(<<I>>) || I <- [1, 2, 3]],
    [record(Ctx, conf_lib:format("left-dgram/~b", [I]), begin R = plain(M:recvfrom(Near2, 0, nowait)), {R, messages()} end) || I <- lists:seq(1, 4)],
    conf_lib:close(M, [Near2, Far2]).

full_buffer(M, Ctx) ->
    [begin
         {Near, Far, Send} = pair(M, stream),
         ok = M:setopt(Near, {otp, rcvbuf}, Buf),
         Send(<<"12345678">>),
         record(Ctx, conf_lib:format("full/~0tp", [Buf]), begin R = M:recv(Near, 0, nowait), {R, messages()} end),
         record(Ctx, conf_lib:format("full/~0tp/again", [Buf]), begin R2 = M:recv(Near, 0, nowait), {R2, messages()} end),
         conf_lib:close(M, [Near, Far])
     end || Buf <- [8, 4, 16, {1, 4}, {2, 4}, {3, 4}]].

parts(M, Ctx) ->
    {Near, Far, Send} = pair(M, stream),
    record(Ctx, "parts/nothing", M:recv(Near, 4, nowait)),
    Send(<<"ab">>),
    record(Ctx, "parts/told", messages()),
    record(Ctx, "parts/two", M:recv(Near, 4, nowait)),
    Send(<<"cd">>),
    record(Ctx, "parts/told-again", messages()),
    record(Ctx, "parts/rest", begin R = M:recv(Near, 2, nowait), {R, messages()} end),
    Send(<<"ef">>),
    record(Ctx, "parts/peek", begin P = M:recv(Near, 2, [peek], nowait), {P, messages()} end),
    record(Ctx, "parts/after-peek", begin P2 = M:recv(Near, 2, nowait), {P2, messages()} end),
    conf_lib:close(M, [Near, Far]).

%% Calls that wait, of the same and of another process.
waiting(M, Ctx) ->
    {Near, Far, Send} = pair(M, stream),
    Send(<<"a">>),
    {select_read, {Info, _}} = record(Ctx, "waiting/armed", M:recv(Near, 0, nowait)),
    A = actor(),
    R = conf_lib:start(A, fun() -> M:recv(Near, 0, 3000) end),
    conf_lib:within(1000, fun() -> maps:get(num_readers, M:info(Near)) =:= 2 end),
    Send(<<"b">>),
    record(Ctx, "waiting/told", messages()),
    record(Ctx, "waiting/other-waits", conf_lib:await(R, 50)),
    check(Ctx, "waiting/cancel", fun() -> M:cancel(Near, Info) end),
    record(Ctx, "waiting/other", conf_lib:await(R)),
    check(Ctx, "waiting/readers", fun() -> maps:get(num_readers, M:info(Near)) end),
    Send(<<"c">>),
    {select_read, {Info2, _}} = record(Ctx, "waiting/armed-again", M:recv(Near, 0, nowait)),
    Send(<<"d">>),
    check(Ctx, "waiting/own-timed", fun() -> M:recv(Near, 0, 100) end),
    check(Ctx, "waiting/cancel-replaced", fun() -> M:cancel(Near, Info2) end),
    record(Ctx, "waiting/messages", {Info2, messages()}),
    conf_lib:close(M, [Near, Far]).

queue(M, Ctx) ->
    {Near, Far, Send} = pair(M, dgram),
    Send(<<"a">>),
    {select_read, {Info, _}} = record(Ctx, "queue/armed", plain(M:recvfrom(Near, 0, nowait))),
    A = actor(),
    Queued = record(Ctx, "queue/queued", do(A, fun() -> M:recvfrom(Near, 0, nowait) end)),
    Send(<<"b">>),
    record(Ctx, "queue/told", {Info, messages()}),
    record(Ctx, "queue/other-silent", do(A, fun() -> messages() end)),
    {select_read, {Info2, _}} = record(Ctx, "queue/again", plain(M:recvfrom(Near, 0, nowait))),
    check(Ctx, "queue/readers", fun() -> maps:get(num_readers, M:info(Near)) end),
    check(Ctx, "queue/cancel-old", fun() -> M:cancel(Near, Info) end),
    check(Ctx, "queue/cancel", fun() -> M:cancel(Near, Info2) end),
    Send(<<"c">>),
    record(Ctx, "queue/other-told", {Queued, do(A, fun() -> messages() end)}),
    record(Ctx, "queue/other", do(A, fun() -> plain(M:recvfrom(Near, 0, nowait)) end)),
    record(Ctx, "queue/silence", messages()),
    M:close(Near),
    record(Ctx, "queue/other-closed", do(A, fun() -> messages() end)),
    M:close(Far).

handles(M, Ctx) ->
    {Near, Far, Send} = pair(M, stream),
    H = make_ref(),
    Send(<<"a">>),
    record(Ctx, "handle/given", {H, M:recv(Near, 0, H)}),
    Send(<<"b">>),
    record(Ctx, "handle/told", {H, messages()}),
    H2 = make_ref(),
    record(Ctx, "handle/other", {H2, M:recv(Near, 0, H2)}),
    record(Ctx, "handle/nothing", {H2, M:recv(Near, 0, nowait)}),
    check(Ctx, "handle/cancel-replaced", fun() -> M:cancel(Near, {select_info, recv, H2}) end),
    M:close(Near),
    record(Ctx, "handle/closed", messages()),
    M:close(Far).

ends(M, Ctx) ->
    [begin
         {Near, Far, Send} = pair(M, Kind),
         Send(<<"a">>),
         R = record(Ctx, conf_lib:format("ends/~s/armed", [Kind]), M:recv(Near, 0, nowait)),
         M:close(Far),
         record(Ctx, conf_lib:format("ends/~s/told", [Kind]), {R, messages()}),
         check(Ctx, conf_lib:format("ends/~s/end", [Kind]), fun() -> M:recv(Near, 0, nowait) end),
         check(Ctx, conf_lib:format("ends/~s/readers", [Kind]), fun() -> maps:get(num_readers, M:info(Near)) end),
         M:close(Near)
     end || Kind <- [stream]],
    {Near, Far, Send} = pair(M, stream),
    Send(<<"a">>),
    A = actor(),
    R = record(Ctx, "ends/death/armed", do(A, fun() -> M:recv(Near, 0, nowait) end)),
    Q = record(Ctx, "ends/death/queued", M:recv(Near, 0, nowait)),
    conf_lib:kill(A),
    Send(<<"b">>),
    record(Ctx, "ends/death/next", {R, Q, messages()}),
    conf_lib:close(M, [Near, Far]),
    {Near2, Far2, Send2} = pair(M, stream),
    Send2(<<"a">>),
    R2 = record(Ctx, "ends/shutdown/armed", M:recv(Near2, 0, nowait)),
    check(Ctx, "ends/shutdown/shutdown", fun() -> M:shutdown(Near2, read) end),
    record(Ctx, "ends/shutdown/told", {R2, messages()}),
    check(Ctx, "ends/shutdown/end", fun() -> M:recv(Near2, 0, nowait) end),
    conf_lib:close(M, [Near2, Far2]),
    {Near3, Far3, Send3} = pair(M, stream),
    Send3(<<"a">>),
    R3 = record(Ctx, "ends/off/armed", M:recv(Near3, 0, nowait)),
    check(Ctx, "ends/off/off", fun() -> M:setopt(Near3, {otp, select_read}, false) end),
    Send3(<<"b">>),
    record(Ctx, "ends/off/told", {R3, messages()}),
    check(Ctx, "ends/off/done", fun() -> M:recv(Near3, 0, nowait) end),
    check(Ctx, "ends/off/readers", fun() -> maps:get(num_readers, M:info(Near3)) end),
    conf_lib:close(M, [Near3, Far3]).

accepts(M, Ctx) ->
    {L, Address} = conf_lib:listener(M),
    ok = M:setopt(L, {otp, select_read}, true),
    {ok, C} = M:open(inet, stream),
    ok = M:connect(C, Address),
    check(Ctx, "accept/nowait", fun() -> {Tag, A} = M:accept(L, nowait), {Tag, is_tuple(A)} end),
    check(Ctx, "accept/acceptors", fun() -> maps:get(num_acceptors, M:info(L)) end),
    {ok, C2} = M:open(inet, stream),
    ok = M:connect(C2, Address),
    {ok, S2} = M:accept(L, 1000),
    check(Ctx, "accept/inherited", fun() -> M:getopt(S2, {otp, select_read}) end),
    conf_lib:close(M, [C, C2, S2, L]).

counted(M, Ctx) ->
    {Near, Far, Send} = pair(M, stream),
    [begin Send(<<I>>), M:recv(Near, 0, nowait), messages() end || I <- lists:seq(1, 5)],
    check(Ctx, "counters", fun() -> maps:with([read_pkg, read_byte, read_waits, read_fails], maps:get(counters, M:info(Near))) end),
    conf_lib:close(M, [Near, Far]).
