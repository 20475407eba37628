%% What later releases have brought to calls that were there: protocols, types of service, time stamps.
-module(conf_newer).

-export([run/2]).

-import(conformance, [check/3, record/3]).

run(M, Ctx) ->
    mptcp(M, Ctx),
    tos(M, Ctx),
    timestamps(M, Ctx),
    monitors(M, Ctx),
    ok.

mptcp(M, Ctx) ->
    [check(Ctx, conf_lib:format("mptcp/open/~0tp", [Args]), fun() -> opened(M, apply(M, open, Args)) end)
     || Args <- [[D, T, P] || D <- [inet, inet6, local], T <- [stream, dgram, seqpacket], P <- [mptcp, 'MPTCP', 262, {raw, 262}]]],
    {ok, L} = M:open(inet, stream, mptcp),
    ok = M:bind(L, conf_lib:loopback(inet)),
    ok = M:listen(L),
    {ok, Address} = M:sockname(L),
    {ok, C} = M:open(inet, stream, mptcp),
    [check(Ctx, conf_lib:format("mptcp/option/~0tp", [{O, V}]), fun() -> {M:setopt(C, {tcp, O}, V), M:getopt(C, {tcp, O})} end)
     || {O, V} <- [{nodelay, true}, {cork, true}, {cork, false}, {maxseg, 1000}, {keepidle, 30}, {keepcnt, 3}, {keepintvl, 5},
                   {congestion, "reno"}, {user_timeout, 1000}, {nopush, true}]],
    check(Ctx, "mptcp/connect", fun() -> M:connect(C, Address, 2000) end),
    {ok, S} = M:accept(L, 2000),
    check(Ctx, "mptcp/accepted", fun() -> maps:with([domain, type, protocol], M:info(S)) end),
    check(Ctx, "mptcp/protocol", fun() -> M:getopt(S, {socket, protocol}) end),
    check(Ctx, "mptcp/send", fun() -> M:send(C, <<"hello">>) end),
    check(Ctx, "mptcp/recv", fun() -> M:recv(S, 5, 2000) end),
    check(Ctx, "mptcp/close", fun() -> M:close(C) end),
    check(Ctx, "mptcp/end", fun() -> M:recv(S, 0, 2000) end),
    conf_lib:close(M, [S, L]).

opened(M, {ok, S}) ->
    Info = maps:with([domain, type, protocol], M:info(S)),
    M:close(S),
    {opened, Info};
opened(_, Other) ->
    Other.

tos(M, Ctx) ->
    {ok, S} = M:open(inet, dgram),
    [check(Ctx, conf_lib:format("tos/~0tp", [V]), fun() -> {M:setopt(S, {ip, tos}, V), M:getopt(S, {ip, tos})} end)
     || V <- [lowdelay, throughput, reliability, mincost, default, foo, normal, cs0, cs1, cs7, ef, af11]
            ++ [0, 1, 2, 3, 4, 8, 16, 30, 32, 46, 64, 96, 128, 160, 184, 192, 224, 255, 256, -1]],
    M:close(S),
    {A, _, B, Address} = conf_lib:udp(M),
    ok = M:setopt(B, {ip, recvtos}, true),
    [begin
         check(Ctx, conf_lib:format("tos/sent/~0tp", [V]),
               fun() -> M:sendmsg(A, #{iov => [<<"x">>], addr => Address, ctrl => [#{level => ip, type => tos, value => V}]}, [], 100) end),
         check(Ctx, conf_lib:format("tos/received/~0tp", [V]),
               fun() -> {ok, #{ctrl := Ctrl}} = M:recvmsg(B, 100), Ctrl end)
     end || V <- [lowdelay, throughput, reliability, mincost, 0, 8, 16, 32, 184, 255]],
    conf_lib:close(M, [A, B]).

timestamps(M, Ctx) ->
    {A, _, B, Address} = conf_lib:udp(M),
    [begin
         N = fun(What) -> conf_lib:format("~s/~s", [O, What]) end,
         check(Ctx, N("fresh"), fun() -> M:getopt(B, {socket, O}) end),
         check(Ctx, N("bad"), fun() -> M:setopt(B, {socket, O}, foo) end),
         check(Ctx, N("set"), fun() -> M:setopt(B, {socket, O}, true) end),
         check(Ctx, N("get"), fun() -> M:getopt(B, {socket, O}) end),
         ok = M:sendto(A, <<"x">>, Address),
         check(Ctx, N("received"), fun() -> {ok, #{ctrl := Ctrl}} = M:recvmsg(B, 100), [stamp(C) || C <- Ctrl] end),
         check(Ctx, N("sent"),
               fun() -> M:sendmsg(A, #{iov => [<<"x">>], addr => Address, ctrl => [#{level => socket, type => O, value => #{sec => 1, nsec => 2}}]}, [], 100) end),
         check(Ctx, N("off"), fun() -> {M:setopt(B, {socket, O}, false), M:getopt(B, {socket, O})} end),
         check(Ctx, N("supported"), fun() -> M:is_supported(options, {socket, O}) end)
     end || O <- [timestamp, timestampns]],
    conf_lib:close(M, [A, B]).

%% When it was is not compared.
stamp(#{value := Value, data := Data} = C) -> C#{value := maps:keys(Value), data := byte_size(Data)};
stamp(#{data := Data} = C) -> C#{data := byte_size(Data)}.

monitors(M, Ctx) ->
    {ok, S} = M:open(inet, stream),
    A = conf_lib:actor(),
    Ref = conf_lib:do(A, fun() -> M:monitor(S) end),
    check(Ctx, "monitor/cancel-others", fun() -> M:cancel_monitor(Ref) end),
    check(Ctx, "monitor/cancel-unknown", fun() -> M:cancel_monitor(make_ref()) end),
    check(Ctx, "monitor/cancel-bad", fun() -> M:cancel_monitor(foo) end),
    check(Ctx, "monitor/goes-on", fun() -> M:number_of_monitors(S) end),
    M:close(S),
    record(Ctx, "monitor/told", {Ref, conf_lib:do(A, fun() -> conf_lib:messages() end)}),
    check(Ctx, "monitor/cancel-over", fun() -> conf_lib:do(A, fun() -> M:cancel_monitor(Ref) end) end).
