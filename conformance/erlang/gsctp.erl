%% What `conf_gen_sctp` does with associations, by `gen_sctp`. `jsctp` does the same by the library.
-module(gsctp).

-export([prepare/0, done/0, open/2, listener/0, port/1, streams/3, listen/1, connect/2, accept/1, send/3, recv/2, peeloff/2,
         eof/2, abort/2, close/1]).

-include_lib("kernel/include/inet_sctp.hrl").

-define(HERE, {127, 0, 0, 1}).
-define(TIME, 5000).

prepare() -> ok.
done() -> ok.

%% A socket that tells of its associations, and of what else is asked for.
open(Type, More) ->
    Events = #sctp_event_subscribe{data_io_event = true, association_event = true,
                                   address_event = lists:member(address, More), send_failure_event = true,
                                   peer_error_event = true, shutdown_event = true, partial_delivery_event = true,
                                   adaptation_layer_event = lists:member(adaptation_layer, More),
                                   authentication_event = false},
    gen_sctp:open([{ip, ?HERE}, {type, Type}, binary, {active, false}, {recbuf, 200000}, {sctp_events, Events}]).

%% A socket that can accept/1: there is no accept here, so that an association of many is peeled off.
listener() ->
    {ok, S} = open(seqpacket, []),
    ok = listen(S),
    S.

port(S) ->
    {ok, Port} = inet:port(S),
    Port.

streams(S, Out, In) ->
    inet:setopts(S, [{sctp_initmsg, #sctp_initmsg{num_ostreams = Out, max_instreams = In, max_attempts = 3,
                                                  max_init_timeo = 3000}}]).

listen(S) -> gen_sctp:listen(S, true).

connect(S, Port) -> gen_sctp:connect(S, ?HERE, Port, [], ?TIME).

accept(S) ->
    {ok, {_, _, _, #sctp_assoc_change{assoc_id = Id} = Up}} = recv(S, ?TIME),
    {ok, Accepted} = peeloff(S, Id),
    {Accepted, Up}.

send(S, Info, Data) -> gen_sctp:send(S, Info, Data).

%% What is told as an error comes as `{error, {Address, Ancillary, Event}}`.
recv(S, Time) ->
    case gen_sctp:recv(S, Time) of
        {error, {_, Ancillary, Event}} -> {error, {Ancillary, Event}};
        Other -> Other
    end.

peeloff(S, Id) -> gen_sctp:peeloff(S, Id).

eof(S, Id) -> gen_sctp:eof(S, #sctp_assoc_change{assoc_id = Id}).

abort(S, Id) -> gen_sctp:abort(S, #sctp_assoc_change{assoc_id = Id}).

close(S) -> gen_sctp:close(S).
