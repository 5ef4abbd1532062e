using AdvocacyTracker.Browser.Tests.Bed;
using Microsoft.Playwright;

namespace AdvocacyTracker.Browser.Tests;

/// <summary>A release is left to the clock, published before its embargo by nobody's slip, and corrected in the open.</summary>
public sealed class PressTests(Demo demo) : IClassFixture<Demo>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => demo.LeaveAsync();

    [Fact]
    public async Task An_embargo_is_set_scheduled_and_broken_only_by_typing_the_headline()
    {
        var (comms, reviewer) = (await demo.ReaderAsync("Comms"), await demo.ReaderAsync("Reviewer", 390));
        await comms.OpenAsync(await Demo.FirstAsync(comms, "/desk/releases", "a bill on foreign contributions"));
        await SetAsync(comms, "By the clocks of", "Nowhere");
        await comms.SeesAsync("“Nowhere” is no time zone that is known here");
        await comms.ForgetComplaintsAsync();
        await SetAsync(comms, "By the clocks of", "Europe/Lisbon");
        await SetAsync(comms, "Embargo until", "2037-01-18T06:00");
        await comms.SeesAsync("Under embargo until");
        await Assertions.Expect(comms.Page.Locator("local-clock")).Not.ToBeEmptyAsync();
        Assert.Equal([], await comms.AxeAsync());
        await comms.PressAsync("Submit for review");
        await comms.SeesAsync("Submitted: headline and text are with the reviewers.");
        await ApproveAsync(reviewer, comms);

        await comms.PressAsync("Schedule");
        await comms.SeesAsync("Opens by itself");
        Assert.Equal([], await comms.AxeAsync());
        Assert.DoesNotContain("foreign contributions", await PublicAsync(), StringComparison.Ordinal);
        await comms.Page.GetByText("Publish before the embargo…").ClickAsync();
        await comms.FillAsync("Type the headline, exactly", "Esterra");
        await comms.PressAsync("Publish now");
        await comms.SeesAsync("type its headline, exactly, to publish it before.");
        await comms.FillAsync("Type the headline, exactly", await comms.Page.Locator("h1").InnerTextAsync());
        await comms.PressAsync("Publish now");
        await comms.SeesAsync("Published.");
        Assert.Contains("foreign contributions", await PublicAsync(), StringComparison.Ordinal);
        Assert.Empty(comms.Complaints);
    }

    [Fact]
    public async Task A_correction_is_prepared_approved_and_read_under_its_release()
    {
        var (comms, reviewer) = (await demo.ReaderAsync("Comms", 390, ColorScheme.Dark), await demo.ReaderAsync("Reviewer"));
        await comms.OpenAsync(await Demo.FirstAsync(comms, "/desk/releases", "Trump Should Raise"));
        await comms.PressAsync("Correct…");
        await comms.SeesAsync("These words are the published ones: change what is wrong, or drop the correction.");
        await SetAsync(comms, "Subhead", "Five demands before Hamburg");
        await comms.SeesAsync("a correction is being prepared");
        await comms.Page.EvaluateAsync("scrollTo(0, 0)");
        Assert.Equal([], await comms.AxeAsync());
        await ApproveAsync(reviewer, comms);
        await comms.FillAsync("What was wrong", "An earlier subhead was longer.");
        await comms.PressAsync("Publish the correction");
        await comms.SeesAsync("Corrected: readers see the new words, and your note.");

        var reader = await demo.ReaderAsync();
        await reader.Page.GotoAsync("/corrections");
        Assert.Equal([], await reader.AxeAsync());
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "Trump Should Raise" }).ClickAsync();
        await reader.SeesAsync("An earlier subhead was longer.");
        await reader.Page.GetByText("What it said before, and says now").ClickAsync();
        await Assertions.Expect(reader.Page.Locator(".corrections ins").First).ToBeVisibleAsync();
        Assert.Equal([], await reader.AxeAsync());
        Assert.Empty(comms.Complaints);
    }

    private static async Task SetAsync(Reader reader, string label, string value)
    {
        await reader.FillAsync(label, value);
        await reader.Page.GetByLabel(label, new() { Exact = true }).First.BlurAsync();
        await reader.Page.WaitForTimeoutAsync(300);
    }

    private static async Task ApproveAsync(Reader reviewer, Reader comms)
    {
        await reviewer.OpenAsync(new Uri(comms.Page.Url).AbsolutePath.Replace("/desk/", "/desk/review/", StringComparison.Ordinal));
        foreach (var part in (string[])["the headline", "the text"])
        {
            var approve = reviewer.Page.GetByRole(AriaRole.Button, new() { Name = $"Approve {part}", Exact = true });
            await Assertions.Expect(reviewer.Page.Locator(".review-progress")).ToBeVisibleAsync();
            if (!await approve.IsEnabledAsync()) continue;
            await approve.ClickAsync();
            await reviewer.SeesAsync($"{char.ToUpperInvariant(part[0])}{part[1..]}: approved.");
        }
    }

    private async Task<string> PublicAsync()
    {
        using var http = new HttpClient { BaseAddress = demo.Site.Address };
        return await http.GetStringAsync(new Uri("/news", UriKind.Relative));
    }
}
