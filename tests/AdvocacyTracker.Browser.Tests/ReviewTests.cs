using AdvocacyTracker.Browser.Tests.Bed;
using Microsoft.Playwright;

namespace AdvocacyTracker.Browser.Tests;

/// <summary>Who must approve what, what is said while somebody is missing, and the checks that lead to their places.</summary>
public sealed class ReviewTests(Demo demo) : IClassFixture<Demo>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => demo.LeaveAsync();

    [Fact]
    public async Task A_rule_holds_a_letter_until_its_group_approves_and_an_override_shows_until_somebody_else_does()
    {
        var (admin, staff, reviewer) = (await demo.ReaderAsync("Admin"), await demo.ReaderAsync("Drafter"), await demo.ReaderAsync("Reviewer", 390));
        var letter = await SubmittedAsync(staff);
        await admin.OpenAsync("/desk/team");
        // Legal is somebody else than the one reviewer who can sign in: the rule could not be fulfilled.
        await admin.Page.GetByLabel("About", new() { Exact = true }).SelectOptionAsync("Letters’ own texts");
        await admin.FillAsync("Approvals", "2");
        await admin.PressAsync("Set the rule");
        await admin.SeesAsync("Nobody could fulfil this rule: it asks for 2, and only 1 reviewer can sign in.");
        var row = admin.Page.Locator(".members > li", new() { HasText = "Petra Lindqvist" });
        await row.GetByLabel("Petra Lindqvist: Reviewer").CheckAsync();
        await admin.SeesAsync("Petra Lindqvist has the role Reviewer now.");
        await admin.Page.GetByLabel("Put Petra Lindqvist into a group").FillAsync("Legal");
        await admin.Page.GetByLabel("Put Petra Lindqvist into a group").PressAsync("Enter");
        await admin.SeesAsync("Petra Lindqvist speaks for Legal now.");
        await admin.FillAsync("Approvals", "1");
        await admin.Page.GetByLabel("By", new() { Exact = true }).SelectOptionAsync("Legal");
        await admin.PressAsync("Set the rule");
        await admin.SeesAsync("Each letter’s own text needs 1 approval by Legal.");
        Assert.Equal([], await admin.AxeAsync());

        var review = letter.Replace("/desk/letters", "/desk/review/letters", StringComparison.Ordinal);
        await reviewer.OpenAsync(review);
        var text = reviewer.Page.Locator("#letter-text");
        await text.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await reviewer.SeesAsync("The letter’s own text: approved.");
        await Assertions.Expect(text.Locator(".state")).ToHaveTextAsync("Waiting for 1 approval by Legal");
        await text.GetByText("Nobody else can approve this?").ClickAsync();
        await text.GetByRole(AriaRole.Button, new() { Name = "Override…" }).ClickAsync();
        Assert.Equal([], await reviewer.AxeAsync());
        await text.GetByLabel("Why can nobody else approve this now?").FillAsync("Petra is on a plane, and the summit begins tonight.");
        await text.GetByRole(AriaRole.Button, new() { Name = "Override", Exact = true }).ClickAsync();
        await Assertions.Expect(text.Locator(".state")).ToHaveTextAsync("Overridden by Amal Haddad, approved by nobody else yet");
        await Assertions.Expect(text).ToContainTextAsync("Petra is on a plane, and the summit begins tonight.");
        await staff.OpenAsync(letter);
        await Assertions.Expect(staff.Page.Locator(".checklist li.warns").First).ToContainTextAsync("stands on an override by Amal Haddad");

        await admin.OpenAsync(review);
        await admin.Page.Locator("#letter-text").GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Assertions.Expect(admin.Page.Locator("#letter-text .state")).ToContainTextAsync("Approved by");
        await Assertions.Expect(text.Locator(".state")).ToContainTextAsync("Approved by");

        await admin.OpenAsync("/desk/team");
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Take away the rule: Each letter’s own text needs 1 approval by Legal." }).ClickAsync();
        await admin.SeesAsync("The rule is taken away.");
        await admin.Page.GetByLabel("Petra Lindqvist: Reviewer").UncheckAsync();
        await admin.SeesAsync("Petra Lindqvist has the role Reviewer no longer.");
        Assert.Empty(reviewer.Complaints);
    }

    [Fact]
    public async Task A_reviewer_says_that_they_are_away_and_are_here_again()
    {
        var reviewer = await demo.ReaderAsync("Reviewer", 390);
        await reviewer.OpenAsync("/account/away");
        await reviewer.FillAsync("First day away", "2026-12-01");
        await reviewer.FillAsync("Last day away", "2026-11-01");
        await reviewer.PressAsync("Go away");
        await reviewer.SeesAsync("The last day away lies before the first");
        Assert.Equal([], await reviewer.AxeAsync());
        await reviewer.FillAsync("Last day away", "2026-12-10");
        await reviewer.PressAsync("Go away");
        await reviewer.SeesAsync("Nobody speaks for their groups meanwhile.");
        await reviewer.PressAsync("Here again");
        await reviewer.SeesAsync("Welcome back.");
    }

    [Fact]
    public async Task Each_line_of_the_checks_leads_to_its_place()
    {
        var staff = await demo.ReaderAsync("Drafter");
        await staff.OpenAsync("/desk/letters/new");
        await staff.FillAsync("Subject", "A letter with XXX");
        await staff.PressAsync("Draft the letter");
        await staff.Page.WaitForURLAsync(new System.Text.RegularExpressions.Regex("/desk/letters/[0-9a-f-]{36}$"));
        await staff.SettleAsync();
        await staff.WriteAsync("We met today. {{occasion}} [TK]\n");
        await staff.IsSavedAsync();
        await staff.FillAsync("Closing", "Yours, XXX");
        await staff.FieldsAreSavedAsync();
        await AddDemandAsync(staff, "Do [TBC]");
        var lines = staff.Page.Locator(".checklist li", new() { Has = staff.Page.GetByRole(AriaRole.Link, new() { Name = "Go there" }) });
        await Assertions.Expect(lines.Filter(new() { HasText = "Blocks" })).ToHaveCountAsync(6);
        Assert.Equal([], await staff.AxeAsync());
        foreach (var (says, place) in new[]
        {
            ("The subject still holds XXX", "#f-subject"), ("The closing still holds XXX", "#f-closing"), ("The text still holds [TK]", "#body-editor"), ("The text still holds {{occasion}}", "#body-editor"),
            ("still holds [TBC]", ".demand-list > li"), ("is not printed in the letter", "#body-editor"), ("The letter greets nobody", "#f-salutation"), ("“today” is true on one day only", "#body-editor"),
        })
        {
            await staff.Page.EvaluateAsync("scrollTo(0, 0)");
            await lines.Filter(new() { HasText = says }).GetByRole(AriaRole.Link).ClickAsync();
            await Assertions.Expect(staff.Page.Locator(place).First).ToBeInViewportAsync();
        }
        await Assertions.Expect(staff.Page.Locator("body-editor[data-ready]")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_name_on_the_watch_list_blocks_and_its_line_leads_to_its_place()
    {
        var staff = await demo.ReaderAsync("Drafter");
        await staff.OpenAsync("/desk/letters/new");
        await staff.FillAsync("Subject", "A letter for somebody in prison");
        await staff.PressAsync("Draft the letter");
        await staff.Page.WaitForURLAsync(new System.Text.RegularExpressions.Regex("/desk/letters/[0-9a-f-]{36}$"));
        await staff.SettleAsync();
        await staff.WriteAsync("They hold **Ana** Pe*rez*.\n");
        await staff.IsSavedAsync();
        await staff.SeesAsync("Put prisoners, victims and sources here");
        await staff.PressAsync("Add somebody");
        var form = staff.Page.Locator(".person-form");
        await form.GetByLabel("Name", new() { Exact = true }).FillAsync("A");
        await form.GetByRole(AriaRole.Button, new() { Name = "Put on the list" }).ClickAsync();
        await staff.SeesAsync("“A” is too short to be looked for: write at least two letters of the name.");
        await form.GetByLabel("Name", new() { Exact = true }).FillAsync("Ana Pérez");
        await form.GetByLabel("May they be named?").SelectOptionAsync("Must not be named");
        Assert.Equal([], await staff.AxeAsync());
        await form.GetByRole(AriaRole.Button, new() { Name = "Put on the list" }).ClickAsync();
        await staff.SeesAsync("Ana Pérez is on the list.");
        var line = staff.Page.Locator(".checklist li.blocks", new() { HasText = "The text names Ana Pérez, who must not be named: leave the name out." });
        await line.GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(staff.Page.Locator("#body-editor")).ToBeInViewportAsync();

        // A colleague with a telephone, in the dark, by the keyboard alone; the first page follows.
        var colleague = await demo.ReaderAsync("Drafter", 390, ColorScheme.Dark);
        await colleague.OpenAsync(new Uri(staff.Page.Url).AbsolutePath);
        Assert.True(await colleague.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        var change = colleague.Page.GetByRole(AriaRole.Button, new() { Name = "Change what is kept of Ana Pérez" });
        await change.FocusAsync();
        await colleague.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(colleague.Page.Locator(".person-form input").First).ToBeFocusedAsync();
        await colleague.Page.GetByLabel("May they be named?").SelectOptionAsync("May be named");
        Assert.Equal([], await colleague.AxeAsync());
        Assert.True(await colleague.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await colleague.Page.Locator(".person-form input").First.PressAsync("Enter");
        await colleague.SeesAsync("What is kept of them is saved.");
        await Assertions.Expect(line).ToHaveCountAsync(0);

        await staff.PressAsync("Take off… Ana Pérez");
        await staff.PressAsync("Take off", exact: true);
        await staff.SeesAsync("They are taken off the list.");
        await staff.SeesAsync("Put prisoners, victims and sources here");
        Assert.Empty(staff.Complaints);
        Assert.Empty(colleague.Complaints);
    }

    private static async Task<string> SubmittedAsync(Reader staff)
    {
        await staff.OpenAsync("/desk/letters/new");
        await staff.FillAsync("Subject", "A letter for two reviewers");
        await staff.PressAsync("Draft the letter");
        await staff.Page.WaitForURLAsync(new System.Text.RegularExpressions.Regex("/desk/letters/[0-9a-f-]{36}$"));
        await staff.SettleAsync();
        await staff.WriteAsync("We ask for this.\n\n:::demands\n:::\n");
        await staff.IsSavedAsync();
        await AddDemandAsync(staff, "Let the press in");
        await staff.Page.GetByText("Add a recipient").ClickAsync();
        await staff.Page.GetByLabel("Who", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await staff.SeesAsync("The recipient is added.");
        await staff.PressAsync("Submit for review");
        await staff.SeesAsync("Submitted: the letter and its demands are with the reviewers.");
        return new Uri(staff.Page.Url).AbsolutePath;
    }

    private static async Task AddDemandAsync(Reader staff, string title)
    {
        await staff.PressAsync("Add a demand");
        await staff.FillAsync("Title", title);
        await staff.FillAsync("What is demanded", "Let the press into the hall.");
        await staff.FillAsync("What exactly is asked", "Open the doors");
        await staff.PressAsync("Save the demand");
        await staff.SeesAsync("The demand is added.");
    }
}
