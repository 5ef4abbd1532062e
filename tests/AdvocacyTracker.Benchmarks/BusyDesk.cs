using System.Diagnostics;
using AdvocacyTracker.Browser.Tests.Bed;

namespace AdvocacyTracker.Benchmarks;

/// <summary>What an editor feels of the newsroom's readers: from the end of a pause until the preview is there, by the editor's own clock, while so many readers ask for a release as fast as they are answered. The yardstick is the same pause without readers, in the same run.</summary>
internal static class BusyDesk
{
    private const string Release = "/news/trump-should-raise-human-rights-with-putin";

    private const int Words = 700, Pauses = 150, Pairs = 5;

    public static async Task<int> MeasureAsync()
    {
        await using var site = await RunningSite.DemoAsync();
        using var desk = await Desk.SignInAsync(site);
        var letter = (await desk.LettersAsync(10))[0];
        var typist = new Typist(desk, letter, await desk.FillAsync(letter, Words));
        await TimesAsync(typist);
        Console.WriteLine($"{Environment.ProcessorCount} processors, load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}; a letter of {Words} words, {Pairs} pairs of {Pauses} pauses; p95, each the median of the pairs");
        foreach (var readers in (int[])[16, 64])
        {
            var pairs = new List<(double Idle, double Busy)>();
            for (var n = 0; n < Pairs; n++)
            {
                var idle = await TimesAsync(typist);
                using var crowd = Start(site.Address, readers);
                await Task.Delay(TimeSpan.FromSeconds(2));
                pairs.Add((idle, await TimesAsync(typist)));
                crowd.Kill();
                await crowd.WaitForExitAsync();
            }
            Console.WriteLine($"{readers,3} readers: idle {Median(pairs.Select(p => p.Idle)):N1} ms, under load {Median(pairs.Select(p => p.Busy)):N1} ms, {Median(pairs.Select(p => p.Busy / p.Idle)):N2} times");
        }
        return 0;
    }

    /// <summary>Readers in a process of their own, until it is killed: the machine shares itself out among them, the site and the editor.</summary>
    public static async Task<int> CrowdAsync(Uri site, string address, int readers)
    {
        while (true) await Readers.AskAsync(site, address, has: false, readers, TimeSpan.FromSeconds(5));
    }

    private static async Task<double> TimesAsync(Typist typist)
    {
        var times = new List<double>();
        for (var n = 0; n < Pauses; n++)
        {
            var clock = Stopwatch.StartNew();
            await typist.TypeAsync();
            await typist.PreviewAsync();
            times.Add(clock.Elapsed.TotalMilliseconds);
            await Task.Delay(20);
        }
        return times.Order().ElementAt((int)(Pauses * 0.95));
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Pairs / 2);

    private static Process Start(Uri site, int readers)
    {
        var start = new ProcessStartInfo("dotnet");
        foreach (var arg in (string[])[typeof(BusyDesk).Assembly.Location, "crowd", site.ToString(), Release, $"{readers}"]) start.ArgumentList.Add(arg);
        return Process.Start(start)!;
    }
}
