%% What `conf_gen_sctp` does with associations, by the library, said in the terms of `gen_sctp`. See `gsctp`.
-module(jsctp).

-export([prepare/0, done/0, open/2, listener/0, port/1, streams/3, listen/1, connect/2, accept/1, send/3, recv/2, peeloff/2,
         eof/2, abort/2, close/1]).

-include_lib("kernel/include/inet_sctp.hrl").

-define(AT(Port), #{family => inet, addr => {127, 0, 0, 1}, port => Port}).
-define(TIME, 5000).

%% The terms of SCTP are those that `socket` has from release 29 on.
prepare() -> jsocket_port:speak(29).
done() -> jsocket_port:speak(conformance:release()).

open(Type, More) ->
    case jsocket:open(inet, Type, sctp) of
        {ok, S} ->
            Events = #{data_io => true, association => true, address => false, send_failure => true, peer_error => true,
                       shutdown => true, partial_delivery => true, adaptation_layer => false, authentication => false},
            ok = jsocket:setopt(S, {sctp, events}, maps:merge(Events, maps:from_list([{E, true} || E <- More]))),
            ok = jsocket:bind(S, ?AT(0)),
            {ok, S};
        Error ->
            Error
    end.

listener() ->
    {ok, S} = open(stream, []),
    ok = jsocket:listen(S),
    S.

port(S) ->
    {ok, #{port := Port}} = jsocket:sockname(S),
    Port.

streams(S, Out, In) ->
    jsocket:setopt(S, {sctp, initmsg}, #{num_outstreams => Out, max_instreams => In, max_attempts => 3, max_init_timeo => 3000}).

listen(S) -> jsocket:listen(S, true).

%% As that of gen_sctp, it gives what is told of the new association, also of one that is refused.
connect(S, Port) ->
    case jsocket:connect(S, ?AT(Port), ?TIME) of
        ok -> {ok, change(S)};
        {error, econnrefused} -> {error, change(S)};
        Error -> Error
    end.

change(S) ->
    {ok, {_, _, _, #sctp_assoc_change{} = Change}} = recv(S, ?TIME),
    Change.

accept(S) ->
    {ok, Accepted} = jsocket:accept(S, ?TIME),
    {Accepted, change(Accepted)}.

send(S, Info, Data) ->
    #sctp_sndrcvinfo{stream = Stream, flags = Flags, ppid = Ppid, context = Context, assoc_id = Id} = Info,
    Value = #{stream => given(Stream, 0), flags => given(Flags, []), ppid => swapped(given(Ppid, 0)),
              context => given(Context, 0), assoc_id => Id},
    jsocket:sendmsg(S, #{iov => [Data], ctrl => [#{level => sctp, type => sndrcv, value => Value}]}, ?TIME).

given(undefined, Default) -> Default;
given(Value, _) -> Value.

%% `socket` does not know that this number is in network order, and `gen_sctp` does.
swapped(Number) ->
    <<Swapped:32/big>> = <<Number:32/little>>,
    Swapped.

recv(S, Time) ->
    case jsocket:recvmsg(S, 0, 0, [], Time) of
        {ok, #{addr := #{addr := IP, port := Port}, ctrl := Ctrl} = Msg} ->
            Ancillary = [info(Value) || #{level := sctp, type := sndrcv, value := Value} <- Ctrl],
            case Msg of
                #{notification := Map} -> told(IP, Port, Ancillary, event(Map));
                #{iov := [Data]} -> {ok, {IP, Port, Ancillary, Data}}
            end;
        Other ->
            Other
    end.

%% Some of what is told is an error there.
told(_, _, Ancillary, #sctp_send_failed{} = Event) -> {error, {Ancillary, Event}};
told(_, _, Ancillary, #sctp_remote_error{} = Event) -> {error, {Ancillary, Event}};
told(_, _, Ancillary, #sctp_pdapi_event{} = Event) -> {error, {Ancillary, Event}};
told(IP, Port, Ancillary, Event) -> {ok, {IP, Port, Ancillary, Event}}.

info(#{stream := Stream, ssn := Ssn, flags := Flags, ppid := Ppid, context := Context, time_to_live := Time, tsn := Tsn,
       cum_tsn := CumTsn, assoc_id := Id}) ->
    #sctp_sndrcvinfo{stream = Stream, ssn = Ssn, flags = Flags, ppid = swapped(Ppid), context = Context, timetolive = Time,
                     tsn = Tsn, cumtsn = CumTsn, assoc_id = Id}.

event(#{type := assoc_change, state := State, error := Error, outbound_streams := Out, inbound_streams := In, assoc_id := Id}) ->
    #sctp_assoc_change{state = state(State), error = cause(Error), outbound_streams = Out, inbound_streams = In, assoc_id = Id};
event(#{type := peer_addr_change, addr := #{addr := IP, port := Port}, state := State, error := Error, assoc_id := Id}) ->
    #sctp_paddr_change{addr = {IP, Port}, state = State, error = Error, assoc_id = Id};
event(#{type := remote_error, error := Error, assoc_id := Id, data := Data}) ->
    #sctp_remote_error{error = cause(Error), assoc_id = Id, data = Data};
event(#{type := send_failed, flags := Flags, error := Error, info := Info, assoc_id := Id, data := Data}) ->
    #sctp_send_failed{flags = Flags =/= 0, error = Error, info = info(Info), assoc_id = Id, data = Data};
event(#{type := shutdown_event, assoc_id := Id}) ->
    #sctp_shutdown_event{assoc_id = Id};
event(#{type := adaptation_event, adaption_ind := Indication, assoc_id := Id}) ->
    #sctp_adaptation_event{adaptation_ind = swapped(Indication), assoc_id = Id};
event(#{type := partial_delivery_event, assoc_id := Id}) ->
    #sctp_pdapi_event{assoc_id = Id};
event(Other) ->
    Other.

state(cant_str_assoc) -> cant_assoc;
state(State) -> State.

%% Causes are numbers there, those of RFC 9260.
cause(user_abort) -> 12;
cause(Error) -> Error.

peeloff(S, Id) -> jsocket:peeloff(S, Id).

eof(S, Id) -> send(S, #sctp_sndrcvinfo{flags = [eof], assoc_id = Id}, <<>>).

abort(S, Id) -> send(S, #sctp_sndrcvinfo{flags = [abort], assoc_id = Id}, <<>>).

close(S) -> jsocket:close(S).
