%% Makes terms comparable: what is different by nature in two runs becomes the same.
-module(conf_normal).

-export([name/1, term/1, replace/2]).

%% The name of a check, without what is different in every run.
name(Name) ->
    Text = unicode:characters_to_list(Name),
    re:replace(re:replace(Text, "#Ref<[0-9.]+>", "#Ref", [global, unicode, {return, list}]),
               "<0\\.[0-9]+\\.[0-9]+>", "<pid>", [global, unicode, {return, list}]).

%% References, sockets, pids and ports become numbers, in the order in which they appear. What a select_info carries for
%% the library alone goes.
term(Term) ->
    {Normal, _} = walk(Term, #{}),
    Normal.

walk({'$socket', Ref}, Seen) when is_reference(Ref) -> number(socket, Ref, Seen);
walk({keys, Keys}, Seen) when is_list(Keys) -> {{keys, lists:sort(Keys)}, Seen}; % in whatever order of a map
walk({select_info, {Tag, _}, Handle}, Seen) when is_atom(Tag) ->
    {H, Seen1} = walk(Handle, Seen),
    {{select_info, {Tag, '_'}, H}, Seen1};
walk(Ref, Seen) when is_reference(Ref) -> number(ref, Ref, Seen);
walk(Pid, Seen) when is_pid(Pid) -> number(pid, Pid, Seen);
walk(Fun, Seen) when is_function(Fun) -> {'fun', Seen};
walk(Tuple, Seen) when is_tuple(Tuple) ->
    {List, Seen1} = walk(tuple_to_list(Tuple), Seen),
    {list_to_tuple(List), Seen1};
walk([Head | Tail], Seen) ->
    {H, Seen1} = walk(Head, Seen),
    {T, Seen2} = walk(Tail, Seen1),
    {[H | T], Seen2};
walk(Map, Seen) when is_map(Map) ->
    {List, Seen1} = lists:mapfoldl(fun({K, V}, S) ->
                                           {K1, S1} = walk(K, S),
                                           {V1, S2} = walk(V, S1),
                                           {{K1, V1}, S2}
                                   end, Seen, lists:sort(maps:to_list(Map))),
    {maps:from_list(List), Seen1};
walk(Binary, Seen) when is_binary(Binary), byte_size(Binary) > 300 ->
    {{binary, byte_size(Binary), erlang:crc32(Binary)}, Seen};
walk(Term, Seen) ->
    {Term, Seen}.

number(Kind, Key, Seen) ->
    case Seen of
        #{Key := N} -> {{Kind, N}, Seen};
        _ ->
            N = maps:get(Kind, Seen, 0) + 1,
            {{Kind, N}, Seen#{Key => N, Kind => N}}
    end.

%% Replaces values wherever they are: [{Value, Name}].
replace(Term, Names) ->
    case lists:keyfind(Term, 1, Names) of
        {_, Name} -> Name;
        false -> inside(Term, Names)
    end.

inside(Tuple, Names) when is_tuple(Tuple) -> list_to_tuple([replace(E, Names) || E <- tuple_to_list(Tuple)]);
inside([Head | Tail], Names) -> [replace(Head, Names) | replace(Tail, Names)];
inside(Map, Names) when is_map(Map) -> maps:map(fun(_, V) -> replace(V, Names) end, Map);
inside(Term, _) -> Term.
