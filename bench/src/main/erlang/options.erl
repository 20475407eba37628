%% Reads or sets TCP_NODELAY: options get|set
-module(options).
-export([main/1]).

main([How]) ->
    {ok, Socket} = socket:open(inet, stream, tcp),
    bench:rounds(case How of
        "get" -> fun() -> {ok, _} = socket:getopt(Socket, {tcp, nodelay}) end;
        "set" -> fun() -> ok = socket:setopt(Socket, {tcp, nodelay}, true) end
    end).
