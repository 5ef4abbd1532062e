using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using AdvocacyTracker.Browser.Tests.Bed;

namespace AdvocacyTracker.Benchmarks;

/// <summary>How long it takes from starting the published program to its first public page, and to its first page of the desk, and how much memory it holds then. The yardstick is a bare Kestrel in a process of its own with one page in memory; both are started in turns.</summary>
internal static class Starts
{
    private const int Pairs = 7;

    private const string Release = "/news/trump-should-raise-human-rights-with-putin", Desk = "/sign-in";

    public static async Task<int> MeasureAsync()
    {
        var folder = Directory.CreateTempSubdirectory("advocacytracker-starts-").FullName;
        try
        {
            var site = Path.Combine(folder, "site");
            await RunAsync(["publish", Path.Combine(Repository.Top, "src", "AdvocacyTracker.Web"), "-c", "Release", "-o", site, "--nologo", "-v", "quiet"], folder);
            var program = Path.Combine(site, "AdvocacyTracker.Web.dll");
            await RunAsync([program, "migrate"], folder);
            await RunAsync([program, "import", Path.Combine(site, "seeds")], folder);
            // Once, so that both pages are kept for the next start.
            using (var first = Start([program, "--urls"], folder)) await KeptAsync(first);
            var page = Path.Combine(folder, "page");
            await File.WriteAllBytesAsync(page, new byte[8_000]);
            List<(double Site, double Bare, double Desk, double AtRest)> rounds = [];
            for (var n = 0; n < Pairs; n++)
            {
                double pub, desk, rest, bare;
                using (var started = Start([program, "--urls"], folder))
                {
                    pub = await started.UntilAsync(Release);
                    desk = await started.UntilAsync(Desk);
                    await Task.Delay(TimeSpan.FromSeconds(5));
                    rest = started.Megabytes;
                }
                using (var started = Start([typeof(Starts).Assembly.Location, "bare", page], folder)) bare = await started.UntilAsync("/");
                rounds.Add((pub, bare, desk, rest));
            }
            Console.WriteLine($"{Environment.ProcessorCount} processors, load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}; medians of {Pairs} pairs of starts");
            Console.WriteLine($"first public 200: {Median(rounds.Select(r => r.Site)):N0} ms | {Median(rounds.Select(r => r.Bare)):N0} ms of the yardstick | {Median(rounds.Select(r => r.Site / r.Bare)):N2}");
            Console.WriteLine($"first page of the desk: {Median(rounds.Select(r => r.Desk)):N0} ms; memory (PSS) at rest {Median(rounds.Select(r => r.AtRest)):N0} MB");
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Pairs / 2);

    // A page is kept once it is packed, a moment after it was first asked for.
    private static async Task KeptAsync(Started site)
    {
        foreach (var address in (string[])["/", Release]) await site.UntilAsync(address);
        await Task.Delay(TimeSpan.FromSeconds(5));
    }

    private static async Task RunAsync(string[] args, string folder)
    {
        using var process = Process.Start(Of(args, folder))!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"dotnet {string.Join(' ', args)} ended with {process.ExitCode}.");
    }

    private static ProcessStartInfo Of(string[] args, string folder) => new("dotnet", args)
    {
        WorkingDirectory = folder, RedirectStandardOutput = true,
        // The same runtime with the same settings for both.
        Environment = { ["Database__File"] = Path.Combine(folder, "newsroom.db"), ["DOTNET_TieredPGO"] = "0", ["DOTNET_gcServer"] = "0" },
    };

    private static Started Start(string[] args, string folder)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var clock = Stopwatch.StartNew();
        return new(Process.Start(Of([.. args, $"http://localhost:{port}"], folder))!, port, clock);
    }

    private sealed record Started(Process Process, int Port, Stopwatch Clock) : IDisposable
    {
        /// <summary>Milliseconds from the start until an address is answered with 200.</summary>
        public async Task<double> UntilAsync(string address)
        {
            using var http = new HttpClient { BaseAddress = new Uri($"http://localhost:{Port}") };
            while (Clock.Elapsed < TimeSpan.FromSeconds(60))
            {
                try
                {
                    using var answer = await http.GetAsync(new Uri(address, UriKind.Relative));
                    if (answer.StatusCode == HttpStatusCode.OK) return Clock.Elapsed.TotalMilliseconds;
                }
                catch (HttpRequestException)
                {
                    await Task.Delay(2);
                }
            }
            throw new TimeoutException($"{address} was not answered within a minute.");
        }

        /// <summary>What it holds by itself and its part of what it shares.</summary>
        public double Megabytes => double.Parse(File.ReadLines($"/proc/{Process.Id}/smaps_rollup").First(l => l.StartsWith("Pss:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;

        public void Dispose()
        {
            Process.Kill();
            Process.WaitForExit();
            Process.Dispose();
        }
    }
}
