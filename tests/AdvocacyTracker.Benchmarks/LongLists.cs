using System.Data.Common;
using System.Diagnostics;
using System.Text.RegularExpressions;
using AdvocacyTracker.Browser.Tests.Bed;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AdvocacyTracker.Benchmarks;

/// <summary>How fast a page of the public lists comes when there are a hundred thousand releases and half a million demands, each page another, so that none is in memory. The yardstick is the same program with a hundredth of them.</summary>
internal static partial class LongLists
{
    private const int Warm = 500, Asked = 1_500, Slowest = 12;

    public static async Task<int> MeasureAsync(int releases)
    {
        foreach (var isPostgres in (bool[])[false, true])
        {
            if (await MeasureAsync(releases / 100, isPostgres) is not { } few || await MeasureAsync(releases, isPostgres) is not { } many) continue;
            foreach (var path in few.Keys) Console.WriteLine($"  {path}: p99 {many[path]:N1} ms, {many[path] / few[path]:N2} of that with a hundredth");
        }
        return 0;
    }

    private static async Task<Dictionary<string, double>?> MeasureAsync(int releases, bool isPostgres)
    {
        var folder = Directory.CreateTempSubdirectory("advocacytracker-lists-").FullName;
        var server = Environment.GetEnvironmentVariable("ADVOCACYTRACKER_TEST_POSTGRES");
        if (isPostgres && server is null)
        {
            Console.WriteLine("PostgreSQL: not measured, since ADVOCACYTRACKER_TEST_POSTGRES names no server.");
            return null;
        }
        var (file, name) = (Path.Combine(folder, "lists.db"), $"lists_{Guid.NewGuid():N}");
        var connection = isPostgres ? $"{server};Database={name}" : $"Data Source={file}";
        var settings = isPostgres
            ? new Dictionary<string, string> { ["Database__Provider"] = "postgres", ["ConnectionStrings__Default"] = connection }
            : new Dictionary<string, string> { ["Database__File"] = file };
        if (isPostgres) await RunAsync($"{server};Database=postgres", $"CREATE DATABASE {name}");
        try
        {
            await RunningSite.RunAsync(["migrate"], settings);
            await RunningSite.RunAsync(["import", Path.Combine(AppContext.BaseDirectory, "seeds")], settings);
            Console.WriteLine($"{(isPostgres ? "PostgreSQL" : "SQLite")}, {Environment.ProcessorCount} processors, load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}");
            var clock = Stopwatch.StartNew();
            await using (var db = Open(connection, isPostgres))
            {
                await db.OpenAsync();
                await new LongYears(db, isPostgres, releases).MakeAsync();
            }
            Console.WriteLine($"  {releases:N0} releases and {releases * LongYears.DemandsEach:N0} demands made in {clock.Elapsed.TotalSeconds:N0} s");
            return await AskAsync(settings, $"{releases:N0}");
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            NpgsqlConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
            if (isPostgres) await RunAsync($"{server};Database=postgres", $"DROP DATABASE {name} WITH (FORCE)");
        }
    }

    private static async Task<Dictionary<string, double>> AskAsync(Dictionary<string, string> settings, string of)
    {
        await using var site = await RunningSite.StartAsync([], settings);
        using var http = new HttpClient { BaseAddress = site.Address };
        var found = new Dictionary<string, double>();
        foreach (var path in (string[])["/news", "/demands"])
        {
            var (random, asked, next) = (new Random(1), new List<(double Time, string Address)>(), "");
            for (var n = -Warm; n < Asked; n++)
            {
                // Every other one goes on where the last one ended.
                var address = next.Length > 0 ? next : path + Query(random, path == "/demands");
                var clock = Stopwatch.StartNew();
                var page = await http.GetStringAsync(new Uri(address, UriKind.Relative));
                if (n >= 0) asked.Add((clock.Elapsed.TotalMilliseconds, address));
                next = next.Length == 0 && Next().Match(page) is { Success: true } link ? link.Groups[1].Value.Replace("&amp;", "&", StringComparison.Ordinal) : "";
            }
            var times = asked.Select(a => a.Time).Order().ToList();
            found[path] = times[(int)(times.Count * 0.99)];
            Console.WriteLine($"  {of}, {path} with two filters: median {times[times.Count / 2]:N1} ms, p99 {found[path]:N1} ms");
            foreach (var (time, address) in asked.OrderByDescending(a => a.Time).Take(Slowest)) Console.WriteLine($"    {time:N1} ms: {address}");
        }
        Console.WriteLine($"  {of}: {Pss(site.ProcessId):N0} MB (PSS) after it");
        return found;
    }

    private static string Query(Random random, bool isDemands)
    {
        var filters = new List<string> { $"theme=theme-{random.Next(LongYears.Themes)}", $"country=country-{random.Next(LongYears.Countries)}", $"language={(random.Next(2) == 0 ? "en" : "fr")}", $"year={random.Next(2016, 2026)}" };
        if (isDemands) filters.Add($"standing={LongYears.Standings[random.Next(LongYears.Standings.Count)]}");
        var (one, other) = (random.Next(filters.Count), random.Next(filters.Count - 1));
        return $"?{filters[one]}&{filters[other >= one ? other + 1 : other]}{(random.Next(4) == 0 ? "&sort=oldest" : "")}";
    }

    private static double Pss(int process) => long.Parse(File.ReadLines($"/proc/{process}/smaps_rollup").First(l => l.StartsWith("Pss:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture) / 1024.0;

    private static DbConnection Open(string connection, bool isPostgres) => isPostgres ? new NpgsqlConnection(connection) : new SqliteConnection(connection);

    private static async Task RunAsync(string connection, string sql)
    {
        await using var db = new NpgsqlConnection(connection);
        await db.OpenAsync();
        await using var command = new NpgsqlCommand(sql, db);
        await command.ExecuteNonQueryAsync();
    }

    [GeneratedRegex("rel=\"next\" href=\"([^\"]+)\"")]
    private static partial Regex Next();
}
