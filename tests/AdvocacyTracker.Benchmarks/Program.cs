using AdvocacyTracker.Benchmarks;

// Figures of the running program, each beside a yardstick measured in the same run. Build with -c Release, or they tell nothing.
return args switch
{
    ["pages", .. var counts] => await OpenPages.MeasureAsync(counts.Length > 0 ? [.. counts.Select(int.Parse)] : [30, 100, 1_000]),
    ["pauses"] => await Pauses.MeasureAsync(),
    ["busy"] => await BusyDesk.MeasureAsync(),
    ["crowd", var site, var address, var readers] => await BusyDesk.CrowdAsync(new Uri(site), address, int.Parse(readers, System.Globalization.CultureInfo.InvariantCulture)),
    ["lists", .. var releases] => await LongLists.MeasureAsync(releases.Length > 0 ? int.Parse(releases[0], System.Globalization.CultureInfo.InvariantCulture) : 100_000),
    ["starts"] => await Starts.MeasureAsync(),
    ["bare", var page, var listen] => await Yardstick.ServeAsync(page, listen),
    ["newsroom"] => await Newsroom.MeasureAsync(),
    ["yardstick", var manner, var site, var listen, .. var addresses] => await Yardstick.ServeAsync(new Uri(site), listen, manner == "dressed", addresses),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("dotnet run -c Release --project tests/AdvocacyTracker.Benchmarks -- pages [COUNT …] | pauses | busy | newsroom | starts | lists [RELEASES]");
    return 2;
}
