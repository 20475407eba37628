%% What is supported.
-module(conf_supports).

-export([run/2]).

-import(conformance, [check/3, record/3]).

run(M, Ctx) ->
    record(Ctx, "keys", [K || {K, _} <- M:supports()]),
    [record(Ctx, conf_lib:format("feature/~p", [K]), proplists:get_value(K, M:supports()))
     || K <- [sctp, ipv6, local, netns, sendfile]],
    [record(Ctx, conf_lib:format("consistent/~p", [K]), lists:sort(M:supports(K)) =:= lists:sort(proplists:get_value(K, M:supports())))
     || K <- lists()],
    [each(M, Ctx, K) || K <- lists()],
    [record(Ctx, conf_lib:format("level/~p", [L]), lists:sort(M:supports(options, L)) =:= lists:sort([{O, B} || {{L1, O}, B} <- M:supports(options), L1 =:= L]))
     || L <- [socket, ip, ipv6, tcp, udp, sctp, 'TCP', 'IP', otp, foo]],
    [check(Ctx, conf_lib:format("is/~0tp", [Args]), fun() -> apply(M, is_supported, Args) end)
     || Args <- [[ipv6], [local], [netns], [sendfile], [sctp], [options], [foo], ["ipv6"], [msg_flags, peek], [msg_flags, foo], [ioctl_flags, up],
                 [ioctl_flags, link0], [ioctl_requests, gifconf], [ioctl_requests, foo], [protocols, tcp], [protocols, 'TCP'], [protocols, foo],
                 [options, {socket, reuseaddr}], [options, {socket, setfib}], [options, socket], [options, socket, linger], [options, tcp, cork],
                 [options, 'TCP', cork], [options, foo, cork], [sctp, x], [ipv6, ipv6]]],
    ok.

lists() -> [ioctl_requests, ioctl_flags, options, msg_flags, protocols].

%% One check for every entry, on whichever side it is.
each(M, Ctx, Key) ->
    Entries = M:supports(Key),
    [record(Ctx, conf_lib:format("~s/~0tp", [Key, Name]), Is) || {Name, Is} <- lists:sort(Entries)],
    record(Ctx, conf_lib:format("unique/~s", [Key]), length(Entries) =:= length(lists:usort([N || {N, _} <- Entries]))).
