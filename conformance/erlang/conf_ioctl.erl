%% Requests about interfaces. Nothing is changed: setting is asked for only where it fails.
-module(conf_ioctl).

-export([run/2]).

-import(conformance, [check/3]).

run(M, Ctx) ->
    [begin
         {ok, S} = M:open(D, T, P),
         Name = fun(What) -> conf_lib:format("~0tp.~p/~s", [D, T, What]) end,
         check(Ctx, Name("gifconf"), fun() -> M:ioctl(S, gifconf) end),
         check(Ctx, Name("gifname/1"), fun() -> M:ioctl(S, gifname, 1) end),
         [check(Ctx, Name(conf_lib:format("gifname/~0tp", [X])), fun() -> M:ioctl(S, gifname, X) end)
          || X <- [9999, 0, -1, "lo", foo, 1 bsl 31]],
         [check(Ctx, Name(conf_lib:format("~s/~0tp", [R, X])), fun() -> clean(R, M:ioctl(S, R, X)) end)
          || R <- [gifindex, gifflags, gifaddr, gifdstaddr, gifbrdaddr, gifnetmask, gifmtu, gifhwaddr, gifmap, giftxqlen],
             X <- ["lo", "nosuchdev", "", "a-name-of-more-than-15", <<"lo">>, lo, 1, [300], ["lo"]]],
         [check(Ctx, Name(conf_lib:format("~0tp", [Args])), fun() -> apply(M, ioctl, [S | Args]) end)
          || Args <- flags() ++
                     [[foo], [gifmtu], [sifmtu], [foo, "lo"], [gifconf, "lo"], [sifmtu, "lo"], [foo, "lo", 1],
                      [sifmtu, "nosuchdev", 1500], [sifmtu, "lo", foo], [sifmtu, "lo", 1 bsl 31], [sifmtu, lo, 1],
                      [siftxqlen, "nosuchdev", 1], [siftxqlen, "lo", 1 bsl 31], [siftxqlen, "lo", foo],
                      [sifaddr, "nosuchdev", #{family => inet, addr => loopback}], [sifaddr, "lo", foo], [sifaddr, "lo", #{}],
                      [sifaddr, "lo", #{family => inet, addr => foo}], [sifdstaddr, "nosuchdev", #{family => inet}],
                      [sifbrdaddr, "nosuchdev", #{family => inet}], [sifbrdaddr, "lo", #{addr => any}],
                      [sifnetmask, "nosuchdev", #{family => inet}], [sifhwaddr, "nosuchdev", #{family => inet}],
                      [gifmtu, "lo", 1500], [sifflags, "nosuchdev", #{up => true}], [sifflags, "lo", foo],
                      [sifflags, "lo", #{}], [sifflags, "lo", #{link0 => true}], [gifindex, "lo", 1]]],
         M:close(S)
     end || {D, T, P} <- [{inet, dgram, default}, {inet6, stream, default}, {local, dgram, default}]],
    C = conf_lib:closed(M),
    [check(Ctx, conf_lib:format("closed/~0tp", [Args]), fun() -> apply(M, ioctl, [C | Args]) end)
     || Args <- [[gifconf], [foo], [gifname, 1], [gifname, foo], [gifindex, "lo"], [gifindex, lo], [sifmtu, "lo", 1 bsl 40],
                 [sifflags, "lo", #{nosuchflag => true}], [sifaddr, "lo", #{}]]],
    ok.

%% Flags that are none end the whole node of OTP 27 and 29.
flags() ->
    [[sifflags, "lo", Flags] || conformance:release() < 27, Flags <- [#{nosuchflag => true}, #{up => foo}, #{1 => true}]].

%% Only six bytes of a hardware address mean something.
clean(gifhwaddr, {ok, #{addr := <<Six:6/binary, _/binary>>} = A}) -> {ok, A#{addr => Six}};
clean(_, Result) -> Result.
