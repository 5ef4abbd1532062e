using AdvocacyTracker.Browser.Tests.Bed;
using Microsoft.Playwright;

namespace AdvocacyTracker.Browser.Tests;

/// <summary>Several people write one letter at once, with real keys in real pages; nothing is lost and nothing jumps.</summary>
public sealed class WritingTests(Demo demo) : IClassFixture<Demo>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => demo.LeaveAsync();

    [Fact]
    public async Task Three_people_who_type_at_once_end_with_one_text_that_holds_every_word()
    {
        var (one, two) = await TwoOnANewLetterAsync("First.\n\nSecond.\n\nThird.");
        var three = await OpenAsync(one.Page.Url);
        await Task.WhenAll(TypeAsync(one, "First.", " Alpha beta gamma delta."), TypeAsync(two, "Second.", " Epsilon zeta eta theta."), TypeAsync(three, "Third.", " Iota kappa lambda mu."));
        foreach (var reader in (Reader[])[one, two, three])
        {
            await reader.HasWrittenAsync("First. Alpha beta gamma delta.\n\nSecond. Epsilon zeta eta theta.\n\nThird. Iota kappa lambda mu.");
            await reader.IsSavedAsync();
        }
        await one.Page.ReloadAsync();
        await one.HasWrittenAsync("First. Alpha beta gamma delta.\n\nSecond. Epsilon zeta eta theta.\n\nThird. Iota kappa lambda mu.");
    }

    [Fact]
    public async Task Two_people_who_type_at_one_place_end_with_one_text_and_undo_only_what_is_their_own()
    {
        var (one, two) = await TwoOnANewLetterAsync("Here: ");
        await Task.WhenAll(TypeAsync(one, "Here: ", "aaaa bbbb cccc dddd"), TypeAsync(two, "Here: ", "1111 2222 3333 4444"));
        await one.IsSavedAsync();
        await two.IsSavedAsync();
        await two.Page.WaitForTimeoutAsync(800);
        var text = await one.WrittenAsync();
        await two.HasWrittenAsync(text);
        foreach (var letter in "abcd1234") Assert.Equal(4, text.Count(sign => sign == letter));
        await one.Text.ClickAsync();
        for (var n = 0; n < 10; n++) await one.Page.Keyboard.PressAsync("Control+z");
        await one.IsSavedAsync();
        await two.Page.WaitForTimeoutAsync(800);
        var left = await one.WrittenAsync();
        await two.HasWrittenAsync(left);
        Assert.Equal(16, left.Count(char.IsAsciiDigit));
    }

    [Fact]
    public async Task Who_else_is_in_the_text_is_told_by_name_and_gone_when_they_leave()
    {
        var (one, two) = await TwoOnANewLetterAsync("A text.");
        await TypeAsync(two, "A text.", " More.");
        await one.SeesAsync("Here too: Inês Carvalho");
        await Assertions.Expect(one.Page.Locator(".caret-name")).ToHaveTextAsync("Inês Carvalho");
        await two.Page.GotoAsync("about:blank");
        await Assertions.Expect(one.Page.GetByText("Here too:")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_was_not_acknowledged_survives_a_reload_and_comes_back_where_it_belongs()
    {
        var (one, two) = await TwoOnANewLetterAsync("Start. End.");
        await one.Page.RouteAsync("**/body", route => route.AbortAsync());
        await TypeAsync(one, "Start.", " An hour of writing.");
        await one.SeesAsync("Not saved: the site can’t be reached.");
        await TypeAsync(two, "", "Before. ");
        await two.IsSavedAsync();
        one.Page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await one.Page.ReloadAsync();
        await one.HasWrittenAsync("Before. Start. An hour of writing. End.");
        await one.Page.UnrouteAllAsync();
        await one.IsSavedAsync();
        await two.HasWrittenAsync("Before. Start. An hour of writing. End.");
    }

    [Fact]
    public async Task What_was_typed_before_comes_back_however_long_the_site_is_away_after_a_reload()
    {
        var (one, two) = await TwoOnANewLetterAsync("Start. End.");
        await one.Page.RouteAsync(url => new Uri(url).AbsolutePath.EndsWith("/body", StringComparison.Ordinal), route => route.AbortAsync());
        await TypeAsync(one, "Start.", " Kept.");
        await one.SeesAsync("Not saved: the site can’t be reached.");
        one.Page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await one.Page.ReloadAsync();
        await one.SeesAsync("What you typed before is kept, and comes back when the site can be reached.");
        await one.Page.WaitForTimeoutAsync(5_000);
        await one.Page.UnrouteAllAsync();
        await one.HasWrittenAsync("Start. Kept. End.");
        await one.IsSavedAsync();
        await two.HasWrittenAsync("Start. Kept. End.");
    }

    [Fact]
    public async Task An_answer_that_was_lost_on_its_way_doubles_no_words_even_after_a_reload()
    {
        var (one, two) = await TwoOnANewLetterAsync("Hello.");
        // The change is stored, and its answer never arrives, nor does the stream that would tell of it.
        await one.Page.RouteAsync("**/body/stream*", route => route.AbortAsync());
        await one.Page.RouteAsync("**/body", async route =>
        {
            if (route.Request.Method == "POST") await route.FetchAsync();
            await route.AbortAsync();
        });
        await TypeAsync(one, "Hello.", " Once");
        await one.SeesAsync("Not saved: the site can’t be reached.");
        await one.Page.Keyboard.TypeAsync(" only.");
        one.Page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await one.Page.ReloadAsync();
        await one.Page.UnrouteAllAsync();
        await one.HasWrittenAsync("Hello. Once only.");
        await one.IsSavedAsync();
        await two.HasWrittenAsync("Hello. Once only.");
    }

    [Fact]
    public async Task Thirty_seconds_without_a_network_lose_nothing_and_a_meeting_of_words_is_told()
    {
        var (one, two) = await TwoOnANewLetterAsync("The minister shall act. Nobody else.");
        await two.Page.Context.SetOfflineAsync(true);
        await two.Page.EvaluateAsync("document.querySelector('body-editor').listen()");   // the emulated network cuts no stream that is open
        await ReplaceAsync(two, "shall", "must");
        await two.SeesAsync("Not saved: the site can’t be reached.");
        await ReplaceAsync(one, "shall", "should");
        await one.IsSavedAsync();
        await two.Page.WaitForTimeoutAsync(30_000);
        await TypeAsync(two, "Nobody else.", " That is all.");
        await two.Page.Context.SetOfflineAsync(false);
        await two.SeesAsync("You and a colleague changed the same words while you were apart.");
        await two.IsSavedAsync();
        var text = await two.WrittenAsync();
        await one.HasWrittenAsync(text);
        Assert.Contains("should", text, StringComparison.Ordinal);
        Assert.Contains("must", text, StringComparison.Ordinal);
        Assert.EndsWith("Nobody else. That is all.", text, StringComparison.Ordinal);
        await two.ForgetComplaintsAsync();   // the network was off on purpose
        Assert.Equal([], await two.AxeAsync());
        await two.PressAsync("I have read it");
        await Assertions.Expect(two.Page.GetByText("while you were apart")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_paste_of_60_KB_is_saved_and_previewed_and_100_KB_can_still_be_written_in()
    {
        var (one, two) = await TwoOnANewLetterAsync("Start.");
        var paste = string.Concat(Enumerable.Repeat("A sentence of some length about the rights of people in a place.\n\n", 920));
        await one.WriteAsync(paste);
        await one.IsSavedAsync();
        await Assertions.Expect(one.Page.GetByRole(AriaRole.Region, new() { Name = "Preview" })).ToContainTextAsync("A sentence of some length");
        await one.WriteAsync(paste + paste[..40_000]);
        await one.IsSavedAsync();
        await one.Text.PressAsync("Control+End");
        await one.Page.Keyboard.TypeAsync("The very last words.");
        await one.IsSavedAsync();
        await two.HasWrittenAsync(paste + paste[..40_000] + "The very last words.");
        Assert.Empty(one.Complaints);
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_refused_with_a_sentence_stays_and_is_saved_when_it_is_shorter()
    {
        var (one, two) = await TwoOnANewLetterAsync("Start.");
        await one.WriteAsync(new string('a', 300 * 1024));
        await one.SeesAsync("This text is longer than 256 KB: shorten it");
        Assert.Equal(300 * 1024, (await one.WrittenAsync()).Length);
        await one.WriteAsync("Short again.");
        await one.IsSavedAsync();
        await two.HasWrittenAsync("Short again.");
    }

    [Fact]
    public async Task Arabic_and_words_of_an_input_method_arrive_whole()
    {
        var (one, two) = await TwoOnANewLetterAsync("Text: ");
        await TypeAsync(one, "Text: ", "السيد الوزير، نكتب إليكم ");
        var session = await one.Page.Context.NewCDPSessionAsync(one.Page);
        foreach (var (shown, caret) in ((string, int)[])[("ni", 2), ("nihao", 5), ("你好", 2)])
        {
            await session.SendAsync("Input.imeSetComposition", new() { ["text"] = shown, ["selectionStart"] = caret, ["selectionEnd"] = caret });
            await one.Page.WaitForTimeoutAsync(150);
        }
        await session.SendAsync("Input.insertText", new() { ["text"] = "你好" });
        await one.Page.Keyboard.TypeAsync(" 👍🏽.");
        await one.IsSavedAsync();
        await two.HasWrittenAsync("Text: السيد الوزير، نكتب إليكم 你好 👍🏽.");
        Assert.Equal("Text: السيد الوزير، نكتب إليكم 你好 👍🏽.", await one.WrittenAsync());
    }

    [Fact]
    public async Task Everything_of_the_toolbar_is_reached_and_done_by_the_keyboard_alone()
    {
        var staff = await OpenAsync(await Demo.FirstAsync(await demo.ReaderAsync("Drafter"), "/desk/letters", "Peaceful assembly"));
        await staff.WriteAsync("words");
        await staff.Text.FocusAsync();
        await staff.Page.Keyboard.PressAsync("Control+a");
        await staff.Page.Keyboard.PressAsync("Control+b");
        await staff.HasWrittenAsync("**words**");
        await staff.Page.Keyboard.PressAsync("Control+b");
        await staff.HasWrittenAsync("words");
        await staff.Page.Keyboard.PressAsync("Shift+Tab");
        await Assertions.Expect(staff.Page.GetByRole(AriaRole.Button, new() { Name = "Bold" })).ToBeFocusedAsync();
        await staff.Page.Keyboard.PressAsync("ArrowRight");
        await staff.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(staff.Page.GetByRole(AriaRole.Button, new() { Name = "Heading" })).ToBeFocusedAsync();
        await staff.Page.Keyboard.PressAsync("Enter");
        await staff.HasWrittenAsync("## words");
        await staff.Page.Keyboard.PressAsync("Control+End");
        await staff.Page.Keyboard.PressAsync("Enter");
        await staff.Page.Keyboard.TypeAsync("To {{off");
        await Assertions.Expect(staff.Page.GetByRole(AriaRole.Option, new() { Name = "office" })).ToBeVisibleAsync();
        await staff.Page.WaitForTimeoutAsync(150);
        await staff.Page.Keyboard.PressAsync("Enter");
        await staff.HasWrittenAsync("## words\nTo {{office}}");
        await staff.Page.Keyboard.PressAsync("Control+Alt+d");
        await Assertions.Expect(staff.Page.Locator(".cm-tooltip-autocomplete li").First).ToBeVisibleAsync();
        Assert.Equal([], await staff.AxeAsync());
        await staff.Page.WaitForTimeoutAsync(150);
        await staff.Page.Keyboard.PressAsync("Enter");
        Assert.Matches(@"^## words\nTo \{\{office\}\}\n\n:::demand D-2026-\d+-\d+\n:::\n$", await staff.WrittenAsync());
        await staff.Page.Keyboard.PressAsync("Control+f");
        await staff.Page.Keyboard.TypeAsync("words");
        Assert.Equal([], await staff.AxeAsync());
        await staff.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(staff.Text).ToBeFocusedAsync();
        await staff.IsSavedAsync();
        // The Tab key leaves the text, as it leaves every field.
        await staff.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(staff.Text).Not.ToBeFocusedAsync();
    }

    [Theory]
    [InlineData("<html><body><!--StartFragment--><p class=MsoNormal>We <b>must</b> <i>act</i><o:p></o:p></p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><!--[if !supportLists]--><span>·<span>&nbsp;&nbsp; </span></span><!--[endif]-->First</p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><!--[if !supportLists]--><span>·<span>&nbsp;&nbsp; </span></span><!--[endif]-->Second</p><!--EndFragment--></body></html>", "We **must** *act*\n\n- First\n- Second")]
    [InlineData("<meta charset='utf-8'><b style=\"font-weight:normal;\" id=\"docs-internal-guid-1\"><p dir=\"ltr\"><span style=\"font-weight:400\">Dear </span><span style=\"font-weight:700\">Minister</span></p><h2>What we ask</h2></b>", "Dear **Minister**\n\n## What we ask")]
    [InlineData("<div><script>alert(1)</script><h1>Title</h1><p>See <a href=\"https://example.org/a\">this</a>.</p><img src=x onerror=alert(1)><ol><li>One</li><li>Two</li></ol><table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table></div>", "# Title\n\nSee [this](https://example.org/a).\n\n1. One\n2. Two\n\n| A | B |\n| --- | --- |\n| 1 | 2 |")]
    public async Task What_is_pasted_from_elsewhere_becomes_clean_markdown(string html, string markdown)
    {
        var (one, _) = await TwoOnANewLetterAsync("");
        await one.Text.FocusAsync();
        await one.Page.EvaluateAsync(
            """
            html => {
              const { view } = document.querySelector("body-editor").surface;
              const clipboardData = new DataTransfer();
              clipboardData.setData("text/html", html);
              clipboardData.setData("text/plain", "as plain text");
              view.contentDOM.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
            }
            """, html);
        await one.HasWrittenAsync(markdown);
        await one.IsSavedAsync();
        Assert.Empty(one.Complaints);
    }

    [Fact]
    public async Task Words_that_come_too_late_for_a_frozen_letter_are_shown_to_be_copied()
    {
        var staff = await demo.ReaderAsync("Drafter");
        var letter = await Demo.FirstAsync(staff, "/desk/letters", "Human rights in the President's meeting");
        // What an earlier page of this tab could not hand over before the letter went out.
        await staff.OpenAsync(letter);
        await staff.Page.EvaluateAsync("""
            () => { const late = document.querySelector("unsent-words"); sessionStorage.setItem(`body ${late.dataset.member} ${late.dataset.url}`, JSON.stringify({ version: 1, base: "a", value: "an hour of writing" })); }
            """);
        await staff.Page.ReloadAsync();
        await Assertions.Expect(staff.Page.GetByLabel("You typed this, and it could not be stored any more.")).ToHaveValueAsync("an hour of writing");
        Assert.Equal([], await staff.AxeAsync());
        await staff.PressAsync("Let it go");
        await Assertions.Expect(staff.Page.Locator("#unsent-words")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_open_page_follows_what_others_do_with_the_letter()
    {
        var (one, other) = await TwoOnANewLetterAsync("Text.");
        await one.FillAsync("Place", "Geneva");
        await Assertions.Expect(other.Page.GetByLabel("Place", new() { Exact = true })).ToHaveValueAsync("Geneva", new() { Timeout = 15_000 });
    }

    [Fact]
    public async Task Demands_are_reordered_by_the_keyboard_alone()
    {
        var staff = await demo.ReaderAsync("Drafter");
        await staff.OpenAsync(await Demo.FirstAsync(staff, "/desk/letters", "Peaceful assembly"));
        var down = staff.Page.GetByRole(AriaRole.Button, new() { Name = "Move demand 1 down" });
        await down.FocusAsync();
        await staff.Page.Keyboard.PressAsync("Enter");
        await staff.SeesAsync("D-2026-015-1 now stands at place 2.");
        await Assertions.Expect(staff.Page.Locator(".demand-list h3").First).ToHaveTextAsync("Publish the rules on force, and keep to them");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Move demand 2 up" }).FocusAsync();
        await staff.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(staff.Page.Locator(".demand-list h3").First).ToHaveTextAsync("Notice, not permission");
    }

    [Fact]
    public async Task A_page_whose_preview_was_exchanged_goes_on_when_its_fields_are_saved()
    {
        var (one, _) = await TwoOnANewLetterAsync("Some words.");
        var preview = one.Page.GetByRole(AriaRole.Region, new() { Name = "Preview" });
        await Assertions.Expect(preview).ToContainTextAsync("Some words.");
        await one.FillAsync("Salutation", "Dear Minister,");
        await Assertions.Expect(preview).ToContainTextAsync("Dear Minister,");
        await one.WriteAsync("");
        await one.IsSavedAsync();
        await one.FillAsync("Closing", "Yours,");
        await Assertions.Expect(preview).ToContainTextAsync("Yours,");
        Assert.Empty(one.Complaints);
    }

    [Fact]
    public async Task What_was_typed_into_a_form_is_offered_again_after_a_reload()
    {
        var (one, _) = await TwoOnANewLetterAsync("Some words.");
        await one.PressAsync("Add a demand");
        await one.FillAsync("Title", "An hour of work");
        await one.FillAsync("What is demanded", "Let the press in.");
        one.Page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await one.Page.ReloadAsync();
        await one.SettleAsync();
        await one.SeesAsync("Not saved, and kept for you: what you typed under “New demand”");
        await one.PressAsync("Add a demand");
        await one.SeesAsync("You typed something here that was not saved.");
        Assert.Equal([], await one.AxeAsync());
        await one.PressAsync("Put it back");
        await one.PressAsync("Save the demand");
        await one.SeesAsync("The demand is added.");
        await Assertions.Expect(one.Page.Locator(".demand-list h3")).ToHaveTextAsync("An hour of work");
        await one.Page.ReloadAsync();
        await one.SettleAsync();
        await one.Page.WaitForTimeoutAsync(1_600);
        await Assertions.Expect(one.Page.Locator("#kept-note")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_reviewer_decides_on_no_words_they_have_not_read()
    {
        var staff = await OpenAsync(await Demo.FirstAsync(await demo.ReaderAsync("Drafter"), "/desk/letters", "المحتجزون"));
        var reviewer = await demo.ReaderAsync("Reviewer");
        await reviewer.OpenAsync(new Uri(staff.Page.Url).AbsolutePath.Replace("/desk/letters", "/desk/review/letters", StringComparison.Ordinal));
        var (text, second) = (reviewer.Page.Locator("#letter-text"), reviewer.Page.Locator("#D-2026-014-3"));
        await staff.Page.Locator(".demand-list > li").Nth(2).GetByRole(AriaRole.Button, new() { Name = "Edit" }).ClickAsync();
        await Assertions.Expect(staff.Page.GetByLabel("Title", new() { Exact = true }).First).ToBeFocusedAsync();
        await staff.FillAsync("What is demanded", "Sneaked in unread.");
        await staff.PressAsync("Save the demand");
        await staff.SeesAsync("The demand is saved.");

        await text.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Assertions.Expect(second.GetByText("Changed while you were reading.")).ToBeVisibleAsync();
        await Assertions.Expect(second.Locator("ins").First).ToBeVisibleAsync();
        await Assertions.Expect(second.GetByRole(AriaRole.Button, new() { Name = "Approve" })).ToBeDisabledAsync();
        Assert.Equal([], await reviewer.AxeAsync());
        await second.GetByRole(AriaRole.Button, new() { Name = "I have read what changed" }).ClickAsync();
        await Assertions.Expect(second.GetByRole(AriaRole.Button, new() { Name = "Approve" })).ToBeEnabledAsync();
    }

    private async Task<(Reader One, Reader Other)> TwoOnANewLetterAsync(string text)
    {
        var one = await demo.ReaderAsync("Drafter");
        await one.OpenAsync("/desk/letters/new");
        await one.FillAsync("Subject", "A letter by several");
        await one.PressAsync("Draft the letter");
        await one.Page.WaitForURLAsync(new System.Text.RegularExpressions.Regex("/desk/letters/[0-9a-f-]{36}$"));
        await one.SettleAsync();
        if (text.Length > 0)
        {
            await one.WriteAsync(text);
            await one.IsSavedAsync();
        }
        var other = await OpenAsync(one.Page.Url);
        await other.HasWrittenAsync(text);
        return (one, other);
    }

    private async Task<Reader> OpenAsync(string address)
    {
        var reader = await demo.ReaderAsync("Drafter");
        await reader.OpenAsync(address);
        return reader;
    }

    // With real keys, behind words that stand there.
    private static async Task TypeAsync(Reader reader, string behind, string words)
    {
        await ChooseAsync(reader, behind, atEnd: true);
        await reader.Page.Keyboard.TypeAsync(words, new() { Delay = 15 });
    }

    private static async Task ReplaceAsync(Reader reader, string old, string words)
    {
        await ChooseAsync(reader, old, atEnd: false);
        await reader.Page.Keyboard.TypeAsync(words);
    }

    private static async Task ChooseAsync(Reader reader, string words, bool atEnd)
    {
        await reader.Text.FocusAsync();
        await reader.Page.EvaluateAsync(
            """
            ([words, atEnd]) => {
              const { view } = document.querySelector("body-editor").surface;
              const at = view.state.doc.toString().indexOf(words);
              view.dispatch({ selection: { anchor: atEnd ? at + words.length : at, head: at + words.length } });
            }
            """, new object[] { words, atEnd });
    }
}
