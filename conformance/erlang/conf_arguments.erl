%% What functions say to arguments that they cannot use, and in which order they look at them.
-module(conf_arguments).

-export([run/2]).

-import(conformance, [check/3]).

run(M, Ctx) ->
    Calls = calls(),
    [check(Ctx, conf_lib:format("no-socket/~s/~0tp", [name(F, Args), X]), fun() -> apply(M, F, [X | Args]) end)
     || {F, Args} <- Calls, X <- [foo, {'$socket', foo}, 1, {socket, self()}]],
    [check(Ctx, conf_lib:format("foreign/~s", [name(F, Args)]), fun() -> closed_result(F, apply(M, F, [{'$socket', make_ref()} | Args])) end)
     || {F, Args} <- Calls],
    Closed = conf_lib:closed(M),
    [check(Ctx, conf_lib:format("closed/~s", [name(F, Args)]), fun() -> closed_result(F, apply(M, F, [Closed | Args])) end)
     || {F, Args} <- Calls],
    conf_lib:messages(10),
    timeouts(M, Ctx, Closed),
    flags(M, Ctx, Closed),
    {C, S} = conf_lib:tcp(M),
    [check(Ctx, ["bad/", name(F, Args)], fun() -> apply(M, F, [C | Args]) end) || {F, Args} <- bad()],
    conf_lib:close(M, [C, S]),
    [check(Ctx, ["closed-bad/", name(F, Args)], fun() -> apply(M, F, [Closed | Args]) end)
     || {F, Args} <- bad()],
    globals(M, Ctx),
    ok.

name(F, Args) -> conf_lib:format("~s~0tp", [F, Args]).

%% An info of a closed socket is another area.
closed_result(info, Info) -> maps:without([counters], Info);
closed_result(to_list, "#Socket<" ++ _) -> text;
closed_result(_, Result) -> Result.

%% Every function of a socket, in every arity.
calls() ->
    A = #{family => inet, addr => loopback, port => 1},
    [{bind, [A]}, {bind, [any]}, {bind, [[A], add]}, {connect, []}, {connect, [A]}, {connect, [A, 10]}, {listen, []}, {listen, [5]},
     {accept, []}, {accept, [10]}, {accept, [nowait]}, {send, [<<"x">>]}, {send, [<<"x">>, []]}, {send, [<<"x">>, [], 10]},
     {sendto, [<<"x">>, A]}, {sendto, [<<"x">>, A, []]}, {sendto, [<<"x">>, A, [], 10]},
     {sendmsg, [#{iov => [<<"x">>]}]}, {sendmsg, [#{iov => [<<"x">>]}, []]}, {sendmsg, [#{iov => [<<"x">>]}, [], 10]},
     {recv, []}, {recv, [1]}, {recv, [1, []]}, {recv, [1, [], 10]}, {recvfrom, []}, {recvfrom, [1]}, {recvfrom, [1, []]},
     {recvfrom, [1, [], 10]}, {recvmsg, []}, {recvmsg, [[]]}, {recvmsg, [1, 1]}, {recvmsg, [1, 1, 10]},
     {recvmsg, [1, 1, [], 10]}, {recv, [0, nowait]}, {recvfrom, [0, nowait]}, {recvmsg, [nowait]}, {close, []}, {shutdown, [read]},
     {setopt, [{socket, reuseaddr}, true]}, {setopt, [socket, reuseaddr, true]}, {setopt_native, [{socket, 2}, true]},
     {getopt, [{socket, reuseaddr}]}, {getopt, [socket, reuseaddr]}, {getopt_native, [{socket, 2}, integer]}, {sockname, []},
     {peername, []}, {ioctl, [gifconf]}, {ioctl, [gifindex, "lo"]}, {ioctl, [sifmtu, "nodev", 1500]},
     {cancel, [{select_info, recv, make_ref()}]}, {info, []}, {to_list, []}, {which_socket_kind, []}, {monitored_by, []},
     {which_monitors, []}, {number_of_monitors, []}].

timeouts(M, Ctx, Closed) ->
    {ok, S} = M:open(inet, stream),
    Bad = [-1, 1.5, foo, "x", {x}, [], <<>>],
    A = #{family => inet, addr => loopback, port => 1},
    Calls = [{accept, []}, {connect, [A]}, {send, [<<>>, []]}, {sendto, [<<>>, A, []]}, {sendmsg, [#{iov => []}, []]}, {recv, [0, []]},
             {recvfrom, [0, []]}, {recvmsg, [0, 0, []]}, {recv, [0]}, {recvmsg, []}],
    [check(Ctx, conf_lib:format("timeout/~s/~s/~0tp", [Which, name(F, Args), T]), fun() -> apply(M, F, [X | Args ++ [T]]) end)
     || {Which, X} <- [{open, S}, {closed, Closed}], {F, Args} <- Calls, T <- Bad],
    [check(Ctx, conf_lib:format("timeout/order/~s", [name(F, Args)]), fun() -> apply(M, F, [S | Args]) end)
     || {F, Args} <- [{send, [<<>>, [foo], -1]}, {send, [[foo], [], -1]}, {send, [foo, [], -1]}, {connect, [#{}, -1]}, {connect, [foo, -1]},
                      {recv, [-1, [], -1]}, {recv, [0, [foo], -1]}, {sendto, [<<>>, #{}, [foo], -1]}, {sendto, [<<>>, foo, [foo], -1]},
                      {sendto, [<<>>, #{}, [foo], 1]}, {sendmsg, [#{}, [], -1]}, {sendmsg, [#{iov => []}, [foo], -1]}]],
    M:close(S).

flags(M, Ctx, Closed) ->
    {A, _, B, Address} = conf_lib:udp(M),
    Flags = [[foo], [peek, foo], [-1], [peek, -1], [1.0], ["x"], [peek | foo], [1 bsl 31], [1 bsl 40], [1 bsl 70], [waitall], [dontwait],
             [16#40], [16#4000], [nosignal], [confirm], [more, 16#8000], [eor], [cmsg_cloexec], [16#100], foo, peek],
    [begin
         check(Ctx, conf_lib:format("flags/send/~0tp", [F]), fun() -> M:sendto(A, <<"x">>, Address, F, 50) end),
         conf_lib:drain(M, B),
         check(Ctx, conf_lib:format("flags/recv/~0tp", [F]), fun() -> M:recv(B, 0, F, 10) end),
         check(Ctx, conf_lib:format("flags/recvfrom/~0tp", [F]), fun() -> M:recvfrom(B, 0, F, 10) end),
         check(Ctx, conf_lib:format("flags/recvmsg/~0tp", [F]), fun() -> M:recvmsg(B, 0, 0, F, 10) end),
         check(Ctx, conf_lib:format("flags/closed/~0tp", [F]), fun() -> M:send(Closed, <<"x">>, F, 50) end)
     end || F <- Flags],
    conf_lib:close(M, [A, B]).

bad() ->
    Info = {select_info, recv, make_ref()},
    [{listen, [foo]}, {listen, [1.0]}, {listen, [1 bsl 31]}, {shutdown, [foo]}, {shutdown, [1]}, {send, [foo]}, {send, [[foo]]}, {send, [[256]]},
     {send, [[1 | 2]]}, {send, [<<1:1>>]}, {send, [<<"x">>, foo, 10]}, {send, [<<"x">>, {foo}]}, {send, [<<"x">>, Info]}, {send, [<<"x">>, Info, 10]},
     {send, [[<<"a">>, [98, "c"] | <<"d">>], [], 0]}, {sendto, [<<"x">>, foo]}, {sendto, [foo, #{}]}, {sendto, [<<"x">>, #{}]},
     {sendto, [<<"x">>, #{family => inet}, foo, 10]}, {sendto, [<<"x">>, Info, 10]}, {sendmsg, [foo]}, {sendmsg, [#{}]}, {sendmsg, [#{iov => foo}]},
     {sendmsg, [#{iov => [foo]}]}, {sendmsg, [#{iov => [<<"a">>, foo]}]}, {sendmsg, [#{iov => [<<"a">> | <<"b">>]}]}, {sendmsg, [#{iov => ["a"]}]},
     {sendmsg, [#{iov => []}, foo]}, {sendmsg, [#{iov => []}, foo, 10]}, {sendmsg, [#{iov => [], addr => foo}]}, {sendmsg, [#{iov => [], addr => #{}}]},
     {sendmsg, [#{iov => [], addr => #{family => inet, foo => 1}}]}, {sendmsg, [#{iov => [], addr => #{family => inet, port => foo}}]},
     {sendmsg, [#{iov => [], addr => #{family => local}}]}, {sendmsg, [#{iov => [], addr => #{family => foo}}]}, {sendmsg, [#{iov => [], ctrl => foo}]},
     {sendmsg, [#{iov => [], ctrl => []}]}, {sendmsg, [[<<"x">>], Info]}, {sendmsg, [foo, Info]}, {sendmsg, [[<<"x">>], {foo}]},
     {recv, [-1]}, {recv, [foo]}, {recv, [1.0]}, {recv, [1 bsl 70, [], 0]}, {recv, [0, foo, 10]}, {recv, [foo, [], 10]}, {recvfrom, [-1]}, {recvfrom, [nowait]},
     {recvfrom, [foo, 10]}, {recvmsg, [foo, foo]}, {recvmsg, [0, foo]}, {recvmsg, [-1, 0]}, {recvmsg, [0, -1, [], 10]}, {recvmsg, [0, 0, [], foo]},
     {recvmsg, [0, 0, foo, 10]}, {recvmsg, [0, 0, []]}, {recvmsg, [1.0, 0]}, {cancel, [foo]}, {cancel, [{select_info, foo, make_ref()}]},
     {cancel, [{select_info, "x", make_ref()}]}, {cancel, [{select_info, recv, foo}]}, {cancel, [{select_info, {recv, 1}, make_ref()}]},
     {cancel, [{select_info, {foo, 1}, make_ref()}]}, {cancel, [{select_info, {1, 2, 3}, make_ref()}]}, {cancel, [{select_info, send, make_ref()}]},
     {cancel, [Info]}, {connect, [foo]}, {connect, [any]}, {connect, [#{}]}, {sendfile, [foo]}, {sendfile, [foo, 10]}, {sendfile, [foo, 0, 0]},
     {sendfile, [Info, 0, 0]}, {sendfile, [{select_info, sendfile, make_ref()}, 0, 0]}, {ioctl, [foo]}, {ioctl, [gifindex]}, {ioctl, ["gifconf"]}].

%% Functions without a socket.
globals(M, Ctx) ->
    [check(Ctx, conf_lib:format("global/~s/~0tp", [name0(F, Args), Args]), fun() -> apply(M, F, Args) end)
     || {F, Args} <- [{debug, [foo]}, {debug, [1]}, {debug, [false]}, {socket_debug, [foo]}, {socket_debug, [false]}, {use_registry, [foo]}, {use_registry, [1]},
                      {use_registry, [true]}, {which_sockets, [foo]}, {which_sockets, [raw]}, {which_sockets, [true]}, {which_sockets, [1]},
                      {which_sockets, [fun() -> true end]}, {which_sockets, [fun(_) -> foo end]}, {number_of_monitors, [foo]},
                      {number_of_monitors, [self()]}, {which_monitors, [foo]}, {which_monitors, [self()]}, {monitored_by, [foo]}, {monitor, [foo]},
                      {monitor, [{'$socket', make_ref()}]}, {cancel_monitor, [foo]}, {cancel_monitor, [make_ref()]}, {to_list, [foo]}, {to_list, [{'$socket', foo}]},
                      {info, [foo]}, {i, [foo]}, {i, [1]}, {i, [raw]}, {i, [inet, foo]}, {i, [foo, []]}, {is_supported, [foo]}, {is_supported, [1]}, {supports, [foo]},
                      {supports, [1]}, {supports, [options, foo]}, {supports, [options, 1]}, {supports, [protocols, tcp]}, {is_supported, [options, foo]},
                      {is_supported, [options, {socket, foo}]}, {is_supported, [options, 1, 2]}, {is_supported, [options, socket, foo]},
                      {is_supported, [foo, bar]}, {is_supported, [foo, bar, baz]}, {is_supported, [protocols, 6]}, {is_supported, [msg_flags, 1]}]].

name0(F, Args) -> conf_lib:format("~s.~b", [F, length(Args)]).
