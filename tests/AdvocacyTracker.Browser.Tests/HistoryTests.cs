using AdvocacyTracker.Browser.Tests.Bed;
using Microsoft.Playwright;

namespace AdvocacyTracker.Browser.Tests;

/// <summary>Two people write, and find in the history what they wrote, what changed, and the way back.</summary>
public sealed class HistoryTests(Demo demo) : IClassFixture<Demo>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => demo.LeaveAsync();

    [Fact]
    public async Task Two_people_write_compare_in_both_ways_and_bring_an_earlier_text_back()
    {
        var (one, address) = await OnANewLetterAsync("The minister shall **act**.\n\nThis stays.");
        await one.OpenAsync($"{address}/history");
        await one.FillAsync("Give the text as it stands now a name", "As read to the director");
        await one.PressAsync("Name this point");
        await one.SeesAsync("The point is named.");
        var other = await demo.ReaderAsync("Drafter");
        await other.OpenAsync(address);
        await other.WriteAsync("The minister must **act**.\n\nThis stays.\n\nThis is new.");
        await other.IsSavedAsync();

        // Without a choice, the last named point is compared with now.
        await one.Page.GotoAsync(address);
        await one.Page.GetByRole(AriaRole.Link, new() { Name = "History" }).ClickAsync();
        await one.SeesAsync("4 words added, 1 removed.");
        await Assertions.Expect(one.Page.Locator(".sheet.compared del")).ToHaveTextAsync("shall");
        await Assertions.Expect(one.Page.Locator(".sheet.compared ins")).ToHaveTextAsync(["must", "This is new."]);
        await Assertions.Expect(one.Page.Locator(".sheet.compared strong").First).ToHaveTextAsync("act");
        Assert.Equal([], await one.AxeAsync());

        await one.Page.GetByRole(AriaRole.Link, new() { Name = "As typed" }).ClickAsync();
        await Assertions.Expect(one.Page.Locator(".compare del")).ToHaveTextAsync("shall");
        Assert.Contains("as=source", one.Page.Url, StringComparison.Ordinal);
        Assert.Equal([], await one.AxeAsync());
        await one.Page.GoBackAsync();
        await Assertions.Expect(one.Page.Locator(".sheet.compared del")).ToHaveTextAsync("shall");

        await one.PressAsync("Bring this text back (As read to the director)");
        await one.SeesAsync("The earlier text stands again");
        await one.SeesAsync("1 word added, 4 removed.");
        await other.HasWrittenAsync("The minister shall **act**.\n\nThis stays.");
        await one.Page.ReloadAsync();
        await one.Page.GetByRole(AriaRole.Link, new() { Name = "Back to the letter" }).ClickAsync();
        await one.HasWrittenAsync("The minister shall **act**.\n\nThis stays.");
        Assert.Empty(one.Complaints.Concat(other.Complaints));
    }

    [Fact]
    public async Task It_is_done_by_the_keyboard_alone()
    {
        var (one, address) = await OnANewLetterAsync("First words.");
        await one.OpenAsync($"{address}/history");
        await one.Page.GetByLabel("Give the text as it stands now a name").FocusAsync();
        await one.Page.Keyboard.TypeAsync("First");
        await one.Page.Keyboard.PressAsync("Enter");
        await one.SeesAsync("The point is named.");
        await one.OpenAsync(address);
        await one.WriteAsync("Second words.");
        await one.IsSavedAsync();
        await one.OpenAsync($"{address}/history?from=0");

        await one.Page.Locator("input[name=from]:checked").FocusAsync();
        await one.Page.Keyboard.PressAsync("ArrowDown");
        await one.Page.Keyboard.PressAsync("ArrowUp");
        await one.Page.GetByLabel("Earlier: First").FocusAsync();
        await one.Page.Keyboard.PressAsync("Space");
        await one.Page.Keyboard.PressAsync("Enter");
        await one.SeesAsync("1 word added, 1 removed.");
        var back = one.Page.GetByRole(AriaRole.Button, new() { Name = "Bring this text back (First)" });
        await back.FocusAsync();
        await one.Page.Keyboard.PressAsync("Enter");
        await one.SeesAsync("The earlier text stands again");
        await one.OpenAsync(address);
        await one.HasWrittenAsync("First words.");
    }

    [Theory]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task It_is_readable_wide_and_narrow_light_and_dark_and_from_right_to_left(int width, ColorScheme scheme)
    {
        var staff = await demo.ReaderAsync("Reviewer", width, scheme);
        foreach (var (list, words) in ((string, string)[])[("/desk/letters", "المحتجزون"), ("/desk/letters", "Human rights in the President's meeting"), ("/desk/releases", "Trump")])
        {
            var address = await Demo.FirstAsync(staff, list, words);
            foreach (var way in (string[])["letter", "source"])
            {
                await staff.OpenAsync($"{address}/history?from=0&as={way}");
                Assert.Equal([], await staff.AxeAsync());
                Assert.False(await staff.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"), $"{address} runs over the edge.");
            }
        }
        Assert.Empty(staff.Complaints);
    }

    [Fact]
    public async Task Before_anything_is_written_it_says_what_will_stand_here()
    {
        var staff = await demo.ReaderAsync("Drafter");
        await staff.OpenAsync("/desk/letters/new");
        await staff.FillAsync("Subject", "An empty letter");
        await staff.PressAsync("Draft the letter");
        await staff.Page.WaitForURLAsync(new System.Text.RegularExpressions.Regex("/desk/letters/[0-9a-f-]{36}$"));
        await staff.OpenAsync($"{staff.Page.Url}/history");
        await staff.SeesAsync("Nothing written yet");
        Assert.Equal([], await staff.AxeAsync());
    }

    private async Task<(Reader Reader, string Address)> OnANewLetterAsync(string text)
    {
        var one = await demo.ReaderAsync("Drafter");
        await one.OpenAsync("/desk/letters/new");
        await one.FillAsync("Subject", "A letter with a history");
        await one.PressAsync("Draft the letter");
        await one.Page.WaitForURLAsync(new System.Text.RegularExpressions.Regex("/desk/letters/[0-9a-f-]{36}$"));
        await one.SettleAsync();
        await one.WriteAsync(text);
        await one.IsSavedAsync();
        return (one, new Uri(one.Page.Url).AbsolutePath);
    }
}
