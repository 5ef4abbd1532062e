using AdvocacyTracker.Browser.Tests.Bed;
using Microsoft.Playwright;

namespace AdvocacyTracker.Browser.Tests;

/// <summary>Every page, wide and narrow, light and dark: axe finds nothing, nothing runs over the edge, and no console complains.</summary>
public sealed class EveryPageTests(Demo demo) : IClassFixture<Demo>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => demo.LeaveAsync();

    public static TheoryData<string?, int, ColorScheme> Readers { get; } = new()
    {
        { null, 1280, ColorScheme.Light }, { null, 390, ColorScheme.Dark },
        { "Drafter", 1280, ColorScheme.Light }, { "Drafter", 390, ColorScheme.Dark }, { "Drafter", 1280, ColorScheme.Dark }, { "Drafter", 390, ColorScheme.Light },
        { "Reviewer", 1280, ColorScheme.Light }, { "Reviewer", 390, ColorScheme.Dark },
        { "Comms", 1280, ColorScheme.Dark }, { "Comms", 390, ColorScheme.Light },
        { "Admin", 1280, ColorScheme.Light }, { "Admin", 390, ColorScheme.Dark },
    };

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Every_page_is_for_everyone(string? role, int width, ColorScheme scheme)
    {
        var reader = await demo.ReaderAsync(role, width, scheme);
        var found = new List<string>();
        foreach (var address in role is null ? [.. Public, await Demo.FirstAsync(reader, "/office-holders", "Odile Marchetti-Rowe")] : await DeskAsync(reader, role))
        {
            await reader.OpenAsync(address);
            found.AddRange(await reader.AxeAsync());
            if (await reader.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth")) found.Add($"{address} runs over the edge at {width} px.");
        }
        found.AddRange(reader.Complaints.Where(c => !c.Contains("404", StringComparison.Ordinal)));
        Assert.True(found.Count == 0, string.Join("\n", found));
    }

    private static string[] Public { get; } = ["/", "/news", "/news?language=fr&sort=oldest", "/demands", "/demands?standing=met", "/demands/D-2025-019-1", "/demands/D-2026-004-1", "/news/trump-should-raise-human-rights-with-putin", "/letters/2017-001", "/news/nuran-water-wadi-silan", "/letters/2026-007", "/office-holders", "/office-holders?from=o", "/corrections", "/search", "/search?q=rights", "/search?q=%D8%A7%D9%84", "/search?q=nothinglikethis", "/news/orvania-night-returns-lavenne-pass", "/news/nothing-here", "/sign-in", "/review/no-such-link"];

    private static async Task<string[]> DeskAsync(Reader reader, string role)
    {
        var draft = await Demo.FirstAsync(reader, "/desk/letters", "Peaceful assembly");
        var inReview = await Demo.FirstAsync(reader, "/desk/letters", "المحتجزون");
        var sent = await Demo.FirstAsync(reader, "/desk/letters", "Human rights in the President's meeting");
        var published = await Demo.FirstAsync(reader, "/desk/releases", "Trump Should");
        var statement = await Demo.FirstAsync(reader, "/desk/releases", "a bill on foreign contributions");
        string[] common =
        [
            "/desk", "/desk/letters", "/desk/letters?stage=Recalled", draft, inReview, sent, $"{sent}/print", $"{inReview}/print", "/desk/demands", "/desk/review",
            inReview.Replace("/letters/", "/review/letters/", StringComparison.Ordinal), "/desk/replies", sent.Replace("/letters/", "/replies/", StringComparison.Ordinal), "/desk/releases", published, statement,
            statement.Replace("/releases/", "/review/releases/", StringComparison.Ordinal), "/desk/recipients", "/desk/notices", "/account", "/desk/letters/00000000-0000-0000-0000-000000000000",
        ];
        return role switch { "Comms" => [.. common, "/desk/press-list"], "Admin" => [.. common, "/desk/press-list", "/desk/team", "/desk/newsroom", "/desk/audit", "/desk/mails"], "Drafter" => [.. common, "/desk/letters/new", "/desk/team"], _ => common };
    }
}
