using AdvocacyTracker.Browser.Tests.Bed;
using Microsoft.Playwright;

namespace AdvocacyTracker.Browser.Tests;

/// <summary>A letter's fields save themselves, one by one, and nobody's words give way unseen.</summary>
public sealed class FieldsTests(Demo demo) : IClassFixture<Demo>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => demo.LeaveAsync();

    [Fact]
    public async Task A_field_is_saved_by_itself_and_the_page_and_a_colleague_follow()
    {
        var (one, other) = await TwoOnANewLetterAsync();
        await one.Page.GetByLabel("Subject", new() { Exact = true }).ClickAsync();
        await one.Page.Keyboard.PressAsync("End");
        await one.Page.Keyboard.TypeAsync(" of July ");
        await Assertions.Expect(one.Page.Locator("h1")).ToHaveTextAsync("A letter of July");
        await Assertions.Expect(Field(other, "Subject")).ToHaveValueAsync("A letter of July");
        // Whoever types on is not interrupted, and a second save meets nothing of their own.
        await one.Page.Keyboard.TypeAsync("2026");
        await Assertions.Expect(one.Page.Locator("h1")).ToHaveTextAsync("A letter of July 2026");
        await one.FillAsync("Letter date", "2026-07-01");
        await Field(one, "Kind").SelectOptionAsync("Joint");
        await Assertions.Expect(Field(other, "Kind")).ToHaveValueAsync("Joint");
        await Assertions.Expect(Field(other, "Letter date")).ToHaveValueAsync("2026-07-01");
        await Assertions.Expect(one.Page.Locator(".met-fields")).ToHaveCountAsync(0);
        Assert.Empty(one.Complaints);
    }

    [Fact]
    public async Task Two_people_change_different_fields_at_once()
    {
        var (one, other) = await TwoOnANewLetterAsync();
        await Task.WhenAll(one.FillAsync("Place", "Geneva"), other.FillAsync("Closing", "Yours sincerely,"));
        await Assertions.Expect(Field(one, "Closing")).ToHaveValueAsync("Yours sincerely,");
        await Assertions.Expect(Field(other, "Place")).ToHaveValueAsync("Geneva");
    }

    [Fact]
    public async Task What_both_changed_stands_side_by_side_until_one_is_chosen_and_both_are_kept()
    {
        var (one, other) = await TwoOnANewLetterAsync();
        await MeetAsync(one, other, "Theirs", "Mine");
        var choice = one.Page.GetByRole(AriaRole.Group, new() { Name = "Place: two texts" });
        await Assertions.Expect(choice.Locator("dd")).ToHaveTextAsync(["Theirs", "Mine"]);
        await Assertions.Expect(Field(one, "Place")).ToHaveValueAsync("Mine");
        await one.SeesAsync("Not saved yet: Place.");
        Assert.Equal([], await one.AxeAsync());
        await choice.GetByRole(AriaRole.Button, new() { Name = "Keep theirs" }).PressAsync("Enter");
        await Assertions.Expect(Field(one, "Place")).ToHaveValueAsync("Theirs");
        await Assertions.Expect(Field(one, "Place")).ToBeFocusedAsync();
        await Assertions.Expect(choice).ToHaveCountAsync(0);

        await MeetAsync(one, other, "Theirs again", "Mine again");
        await choice.GetByRole(AriaRole.Button, new() { Name = "Use mine" }).PressAsync("Enter");
        await Assertions.Expect(Field(other, "Place")).ToHaveValueAsync("Mine again");

        await one.OpenAsync(new Uri(one.Page.Url).AbsolutePath + "/history");
        await Assertions.Expect(one.Page.Locator(".kept-field dd")).ToHaveTextAsync(["Theirs again", "Mine again", "Theirs", "Mine"]);
        Assert.Equal([], await one.AxeAsync());
    }

    [Fact]
    public async Task What_could_not_be_saved_survives_a_reload_and_is_sent_when_the_site_answers()
    {
        var (one, other) = await TwoOnANewLetterAsync();
        await one.Page.RouteAsync("**/fields", route => route.AbortAsync());
        await one.FillAsync("Salutation", "Dear Minister,");
        await one.SeesAsync("Not saved: the site can’t be reached.");
        one.Page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await one.Page.ReloadAsync();
        await Assertions.Expect(Field(one, "Salutation")).ToHaveValueAsync("Dear Minister,");
        await one.Page.UnrouteAllAsync();
        await one.FieldsAreSavedAsync();
        await Assertions.Expect(Field(other, "Salutation")).ToHaveValueAsync("Dear Minister,");
    }

    [Fact]
    public async Task What_is_refused_stays_in_its_field_and_says_why()
    {
        var (one, _) = await TwoOnANewLetterAsync();
        await one.FillAsync("Language", "gibberish!");
        await one.FillAsync("Place", "Geneva");
        await one.SeesAsync("“gibberish!” is no language tag: write it like en, ar or pt-BR.");
        await one.SeesAsync("Not saved yet: Language.");
        await Assertions.Expect(Field(one, "Language")).ToHaveValueAsync("gibberish!");
        Assert.Equal([], await one.AxeAsync());
        await one.FillAsync("Language", "ar");
        await one.FieldsAreSavedAsync();
        await Assertions.Expect(one.Page.Locator(".error")).ToHaveCountAsync(0);
        await Assertions.Expect(one.Page.Locator("h1")).ToHaveAttributeAsync("lang", "ar");
    }

    private static ILocator Field(Reader reader, string label) => reader.Page.GetByLabel(label, new() { Exact = true });

    // Theirs is stored while mine waits: the page hears nothing of it before its own save.
    private static async Task MeetAsync(Reader one, Reader other, string theirs, string mine)
    {
        await one.Page.EvaluateAsync("document.querySelector('saved-fields').takeIn = () => { }");
        await other.FillAsync("Place", theirs);
        await Assertions.Expect(other.Page.Locator(".status-line")).ToBeVisibleAsync();
        await other.FieldsAreSavedAsync();
        await other.Page.WaitForTimeoutAsync(500);
        await one.FillAsync("Place", mine);
        await one.SeesAsync("Somebody else changed this while you wrote.");
        await one.Page.EvaluateAsync("delete document.querySelector('saved-fields').takeIn");
    }

    private async Task<(Reader One, Reader Other)> TwoOnANewLetterAsync()
    {
        var one = await demo.ReaderAsync("Drafter");
        await one.OpenAsync("/desk/letters/new");
        await one.FillAsync("Subject", "A letter");
        await one.PressAsync("Draft the letter");
        await one.Page.WaitForURLAsync(new System.Text.RegularExpressions.Regex("/desk/letters/[0-9a-f-]{36}$"));
        await one.SettleAsync();
        var other = await demo.ReaderAsync("Drafter");
        await other.OpenAsync(new Uri(one.Page.Url).AbsolutePath);
        return (one, other);
    }
}
