%% The sixteen worked scenarios of the behaviour specification.
-module(conf_worked).

-export([run/2]).

-import(conformance, [check/3, record/3]).
-import(conf_lib, [tcp/1, listener/1, actor/0, do/2, start/2, await/1, await/2, messages/0, loopback/1]).

run(M, Ctx) ->
    [begin F(M, Ctx), messages() end
     || F <- [fun echo/2, fun async_recv/2, fun replace/2, fun queue/2, fun blocked_others/2, fun eof_fan_out/2,
              fun close_fan_out/2, fun owner_death/2, fun partial_send/2, fun reset_with_queue/2, fun reset_unread/2,
              fun linger/2, fun udp/2, fun connect_nowait/2, fun shutdown_listener/2, fun fd_reuse/2]],
    ok.

echo(M, Ctx) ->
    {ok, L} = check(Ctx, "1.echo/open", fun() -> M:open(inet, stream, tcp) end),
    check(Ctx, "1.echo/bind", fun() -> M:bind(L, loopback(inet)) end),
    check(Ctx, "1.echo/listen", fun() -> M:listen(L) end),
    {ok, A} = M:sockname(L),
    {ok, C} = M:open(inet, stream, tcp),
    check(Ctx, "1.echo/connect", fun() -> M:connect(C, A) end),
    {ok, S} = check(Ctx, "1.echo/accept", fun() -> M:accept(L) end),
    check(Ctx, "1.echo/send", fun() -> M:send(C, <<"12345">>) end),
    check(Ctx, "1.echo/recv", fun() -> M:recv(S, 5) end),
    check(Ctx, "1.echo/shutdown", fun() -> M:shutdown(C, write) end),
    check(Ctx, "1.echo/recv-end", fun() -> M:recv(S) end),
    check(Ctx, "1.echo/recv-end-again", fun() -> M:recv(S, 10) end),
    conf_lib:close(M, [S, C, L]).

async_recv(M, Ctx) ->
    {C, S} = tcp(M),
    {select, Info} = check(Ctx, "2.async/first", fun() -> M:recv(S, 0, nowait) end),
    M:send(C, <<"1">>),
    timer:sleep(30),
    M:send(C, <<"2">>),
    record(Ctx, "2.async/messages", {Info, messages()}),
    check(Ctx, "2.async/one", fun() -> M:recv(S, 1, nowait) end),
    check(Ctx, "2.async/free", fun() -> maps:get(num_readers, M:info(S)) end),
    check(Ctx, "2.async/two", fun() -> M:recv(S, 1, nowait) end),
    check(Ctx, "2.async/nothing", fun() -> M:recv(S, 1, nowait) end),
    conf_lib:close(M, [S, C]),
    record(Ctx, "2.async/after-close", messages()).

replace(M, Ctx) ->
    {C, S} = tcp(M),
    {select, I1} = M:recv(S, 0, nowait),
    {select, I2} = M:recv(S, 0, nowait),
    check(Ctx, "3.replace/cancel-first", fun() -> M:cancel(S, I1) end),
    M:send(C, <<"x">>),
    record(Ctx, "3.replace/messages", {I1, I2, messages()}),
    check(Ctx, "3.replace/recv", fun() -> M:recv(S, 0, nowait) end),
    conf_lib:close(M, [S, C]).

queue(M, Ctx) ->
    [begin
         {C, S} = tcp(M),
         A = actor(),
         B = actor(),
         N = fun(What) -> ["4.queue/", atom_to_list(How), "/", What] end,
         {select, IA} = check(Ctx, N("a"), fun() -> do(A, fun() -> M:recv(S, 0, nowait) end) end),
         check(Ctx, N("b"), fun() -> do(B, fun() -> M:recv(S, 0, nowait) end) end),
         check(Ctx, N("b-again"), fun() -> do(B, fun() -> M:recv(S, 0, nowait) end) end),
         check(Ctx, N("b-again-blocking"), fun() -> do(B, fun() -> M:recv(S, 0, 10) end) end),
         check(Ctx, N("b-again-zero"), fun() -> do(B, fun() -> M:recv(S, 0, 0) end) end),
         check(Ctx, N("readers"), fun() -> maps:get(num_readers, M:info(S)) end),
         M:send(C, <<"data">>),
         check(Ctx, N("a-told"), fun() -> do(A, fun() -> length(messages()) end) end),
         check(Ctx, N("b-not-told"), fun() -> do(B, fun() -> messages() end) end),
         case How of
             dies -> conf_lib:kill(A), timer:sleep(50);
             cancels -> check(Ctx, N("cancel"), fun() -> do(A, fun() -> M:cancel(S, IA) end) end);
             reads -> check(Ctx, N("read"), fun() -> do(A, fun() -> M:recv(S, 4, nowait) end) end);
             reads_part -> check(Ctx, N("read"), fun() -> do(A, fun() -> M:recv(S, 2, nowait) end) end)
         end,
         check(Ctx, N("b-told"), fun() -> do(B, fun() -> length(messages()) end) end),
         check(Ctx, N("b-reads"), fun() -> do(B, fun() -> M:recv(S, 0, 100) end) end),
         conf_lib:stop(B),
         conf_lib:close(M, [S, C])
     end || How <- [dies, cancels, reads, reads_part]].

blocked_others(M, Ctx) ->
    {Cl, S} = tcp(M),
    A = actor(),
    {select, _} = do(A, fun() -> M:recv(S, 0, nowait) end),
    M:send(Cl, <<"data">>),
    check(Ctx, "5.blocked/a-told", fun() -> do(A, fun() -> length(messages()) end) end),
    B = actor(),
    check(Ctx, "5.blocked/b", fun() -> do(B, fun() -> M:recv(S, 0, 50) end) end),
    C = actor(),
    check(Ctx, "5.blocked/c", fun() -> do(C, fun() -> M:recv(S, 0, 0) end) end),
    conf_lib:close(M, [S, Cl]).

%% A current, B queued, D blocked.
three(M, S) ->
    [A, B, D] = [actor() || _ <- [a, b, d]],
    {select, _} = do(A, fun() -> M:recv(S, 0, nowait) end),
    {select, _} = do(B, fun() -> M:recv(S, 0, nowait) end),
    Ref = start(D, fun() -> M:recv(S, 0, 3000) end),
    conf_lib:within(1000, fun() -> maps:get(num_readers, M:info(S)) =:= 3 end),
    {A, B, Ref}.

eof_fan_out(M, Ctx) ->
    {C, S} = tcp(M),
    {A, B, D} = three(M, S),
    M:shutdown(C, write),
    check(Ctx, "6.eof/a-told", fun() -> do(A, fun() -> length(messages()) end) end),
    check(Ctx, "6.eof/b-not-told", fun() -> do(B, fun() -> messages() end) end),
    check(Ctx, "6.eof/d-waits", fun() -> await(D, 50) end),
    check(Ctx, "6.eof/a-recv", fun() -> do(A, fun() -> M:recv(S, 0, nowait) end) end),
    check(Ctx, "6.eof/b-abort", fun() -> do(B, fun() -> messages() end) end),
    check(Ctx, "6.eof/d", fun() -> await(D) end),
    conf_lib:close(M, [S, C]).

close_fan_out(M, Ctx) ->
    {C, S} = tcp(M),
    {A, B, D} = three(M, S),
    check(Ctx, "7.close/close", fun() -> M:close(S) end),
    check(Ctx, "7.close/a", fun() -> do(A, fun() -> messages() end) end),
    check(Ctx, "7.close/b", fun() -> do(B, fun() -> messages() end) end),
    check(Ctx, "7.close/d", fun() -> await(D) end),
    M:close(C),
    {C2, S2} = tcp(M),
    A2 = actor(),
    {select, _} = do(A2, fun() -> M:recv(S2, 0, nowait) end),
    M:send(C2, <<"x">>),
    check(Ctx, "7.close/signalled", fun() -> do(A2, fun() -> length(messages()) end) end),
    M:close(S2),
    check(Ctx, "7.close/signalled-no-abort", fun() -> do(A2, fun() -> messages() end) end),
    M:close(C2).

owner_death(M, Ctx) ->
    O = actor(),
    {L, _} = do(O, fun() -> listener(M) end),
    A = actor(),
    {select, _} = do(A, fun() -> M:accept(L, nowait) end),
    B = actor(),
    Ref = start(B, fun() -> M:accept(L, 3000) end),
    conf_lib:within(1000, fun() -> maps:get(num_acceptors, M:info(L)) =:= 2 end),
    Mon = M:monitor(L),
    conf_lib:kill(O),
    record(Ctx, "8.owner/down", {Mon, messages()}),
    check(Ctx, "8.owner/current", fun() -> do(A, fun() -> messages() end) end),
    check(Ctx, "8.owner/blocked", fun() -> await(Ref) end),
    check(Ctx, "8.owner/accept", fun() -> M:accept(L, 0) end).

partial_send(M, Ctx) ->
    {C, S} = tcp(M),
    Data = binary:copy(<<"0123456789">>, 1000000),
    {error, {timeout, Rest}} = M:send(C, Data, [], 0),
    record(Ctx, "9.partial/rest", {byte_size(Rest) > 0, byte_size(Rest) < byte_size(Data),
                                   binary:longest_common_suffix([Rest, Data]) =:= byte_size(Rest)}),
    %% A congestion control that paces takes more for a while, and then there is room of which the kernel does not tell.
    record(Ctx, "9.partial/full", {fill(M, C, Data, 100, 50), fill(M, C, Data, 0, 50)}),
    check(Ctx, "9.partial/again", fun() -> M:send(C, <<"more">>, [], 0) end),
    check(Ctx, "9.partial/again-wait", fun() -> M:send(C, <<"more">>, [], 20) end),
    conf_lib:drain(M, S),
    {select, {Info, Rest2}} = M:send(C, Data, [], nowait),
    record(Ctx, "9.partial/async", {Info, byte_size(Rest2) < byte_size(Data)}),
    check(Ctx, "9.partial/wstates", fun() -> maps:get(wstates, M:info(C)) end),
    conf_lib:drain(M, S),
    record(Ctx, "9.partial/told", {Info, messages()}),
    R = start(actor(), fun() -> conf_lib:drain(M, S) end),
    check(Ctx, "9.partial/continue", fun() -> go_on(M, C, Rest2, Info) end),
    check(Ctx, "9.partial/drained", fun() -> await(R) end),
    conf_lib:close(M, [S, C]).

%% Sends until nothing is taken in so many milliseconds.
fill(_, _, _, _, 0) ->
    never_full;
fill(M, C, Data, Timeout, Tries) ->
    case M:send(C, Data, [], Timeout) of
        {error, timeout} -> full;
        {error, {timeout, _}} -> fill(M, C, Data, Timeout, Tries - 1)
    end.

go_on(M, C, Rest, Info) ->
    case M:send(C, Rest, Info, nowait) of
        ok -> ok;
        {select, {Info2, Rest2}} -> wait_select(), go_on(M, C, Rest2, Info2);
        {select, Info2} -> wait_select(), go_on(M, C, Rest, Info2);
        Other -> Other
    end.

wait_select() ->
    receive {'$socket', _, select, _} -> ok after 3000 -> error(not_told) end.

reset_with_queue(M, Ctx) ->
    {C, S} = tcp(M),
    Data = binary:copy(<<0>>, 20000000),
    A = start(actor(), fun() -> shape(M:send(C, Data)) end),
    conf_lib:within(2000, fun() -> maps:get(num_writers, M:info(C)) =:= 1 end),
    B = start(actor(), fun() -> M:send(C, <<"b">>, [], 5000) end),
    conf_lib:within(2000, fun() -> maps:get(num_writers, M:info(C)) =:= 2 end),
    D = actor(),
    check(Ctx, "10.reset/queued-async", fun() -> do(D, fun() -> M:send(C, <<"d">>, [], nowait) end) end),
    M:setopt(S, {socket, linger}, abort),
    M:close(S),
    check(Ctx, "10.reset/blocked", fun() -> await(A) end),
    check(Ctx, "10.reset/queued-blocked", fun() -> await(B) end),
    check(Ctx, "10.reset/queued-abort", fun() -> do(D, fun() -> messages() end) end),
    M:close(C).

shape({error, {Reason, Rest}}) when is_binary(Rest) -> {error, {Reason, rest}};
shape(Other) -> Other.

reset_unread(M, Ctx) ->
    {C, S} = tcp(M),
    M:send(C, <<"abc">>),
    M:setopt(C, {socket, linger}, abort),
    R = start(actor(), fun() -> M:recv(S, 10, 2000) end),
    timer:sleep(50),
    M:close(C),
    check(Ctx, "11.rst/partial", fun() -> await(R) end),
    check(Ctx, "11.rst/after", fun() -> M:recv(S, 10, 20) end),
    check(Ctx, "11.rst/again", fun() -> M:recv(S, 0, 20) end),
    M:close(S).

linger(M, Ctx) ->
    {C, S} = tcp(M),
    M:setopt(C, {socket, linger}, #{onoff => true, linger => 1}),
    conf_lib:fill(M, C),
    Before = M:number_of(),
    T0 = erlang:monotonic_time(millisecond),
    R = start(actor(), fun() -> M:close(C) end),
    timer:sleep(100),
    check(Ctx, "12.linger/second-close", fun() -> M:close(C) end),
    check(Ctx, "12.linger/send", fun() -> M:send(C, <<"x">>) end),
    check(Ctx, "12.linger/registered", fun() -> Before - M:number_of() end),
    check(Ctx, "12.linger/states", fun() -> maps:get(rstates, M:info(C)) end),
    check(Ctx, "12.linger/first-close", fun() -> await(R) end),
    T = erlang:monotonic_time(millisecond) - T0,
    record(Ctx, "12.linger/took", T >= 900 andalso T < 2500),
    check(Ctx, "12.linger/not-registered", fun() -> Before - M:number_of() end),
    M:close(S).

udp(M, Ctx) ->
    {A, _, B, AddressB} = conf_lib:udp(M),
    check(Ctx, "13.udp/empty", fun() -> M:sendto(A, <<>>, AddressB) end),
    check(Ctx, "13.udp/recv-empty", fun() -> M:recv(B, 0, 500) end),
    M:sendto(A, <<>>, AddressB),
    check(Ctx, "13.udp/recvmsg-empty", fun() -> {ok, #{iov := I, flags := F}} = M:recvmsg(B, 500), {I, F} end),
    M:sendto(A, <<"hello world">>, AddressB),
    check(Ctx, "13.udp/recvfrom", fun() -> {ok, {_, D}} = M:recvfrom(B, 5, 500), D end),
    M:sendto(A, <<"hello world">>, AddressB),
    check(Ctx, "13.udp/recvmsg", fun() -> {ok, #{iov := I, flags := F}} = M:recvmsg(B, 5, 0, 500), {I, F} end),
    M:sendto(A, <<"hello world">>, AddressB),
    check(Ctx, "13.udp/recv", fun() -> M:recv(B, 5, 500) end),
    check(Ctx, "13.udp/nothing-left", fun() -> M:recv(B, 5, 0) end),
    conf_lib:close(M, [A, B]).

connect_nowait(M, Ctx) ->
    {L, Address} = listener(M),
    {ok, C} = M:open(inet, stream),
    {select, Info} = check(Ctx, "14.connect/nowait", fun() -> M:connect(C, Address, nowait) end),
    O = actor(),
    check(Ctx, "14.connect/other-connect", fun() -> do(O, fun() -> M:connect(C, Address) end) end),
    check(Ctx, "14.connect/other-finalise", fun() -> do(O, fun() -> M:connect(C) end) end),
    check(Ctx, "14.connect/other-send", fun() -> do(O, fun() -> M:send(C, <<"x">>) end) end),
    check(Ctx, "14.connect/other-cancel", fun() -> do(O, fun() -> element(1, M:cancel(C, Info)) end) end),
    check(Ctx, "14.connect/own-send", fun() -> M:send(C, <<"x">>) end),
    check(Ctx, "14.connect/wstates", fun() -> maps:get(wstates, M:info(C)) end),
    record(Ctx, "14.connect/told", {Info, messages()}),
    check(Ctx, "14.connect/finalise", fun() -> M:connect(C) end),
    check(Ctx, "14.connect/finalise-again", fun() -> M:connect(C) end),
    check(Ctx, "14.connect/wstates-after", fun() -> maps:get(wstates, M:info(C)) end),
    M:close(L),
    M:close(C),
    {ok, R} = M:open(inet, stream),
    {select, Info2} = M:connect(R, Address, nowait),
    record(Ctx, "14.connect/refused-told", {Info2, messages()}),
    check(Ctx, "14.connect/refused", fun() -> M:connect(R) end),
    M:close(R).

shutdown_listener(M, Ctx) ->
    {L, _} = listener(M),
    A = start(actor(), fun() -> M:accept(L, 3000) end),
    conf_lib:within(1000, fun() -> maps:get(num_acceptors, M:info(L)) =:= 1 end),
    B = start(actor(), fun() -> M:accept(L, 3000) end),
    conf_lib:within(1000, fun() -> maps:get(num_acceptors, M:info(L)) =:= 2 end),
    check(Ctx, "15.shutdown/shutdown", fun() -> M:shutdown(L, read) end),
    check(Ctx, "15.shutdown/current", fun() -> await(A) end),
    check(Ctx, "15.shutdown/queued", fun() -> await(B) end),
    M:close(L).

fd_reuse(M, Ctx) ->
    {C, S} = tcp(M),
    {ok, Fd} = M:getopt(S, {otp, fd}),
    {ok, D} = check(Ctx, "16.fd/dup", fun() -> M:open(Fd) end),
    {ok, Fd2} = M:getopt(D, {otp, fd}),
    record(Ctx, "16.fd/other-number", Fd =/= Fd2),
    check(Ctx, "16.fd/info", fun() -> I = M:info(D), {maps:get(domain, I), maps:get(type, I), maps:get(protocol, I),
                                                      maps:get(ctype, I) =:= {fromfd, Fd}, maps:get(wstates, I)} end),
    M:send(C, <<"12">>),
    check(Ctx, "16.fd/read-dup", fun() -> M:recv(D, 1, 500) end),
    check(Ctx, "16.fd/close-dup", fun() -> M:close(D) end),
    check(Ctx, "16.fd/read-original", fun() -> M:recv(S, 1, 500) end),
    {ok, E} = check(Ctx, "16.fd/shared", fun() -> M:open(Fd, #{dup => false}) end),
    check(Ctx, "16.fd/shared-number", fun() -> M:getopt(E, {otp, fd}) =:= {ok, Fd} end),
    check(Ctx, "16.fd/shared-ctype", fun() -> maps:get(ctype, M:info(E)) end),
    check(Ctx, "16.fd/close-shared", fun() -> M:close(E) end),
    M:send(C, <<"3">>),
    check(Ctx, "16.fd/still-open", fun() -> M:recv(S, 1, 500) end),
    conf_lib:close(M, [C, S]).
