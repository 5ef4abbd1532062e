using AdvocacyTracker.Browser.Tests.Bed;
using AdvocacyTracker.Tests.Bed;
using Microsoft.Playwright;

namespace AdvocacyTracker.Browser.Tests;

/// <summary>A reviewer remarks on words, the drafter learns of it and accepts, and the approval goes through.</summary>
public sealed class RemarksTests(Chrome chrome) : IClassFixture<Chrome>
{
    [Fact]
    public async Task A_blocking_suggestion_goes_from_the_reviewers_selection_to_the_drafters_click_and_the_approval()
    {
        await using var site = await RunningSite.DemoAsync();
        var (staff, reviewer, letter) = await SubmittedAsync(site);

        // The reviewer, on a telephone: words of the first demand, and of the letter's own text.
        await reviewer.OpenAsync(letter.Replace("/letters/", "/review/letters/", StringComparison.Ordinal));
        await SelectAsync(reviewer, "#D-2026-015-1", "at most a notice");
        await Assertions.Expect(reviewer.Page.Locator(".new-remark blockquote")).ToHaveTextAsync("at most a notice");
        await WriteAsync(reviewer, "@Ines, is this so in law?", "no more than a notice", isBlocking: true);
        await SelectAsync(reviewer, "#letter-text", "three thousand people");
        await WriteAsync(reviewer, "", "3,000 people", isBlocking: false);
        var approve = reviewer.Page.GetByRole(AriaRole.Button, new() { Name = "Approve D-2026-015-1" });
        await Assertions.Expect(approve).ToBeDisabledAsync();
        await reviewer.SeesAsync("A remark of Amal Haddad on “at most a notice” holds the approval up");
        await FindsNothingAsync(reviewer);
        Assert.False(await reviewer.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));

        // The drafter is told on the overview, and accepts both with one click each.
        await staff.OpenAsync("/desk");
        await staff.Page.GetByRole(AriaRole.Link, new() { Name = "Amal Haddad mentioned you on D-2026-015-1" }).ClickAsync();
        await staff.Page.WaitForURLAsync("**/desk/letters/*");
        await staff.SettleAsync();
        await staff.SeesAsync("2 are open; one holds the approval up.");
        await Assertions.Expect(staff.Page.Locator("body-editor .passage")).ToHaveTextAsync("three thousand people");
        await Assertions.Expect(staff.Page.Locator("body-editor .cm-content")).ToBeEditableAsync();
        await FindsNothingAsync(staff);
        await staff.PressAsync("Accept (remark of Amal Haddad on “at most a notice”)");
        await staff.SeesAsync("Accepted: the suggested words stand in the text.");
        await Assertions.Expect(staff.Page.Locator("#D-2026-015-1 .card > .words")).ToContainTextAsync("no more than a notice");
        await Assertions.Expect(staff.Page.Locator("#remarks-title")).ToBeFocusedAsync();
        await staff.PressAsync("Accept (remark of Amal Haddad on “three thousand people”)");
        await Assertions.Expect(staff.Page.Locator("body-editor .preview")).ToContainTextAsync("some 3,000 people walked");
        await staff.SeesAsync("2 closed");
        await staff.OpenAsync("/desk");
        await Assertions.Expect(staff.Page.GetByText("mentioned you")).ToHaveCountAsync(0);

        await reviewer.OpenAsync(letter.Replace("/letters/", "/review/letters/", StringComparison.Ordinal));
        await approve.ClickAsync();
        await reviewer.SeesAsync("D-2026-015-1: approved.");
        await reviewer.PressAsync("Approve the letter’s own text");
        await reviewer.SeesAsync("The letter’s own text: approved.");
        Assert.Empty(staff.Complaints.Concat(reviewer.Complaints));
    }

    [Fact]
    public async Task Words_selected_in_the_editor_stand_ready_for_a_remark_and_the_writer_keeps_the_focus()
    {
        await using var site = await RunningSite.DemoAsync();
        var staff = await chrome.ReaderAsync(site);
        await staff.SignInAsync("Drafter");
        await staff.OpenAsync(await Demo.FirstAsync(staff, "/desk/letters", "Peaceful assembly"));
        var editor = staff.Page.Locator("body-editor .cm-content");
        await editor.ClickAsync();
        await staff.Page.Keyboard.PressAsync("Control+Home");
        for (var n = 0; n < "On the evening".Length; n++) await staff.Page.Keyboard.PressAsync("Shift+ArrowRight");
        var ready = staff.Page.GetByRole(AriaRole.Button, new() { Name = "New remark on On the evening" });
        await Assertions.Expect(ready).ToBeVisibleAsync();
        await Assertions.Expect(editor).ToBeFocusedAsync();
        await ready.ClickAsync();
        await staff.FillAsync("What do you say?", "Which evening?");
        await staff.PressAsync("Add the remark");
        await staff.SeesAsync("The remark is made.");
        await Assertions.Expect(editor.Locator(".passage")).ToHaveTextAsync("On the evening");
        Assert.Empty(staff.Complaints);
    }

    [Fact]
    public async Task By_keyboard_alone_words_are_named_remarked_on_answered_and_closed()
    {
        await using var site = await RunningSite.DemoAsync();
        var (_, reviewer, letter) = await SubmittedAsync(site);
        await reviewer.OpenAsync(letter.Replace("/letters/", "/review/letters/", StringComparison.Ordinal));
        await TabToAsync(reviewer, "New remark");
        await reviewer.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(reviewer.Page.GetByLabel("Which words?")).ToBeFocusedAsync();
        await reviewer.Page.Keyboard.TypeAsync("three thousand folk");
        await reviewer.Page.Keyboard.PressAsync("Tab");
        await reviewer.Page.Keyboard.TypeAsync("A figure is read faster.");
        await TabToAsync(reviewer, "Add the remark");
        await reviewer.Page.Keyboard.PressAsync("Enter");
        await reviewer.SeesAsync("“three thousand folk” is nowhere in the text: write the words exactly as they stand.");

        // What was written stands still; only the words are named anew.
        await Assertions.Expect(reviewer.Page.GetByLabel("What do you say?")).ToHaveValueAsync("A figure is read faster.");
        while (!await reviewer.Page.GetByLabel("Which words?").EvaluateAsync<bool>("e => e === document.activeElement")) await reviewer.Page.Keyboard.PressAsync("Shift+Tab");
        await reviewer.Page.Keyboard.PressAsync("Control+a");
        await reviewer.Page.Keyboard.TypeAsync("three thousand people");
        await TabToAsync(reviewer, "Suggest other words");
        await reviewer.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(reviewer.Page.GetByLabel("Instead", new() { Exact = true })).ToHaveValueAsync("three thousand people");
        await TabToAsync(reviewer, "Add the remark");
        await reviewer.Page.Keyboard.PressAsync("Enter");
        await reviewer.SeesAsync("The suggestion is what stands there already");
        while (!await reviewer.Page.GetByLabel("Instead", new() { Exact = true }).EvaluateAsync<bool>("e => e === document.activeElement")) await reviewer.Page.Keyboard.PressAsync("Shift+Tab");
        await reviewer.Page.Keyboard.PressAsync("Control+a");
        await reviewer.Page.Keyboard.TypeAsync("3,000 people");
        await TabToAsync(reviewer, "Add the remark");
        await reviewer.Page.Keyboard.PressAsync("Enter");
        await reviewer.SeesAsync("The remark is made.");
        await Assertions.Expect(reviewer.Page.Locator("#remarks-title")).ToBeFocusedAsync();

        await TabToAsync(reviewer, "Reply");
        await reviewer.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(reviewer.Page.GetByLabel("Your reply")).ToBeFocusedAsync();
        await reviewer.Page.Keyboard.TypeAsync("Never mind.");
        await TabToAsync(reviewer, "Reply");
        await reviewer.Page.Keyboard.PressAsync("Enter");
        await reviewer.SeesAsync("Your reply is there.");
        await TabToAsync(reviewer, "Resolve");
        await reviewer.Page.Keyboard.PressAsync("Enter");
        await reviewer.SeesAsync("The remark is resolved.");
        await Assertions.Expect(reviewer.Page.Locator("#remarks-title")).ToBeFocusedAsync();
        Assert.Empty(reviewer.Complaints);
    }

    [Fact]
    public async Task A_Word_copy_from_counsel_is_brought_in_by_keyboard_and_one_of_its_changes_accepted()
    {
        await using var site = await RunningSite.DemoAsync();
        var staff = await chrome.ReaderAsync(site);
        await staff.SignInAsync("Drafter");
        await staff.OpenAsync(await Demo.FirstAsync(staff, "/desk/letters", "Peaceful assembly"));
        await TabToAsync(staff, "Bring in a Word copy");
        await staff.Page.Keyboard.PressAsync("Enter");
        await staff.Page.Keyboard.PressAsync("Tab");
        var input = staff.Page.GetByLabel("Word file with tracked changes or comments");
        await Assertions.Expect(input).ToBeFocusedAsync();

        await input.SetInputFilesAsync(File("notes.docx", [1, 2, 3]));
        await staff.SeesAsync("This Word file is damaged, or no Word file at all");
        await input.SetInputFilesAsync(File("letter.docx", WordFiles.Of(
            [
                "We therefore ask you for [-four-][+these+] things:",
                "Each is within your own powers and needs no new law. We should be glad to discuss them with you or your officials in Port Amren, and we ask for a reply by [1<29 January>1] 2027. If the Ministry's own account of the evening differs from ours, we will publish it[+, unabridged,+] beside ours.",
                "Yours [-sincerely-][+faithfully+],",
            ],
            "Is that a working day?")));
        await staff.SeesAsync("2 suggestions and 1 remark are in; 1 could not be placed:");
        await Assertions.Expect(staff.Page.Locator(".bring-in li")).ToContainTextAsync("faithfully");
        await staff.SeesAsync("From Word, by Anna Counsel: Is that a working day?");
        await FindsNothingAsync(staff);
        Assert.False(await staff.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));

        await staff.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Accept .* on “it”") }).ClickAsync();
        await Assertions.Expect(staff.Page.Locator("body-editor .preview")).ToContainTextAsync("we will publish it, unabridged, beside ours");
        Assert.Empty(staff.Complaints);
    }

    private static FilePayload File(string name, byte[] bytes) => new() { Name = name, MimeType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Buffer = bytes };

    [Fact]
    public async Task A_review_follows_what_others_write_and_remark_and_what_changed_is_read_before_it_is_decided_on()
    {
        await using var site = await RunningSite.DemoAsync();
        var (staff, reviewer, letter) = await SubmittedAsync(site);
        await reviewer.OpenAsync(letter.Replace("/letters/", "/review/letters/", StringComparison.Ordinal));
        var approve = reviewer.Page.GetByRole(AriaRole.Button, new() { Name = "Approve the letter’s own text" });
        await Assertions.Expect(approve).ToBeEnabledAsync();
        await staff.WriteAsync((await staff.WrittenAsync()).Replace("three thousand people", "four thousand people", StringComparison.Ordinal));
        await reviewer.SeesAsync("Changed while you were reading.");
        await Assertions.Expect(approve).ToBeDisabledAsync();
        await reviewer.PressAsync("I have read what changed");
        await Assertions.Expect(approve).ToBeEnabledAsync();

        await staff.PressAsync("New remark");
        await staff.FillAsync("Which words?", "four thousand people");
        await staff.FillAsync("What do you say?", "Counted by whom?");
        await staff.PressAsync("Add the remark");
        await reviewer.SeesAsync("Counted by whom?");
        await staff.PressAsync("Resolve (remark of");
        await reviewer.SeesAsync("1 closed");
        Assert.Empty(staff.Complaints.Concat(reviewer.Complaints));
    }

    private async Task<(Reader Staff, Reader Reviewer, string Letter)> SubmittedAsync(RunningSite site)
    {
        var (staff, reviewer) = (await chrome.ReaderAsync(site), await chrome.ReaderAsync(site, width: 390));
        await staff.SignInAsync("Drafter");
        await reviewer.SignInAsync("Reviewer");
        var letter = await Demo.FirstAsync(staff, "/desk/letters", "Peaceful assembly");
        await staff.OpenAsync(letter);
        await staff.PressAsync("Submit for review");
        await staff.SeesAsync("Submitted: the letter and its demands are with the reviewers.");
        return (staff, reviewer, letter);
    }

    private static async Task SelectAsync(Reader reader, string place, string words)
    {
        var source = reader.Page.Locator($"{place} remark-source");
        await reader.Page.Locator($"{place} .remark-on > summary").ClickAsync();
        await source.EvaluateAsync("""
            (source, words) => {
              const at = source.textContent.indexOf(words);
              getSelection().setBaseAndExtent(source.firstChild, at, source.firstChild, at + words.length);
            }
            """, words);
        await reader.Page.Locator($"{place} [data-choose]").ClickAsync();
        await Assertions.Expect(reader.Page.GetByLabel("What do you say?")).ToBeFocusedAsync();
    }

    private static async Task WriteAsync(Reader reader, string words, string suggestion, bool isBlocking)
    {
        await reader.Page.GetByLabel("Suggest other words").CheckAsync();
        await reader.FillAsync("What do you say?", words);
        await reader.FillAsync("Instead", suggestion);
        if (isBlocking) await reader.Page.GetByLabel("Holds the approval up").CheckAsync();
        await reader.PressAsync("Add the remark");
        await Assertions.Expect(reader.Page.Locator(".new-remark")).ToHaveCountAsync(0);
    }

    // From the top of the page: of what lies beneath the bar at the foot, axe takes some for being above it.
    private static async Task FindsNothingAsync(Reader reader)
    {
        await reader.Page.EvaluateAsync("scrollTo({ top: 0, behavior: 'instant' })");
        var found = await reader.AxeAsync();
        Assert.True(found.Count == 0, string.Join("\n", found));
    }

    private static async Task TabToAsync(Reader reader, string name)
    {
        for (var n = 0; n < 150; n++)
        {
            await reader.Page.Keyboard.PressAsync("Tab");
            var words = await reader.Page.EvaluateAsync<string>("(document.activeElement.closest('label') ?? document.activeElement).textContent.trim()");
            if (words.StartsWith(name, StringComparison.Ordinal)) return;
        }
        Assert.Fail($"Nothing called “{name}” is reached by the Tab key.");
    }
}
