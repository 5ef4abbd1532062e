using AdvocacyTracker.Browser.Tests.Bed;
using Microsoft.Playwright;

namespace AdvocacyTracker.Browser.Tests;

/// <summary>Where the rich editor can't be loaded the plain textarea is as safe: two windows on one text, long pastes and lost connections; nothing is overwritten, nothing is lost.</summary>
public sealed class PlainTextTests(Demo demo) : IClassFixture<Demo>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => demo.LeaveAsync();

    [Fact]
    public async Task Two_people_who_write_in_different_places_both_keep_their_words()
    {
        var (one, other) = await TwoOnANewLetterAsync("First paragraph.\n\nLast paragraph.");
        await Task.WhenAll(WriteAsync(one, "First paragraph", "First and opening paragraph"), WriteAsync(other, "Last paragraph", "Last and closing paragraph"));
        foreach (var reader in (Reader[])[one, other])
            await Assertions.Expect(Body(reader)).ToHaveValueAsync("First and opening paragraph.\n\nLast and closing paragraph.", new() { Timeout = 15_000 });
        Assert.Empty(one.Complaints.Concat(other.Complaints));
    }

    [Fact]
    public async Task Two_people_who_change_the_same_words_see_both_texts_and_decide()
    {
        var (one, other) = await TwoOnANewLetterAsync("The minister shall act.");
        await other.Page.Context.SetOfflineAsync(true);
        await WriteAsync(other, "shall", "must");
        await other.SeesAsync("Not saved: the site can’t be reached.");
        await WriteAsync(one, "shall", "should");
        await one.SeesAsync("Saved");
        await other.Page.Context.SetOfflineAsync(false);
        await other.SeesAsync("Somebody else changed the same words");
        await Assertions.Expect(other.Page.GetByRole(AriaRole.Region, new() { Name = "Your text" })).ToHaveTextAsync("The minister must act.");
        await Assertions.Expect(other.Page.GetByRole(AriaRole.Region, new() { Name = "Their text" })).ToHaveTextAsync("The minister should act.");
        await other.ForgetComplaintsAsync(); // the network was off on purpose
        Assert.Equal([], await other.AxeAsync());
        await other.PressAsync("Keep yours");
        await other.SeesAsync("Saved");
        await Assertions.Expect(Body(one)).ToHaveValueAsync("The minister must act.", new() { Timeout = 15_000 });
    }

    [Fact]
    public async Task A_conflict_is_asked_again_after_a_reload_and_nothing_is_given_up_before_it_is_kept()
    {
        var (one, other) = await TwoOnANewLetterAsync("The minister shall act.");
        await other.Page.Context.SetOfflineAsync(true);
        await WriteAsync(other, "shall", "must");
        await WriteAsync(one, "shall", "should");
        await one.SeesAsync("Saved");
        await other.Page.Context.SetOfflineAsync(false);
        await other.SeesAsync("Somebody else changed the same words");
        other.Page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await other.Page.ReloadAsync();
        await other.SeesAsync("Somebody else changed the same words");

        await other.Page.RouteAsync("**/body/kept", route => route.AbortAsync());
        await other.PressAsync("Take theirs");
        await other.SeesAsync("Not saved");
        await Assertions.Expect(other.Page.GetByRole(AriaRole.Region, new() { Name = "Your text" })).ToHaveTextAsync("The minister must act.");
        await other.Page.UnrouteAllAsync();
        await other.PressAsync("Take theirs");
        await Assertions.Expect(Body(other)).ToHaveValueAsync("The minister should act.");
        await Assertions.Expect(Body(one)).ToHaveValueAsync("The minister should act.");
    }

    [Fact]
    public async Task An_answer_that_was_lost_on_its_way_doubles_no_words_and_is_no_conflict_with_oneself()
    {
        var (one, _) = await TwoOnANewLetterAsync("Hello.");
        // The change is stored, and its answer never arrives.
        await one.Page.RouteAsync("**/body", async route =>
        {
            if (route.Request.Method == "POST") await route.FetchAsync();
            await route.AbortAsync();
        });
        await WriteAsync(one, "Hello.", "Hello world.");
        await one.SeesAsync("Not saved: the site can’t be reached.");
        await one.Page.UnrouteAllAsync();
        await WriteAsync(one, "world.", "world, once.");
        await Assertions.Expect(one.Page.Locator("body-editor .saving")).ToContainTextAsync("Saved");
        await Assertions.Expect(Body(one)).ToHaveValueAsync("Hello world, once.");
        await one.Page.ReloadAsync();
        await Assertions.Expect(Body(one)).ToHaveValueAsync("Hello world, once.");
    }

    [Fact]
    public async Task What_was_not_acknowledged_survives_a_reload()
    {
        var (one, _) = await TwoOnANewLetterAsync("Start.");
        await one.Page.RouteAsync("**/body", route => route.AbortAsync());
        await Body(one).FillAsync("Start. And an hour of writing.");
        await one.SeesAsync("Not saved: the site can’t be reached.");
        one.Page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await one.Page.ReloadAsync();
        await Assertions.Expect(Body(one)).ToHaveValueAsync("Start. And an hour of writing.");
        await one.Page.UnrouteAllAsync();
        await one.SeesAsync("Saved");
    }

    [Fact]
    public async Task A_paste_of_60_KB_is_saved_and_previewed_and_the_page_goes_on()
    {
        var (one, _) = await TwoOnANewLetterAsync("Start.");
        var paste = string.Concat(Enumerable.Repeat("A sentence of some length about the rights of people in a place. ", 920));
        await Body(one).FillAsync(paste);
        await one.SeesAsync("Saved");
        await Assertions.Expect(one.Page.GetByRole(AriaRole.Region, new() { Name = "Preview" })).ToContainTextAsync("A sentence of some length");
        await one.PressAsync("Add a demand");
        await one.FillAsync("Title", "Still here");
        await one.FillAsync("What is demanded", paste[..7_900]);
        await one.PressAsync("Save the demand");
        await one.SeesAsync("The demand is added.");
        Assert.Empty(one.Complaints);
    }

    [Fact]
    public async Task A_body_that_is_too_long_is_refused_with_a_sentence_and_stays_on_the_page()
    {
        var (one, _) = await TwoOnANewLetterAsync("Start.");
        var paste = new string('a', 300 * 1024);
        await Body(one).FillAsync(paste);
        await one.SeesAsync("This text is longer than 256 KB: shorten it");
        await Assertions.Expect(Body(one)).ToHaveValueAsync(paste);
    }

    private async Task<(Reader One, Reader Other)> TwoOnANewLetterAsync(string text)
    {
        var one = await PlainAsync();
        await one.OpenAsync("/desk/letters/new");
        await one.FillAsync("Subject", "A letter by two");
        await one.PressAsync("Draft the letter");
        await one.SettleAsync();
        await Body(one).FillAsync(text);
        await one.SeesAsync("Saved");
        var other = await PlainAsync();
        await other.OpenAsync(one.Page.Url);
        await Assertions.Expect(Body(other)).ToHaveValueAsync(text);
        await one.ForgetComplaintsAsync();   // that the editor could not be loaded
        await other.ForgetComplaintsAsync();
        return (one, other);
    }

    private async Task<Reader> PlainAsync()
    {
        var reader = await demo.ReaderAsync("Drafter");
        await reader.Page.Context.RouteAsync("**/js/editor*.js", route => route.AbortAsync());
        return reader;
    }

    private static ILocator Body(Reader reader) => reader.Page.GetByLabel("Text", new() { Exact = true });

    // Types as a person does: in the place, with the rest of the text as it stands there.
    private static Task WriteAsync(Reader reader, string old, string @new) => Body(reader).EvaluateAsync(
        """(box, [old, fresh]) => { const at = box.value.indexOf(old); box.setRangeText(fresh, at, at + old.length, "end"); box.dispatchEvent(new Event("input", { bubbles: true })); }""",
        new[] { old, @new });
}
