%% Addresses of every kind, good and bad, in bind, connect and sendto.
-module(conf_address).

-export([run/2]).

-import(conformance, [check/3]).

run(M, Ctx) ->
    [tried(M, Ctx, Kind, Address) || Kind <- kinds(), Address <- addresses()],
    [check(Ctx, conf_lib:format("bind3/~0tp", [Args]), fun() -> {ok, S} = M:open(inet, stream), R = attempt(fun() -> apply(M, bind, [S | Args]) end), M:close(S), R end)
     || Args <- [[[], add], [[], remove], [[], foo], [foo, add]]],
    paths(M, Ctx),
    natives(M, Ctx),
    unspec(M, Ctx),
    packet(M, Ctx),
    closed(M, Ctx),
    ok.

kinds() -> [{inet, stream}, {inet, dgram}, {inet6, dgram}, {local, dgram}, {local, stream}].

addresses() ->
    [#{family => F, addr => A, port => 0} || F <- [inet, inet6], A <- [any, loopback, broadcast, foo]]
        ++ [#{family => inet}, #{family => inet6}, #{family => local}, #{family => unspec}, #{family => foo}, #{},
            #{port => 0}, #{family => inet, addr => {127, 0, 0, 256}}, #{family => inet, addr => {127, 0, 0}},
            #{family => inet, addr => <<127, 0, 0, 1>>}, #{family => inet, port => foo}, #{family => inet, port => 1 bsl 31},
            #{family => inet, port => 65536}, #{family => inet6, port => -1},
            #{family => inet6, addr => {0, 0, 0, 0, 0, 0, 0, 65536}}, #{family => inet6, flowinfo => -1},
            #{family => inet6, scope_id => 1 bsl 32}, #{family => inet6, addr => {127, 0, 0, 1}},
            #{family => inet6, addr => loopback, flowinfo => 5, scope_id => 0},
            #{family => inet, foo => 1}, #{family => inet, foo => 1, bar => 2}, #{family => inet6, path => "x"},
            #{family => local, path => foo}, #{family => local, path => "/tmp/x", port => 1},
            #{family => unspec, addr => foo}, #{family => unspec, port => 1}, #{family => packet}, #{family => link},
            #{family => 2, addr => <<0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0>>}, #{family => 2, addr => <<1>>},
            #{family => 2, addr => <<0:(127 * 8)>>}, #{family => 1 bsl 31, addr => <<>>}, #{family => 99},
            any, loopback, broadcast, foo, {127, 0, 0, 1}, "127.0.0.1", <<>>, 17, []].

tried(M, Ctx, {Domain, Type}, Address) ->
    Name = fun(What) -> conf_lib:format("~p.~p/~0tp/~s", [Domain, Type, Address, What]) end,
    check(Ctx, Name("bind"), fun() -> fresh(M, Domain, Type, fun(S) -> bound(M, S, M:bind(S, Address)) end) end),
    %% Nobody listens there, and nothing leaves: what an address is refused for is asked.
    check(Ctx, Name("connect"), fun() -> fresh(M, Domain, Type, fun(S) -> M:connect(S, nowhere(Address), 20) end) end),
    check(Ctx, Name("sendto"), fun() -> fresh(M, Domain, Type, fun(S) -> M:sendto(S, <<"x">>, nowhere(Address), [], 0) end) end).

attempt(Fun) ->
    try Fun()
    catch Class:Reason -> {'EXCEPTION', Class, Reason}
    end.

nowhere(#{family := F, port := 0, addr := A} = Address) when F =:= inet, A =/= broadcast; F =:= inet6 -> Address#{port => 1};
nowhere(#{family := inet, addr := broadcast} = Address) -> Address#{addr => {127, 255, 255, 255}, port => 1};
nowhere(Address) -> Address.

fresh(M, Domain, Type, Fun) ->
    {ok, S} = M:open(Domain, Type),
    try Fun(S)
    after M:close(S)
    end.

bound(M, S, ok) ->
    {ok, Name} = M:sockname(S),
    case Name of
        #{port := P} when P > 0 -> {bound, Name#{port => port}};
        #{path := <<0, _:5/binary>>} -> {bound, autobound};
        _ -> {bound, Name}
    end;
bound(_, _, Other) ->
    Other.

paths(M, Ctx) ->
    Dir = "/tmp/osock-conf-" ++ os:getpid(),
    ok = file:make_dir(Dir),
    Paths = [{"list", Dir ++ "/a"}, {"binary", list_to_binary(Dir ++ "/b")}, {"umlauts", Dir ++ "/" ++ [229, 228, 246]},
             {"wide", Dir ++ "/" ++ [8364]}, {"surrogate", [16#D800]}, {"not-a-char", [16#110000]}, {"nested", [Dir, "/c"]},
             {"nul-inside", list_to_binary([Dir, "/d", 0, "zzz"])}, {"missing-dir", Dir ++ "/no/x"},
             {"empty", ""}, {"empty-binary", <<>>}, {"nul", <<0>>}, {"abstract", <<0, "osock-conf">>},
             {"abstract-nul", <<0, "osock", 0, "conf">>}, {"list-abstract", [0 | "osock-conf2"]},
             {"107", lists:duplicate(107, $x)}, {"108", lists:duplicate(108, $x)}, {"255", lists:duplicate(255, $x)},
             {"256", lists:duplicate(256, $x)}, {"binary-256", binary:copy(<<"x">>, 256)},
             {"abstract-108", <<0, (binary:copy(<<"x">>, 107))/binary>>},
             {"abstract-109", <<0, (binary:copy(<<"x">>, 108))/binary>>}],
    [check(Ctx, ["path/", Name],
           fun() ->
                   fresh(M, local, stream,
                         fun(S) ->
                                 R = M:bind(S, #{family => local, path => Path}),
                                 Got = shorten(Dir, bound(M, S, R)),
                                 file:delete(lists:duplicate(107, $x)),
                                 Files = [unicode:characters_to_binary(filename:basename(F)) || F <- filelib:wildcard(Dir ++ "/*")],
                                 [file:delete(F) || F <- filelib:wildcard(Dir ++ "/*")],
                                 {Got, Files}
                         end)
           end) || {Name, Path} <- Paths],
    file:del_dir(Dir).

shorten(Dir, Term) when is_binary(Term) -> binary:replace(Term, list_to_binary(Dir), <<"DIR">>);
shorten(Dir, [H | T]) when is_integer(H) ->
    case unicode:characters_to_binary([H | T]) of
        Text when is_binary(Text) -> unicode:characters_to_list(shorten(Dir, Text));
        _ -> [H | T]
    end;
shorten(Dir, [H | T]) -> [shorten(Dir, H) | shorten(Dir, T)];
shorten(Dir, T) when is_tuple(T) -> list_to_tuple([shorten(Dir, E) || E <- tuple_to_list(T)]);
shorten(Dir, Map) when is_map(Map) -> maps:map(fun(_, V) -> shorten(Dir, V) end, Map);
shorten(_, Term) -> Term.

natives(M, Ctx) ->
    [check(Ctx, conf_lib:format("native/~0tp", [A]),
           fun() -> fresh(M, inet, dgram, fun(S) -> bound(M, S, M:bind(S, #{family => 2, addr => A})) end) end)
     || A <- [<<0, 0, 127, 0, 0, 1, 0:64>>, [0, 0, 127, 0, 0, 1, <<0:64>>], [0, 0, 127, 0, 0, 1 | <<0:64>>],
              "\0\0\177\0\0\1\0\0\0\0\0\0\0\0", [256], foo, <<>>, <<1:1>>]],
    check(Ctx, "native/netlink", fun() -> fresh(M, 16, raw, fun(S) -> {ok, #{family := F, addr := A}} = M:sockname(S), {F, byte_size(A)} end) end),
    check(Ctx, "native/packet", fun() -> fresh(M, 17, dgram, fun(S) -> M:sockname(S) end) end).

unspec(M, Ctx) ->
    {A, _, B, Address} = conf_lib:udp(M),
    check(Ctx, "unspec/connect", fun() -> M:connect(A, Address) end),
    check(Ctx, "unspec/peer", fun() -> element(1, M:peername(A)) end),
    check(Ctx, "unspec/dissolve", fun() -> M:connect(A, #{family => unspec}) end),
    check(Ctx, "unspec/no-peer", fun() -> M:peername(A) end),
    check(Ctx, "unspec/states", fun() -> maps:get(wstates, M:info(A)) end),
    conf_lib:close(M, [A, B]),
    {ok, T} = M:open(inet, stream),
    check(Ctx, "fresh/sockname", fun() -> M:sockname(T) end),
    check(Ctx, "fresh/peername", fun() -> M:peername(T) end),
    M:close(T),
    {ok, R} = M:open(inet, raw, icmp),
    check(Ctx, "raw/sockname", fun() -> M:sockname(R) end),
    M:close(R),
    {C, S} = conf_lib:local_pair(M, stream),
    check(Ctx, "local/names", fun() -> {M:sockname(C), element(1, M:peername(C)), M:peername(S)} end),
    conf_lib:close(M, [C, S]),
    {C6, S6} = conf_lib:tcp(M, inet6),
    check(Ctx, "inet6/name", fun() -> {ok, N} = M:sockname(C6), maps:remove(port, N) end),
    conf_lib:close(M, [C6, S6]).

%% A packet socket on the loopback device sees a datagram.
packet(M, Ctx) ->
    {ok, P} = M:open(17, dgram, {raw, 16#0008}),
    ok = M:bind(P, #{family => 17, addr => <<8, 0, 1:32/native, 0:16, 0, 0, 0:64>>}),
    {A, _, B, #{port := Port} = Address} = conf_lib:udp(M),
    ok = M:sendto(A, <<"packet">>, Address),
    check(Ctx, "packet/recvfrom", fun() -> find_packet(M, P, Port, 50) end),
    conf_lib:close(M, [P, A, B]).

find_packet(_, _, _, 0) -> not_seen;
find_packet(M, P, Port, N) ->
    case M:recvfrom(P, 0, 500) of
        {ok, {Source, <<4:4, 5:4, _:19/binary, _:16, Port:16, _/binary>> = Data}} -> {Source, byte_size(Data)};
        {ok, _} -> find_packet(M, P, Port, N - 1);
        Other -> Other
    end.

closed(M, Ctx) ->
    S = conf_lib:closed(M),
    [check(Ctx, conf_lib:format("closed/~0tp", [A]), fun() -> [attempt(F) || F <- [fun() -> M:bind(S, A) end, fun() -> M:connect(S, A) end, fun() -> M:sendto(S, <<>>, A) end]] end)
     || A <- [#{}, foo, any, loopback, #{family => inet}, #{family => foo}, #{family => local}]],
    check(Ctx, "closed/names", fun() -> {M:sockname(S), M:peername(S)} end).
