%% The differences that are meant: the rows of the table in allowed.md.
-module(conf_allowed).

-export([read/2, find/4, row/1, reason/1, text/1]).

%% Reads the rows `| check | OTP | socket | osock | reason |` for a release; `*` in the check and the two results stands for
%% any text, and an empty list of releases for all.
read(File, Release) ->
    case file:read_file(File) of
        {ok, Text} ->
            Rows = [cells(L) || L <- string:split(Text, "\n", all), is_row(L)],
            {ok, [{Check, Reference, Ours, Reason} || {Check, Releases, Reference, Ours, Reason} <- Rows,
                                                      is_for(Release, string:lexemes(Releases, ", "))]};
        Error ->
            Error
    end.

is_row(<<"| `", _/binary>>) -> true;
is_row(_) -> false.

is_for(_, []) -> true;
is_for(Release, Releases) -> lists:member(Release, Releases).

cells(Line) ->
    Cells = [unquote(string:trim(C)) || C <- re:split(Line, <<"(?<!\\\\)\\|">>)],
    [<<>>, Check, Releases, Reference, Ours, Reason, <<>>] = Cells,
    {Check, Releases, Reference, Ours, Reason}.

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

row({Check, Reference, Ours, _}) -> [Check, " | ", Reference, " | ", Ours].
reason({_, _, _, Reason}) -> Reason.

text(Term) ->
    Text = unicode:characters_to_binary(conf_lib:format("~0tp", [Term])),
    case byte_size(Text) > 4000 of
        true -> <<(binary:part(Text, 0, 4000))/binary, "...">>;
        false -> Text
    end.
