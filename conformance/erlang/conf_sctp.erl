%% Associations of SCTP. Where the kernel has none, that is all there is to compare.
-module(conf_sctp).

-export([run/2]).

-import(conformance, [check/3]).
-import(conf_lib, [messages/0]).

-define(AT(N), #{family => inet, addr => {127, 0, 0, N}, port => 0}).

run(M, Ctx) ->
    case M:open(inet, seqpacket, sctp) of
        {ok, S} ->
            M:close(S),
            opening(M, Ctx),
            one_to_one(M, Ctx),
            one_to_many(M, Ctx),
            subscriptions(M, Ctx),
            several_addresses(M, Ctx),
            peeled_off(M, Ctx),
            statuses(M, Ctx),
            ends(M, Ctx),
            without_waiting(M, Ctx),
            arguments(M, Ctx);
        Error ->
            conformance:record(Ctx, "none", Error)
    end,
    ok.

%% What differs from run to run goes, or becomes the same.
norm(#{level := sctp, type := sndrcv, data := _} = Ctrl) -> norm(maps:remove(data, Ctrl));
norm(Map) when is_map(Map) -> maps:map(fun norm/2, Map);
norm(List) when is_list(List) -> [norm(E) || E <- List];
norm(Tuple) when is_tuple(Tuple), element(1, Tuple) =/= '$socket' -> list_to_tuple([norm(E) || E <- tuple_to_list(Tuple)]);
norm(Other) -> Other.

norm(port, P) when is_integer(P), P > 0 -> port;
norm(assoc_id, Id) when is_integer(Id), Id > 2 -> assoc_id;
norm(Key, N) when is_integer(N), Key =:= tsn; Key =:= cum_tsn; Key =:= cwnd; Key =:= rto; Key =:= srtt; Key =:= rwnd;
                  Key =:= unacked_data; Key =:= local_tsn; Key =:= remote_tsn; Key =:= max_rto -> number;
norm(_, Value) -> norm(Value).

checked(Ctx, Name, Fun) -> check(Ctx, Name, fun() -> norm(Fun()) end).

events() ->
    #{data_io => true, association => true, address => false, send_failure => true, peer_error => true, shutdown => true,
      partial_delivery => true, adaptation_layer => true, authentication => false, sender_dry => false,
      stream_reset => true, assoc_reset => true, stream_change => true}.

%% A socket that has many associations and tells of them, and its address.
server(M) -> server(M, events()).
server(M, Events) ->
    {ok, S} = M:open(inet, seqpacket, sctp),
    ok = M:setopt(S, {sctp, events}, Events),
    ok = M:bind(S, ?AT(1)),
    ok = M:listen(S, true),
    {ok, A} = M:sockname(S),
    {S, A}.

%% What has come, until nothing more does.
all(M, S) ->
    case M:recvmsg(S, 0, 0, [], 200) of
        {ok, Msg} -> [Msg | all(M, S)];
        Other -> [Other]
    end.

assoc_id(Msgs) -> hd([Id || #{notification := #{assoc_id := Id}} <- Msgs]).

sndrcv(Value) -> #{level => sctp, type => sndrcv, value => Value}.

opening(M, Ctx) ->
    [check(Ctx, conf_lib:format("open/~0tp", [{D, T, P}]),
           fun() ->
                   case M:open(D, T, P) of
                       {ok, S} ->
                           #{domain := Domain, type := Type, protocol := Protocol} = M:info(S),
                           M:close(S),
                           {Domain, Type, Protocol};
                       Error -> Error
                   end
           end)
     || D <- [inet, inet6, local], T <- [stream, seqpacket, dgram], P <- [sctp]],
    {S, _} = server(M),
    check(Ctx, "open/listening-states", fun() -> #{rstates := R, wstates := W} = M:info(S), {R, W} end),
    M:close(S).

one_to_one(M, Ctx) ->
    {ok, L} = M:open(inet, stream, sctp),
    ok = M:bind(L, ?AT(1)),
    ok = M:listen(L),
    {ok, A} = M:sockname(L),
    {ok, C} = M:open(inet, stream, sctp),
    checked(Ctx, "one/unconnected-send", fun() -> M:send(C, <<"x">>) end),
    checked(Ctx, "one/unconnected-recv", fun() -> M:recv(C, 0, 50) end),
    checked(Ctx, "one/unconnected-peername", fun() -> M:peername(C) end),
    checked(Ctx, "one/connect", fun() -> M:connect(C, A) end),
    {ok, S} = M:accept(L, 1000),
    ok = M:setopt(C, {sctp, nodelay}, true),
    checked(Ctx, "one/connect-again", fun() -> M:connect(C, A) end),
    checked(Ctx, "one/peername", fun() -> M:peername(C) end),
    checked(Ctx, "one/peername-is", fun() -> M:peername(C) =:= {ok, A} end),
    [begin
         checked(Ctx, conf_lib:format("one/send/~b", [N]), fun() -> M:send(C, binary:copy(<<"x">>, N), 500) end),
         timer:sleep(20),
         checked(Ctx, conf_lib:format("one/recv/~b", [N]), fun() -> M:recv(S, 0, 300) end)
     end || N <- [0, 1, 1000, 8000]],
    checked(Ctx, "one/too-long", fun() -> M:sendmsg(C, #{iov => [binary:copy(<<"x">>, 1000000)]}, 500) end),
    ok = M:send(C, <<"one">>),
    ok = M:send(C, <<"two">>),
    timer:sleep(50),
    checked(Ctx, "one/recvmsg", fun() -> M:recvmsg(S, 0, 0, [], 300) end),
    checked(Ctx, "one/recvmsg-part", fun() -> M:recvmsg(S, 2, 0, [], 300) end),
    checked(Ctx, "one/recvmsg-rest", fun() -> M:recvmsg(S, 2, 0, [], 300) end),
    ok = M:send(C, <<"abc">>),
    ok = M:send(C, <<"def">>),
    timer:sleep(50),
    checked(Ctx, "one/recv-across", fun() -> M:recv(S, 6, 300) end),
    ok = M:send(C, <<"peeked">>),
    timer:sleep(50),
    checked(Ctx, "one/peek", fun() -> M:recvmsg(S, 0, 0, [peek], 300) end),
    checked(Ctx, "one/peeked", fun() -> M:recvfrom(S, 0, [], 300) end),
    [checked(Ctx, conf_lib:format("one/sndrcv/~0tp", [V]),
             fun() ->
                     Sent = M:sendmsg(C, #{iov => [<<"hello">>], ctrl => [sndrcv(V)]}, 300),
                     {Sent, M:recvmsg(S, 0, 0, [], 400)}
             end)
     || V <- [#{stream => 3, assoc_id => 0}, #{stream => 3, assoc_id => 0, ppid => 7, context => 9}, #{stream => 60000, assoc_id => 0},
              #{stream => 1, assoc_id => 0, flags => [unordered]}, #{stream => 1, assoc_id => 4711}]],
    checked(Ctx, "one/shutdown", fun() -> M:shutdown(C, write) end),
    timer:sleep(50),
    checked(Ctx, "one/end", fun() -> M:recv(S, 0, 300) end),
    checked(Ctx, "one/end-again", fun() -> M:recvmsg(S, 0, 0, [], 300) end),
    checked(Ctx, "one/after-the-end", fun() -> M:send(C, <<"x">>, 300) end),
    conf_lib:close(M, [C, S, L]),
    {ok, Gone} = M:open(inet, stream, sctp),
    ok = M:bind(Gone, ?AT(1)),
    {ok, Nobody} = M:sockname(Gone),
    {ok, D} = M:open(inet, stream, sctp),
    checked(Ctx, "one/refused", fun() -> M:connect(D, Nobody, 2000) end),
    conf_lib:close(M, [D, Gone]).

one_to_many(M, Ctx) ->
    {S, A} = server(M),
    {ok, C} = M:open(inet, stream, sctp),
    ok = M:connect(C, A),
    timer:sleep(50),
    Begin = all(M, S),
    checked(Ctx, "many/begin", fun() -> Begin end),
    Id = assoc_id(Begin),
    ok = M:send(C, <<"question">>),
    checked(Ctx, "many/question", fun() -> M:recvmsg(S, 0, 0, [], 500) end),
    {ok, CA} = M:sockname(C),
    To = CA#{addr := {127, 0, 0, 1}},
    checked(Ctx, "many/answer-by-address", fun() -> M:sendmsg(S, #{iov => [<<"answer">>], addr => To}, 500) end),
    checked(Ctx, "many/answered-by-address", fun() -> M:recvmsg(C, 0, 0, [], 500) end),
    checked(Ctx, "many/answer-by-id",
            fun() -> M:sendmsg(S, #{iov => [<<"answer">>], ctrl => [sndrcv(#{stream => 1, assoc_id => Id})]}, 500) end),
    checked(Ctx, "many/answered-by-id", fun() -> M:recvmsg(C, 0, 0, [], 500) end),
    checked(Ctx, "many/to-nobody", fun() -> M:send(S, <<"x">>, 300) end),
    checked(Ctx, "many/to-wrong-id",
            fun() -> M:sendmsg(S, #{iov => [<<"x">>], ctrl => [sndrcv(#{stream => 1, assoc_id => 4711})]}, 300) end),
    checked(Ctx, "many/sendto", fun() -> M:sendto(S, <<"sendto">>, To, [], 300) end),
    checked(Ctx, "many/recvfrom", fun() -> M:recvfrom(C, 0, [], 300) end),
    checked(Ctx, "many/accept", fun() -> M:accept(S, 50) end),
    ok = M:setopt(C, {sctp, nodelay}, true),
    [M:send(C, <<I:32>>) || I <- lists:seq(1, 5)],
    timer:sleep(400),
    checked(Ctx, "many/recvmmsg", fun() -> M:recvmmsg(S, 3, 0, 0, [], 300) end),
    checked(Ctx, "many/left", fun() -> all(M, S) end),
    conf_lib:close(M, [C, S]).

subscriptions(M, Ctx) ->
    None = maps:map(fun(_, _) -> false end, events()),
    [begin
         {S, A} = server(M, None#{What => true}),
         {ok, C} = M:open(inet, stream, sctp),
         ok = M:connect(C, A),
         ok = M:send(C, <<"data">>),
         timer:sleep(50),
         M:close(C),
         timer:sleep(50),
         checked(Ctx, conf_lib:format("events/~s", [What]), fun() -> all(M, S) end),
         M:close(S)
     end || What <- [data_io, association, shutdown, adaptation_layer, peer_error]],
    {ok, S} = M:open(inet, seqpacket, sctp),
    [check(Ctx, conf_lib:format("events/bad/~0tp", [E]), fun() -> M:setopt(S, {sctp, events}, E) end)
     || E <- [foo, #{}, None#{association => foo}, maps:remove(association, None)]],
    M:close(S).

several_addresses(M, Ctx) ->
    {ok, S} = M:open(inet, seqpacket, sctp),
    ok = M:setopt(S, {sctp, events}, events()),
    ok = M:bind(S, ?AT(1)),
    {ok, #{port := Port} = A} = M:sockname(S),
    checked(Ctx, "addresses/add", fun() -> M:bind(S, [A#{addr := {127, 0, 0, 2}}, A#{addr := {127, 0, 0, 3}}], add) end),
    checked(Ctx, "addresses/add-again", fun() -> M:bind(S, [A#{addr := {127, 0, 0, 2}}], add) end),
    checked(Ctx, "addresses/add-other-port", fun() -> M:bind(S, [A#{addr := {127, 0, 0, 4}, port := (Port rem 60000) + 1}], add) end),
    checked(Ctx, "addresses/add-strange", fun() -> M:bind(S, [A#{addr := {192, 0, 2, 77}}], add) end),
    checked(Ctx, "addresses/own", fun() -> lists:sort(element(2, M:socknames(S, 0))) end),
    checked(Ctx, "addresses/remove", fun() -> M:bind(S, [A#{addr := {127, 0, 0, 3}}], remove) end),
    checked(Ctx, "addresses/remove-strange", fun() -> M:bind(S, [A#{addr := {127, 0, 0, 9}}], remove) end),
    checked(Ctx, "addresses/own-left", fun() -> lists:sort(element(2, M:socknames(S, 0))) end),
    checked(Ctx, "addresses/own-wrong-id", fun() -> M:socknames(S, 4711) end),
    ok = M:listen(S, true),
    {ok, C} = M:open(inet, seqpacket, sctp),
    ok = M:connect(C, A),
    timer:sleep(100),
    Id = assoc_id(all(M, S)),
    checked(Ctx, "addresses/peer", fun() -> [Addr || #{addr := Addr} <- element(2, M:peernames(S, Id)), element(1, Addr) =:= 127] end),
    checked(Ctx, "addresses/of-association", fun() -> lists:sort(element(2, M:socknames(S, Id))) end),
    checked(Ctx, "addresses/peer-wrong-id", fun() -> M:peernames(S, 4711) end),
    {ok, D} = M:open(inet, stream, sctp),
    checked(Ctx, "addresses/connect-ports", fun() -> M:connect(D, [A, A#{port := (Port rem 60000) + 1}]) end),
    checked(Ctx, "addresses/connect-one", fun() -> M:connect(D, [A]) end),
    {ok, E} = M:open(inet, stream, sctp),
    checked(Ctx, "addresses/connect-two", fun() -> M:connect(E, [A, A#{addr := {127, 0, 0, 2}}]) end),
    conf_lib:close(M, [E, D, C, S]).

peeled_off(M, Ctx) ->
    {S, A} = server(M),
    {ok, C} = M:open(inet, stream, sctp),
    ok = M:connect(C, A),
    timer:sleep(50),
    Id = assoc_id(all(M, S)),
    ok = M:send(C, <<"along">>),
    timer:sleep(50),
    {ok, P} = M:peeloff(S, Id),
    check(Ctx, "peeled/kind", fun() -> #{domain := D, type := T, protocol := Pr, ctype := Ct} = M:info(P), {D, T, Pr, Ct} end),
    checked(Ctx, "peeled/peername", fun() -> M:peername(P) end),
    checked(Ctx, "peeled/along", fun() -> M:recvmsg(P, 0, 0, [], 300) end),
    checked(Ctx, "peeled/send", fun() -> M:send(P, <<"alone">>, 300) end),
    checked(Ctx, "peeled/sent", fun() -> M:recv(C, 0, 300) end),
    checked(Ctx, "peeled/again", fun() -> M:peeloff(S, Id) end),
    checked(Ctx, "peeled/wrong-id", fun() -> M:peeloff(S, 4711) end),
    checked(Ctx, "peeled/of-one", fun() -> M:peeloff(C, 1) end),
    M:close(C),
    timer:sleep(50),
    checked(Ctx, "peeled/end", fun() -> all(M, P) end),
    {ok, D} = M:open(inet, stream, sctp),
    ok = M:connect(D, A),
    timer:sleep(50),
    Other = assoc_id(all(M, S)),
    ok = M:setopt(S, {socket, linger}, #{onoff => true, linger => 3}),
    ok = M:setopt(S, {ip, ttl}, 77),
    Inherited = M:peeloff(S, Other, [{socket, linger}, {ip, ttl}, {sctp, nodelay}]),
    check(Ctx, "peeled/inherits", fun() -> element(1, Inherited) end),
    Q = element(2, Inherited),
    check(Ctx, "peeled/inherited", fun() -> {M:getopt(Q, {socket, linger}), M:getopt(Q, {ip, ttl}), M:getopt(Q, {sctp, nodelay})} end),
    M:setopt(Q, {socket, linger}, #{onoff => false, linger => 0}),
    M:setopt(S, {socket, linger}, #{onoff => false, linger => 0}),
    conf_lib:close(M, [Q, P, D, S]).

statuses(M, Ctx) ->
    {S, A} = server(M),
    {ok, C} = M:open(inet, stream, sctp),
    ok = M:setopt(C, {sctp, initmsg}, #{num_outstreams => 6, max_instreams => 4, max_attempts => 3, max_init_timeo => 3000}),
    check(Ctx, "status/initmsg", fun() -> M:getopt(C, {sctp, initmsg}) end),
    ok = M:connect(C, A),
    timer:sleep(50),
    Id = assoc_id(all(M, S)),
    checked(Ctx, "status/one", fun() -> M:getopt(C, {sctp, status}) end),
    checked(Ctx, "status/many-none", fun() -> M:getopt(S, {sctp, status}) end),
    checked(Ctx, "status/many", fun() -> M:getopt(S, {sctp, status}, #{assoc_id => Id}) end),
    checked(Ctx, "status/many-wrong", fun() -> M:getopt(S, {sctp, status}, #{assoc_id => 4711}) end),
    {ok, PA} = M:peername(C),
    checked(Ctx, "status/address", fun() -> M:getopt(C, {sctp, get_peer_addr_info}, #{assoc_id => 0, addr => PA}) end),
    checked(Ctx, "status/address-wrong",
            fun() -> M:getopt(C, {sctp, get_peer_addr_info}, #{assoc_id => 0, addr => PA#{addr := {127, 0, 0, 9}}}) end),
    [check(Ctx, conf_lib:format("status/set/~0tp", [{O, V}]), fun() -> {M:setopt(C, {sctp, O}, V), M:getopt(C, {sctp, O})} end)
     || {O, V} <- [{nodelay, true}, {nodelay, foo}, {disable_fragments, true}, {maxseg, 1000}, {autoclose, 3}]],
    check(Ctx, "status/autoclose", fun() -> {M:setopt(S, {sctp, autoclose}, 9), M:getopt(S, {sctp, autoclose})} end),
    conf_lib:close(M, [C, S]).

ends(M, Ctx) ->
    [begin
         {S, A} = server(M),
         {ok, C} = M:open(inet, Type, sctp),
         ok = M:connect(C, A),
         timer:sleep(50),
         all(M, S),
         checked(Ctx, conf_lib:format("ends/~s/~s/how", [Type, How]), fun() -> ending(M, C, A, How) end),
         timer:sleep(100),
         checked(Ctx, conf_lib:format("ends/~s/~s/told", [Type, How]), fun() -> all(M, S) end),
         conf_lib:close(M, [C, S])
     end || Type <- [stream, seqpacket], How <- [shutdown, close, linger]],
    ok.

ending(M, C, _, shutdown) -> M:shutdown(C, write);
ending(M, C, _, close) -> M:close(C);
ending(M, C, _, linger) -> {M:setopt(C, {socket, linger}, #{onoff => true, linger => 0}), M:close(C)}.

without_waiting(M, Ctx) ->
    {S, A} = server(M),
    check(Ctx, "nowait/recvmsg", fun() -> element(1, M:recvmsg(S, 0, 0, [], nowait)) end),
    {ok, C} = M:open(inet, stream, sctp),
    Connected = M:connect(C, A, nowait),
    check(Ctx, "nowait/connect", fun() -> element(1, Connected) end),
    check(Ctx, "nowait/told", fun() -> lists:sort([element(3, T) || T <- conf_lib:messages(200)]) end),
    check(Ctx, "nowait/connected", fun() -> M:connect(C) end),
    checked(Ctx, "nowait/received", fun() -> M:recvmsg(S, 0, 0, [], nowait) end),
    checked(Ctx, "nowait/send", fun() -> M:send(C, <<"x">>, [], nowait) end),
    timer:sleep(50),
    checked(Ctx, "nowait/data", fun() -> M:recvmsg(S, 0, 0, [], nowait) end),
    check(Ctx, "nowait/nothing", fun() -> element(1, M:recvmsg(S, 0, 0, [], nowait)) end),
    M:close(S),
    check(Ctx, "nowait/closed", fun() -> [element(3, T) || T <- messages()] end),
    M:close(C).

arguments(M, Ctx) ->
    {S, A} = server(M),
    [check(Ctx, conf_lib:format("arguments/bind/~0tp", [{W, What}]), fun() -> M:bind(S, W, What) end)
     || {W, What} <- [{foo, add}, {[], foo}]],
    check(Ctx, "arguments/bind/action", fun() -> catched(fun() -> M:bind(S, [A], foo) end) end),
    [check(Ctx, conf_lib:format("arguments/peeloff/~0tp", [I]), fun() -> catched(fun() -> M:peeloff(S, I) end) end) || I <- [foo, 1.5]],
    [check(Ctx, conf_lib:format("arguments/peernames/~0tp", [I]), fun() -> catched(fun() -> M:peernames(S, I) end) end) || I <- [foo, 1.5]],
    check(Ctx, "arguments/connect/none", fun() -> M:connect(S, []) end),
    M:close(S),
    check(Ctx, "arguments/closed/peeloff", fun() -> M:peeloff(S, 5) end),
    check(Ctx, "arguments/closed/bind", fun() -> M:bind(S, [A], add) end),
    check(Ctx, "arguments/closed/peernames", fun() -> M:peernames(S, 5) end),
    {ok, T} = M:open(inet, stream, tcp),
    check(Ctx, "arguments/tcp/peeloff", fun() -> M:peeloff(T, 5) end),
    check(Ctx, "arguments/tcp/bind", fun() -> M:bind(T, [?AT(1)], add) end),
    check(Ctx, "arguments/tcp/peernames", fun() -> M:peernames(T, 5) end),
    M:close(T).

catched(Fun) -> try Fun() catch error:Reason -> {error, Reason} end.
