using System.Globalization;
using AdvocacyTracker.Browser.Tests.Bed;

namespace AdvocacyTracker.Benchmarks;

/// <summary>What an open letter costs the server: its working set with so many pages open, less that without, a page. The yardstick is the program without a page.</summary>
internal static class OpenPages
{
    private const int WordsOfALetter = 700, AtOnce = 8;

    public static async Task<int> MeasureAsync(IReadOnlyList<int> counts)
    {
        await using var site = await RunningSite.DemoAsync();
        using var desk = await Desk.SignInAsync(site);
        var letters = await desk.LettersAsync(WordsOfALetter);
        var pages = new List<OpenPage>();
        // Warm, so that code and pools are not counted as pages.
        for (var n = 0; n < 10; n++) await (await OpenPage.OpenAsync(desk, letters[n % letters.Count])).DisposeAsync();
        await Task.Delay(TimeSpan.FromSeconds(10));
        var empty = Resident(site.ProcessId);
        Console.WriteLine($"No page open: {empty:N0} KB of working set; {letters.Count} letters of {WordsOfALetter} words");
        foreach (var count in counts.Order())
        {
            while (pages.Count < count)
                pages.AddRange(await Task.WhenAll(Enumerable.Range(pages.Count, Math.Min(AtOnce, count - pages.Count)).Select(n => OpenPage.OpenAsync(desk, letters[n % letters.Count]))));
            await Task.Delay(TimeSpan.FromSeconds(15));
            var full = Resident(site.ProcessId);
            Console.WriteLine($"{count,5:N0} pages open: {full:N0} KB of working set, {(full - empty) / count:N0} KB a page, {(double)full / empty:N2} of the program without a page");
        }
        foreach (var page in pages) await page.DisposeAsync();
        return 0;
    }

    private static long Resident(int process) => long.Parse(
        File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(':')[1].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
}
