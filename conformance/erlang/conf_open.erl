%% Opening: domains, types, protocols, descriptors, options of opening.
-module(conf_open).

-export([run/2]).

-import(conformance, [check/3]).

run(M, Ctx) ->
    [opened(M, Ctx, [D, T])
     || D <- [inet, inet6, local, unspec, packet, foo, 2, 10, 1, 17, 16, 99, -1, 1 bsl 31, "inet", {inet}],
        T <- [stream, dgram, raw, rdm, seqpacket, foo, 1, 2, 4, 5, 2 bor 8#2000000, 99]],
    [opened(M, Ctx, [D, T, P])
     || {D, T} <- [{inet, stream}, {inet, dgram}, {inet6, raw}, {inet, raw}, {local, stream}, {inet, seqpacket}],
        P <- [default, ip, icmp, tcp, 'TCP', udp, 'UDP', sctp, ipv6, 'ipv6-icmp', igmp, foo, 0, 6, 17, 255, 256, -1,
              {raw, 6}, {raw, foo}, {foo, 6}, "tcp", <<"tcp">>, 1 bsl 31, [], 1.5]],
    [opened(M, Ctx, [inet, stream, tcp, O])
     || O <- [#{}, #{debug => false}, #{debug => foo}, #{use_registry => true}, #{use_registry => false},
              #{use_registry => 1}, #{other => 1}, #{netns => "/no/such/ns"}, #{netns => <<"/no/such/ns">>},
              #{netns => foo}, #{netns => [16#D800]}, #{netns => "/etc/passwd"}, #{netns => "/proc/self/ns/net"}, foo, []]],
    [opened(M, Ctx, [inet, stream, O]) || O <- [#{}, #{debug => false}, #{use_registry => false}]],
    descriptors(M, Ctx),
    ok.

opened(M, Ctx, Args) ->
    check(Ctx, conf_lib:format("~0tp", [Args]), fun() -> closing(M, apply(M, open, Args)) end).

%% A socket that was opened is told by what it is.
closing(M, {ok, S}) ->
    I = M:info(S),
    Registered = lists:member(S, M:which_sockets()),
    M:close(S),
    {opened, maps:with([domain, type, protocol, ctype, rstates, wstates], I), Registered};
closing(_, Other) ->
    Other.

descriptors(M, Ctx) ->
    [check(Ctx, conf_lib:format("fd/~0tp", [F]), fun() -> closing(M, M:open(F)) end)
     || F <- [9999, -1, foo, 1.0, "1", 1 bsl 31, -(1 bsl 31) - 1]],
    [check(Ctx, conf_lib:format("fd/~0tp/~0tp", [F, O]), fun() -> closing(M, M:open(F, O)) end)
     || F <- [9999, -1],
        O <- [#{}, #{domain => inet}, #{domain => inet, type => stream}, #{type => stream},
              #{domain => inet, type => stream, protocol => tcp}, #{protocol => foo}, #{domain => foo},
              #{domain => inet, type => foo}, #{protocol => "tcp"}]],
    [check(Ctx, conf_lib:format("fd/bad/~0tp", [Args]), fun() -> apply(M, open, Args) end)
     || Args <- [[foo, #{}], [1.5, #{dup => true}], ["x", #{}]]],
    [begin
         {ok, S} = M:open(D, T),
         {ok, Fd} = M:getopt(S, {otp, fd}),
         check(Ctx, conf_lib:format("fd/of/~p.~p/~0tp", [D, T, O]),
               fun() ->
                       {ok, Dup} = M:open(Fd, O),
                       I = M:info(Dup),
                       Same = M:getopt(Dup, {otp, fd}) =:= {ok, Fd},
                       Closed = M:close(Dup),
                       {conf_normal:replace(maps:with([domain, type, protocol, ctype], I), [{Fd, fd}]), Same, Closed,
                        element(1, M:sockname(S))}
               end),
         M:close(S)
     end || {D, T} <- [{inet, stream}, {inet6, dgram}, {local, seqpacket}, {17, dgram}],
            O <- [#{}, #{dup => true}, #{dup => false}, #{dup => foo}, #{domain => local, type => raw},
                  #{use_registry => false}]],
    {C, S} = conf_lib:tcp(M),
    {ok, Fd} = M:getopt(C, {otp, fd}),
    check(Ctx, "fd/connected", fun() -> {ok, D} = M:open(Fd), R = maps:get(wstates, M:info(D)), M:close(D), R end),
    conf_lib:close(M, [C, S]).
