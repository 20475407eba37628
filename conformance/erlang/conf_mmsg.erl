%% Several messages at once.
-module(conf_mmsg).

-export([run/2]).

-import(conformance, [check/3, record/3]).
-import(conf_lib, [messages/0]).

run(M, Ctx) ->
    [sent(M, Ctx, N) || N <- [0, 1, 2, 3, 16, 64, 200]],
    [received(M, Ctx, Sent, VLen) || {Sent, VLen} <- [{1, 1}, {3, 1}, {3, 2}, {3, 3}, {3, 8}, {20, 64}, {5, 1024}]],
    rooms(M, Ctx),
    destinations(M, Ctx),
    controls(M, Ctx),
    failing(M, Ctx),
    send_arguments(M, Ctx),
    receive_arguments(M, Ctx),
    streams(M, Ctx),
    local(M, Ctx),
    full(M, Ctx),
    waiting(M, Ctx),
    closed(M, Ctx),
    select_read(M, Ctx),
    counted(M, Ctx),
    ok.

msg(Data) -> #{iov => [Data]}.
to(Address, Data) -> #{iov => [Data], addr => Address}.

%% The parts of messages that do not differ from run to run.
plain({ok, Msgs}) when is_list(Msgs) -> {ok, [maps:without([addr], Msg) || Msg <- Msgs]};
plain({select_read, {Info, Msgs}}) -> {select_read, {Info, [maps:without([addr], Msg) || Msg <- Msgs]}};
plain(Other) -> Other.

receive_all(M, S) ->
    case M:recv(S, 0, 50) of
        {ok, D} -> [D | receive_all(M, S)];
        {error, timeout} -> [];
        Other -> [Other]
    end.

sent(M, Ctx, N) ->
    [begin
         {A, _, B, Address} = conf_lib:udp(M),
         ok = M:setopt(B, {socket, rcvbuf}, 1000000),
         Name = fun(What) -> conf_lib:format("sent/~b/~0tp/~s", [N, T, What]) end,
         check(Ctx, Name("send"), fun() -> M:sendmmsg(A, [to(Address, <<I:32>>) || I <- lists:seq(1, N)], [], T) end),
         check(Ctx, Name("received"), fun() -> receive_all(M, B) end),
         check(Ctx, Name("silence"), fun() -> messages() end),
         conf_lib:close(M, [A, B])
     end || T <- [infinity, 0, 100, nowait]].

received(M, Ctx, Sent, VLen) ->
    [begin
         {A, _, B, Address} = conf_lib:udp(M),
         [ok = M:sendto(A, <<I:32>>, Address) || I <- lists:seq(1, Sent)],
         timer:sleep(10),
         Name = fun(What) -> conf_lib:format("received/~0tp/~0tp/~s", [{Sent, VLen}, T, What]) end,
         check(Ctx, Name("first"), fun() -> plain(M:recvmmsg(B, VLen, 0, 0, [], T)) end),
         check(Ctx, Name("left"), fun() -> receive_all(M, B) end),
         check(Ctx, Name("nothing"), fun() -> plain(M:recvmmsg(B, VLen, 0, 0, [], 0)) end),
         conf_lib:close(M, [A, B])
     end || T <- [infinity, 0, 100, nowait]].

rooms(M, Ctx) ->
    {A, _, B, Address} = conf_lib:udp(M),
    ok = M:setopt(B, {ip, recvttl}, true),
    [begin
         [ok = M:sendto(A, D, Address) || D <- [<<"12345678">>, <<>>, <<"123">>]],
         timer:sleep(10),
         check(Ctx, conf_lib:format("rooms/~0tp", [{Buf, Ctrl, Flags}]), fun() -> plain(M:recvmmsg(B, 4, Buf, Ctrl, Flags, 100)) end),
         receive_all(M, B)
     end || {Buf, Ctrl, Flags} <- [{0, 0, []}, {4, 0, []}, {1, 0, []}, {8, 0, []}, {8, 16, []}, {8, 100, []}, {100000, 0, []},
                                   {0, 0, [peek]}, {4, 16, [cmsg_cloexec]}]],
    check(Ctx, "rooms/addr", fun() ->
                                     ok = M:sendto(A, <<"x">>, Address),
                                     {ok, [#{addr := From}]} = M:recvmmsg(B, 4, 0, 0, [], 100),
                                     {ok, From} =:= M:sockname(A)
                             end),
    ok = M:setopt(B, {otp, rcvbuf}, 3),
    ok = M:sendto(A, <<"12345678">>, Address),
    check(Ctx, "rooms/rcvbuf", fun() -> plain(M:recvmmsg(B, 4, 0, 0, [], 100)) end),
    conf_lib:close(M, [A, B]).

destinations(M, Ctx) ->
    {A, ToA, B, ToB} = conf_lib:udp(M),
    {ok, C} = M:open(inet, dgram),
    check(Ctx, "to/several", fun() -> M:sendmmsg(C, [to(ToA, <<"1">>), to(ToB, <<"2">>), to(ToA, <<"3">>)], [], 100) end),
    check(Ctx, "to/a", fun() -> receive_all(M, A) end),
    check(Ctx, "to/b", fun() -> receive_all(M, B) end),
    check(Ctx, "to/none", fun() -> M:sendmmsg(C, [msg(<<"1">>)], [], 100) end),
    check(Ctx, "to/second-none", fun() -> M:sendmmsg(C, [to(ToA, <<"1">>), msg(<<"2">>), to(ToA, <<"3">>)], [], 100) end),
    check(Ctx, "to/a-again", fun() -> receive_all(M, A) end),
    ok = M:connect(C, ToB),
    check(Ctx, "to/connected", fun() -> M:sendmmsg(C, [msg(<<"1">>), msg(<<"2">>)], [], 100) end),
    check(Ctx, "to/b-again", fun() -> receive_all(M, B) end),
    check(Ctx, "to/parts", fun() -> M:sendmmsg(C, [#{iov => [<<"a">>, <<"b">>]}, #{iov => []}, #{iov => [<<>>, <<"c">>]}], [], 100) end),
    check(Ctx, "to/b-parts", fun() -> receive_all(M, B) end),
    conf_lib:close(M, [A, B, C]).

controls(M, Ctx) ->
    {A, _, B, Address} = conf_lib:udp(M),
    ok = M:setopt(B, {ip, recvttl}, true),
    ok = M:setopt(A, {ip, ttl}, 9),
    Ttl = fun(D, V) -> (to(Address, D))#{ctrl => [#{level => ip, type => ttl, value => V}]} end,
    check(Ctx, "ctrl/send", fun() -> M:sendmmsg(A, [Ttl(<<"1">>, 3), to(Address, <<"2">>), Ttl(<<"3">>, 5)], [], 100) end),
    check(Ctx, "ctrl/received", fun() -> plain(M:recvmmsg(B, 4, 0, 0, [], 100)) end),
    [check(Ctx, conf_lib:format("ctrl/bad/~0tp", [C]), fun() -> M:sendmmsg(A, [to(Address, <<"1">>), (to(Address, <<"2">>))#{ctrl => C}], [], 100) end)
     || C <- [foo, [foo], [#{level => foo, type => ttl, value => 1}], [#{level => ip, type => foo, data => <<1>>}], []]],
    check(Ctx, "ctrl/bad-received", fun() -> receive_all(M, B) end),
    conf_lib:close(M, [A, B]).

failing(M, Ctx) ->
    {A, _, B, Address} = conf_lib:udp(M),
    Good = to(Address, <<"g">>),
    Bad = to(Address, binary:copy(<<"x">>, 70000)),
    [begin
         check(Ctx, conf_lib:format("failing/~s/~0tp/send", [What, T]), fun() -> small(M:sendmmsg(A, Msgs, [], T)) end),
         check(Ctx, conf_lib:format("failing/~s/~0tp/received", [What, T]), fun() -> receive_all(M, B) end)
     end || {What, Msgs} <- [{"first", [Bad, Good]}, {"second", [Good, Bad, Good]}, {"last", [Good, Good, Bad]}, {"all", [Bad, Bad]}],
            T <- [infinity, 0, 100, nowait]],
    Many = [to(Address, <<I:16>>) || I <- lists:seq(1, 1030)],
    ok = M:setopt(B, {socket, rcvbuf}, 100000000),
    check(Ctx, "failing/many", fun() -> small(M:sendmmsg(A, Many, [], 1000)) end),
    check(Ctx, "failing/many-received", fun() -> length(receive_all(M, B)) > 100 end),
    conf_lib:close(M, [A, B]).

%% Long data are told by their size.
small({Tag, {Reason, Rest}}) when is_list(Rest) -> {Tag, {Reason, [small_msg(R) || R <- Rest]}};
small({Tag, Rest}) when is_list(Rest) -> {Tag, [small_msg(R) || R <- Rest]};
small(Other) -> Other.

small_msg(#{iov := Iov} = Msg) -> maps:without([addr], Msg#{iov := [byte_size(B) || B <- Iov]});
small_msg(Iov) when is_list(Iov) -> [byte_size(B) || B <- Iov];
small_msg(Other) -> Other.

send_arguments(M, Ctx) ->
    {A, _, B, Address} = conf_lib:udp(M),
    Good = to(Address, <<"g">>),
    [check(Ctx, conf_lib:format("send-arguments/msgs/~0tp", [name(Msgs)]), fun() -> M:sendmmsg(A, Msgs, [], 100) end)
     || Msgs <- [foo, #{}, Good, [foo], [#{}], [#{iov => foo}], [#{iov => [foo]}], [#{iov => ["a"]}], [[<<"a">>]], [Good | Good],
                 [Good, foo], [Good, #{}], [Good, #{iov => [foo]}], [Good, (to(Address, <<"x">>))#{addr := foo}],
                 [(to(Address, <<"x">>))#{addr := #{family => inet, port => -1}}], [Good#{other => 1}]]],
    [check(Ctx, conf_lib:format("send-arguments/flags/~0tp", [F]), fun() -> M:sendmmsg(A, [Good], F, 100) end)
     || F <- [foo, [foo], [more], [], [dontroute], [0], [-1], [1 bsl 40], [{a}]]],
    [check(Ctx, conf_lib:format("send-arguments/time/~0tp", [T]), fun() -> M:sendmmsg(A, [Good], [], T) end)
     || T <- [foo, -1, 1.5, 1 bsl 70, {a}]],
    [check(Ctx, conf_lib:format("send-arguments/socket/~0tp", [S]), fun() -> M:sendmmsg(S, [Good], [], 100) end)
     || S <- [foo, {'$socket', foo}, {'$socket', make_ref()}]],
    check(Ctx, "send-arguments/iov-max", fun() -> M:sendmmsg(A, [Good, #{iov => lists:duplicate(1025, <<"x">>), addr => Address}], [], 100) end),
    check(Ctx, "send-arguments/received", fun() -> length(receive_all(M, B)) end),
    conf_lib:close(M, [A, B]).

%% The messages without their address, whose port differs.
name(Msgs) -> re:replace(conf_lib:format("~0tp", [Msgs]), "port => [0-9]+", "port", [global, {return, list}]).

receive_arguments(M, Ctx) ->
    {A, _, B, Address} = conf_lib:udp(M),
    [begin
         ok = M:sendto(A, <<"x">>, Address),
         timer:sleep(2),
         check(Ctx, conf_lib:format("receive-arguments/~0tp", [Args]), fun() -> plain(apply(M, recvmmsg, [B | Args])) end),
         receive_all(M, B)
     end || Args <- [[V, 0, 0, [], 20] || V <- [0, -1, foo, 1.5, 1024, 1025, 5000, 1 bsl 40]]
                    ++ [[1, S, 0, [], 20] || S <- [-1, foo, 1.5, 1 bsl 70]]
                    ++ [[1, 0, S, [], 20] || S <- [-1, foo, 1.5]]
                    ++ [[1, 0, 0, F, 20] || F <- [foo, [foo], [-1], [1 bsl 40], [{a}], [0]]]
                    ++ [[1, 0, 0, [], T] || T <- [foo, -1, 1.5, {a}]]],
    [check(Ctx, conf_lib:format("receive-arguments/socket/~0tp", [S]), fun() -> M:recvmmsg(S, 1, 0, 0, [], 0) end)
     || S <- [foo, {'$socket', foo}, {'$socket', make_ref()}]],
    conf_lib:close(M, [A, B]).

streams(M, Ctx) ->
    {C, S} = conf_lib:tcp(M),
    check(Ctx, "stream/send", fun() -> M:sendmmsg(C, [msg(<<"ab">>), msg(<<>>), msg(<<"cde">>)], [], 100) end),
    timer:sleep(20),
    check(Ctx, "stream/received", fun() -> plain(M:recvmmsg(S, 4, 2, 0, [], 100)) end),
    ok = M:send(C, <<"abcd">>),
    timer:sleep(20),
    check(Ctx, "stream/whole", fun() -> plain(M:recvmmsg(S, 1, 0, 0, [], 100)) end),
    ok = M:send(C, <<"xyz">>),
    M:close(C),
    timer:sleep(20),
    check(Ctx, "stream/last", fun() -> plain(M:recvmmsg(S, 1, 0, 0, [], 100)) end),
    check(Ctx, "stream/end", fun() -> plain(M:recvmmsg(S, 1, 0, 0, [], 100)) end),
    check(Ctx, "stream/end-several", fun() -> plain(M:recvmmsg(S, 3, 0, 0, [], 100)) end),
    check(Ctx, "stream/end-nowait", fun() -> plain(M:recvmmsg(S, 3, 0, 0, [], nowait)) end),
    check(Ctx, "stream/gone", fun() -> M:sendmmsg(S, [msg(<<"x">>)], [], 100) end),
    timer:sleep(20),
    check(Ctx, "stream/gone-again", fun() -> M:sendmmsg(S, [msg(<<"x">>), msg(<<"y">>)], [], 100) end),
    M:close(S),
    {ok, U} = M:open(inet, stream),
    check(Ctx, "stream/unconnected-send", fun() -> M:sendmmsg(U, [msg(<<"x">>)], [], 100) end),
    check(Ctx, "stream/unconnected-recv", fun() -> M:recvmmsg(U, 1, 0, 0, [], 100) end),
    M:close(U).

local(M, Ctx) ->
    {ok, L} = M:open(local, dgram),
    ok = M:bind(L, conf_lib:loopback(local)),
    {ok, To} = M:sockname(L),
    {ok, P} = M:open(local, dgram),
    ok = M:connect(P, To),
    check(Ctx, "local/send", fun() -> M:sendmmsg(P, [msg(<<"a">>), msg(<<>>), msg(<<"c">>)], [], 100) end),
    check(Ctx, "local/received", fun() -> plain(M:recvmmsg(L, 8, 0, 0, [], 100)) end),
    conf_lib:close(M, [P, L]),
    {C, S} = conf_lib:local_pair(M, seqpacket),
    check(Ctx, "seqpacket/send", fun() -> M:sendmmsg(C, [msg(<<"a">>), msg(<<"bb">>)], [], 100) end),
    check(Ctx, "seqpacket/one", fun() -> plain(M:recvmmsg(S, 1, 0, 0, [], 100)) end),
    check(Ctx, "seqpacket/other", fun() -> plain(M:recvmmsg(S, 1, 0, 0, [], 100)) end),
    check(Ctx, "seqpacket/none", fun() -> plain(M:recvmmsg(S, 1, 0, 0, [], 0)) end),
    conf_lib:close(M, [C, S]).

%% A peer that does not read.
full(M, Ctx) ->
    [begin
         {C, S} = conf_lib:local_pair(M, seqpacket),
         Msgs = lists:duplicate(2000, msg(binary:copy(<<"x">>, 1000))),
         check(Ctx, conf_lib:format("full/~0tp/part", [T]), fun() -> shape(M:sendmmsg(C, Msgs, [], T), Msgs) end),
         check(Ctx, conf_lib:format("full/~0tp/nothing", [T]), fun() -> shape(M:sendmmsg(C, Msgs, [], T), Msgs) end),
         check(Ctx, conf_lib:format("full/~0tp/silence", [T]), fun() -> messages() end),
         conf_lib:close(M, [C, S])
     end || T <- [0, 50, nowait]],
    {C, S} = conf_lib:local_pair(M, seqpacket),
    Msgs = lists:duplicate(1000, msg(binary:copy(<<"x">>, 1000))),
    R = conf_lib:start(conf_lib:actor(), fun() -> M:sendmmsg(C, Msgs, [], infinity) end),
    conf_lib:within(2000, fun() -> maps:get(num_writers, M:info(C)) =:= 1 end),
    check(Ctx, "full/reader", fun() -> length(drain(M, S, 1000)) end),
    record(Ctx, "full/all", conf_lib:await(R)),
    conf_lib:close(M, [C, S]).

drain(_, _, 0) -> [];
drain(M, S, N) ->
    case M:recv(S, 0, 500) of
        {ok, D} -> [D | drain(M, S, N - 1)];
        Other -> [Other]
    end.

%% How many have gone depends on the kernel.
shape({ok, Rest}, Msgs) when is_list(Rest) -> {ok, some(length(Rest), Msgs)};
shape({select_write, {Info, Count}}, Msgs) -> {select_write, {Info, some(Count, Msgs)}};
shape({select, {Info, Rest}}, Msgs) when is_list(Rest) -> {select, {Info, some(length(Rest), Msgs)}};
shape({error, {Reason, Rest}}, Msgs) when is_list(Rest) -> {error, {Reason, some(length(Rest), Msgs)}};
shape(Other, _) -> Other.

some(0, _) -> none;
some(N, Msgs) when is_integer(N), N < length(Msgs) -> some;
some(_, _) -> all.

waiting(M, Ctx) ->
    {A, _, B, Address} = conf_lib:udp(M),
    {select, Info} = check(Ctx, "waiting/select", fun() -> M:recvmmsg(B, 4, 0, 0, [], nowait) end),
    ok = M:sendto(A, <<"a">>, Address),
    record(Ctx, "waiting/told", {Info, messages()}),
    check(Ctx, "waiting/done", fun() -> plain(M:recvmmsg(B, 4, 0, 0, [], nowait)) end),
    {select, Info2} = check(Ctx, "waiting/select-again", fun() -> M:recvmmsg(B, 4, 0, 0, [], nowait) end),
    check(Ctx, "waiting/cancel", fun() -> M:cancel(B, Info2) end),
    check(Ctx, "waiting/cancel-again", fun() -> M:cancel(B, Info2) end),
    H = make_ref(),
    record(Ctx, "waiting/handle", {H, M:recvmmsg(B, 4, 0, 0, [], H)}),
    Q = conf_lib:actor(),
    {select, Info3} = check(Ctx, "waiting/queued", fun() -> conf_lib:do(Q, fun() -> M:recvmmsg(B, 4, 0, 0, [], nowait) end) end),
    check(Ctx, "waiting/readers", fun() -> maps:get(num_readers, M:info(B)) end),
    ok = M:sendto(A, <<"b">>, Address),
    record(Ctx, "waiting/first-told", {H, messages()}),
    check(Ctx, "waiting/first-done", fun() -> plain(M:recvmmsg(B, 4, 0, 0, [], H)) end),
    ok = M:sendto(A, <<"c">>, Address),
    record(Ctx, "waiting/second-told", {Info3, conf_lib:do(Q, fun() -> messages() end)}),
    check(Ctx, "waiting/timed", fun() -> M:recvmmsg(B, 4, 0, 0, [], 10) end),
    M:close(B),
    record(Ctx, "waiting/closed", conf_lib:do(Q, fun() -> messages() end)),
    M:close(A),
    {C, _, D, AddressD} = conf_lib:udp(M),
    R = conf_lib:start(conf_lib:actor(), fun() -> plain(M:recvmmsg(D, 4, 0, 0, [], 3000)) end),
    conf_lib:within(1000, fun() -> maps:get(num_readers, M:info(D)) =:= 1 end),
    ok = M:sendto(C, <<"late">>, AddressD),
    record(Ctx, "waiting/late", conf_lib:await(R)),
    R2 = conf_lib:start(conf_lib:actor(), fun() -> M:recvmmsg(D, 4, 0, 0, [], infinity) end),
    conf_lib:within(1000, fun() -> maps:get(num_readers, M:info(D)) =:= 1 end),
    M:close(D),
    record(Ctx, "waiting/closed-meanwhile", conf_lib:await(R2)),
    M:close(C).

closed(M, Ctx) ->
    S = conf_lib:closed(M),
    [check(Ctx, conf_lib:format("closed/send/~0tp", [{Msgs, T}]), fun() -> M:sendmmsg(S, Msgs, [], T) end)
     || Msgs <- [[], [msg(<<"a">>)], [foo]], T <- [infinity, 0, nowait]],
    [check(Ctx, conf_lib:format("closed/receive/~0tp", [{V, T}]), fun() -> M:recvmmsg(S, V, 0, 0, [], T) end)
     || V <- [0, 1, 10], T <- [infinity, 0, nowait]].

select_read(M, Ctx) ->
    {A, _, B, Address} = conf_lib:udp(M),
    ok = M:setopt(B, {otp, select_read}, true),
    ok = M:sendto(A, <<"a">>, Address),
    ok = M:sendto(A, <<"b">>, Address),
    timer:sleep(10),
    record(Ctx, "select-read/armed", begin R = plain(M:recvmmsg(B, 4, 0, 0, [], nowait)), {R, messages()} end),
    ok = M:sendto(A, <<"c">>, Address),
    record(Ctx, "select-read/told", messages()),
    check(Ctx, "select-read/timed", fun() -> plain(M:recvmmsg(B, 4, 0, 0, [], 100)) end),
    conf_lib:close(M, [A, B]).

counted(M, Ctx) ->
    {A, _, B, Address} = conf_lib:udp(M),
    ok = M:sendmmsg(A, [to(Address, <<I:32>>) || I <- [1, 2, 3]], [], 100),
    timer:sleep(10),
    {ok, _} = M:recvmmsg(B, 8, 0, 0, [], 100),
    check(Ctx, "counted/sent", fun() -> maps:with([write_pkg, write_byte, write_pkg_max, write_tries, write_fails, write_waits], maps:get(counters, M:info(A))) end),
    check(Ctx, "counted/received", fun() -> maps:with([read_pkg, read_byte, read_pkg_max, read_tries, read_fails, read_waits], maps:get(counters, M:info(B))) end),
    conf_lib:close(M, [A, B]).
