%% The differences that are meant: the rows of the table in allowed.md.
-module(conf_allowed).

-export([read/1, find/4, check/1, reason/1, text/1]).

%% Reads the rows `| check | socket | osock | reason |`; `*` in the first three stands for any text.
read(File) ->
    case file:read_file(File) of
        {ok, Text} ->
            {ok, [row(L) || L <- string:split(Text, "\n", all), is_row(L)]};
        Error ->
            Error
    end.

is_row(<<"| `", _/binary>>) -> true;
is_row(_) -> false.

row(Line) ->
    Cells = [unquote(string:trim(C)) || C <- re:split(Line, <<"(?<!\\\\)\\|">>)],
    [<<>>, Check, Reference, Ours, Reason, <<>>] = Cells,
    {Check, Reference, Ours, Reason}.

unquote(Cell) ->
    re:replace(re:replace(Cell, <<"^`(.*)`$">>, <<"\\1">>, [{return, binary}]), <<"\\\\\\|">>, <<"|">>,
               [global, {return, binary}]).

%% Finds the row that allows a difference.
find(Name, Reference, Ours, Rows) ->
    Texts = [unicode:characters_to_binary(Name), text(Reference), text(Ours)],
    case [R || {C, A, B, _} = R <- Rows, lists:all(fun is_like/1, lists:zip(Texts, [C, A, B]))] of
        [Row | _] -> {ok, Row};
        [] -> none
    end.

is_like({Text, Pattern}) ->
    Escaped = re:replace(Pattern, <<"[][\\\\.^$|(){}+?#-]">>, <<"\\\\&">>, [global, {return, binary}]),
    Regex = ["^", re:replace(Escaped, <<"\\*">>, <<".*">>, [global, {return, binary}]), "$"],
    re:run(Text, Regex, [{capture, none}, dotall]) =:= match.

check({Check, _, _, _}) -> Check.
reason({_, _, _, Reason}) -> Reason.

text(Term) ->
    Text = unicode:characters_to_binary(io_lib:format("~0tp", [Term])),
    case byte_size(Text) > 4000 of
        true -> <<(binary:part(Text, 0, 4000))/binary, "...">>;
        false -> Text
    end.
