%% The functions of `socket`, made by the port program.
-module(jsocket).

-export([open/1, open/2, open/3, open/4, bind/2, bind/3, connect/1, connect/2, connect/3, listen/1, listen/2,
         accept/1, accept/2, send/2, send/3, send/4, sendto/3, sendto/4, sendto/5, sendmsg/2, sendmsg/3, sendmsg/4,
         sendv/2, sendv/3, sendv/4, rest_iov/2, sendmmsg/4, recvmmsg/6,
         sendfile/2, sendfile/3, sendfile/4, sendfile/5, recv/1, recv/2, recv/3, recv/4, recvfrom/1, recvfrom/2,
         recvfrom/3, recvfrom/4, recvmsg/1, recvmsg/2, recvmsg/3, recvmsg/4, recvmsg/5, close/1, shutdown/2,
         setopt/3, setopt/4, setopt_native/3, getopt/2, getopt/3, getopt_native/3, sockname/1, peername/1,
         socknames/2, peernames/2, peeloff/2, peeloff/3,
         ioctl/2, ioctl/3, ioctl/4, cancel/2, number_of/0, which_sockets/0, which_sockets/1,
         number_of_monitors/0, number_of_monitors/1, which_monitors/1, monitored_by/1, monitor/1, cancel_monitor/1,
         debug/1, socket_debug/1, use_registry/1, info/0, info/1, i/0, i/1, i/2, supports/0, supports/1, supports/2,
         is_supported/1, is_supported/2, is_supported/3, to_list/1, which_socket_kind/1]).

-include_lib("kernel/include/file.hrl").

-define(call(Args), jsocket_port:call(?FUNCTION_NAME, Args)).

open(A) -> ?call([A]).
open(A, B) -> ?call([A, B]).
open(A, B, C) -> ?call([A, B, C]).
open(A, B, C, D) -> ?call([A, B, C, D]).
bind(A, B) -> ?call([A, B]).
bind(A, B, C) -> ?call([A, B, C]).
connect(A) -> ?call([A]).
connect(A, B) -> ?call([A, B]).
connect(A, B, C) -> ?call([A, B, C]).
listen(A) -> ?call([A]).
listen(A, B) -> ?call([A, B]).
accept(A) -> ?call([A]).
accept(A, B) -> ?call([A, B]).
send(A, B) -> ?call([A, B]).
send(A, B, C) -> ?call([A, B, C]).
send(A, B, C, D) -> ?call([A, B, C, D]).
sendto(A, B, C) -> ?call([A, B, C]).
sendto(A, B, C, D) -> ?call([A, B, C, D]).
sendto(A, B, C, D, E) -> ?call([A, B, C, D, E]).
sendmsg(A, B) -> ?call([A, B]).
sendmsg(A, B, C) -> ?call([A, B, C]).
sendmsg(A, B, C, D) -> ?call([A, B, C, D]).
sendv(A, B) -> ?call([A, B]).
sendv(A, B, C) -> ?call([A, B, C]).
sendv(A, B, C, D) -> ?call([A, B, C, D]).
rest_iov(A, B) -> ?call([A, B]).
sendmmsg(A, B, C, D) -> ?call([A, B, C, D]).
recvmmsg(A, B, C, D, E, F) -> ?call([A, B, C, D, E, F]).
sendfile(A, B) -> ?call([A, file(B)]).
sendfile(A, B, C) -> ?call([A, file(B), C]).
sendfile(A, B, C, D) -> ?call([A, file(B), C, D]).
sendfile(A, B, C, D, E) -> ?call([A, file(B), C, D, E]).
recv(A) -> ?call([A]).
recv(A, B) -> ?call([A, B]).
recv(A, B, C) -> ?call([A, B, C]).
recv(A, B, C, D) -> ?call([A, B, C, D]).
recvfrom(A) -> ?call([A]).
recvfrom(A, B) -> ?call([A, B]).
recvfrom(A, B, C) -> ?call([A, B, C]).
recvfrom(A, B, C, D) -> ?call([A, B, C, D]).
recvmsg(A) -> ?call([A]).
recvmsg(A, B) -> ?call([A, B]).
recvmsg(A, B, C) -> ?call([A, B, C]).
recvmsg(A, B, C, D) -> ?call([A, B, C, D]).
recvmsg(A, B, C, D, E) -> ?call([A, B, C, D, E]).
close(A) -> ?call([A]).
shutdown(A, B) -> ?call([A, B]).

setopt(A, B, C) ->
    watch(B, C),
    ?call([A, B, C]).
setopt(A, B, C, D) ->
    watch({B, C}, D),
    ?call([A, B, C, D]).

%% The process may end without ever having called.
watch({otp, controlling_process}, Pid) when is_pid(Pid) -> jsocket_port:watch(Pid);
watch(_, _) -> ok.

setopt_native(A, B, C) -> ?call([A, B, C]).
socknames(A, B) -> ?call([A, B]).
peernames(A, B) -> ?call([A, B]).
peeloff(A, B) -> ?call([A, B]).
peeloff(A, B, C) -> ?call([A, B, C]).
getopt(A, B) -> ?call([A, B]).
getopt(A, B, C) -> ?call([A, B, C]).
getopt_native(A, B, C) -> ?call([A, B, C]).
sockname(A) -> ?call([A]).
peername(A) -> ?call([A]).
ioctl(A, B) -> ?call([A, B]).
ioctl(A, B, C) -> ?call([A, B, C]).
ioctl(A, B, C, D) -> ?call([A, B, C, D]).

%% What was written before the call is in the mailbox, and is taken out as the reference does.
cancel(Socket, {select_info, _, Handle} = Info) when is_reference(Handle) ->
    Result = ?call([Socket, Info]),
    case Result of
        ok -> flush_select(Socket, Handle);
        _ -> ok
    end,
    receive
        {'$socket', Socket, abort, {Handle, _}} -> ok
    after 0 -> ok
    end,
    Result;
cancel(A, B) -> ?call([A, B]).

flush_select(Socket, Handle) ->
    receive
        {'$socket', Socket, select, Handle} -> ok
    after 0 -> ok
    end.

number_of() -> ?call([]).
which_sockets() -> ?call([]).

%% A fun cannot cross.
which_sockets(Fun) when is_function(Fun, 1) ->
    try [S || S <- which_sockets(), Fun(info(S)) =:= true]
    catch _:_ -> error(badarg)
    end;
which_sockets(A) -> ?call([A]).

number_of_monitors() -> ?call([]).
number_of_monitors(A) -> ?call([A]).
which_monitors(A) -> ?call([A]).
monitored_by(A) -> lists:sort(?call([A])).
monitor(A) -> ?call([A]).
cancel_monitor(A) -> ?call([A]).
debug(A) -> ?call([A]).
socket_debug(A) -> ?call([A]).
use_registry(A) -> ?call([A]).
info() -> ?call([]).
info(A) -> ?call([A]).
i() -> print(?call([])).
i(A) -> print(?call([A])).
i(A, B) -> print(?call([A, B])).
supports() -> ?call([]).
supports(A) -> ?call([A]).
supports(A, B) -> ?call([A, B]).
is_supported(A) -> ?call([A]).
is_supported(A, B) -> ?call([A, B]).
is_supported(A, B, C) -> ?call([A, B, C]).
to_list(A) -> ?call([A]).
which_socket_kind(A) -> ?call([A]).

print({'$print', Text}) -> io:put_chars(Text);
print(Value) -> Value.

%% A raw file is known to the port program by its name.
file(#file_descriptor{module = prim_file, data = Data} = File) when is_map(Data) ->
    case prim_file:get_handle(File) of
        <<Fd:32/native>> ->
            Own = "/proc/self/fd/" ++ integer_to_list(Fd),
            case file:read_link_all(Own) of
                {ok, Name} ->
                    Path = unicode:characters_to_binary(Name),
                    case filelib:is_regular(Path) of
                        true -> {'$file', Path};
                        false -> {'$file', iolist_to_binary(["/proc/", os:getpid(), "/fd/", integer_to_list(Fd)])}
                    end;
                {error, _} ->
                    {'$file', closed}
            end;
        _ ->
            {'$file', closed}
    end;
file(#file_descriptor{data = #file_descriptor{} = Inner}) -> file(Inner);
file(#file_descriptor{}) -> not_a_raw_file;
file(Pid) when is_pid(Pid) -> not_a_raw_file;
file(Other) -> Other.
