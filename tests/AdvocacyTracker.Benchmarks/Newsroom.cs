using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using AdvocacyTracker.Browser.Tests.Bed;

namespace AdvocacyTracker.Benchmarks;

/// <summary>How many readers the newsroom answers, and how fast. The yardstick is a bare Kestrel in a process of its own that hands the same bytes out of memory; both are asked in turns, by the same readers. A second one sends the newsroom's security headers as well, to tell what these cost from what the program does.</summary>
internal static class Newsroom
{
    private const int Pairs = 7;

    private const string Release = "/news/trump-should-raise-human-rights-with-putin";

    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(3), Warm = TimeSpan.FromSeconds(4);

    public static async Task<int> MeasureAsync()
    {
        var folder = Directory.CreateTempSubdirectory("advocacytracker-newsroom-").FullName;
        try
        {
            var settings = new Dictionary<string, string> { ["Database__File"] = Path.Combine(folder, "newsroom.db") };
            await RunningSite.RunAsync(["migrate"], settings);
            await RunningSite.RunAsync(["import", Path.Combine(AppContext.BaseDirectory, "seeds")], settings);
            await using var site = await RunningSite.StartAsync([], settings);
            foreach (var address in (string[])[Release, "/feed.atom"]) await PackedAsync(new Uri(site.Address, address));
            using var bare = await StartYardstickAsync(site.Address, "bare");
            using var dressed = await StartYardstickAsync(site.Address, "dressed");
            Console.WriteLine($"{Environment.ProcessorCount} processors, load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}; {Pairs} pairs of turns of {Turn.TotalSeconds:N0} s; newsroom | yardstick | ratio, each the median of the pairs");
            foreach (var (name, address, has) in ((string, string, bool)[])[("release", Release, false), ("release, 304", Release, true), ("feed", "/feed.atom", false)])
            {
                foreach (var readers in (int[])[16, 64])
                {
                    await CompareAsync(name, readers, site.Address, bare.Address, address, has);
                    await CompareAsync("  its headers", readers, site.Address, dressed.Address, address, has);
                }
            }
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task CompareAsync(string name, int readers, Uri site, Uri bare, string address, bool has)
    {
        await Readers.AskAsync(site, address, has, readers, Warm);
        await Readers.AskAsync(bare, address, has, readers, Warm);
        var pairs = new List<(Answers Site, Answers Bare)>();
        for (var n = 0; n < Pairs; n++)
        {
            // Who comes first changes, so that a load that grows falls on both.
            if (n % 2 == 0)
            {
                var first = await Readers.AskAsync(site, address, has, readers, Turn);
                pairs.Add((first, await Readers.AskAsync(bare, address, has, readers, Turn)));
            }
            else
            {
                var first = await Readers.AskAsync(bare, address, has, readers, Turn);
                pairs.Add((await Readers.AskAsync(site, address, has, readers, Turn), first));
            }
        }
        string Told(Func<Answers, double> of, string unit) => $"{Median(pairs.Select(p => of(p.Site))):N2} | {Median(pairs.Select(p => of(p.Bare))):N2} {unit} | {Median(pairs.Select(p => of(p.Site) / of(p.Bare))):N3}";
        Console.WriteLine($"{name,-13} {readers,3} readers, {pairs[0].Site.Bytes:N0} bytes: {Told(a => a.PerSecond / 1_000, "thousand a second")}; p99 {Told(a => a.P99, "ms")}; load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}");
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Pairs / 2);

    // Brotli comes a moment after the page.
    private static async Task PackedAsync(Uri address)
    {
        using var http = new HttpClient { DefaultRequestHeaders = { { "Accept-Encoding", "br" } } };
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(30); await Task.Delay(50))
        {
            using var answer = await http.GetAsync(address);
            if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{address} was answered with {answer.StatusCode}.");
            if (answer.Content.Headers.ContentEncoding.Contains("br")) return;
        }
        throw new TimeoutException($"{address} was not packed within half a minute.");
    }

    private static async Task<Bare> StartYardstickAsync(Uri site, string manner)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}");
        listener.Stop();
        // The same runtime with the same settings as the site.
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, Environment = { ["DOTNET_TieredPGO"] = "0", ["DOTNET_gcServer"] = "0" } };
        foreach (var arg in (string[])[typeof(Newsroom).Assembly.Location, "yardstick", manner, site.ToString(), address.ToString().TrimEnd('/'), Release, "/feed.atom"]) start.ArgumentList.Add(arg);
        var process = Process.Start(start)!;
        await process.StandardOutput.ReadLineAsync();
        return new(process, address);
    }

    private sealed record Bare(Process Process, Uri Address) : IDisposable
    {
        public void Dispose()
        {
            Process.Kill();
            Process.Dispose();
        }
    }
}
