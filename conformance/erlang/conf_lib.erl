%% What scenarios are made of: sockets in some state, and processes that act when they are told.
-module(conf_lib).

-export([tcp/1, tcp/2, listener/1, listener/2, udp/1, udp/2, local_pair/2, kinds/0, open_kind/2, close/2,
         actor/0, do/2, start/2, await/1, await/2, stop/1, kill/1, messages/0, messages/1, within/2,
         port/2, names/1, fill/2, drain/2, unique/0, loopback/1, closed/1, format/2]).

%% io_lib:format/2 with the keys of maps in their order, which later releases have to be asked for.
format(Format, Args) ->
    case erlang:system_info(otp_release) of
        "25" -> io_lib:format(Format, Args);
        _ -> io_lib:format(lists:flatten(string:replace(Format, "~0tp", "~0tkp", all)), Args)
    end.

loopback(inet) -> #{family => inet, addr => loopback, port => 0};
loopback(inet6) -> #{family => inet6, addr => loopback, port => 0};
loopback(local) -> #{family => local, path => <<0, "osock-conf-", (unique())/binary>>}.

unique() ->
    list_to_binary(os:getpid() ++ "-" ++ integer_to_list(erlang:unique_integer([positive]))).

listener(M) -> listener(M, inet).
listener(M, Domain) ->
    {ok, L} = M:open(Domain, stream),
    ok = M:bind(L, loopback(Domain)),
    ok = M:listen(L),
    {ok, Address} = M:sockname(L),
    {L, Address}.

%% A connected pair: {Client, Server}.
tcp(M) -> tcp(M, inet).
tcp(M, Domain) ->
    {L, Address} = listener(M, Domain),
    {ok, C} = M:open(Domain, stream),
    ok = M:connect(C, Address),
    {ok, S} = M:accept(L),
    ok = M:close(L),
    {C, S}.

%% Two bound datagram sockets and their addresses.
udp(M) -> udp(M, inet).
udp(M, Domain) ->
    {ok, A} = M:open(Domain, dgram),
    {ok, B} = M:open(Domain, dgram),
    ok = M:bind(A, loopback(Domain)),
    ok = M:bind(B, loopback(Domain)),
    {ok, AddressA} = M:sockname(A),
    {ok, AddressB} = M:sockname(B),
    {A, AddressA, B, AddressB}.

local_pair(M, Type) ->
    {ok, L} = M:open(local, Type),
    ok = M:bind(L, loopback(local)),
    ok = M:listen(L),
    {ok, Address} = M:sockname(L),
    {ok, C} = M:open(local, Type),
    ok = M:connect(C, Address),
    {ok, S} = M:accept(L),
    ok = M:close(L),
    {C, S}.

%% Every kind of socket that options are tried on: {Name, Domain, Type, Protocol}.
kinds() ->
    [{"inet.stream", inet, stream, tcp}, {"inet.dgram", inet, dgram, udp}, {"inet.raw", inet, raw, icmp},
     {"inet6.stream", inet6, stream, tcp}, {"inet6.dgram", inet6, dgram, udp}, {"inet6.raw", inet6, raw, 'ipv6-icmp'},
     {"local.stream", local, stream, default}, {"local.dgram", local, dgram, default},
     {"local.seqpacket", local, seqpacket, default}, {"packet.dgram", 17, dgram, default}].

open_kind(M, {_, Domain, Type, Protocol}) ->
    {ok, S} = M:open(Domain, Type, Protocol),
    S.

close(M, Sockets) ->
    [M:close(S) || S <- Sockets],
    ok.

closed(M) ->
    {ok, S} = M:open(inet, stream),
    ok = M:close(S),
    S.

port(M, Socket) ->
    {ok, #{port := Port}} = M:sockname(Socket),
    Port.

%% Names for values that differ from run to run: names([{Name, Value}]).
names(Pairs) -> [{V, N} || {N, V} <- Pairs].

%% ---- processes ----

%% A process that ends with its maker.
actor() ->
    Maker = self(),
    spawn(fun() -> act(erlang:monitor(process, Maker)) end).

act(Mon) ->
    receive
        {do, From, Ref, Fun} ->
            From ! {Ref, try Fun() catch Class:Reason -> {'EXCEPTION', Class, Reason} end},
            act(Mon);
        {'DOWN', Mon, process, _, _} ->
            ok;
        stop ->
            ok
    end.

%% Has a process do something, and waits for the result.
do(Actor, Fun) -> await(start(Actor, Fun)).

start(Actor, Fun) ->
    Ref = make_ref(),
    Actor ! {do, self(), Ref, Fun},
    Ref.

await(Ref) -> await(Ref, 5000).
await(Ref, Time) ->
    receive {Ref, Result} -> Result
    after Time -> not_done
    end.

stop(Actor) ->
    Mon = erlang:monitor(process, Actor),
    Actor ! stop,
    receive {'DOWN', Mon, _, _, _} -> ok end.

kill(Actor) ->
    Mon = erlang:monitor(process, Actor),
    exit(Actor, kill),
    receive {'DOWN', Mon, _, _, _} -> ok end.

%% The messages about sockets that come until there is silence.
messages() -> messages(80).
messages(Silence) ->
    receive
        {'$socket', _, _, _} = Message -> [Message | messages(Silence)];
        {'DOWN', _, socket, _, _} = Message -> [Message | messages(Silence)]
    after Silence -> []
    end.

%% Tries until Fun gives true.
within(Time, Fun) ->
    case Fun() of
        true -> true;
        _ when Time =< 0 -> false;
        _ -> timer:sleep(10), within(Time - 10, Fun)
    end.

%% Sends until it would wait, and still would a while later: what was sent may be moving on to the peer. How much was sent is
%% not said.
fill(M, Socket) -> fill(M, Socket, 9).

fill(_, _, 0) -> ok;
fill(M, Socket, Times) ->
    case M:send(Socket, binary:copy(<<0>>, 65536), [], 0) of
        {error, timeout} -> timer:sleep(50), fill(M, Socket, Times - 1);
        {error, {timeout, _}} -> fill(M, Socket, 9);
        ok -> fill(M, Socket, 9)
    end.

%% Receives until nothing is left.
drain(M, Socket) ->
    case M:recv(Socket, 0, [], 100) of
        {ok, _} -> drain(M, Socket);
        {error, timeout} -> ok
    end.
