using System.Globalization;
using System.Text.RegularExpressions;
using AdvocacyTracker.Browser.Tests.Bed;

namespace AdvocacyTracker.Benchmarks;

/// <summary>What a pause in typing costs the server, by its own clock: the batch that goes up with its answer, and the preview that comes down, for letters of several lengths. The yardstick is a request that does nothing.</summary>
internal static partial class Pauses
{
    private const int Times = 1_000, Warm = 1_000;

    public static async Task<int> MeasureAsync()
    {
        await using var site = await RunningSite.StartAsync(["--demo"], new Dictionary<string, string> { ["Logging__LogLevel__Microsoft.AspNetCore.Hosting.Diagnostics"] = "Information" });
        using var desk = await Desk.SignInAsync(site);
        var letter = (await desk.LettersAsync(10))[0];
        var nothing = await TimesAsync(site, "GET", "/health/live", () => desk.Http.GetStringAsync(new Uri("/health/live", UriKind.Relative)));
        Console.WriteLine($"A request that does nothing: {Told(nothing, nothing)}");
        foreach (var words in (int[])[300, 3_000, 10_000])
        {
            var typist = new Typist(desk, letter, await desk.FillAsync(letter, words));
            Console.WriteLine($"{words,6:N0} words, a batch is stored in {Told(await TimesAsync(site, "POST", "/body", typist.TypeAsync), nothing)}; at most {typist.Up} bytes up and {typist.Down} down");
            Console.WriteLine($"{words,6:N0} words, a preview is made in {Told(await TimesAsync(site, "GET", "/preview", typist.PreviewAsync, typist.TypeAsync), nothing)}; at most {typist.PreviewDown} characters down");
        }
        return 0;
    }

    // The server writes down how long each request took it, from its first byte to its last.
    private static async Task<List<double>> TimesAsync(RunningSite site, string method, string address, Func<Task> deed, Func<Task>? before = null)
    {
        for (var n = 0; n < Warm + Times; n++)
        {
            if (before is not null) await before();
            await deed();
        }
        await Task.Delay(500);
        var times = Finished().Matches(site.Output).Where(m => m.Groups["method"].Value == method && m.Groups["path"].Value.EndsWith(address, StringComparison.Ordinal))
            .Select(m => double.Parse(m.Groups["ms"].Value, CultureInfo.InvariantCulture)).TakeLast(Times).Order().ToList();
        return times.Count == Times ? times : throw new InvalidOperationException($"The server wrote down {times.Count} requests of {Times}.");
    }

    [GeneratedRegex(@"Request finished HTTP/\S+ (?<method>[A-Z]+) http://[^/]+(?<path>/[^? ]*)\S* - 200 .* (?<ms>[0-9.]+)ms")]
    private static partial Regex Finished();

    private static string Told(List<double> sorted, List<double> nothing) =>
        $"p50 {At(sorted, 0.5):N2} ms, p99 {At(sorted, 0.99):N2} ms ({At(sorted, 0.5) / At(nothing, 0.5):N1} and {At(sorted, 0.99) / At(nothing, 0.99):N1} of nothing)";

    private static double At(List<double> sorted, double part) => sorted[(int)(sorted.Count * part)];
}
