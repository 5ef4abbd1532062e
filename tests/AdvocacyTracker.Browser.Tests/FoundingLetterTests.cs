using AdvocacyTracker.Browser.Tests.Bed;
using Microsoft.Playwright;

namespace AdvocacyTracker.Browser.Tests;

/// <summary>The main job, as three people and an anonymous reader do it, from nothing to the published release.</summary>
public sealed class FoundingLetterTests(Chrome chrome) : IClassFixture<Chrome>
{
    private static readonly (string Title, string Text, string Asks)[] Demands =
    [
        ("Meddling in elections", "The President should say that interference in elections, ours or our allies’, will not be borne.", "Say that interference will not be borne."),
        ("Accountability in Syria", "Put civilians first, ask for an end to indiscriminate attacks, and for access of relief workers.", "Put civilians first.\nAsk for an end to indiscriminate attacks.\nAsk for access of relief workers."),
        ("Abuses of gay men in Chechnya", "Hold the Kremlin answerable for the persecution in Chechnya and for the reporters who write of it.", "Hold the Kremlin answerable.\nAsk for the safety of reporters."),
        ("Rights in occupied Ukraine", "Raise the violations in all territories under Russian control.", "Raise the violations."),
        ("Peaceful protest", "Condemn arrests of peaceful protesters, and say that they are a sign of weakness.", "Condemn the arrests.\nSay that they show weakness."),
    ];

    [Fact]
    public async Task Three_people_take_the_founding_letter_from_nothing_to_a_published_release()
    {
        await using var site = await RunningSite.DemoAsync();
        var staff = await chrome.ReaderAsync(site);
        var reviewer = await chrome.ReaderAsync(site);
        var comms = await chrome.ReaderAsync(site);
        var anybody = await chrome.ReaderAsync(site);
        await staff.SignInAsync("Drafter");
        await reviewer.SignInAsync("Reviewer");
        await comms.SignInAsync("Comms");

        await AddTheRecipientAsync(staff);
        var letter = await DraftTheLetterAsync(staff);
        await staff.PressAsync("Submit for review");
        await staff.SeesAsync("Submitted: the letter and its demands are with the reviewers.");

        await ReviewAsync(reviewer, letter);
        await ReviseTheFifthDemandAsync(staff, letter);
        await ApproveTheFifthDemandAsync(reviewer, letter);
        await AnEditLapsesExactlyOneApprovalAsync(staff, reviewer, letter);

        await reviewer.PressAsync("Sign off the letter");
        await reviewer.SeesAsync("Signed off: the text is frozen.");
        await MarkAsSentAsync(staff, letter);
        var release = await MakeTheReleaseAsync(comms, letter);
        await NobodySeesItAsync(anybody);
        await ApproveTheReleaseAsync(reviewer, release);
        await AnEditedReleaseIsNotPublishedAsync(comms, reviewer, release);
        await comms.PressAsync("Publish now");
        await comms.SeesAsync("Published.");
        await AnybodyReadsItAsync(anybody);

        Assert.Empty(staff.Complaints.Concat(reviewer.Complaints).Concat(comms.Complaints).Concat(anybody.Complaints));
    }

    private static async Task AddTheRecipientAsync(Reader staff)
    {
        await staff.OpenAsync("/desk/recipients");
        await staff.PressAsync("Add a recipient");
        await staff.FillAsync("Rank or title", "General");
        await staff.FillAsync("Name", "Ada Fielding");
        await staff.FillAsync("Office", "National security advisor");
        await staff.FillAsync("Organisation", "The President’s Office");
        await staff.FillAsync("Salutation", "Dear General Fielding,");
        await staff.PressAsync("Save the recipient");
        await staff.SeesAsync("The recipient is added.");
        await FindsNothingAsync(staff);
    }

    private static async Task<string> DraftTheLetterAsync(Reader staff)
    {
        await staff.OpenAsync("/desk/letters/new");
        await staff.FillAsync("Subject", "Before the meeting in Hamburg");
        await FindsNothingAsync(staff);
        await staff.PressAsync("Draft the letter");
        await staff.Page.WaitForURLAsync(url => url.Contains("/desk/letters/", StringComparison.Ordinal) && !url.EndsWith("/new", StringComparison.Ordinal));
        await staff.Page.GetByLabel("Who", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "General Ada Fielding, National security advisor" });
        await staff.PressAsync("Add", exact: true);
        await staff.SeesAsync("The recipient is added.");
        foreach (var (title, text, asks) in Demands)
        {
            await staff.PressAsync("Add a demand");
            await staff.FillAsync("Title", title);
            await staff.FillAsync("What is demanded", text);
            await staff.FillAsync("What exactly is asked", asks);
            await staff.PressAsync("Save the demand");
            await Assertions.Expect(staff.Page.GetByRole(AriaRole.Heading, new() { Name = title })).ToBeVisibleAsync();
        }
        await staff.WriteAsync(
            "Dear {{addressee}}, the security of one people is “inextricably linked” to that of others.\n\nWe ask the President to raise:\n\n:::demands\n:::\n");
        await staff.SeesAsync("Saved");
        await Assertions.Expect(staff.Page.GetByRole(AriaRole.Region, new() { Name = "Preview" })).ToContainTextAsync("Dear General Ada Fielding");
        await Assertions.Expect(staff.Page.GetByRole(AriaRole.Region, new() { Name = "Preview" })).ToContainTextAsync("Peaceful protest.");
        await FindsNothingAsync(staff);
        return new Uri(staff.Page.Url).AbsolutePath;
    }

    private static async Task ReviewAsync(Reader reviewer, string letter)
    {
        await reviewer.OpenAsync("/desk/review");
        await FindsNothingAsync(reviewer);
        await reviewer.Page.GetByRole(AriaRole.Link, new() { Name = "Before the meeting in Hamburg" }).ClickAsync();
        await reviewer.Page.WaitForURLAsync("**/desk/review/letters/*");
        await FindsNothingAsync(reviewer);
        for (var n = 1; n <= 4; n++)
        {
            await Item(reviewer, n).GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
            await Assertions.Expect(Item(reviewer, n)).ToContainTextAsync("Approved by Amal Haddad");
        }
        await Item(reviewer, 5).GetByRole(AriaRole.Button, new() { Name = "Request changes" }).ClickAsync();
        await Item(reviewer, 5).GetByLabel("What should change, and why?").FillAsync("Name the arrests as politically motivated.");
        await Item(reviewer, 5).GetByRole(AriaRole.Button, new() { Name = "Request changes" }).ClickAsync();
        await Assertions.Expect(Item(reviewer, 5)).ToContainTextAsync("Change requested");
        await reviewer.Page.Locator("#letter-text").GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Assertions.Expect(reviewer.Page.Locator("#letter-text")).ToContainTextAsync("Approved by Amal Haddad");
        await Assertions.Expect(reviewer.Page.GetByText("has a change requested: every demand must be approved exactly as it stands.")).ToBeVisibleAsync();
        Assert.Contains("/desk/letters/", letter, StringComparison.Ordinal);
    }

    private static async Task ReviseTheFifthDemandAsync(Reader staff, string letter)
    {
        await staff.OpenAsync("/desk");
        await staff.SeesAsync("A reviewer asks for other words");
        await staff.OpenAsync(letter);
        await staff.SeesAsync("Name the arrests as politically motivated.");
        await ReviseAsync(staff, 5, "Condemn politically motivated arrests of peaceful protesters, and say that they are a sign of weakness.");
    }

    private static async Task ApproveTheFifthDemandAsync(Reader reviewer, string letter)
    {
        await reviewer.OpenAsync(letter.Replace("/desk/letters/", "/desk/review/letters/", StringComparison.Ordinal));
        await Item(reviewer, 5).GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await reviewer.SeesAsync("Cleared: the text and every demand are approved; waiting to be signed off.");
    }

    private static async Task AnEditLapsesExactlyOneApprovalAsync(Reader staff, Reader reviewer, string letter)
    {
        await staff.OpenAsync(letter);
        await ReviseAsync(staff, 4, "Raise the violations in each territory under Russian control.");
        await staff.SeesAsync("In review: 4 of 5 demands approved; the letter’s own text is approved.");
        await staff.SeesAsync("was changed after its approval, which lapsed: every demand must be approved exactly as it stands.");
        await reviewer.Page.ReloadAsync();
        await reviewer.SettleAsync();
        await Assertions.Expect(reviewer.Page.GetByRole(AriaRole.Button, new() { Name = "Sign off the letter" })).ToBeDisabledAsync();
        await Assertions.Expect(Item(reviewer, 4).Locator("del")).ToHaveTextAsync(["all", "territories"]);
        await Assertions.Expect(Item(reviewer, 4).Locator("ins")).ToHaveTextAsync(["each", "territory"]);
        await FindsNothingAsync(reviewer);
        await Item(reviewer, 4).GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await reviewer.SeesAsync("Cleared: the text and every demand are approved");
    }

    private static async Task MarkAsSentAsync(Reader staff, string letter)
    {
        await staff.OpenAsync(letter);
        await staff.PressAsync("Mark as sent…");
        await staff.PressAsync("Mark as sent", exact: true);
        await staff.SeesAsync("Marked as sent. It never changes again.");
        await FindsNothingAsync(staff);
        await staff.OpenAsync($"{letter}/print");
        await staff.SeesAsync("Dear General Fielding,");
        await FindsNothingAsync(staff);
    }

    private static async Task<string> MakeTheReleaseAsync(Reader comms, string letter)
    {
        await comms.OpenAsync(letter);
        await comms.PressAsync("Make a press release");
        await comms.Page.WaitForURLAsync("**/desk/releases/*");
        await comms.SettleAsync();
        await comms.FillAsync("Headline", "President should raise five matters in Hamburg");
        await comms.FillAsync("Dateline", "Washington, D.C.");
        await comms.FieldsAreSavedAsync();
        await comms.WriteAsync(
            "The desk has written to the national security advisor.\n\n:::quote speaker=\"Mara Lind\" title=\"Director\" verb=\"wrote\"\ninextricably linked\n:::\n\n:::demands\n:::\n");
        await comms.SeesAsync("Saved");
        await FindsNothingAsync(comms);
        await comms.PressAsync("Submit for review");
        await comms.SeesAsync("Submitted: headline and text are with the reviewers.");
        await Assertions.Expect(comms.Page.GetByRole(AriaRole.Button, new() { Name = "Publish now" })).ToBeDisabledAsync();
        return new Uri(comms.Page.Url).AbsolutePath;
    }

    private static async Task NobodySeesItAsync(Reader anybody)
    {
        var response = await anybody.Page.GotoAsync("/news/president-should-raise-five-matters-in-hamburg");
        Assert.Equal(404, response!.Status);
        await anybody.ForgetComplaintsAsync(); // the 404 itself is one
        await FindsNothingAsync(anybody);
    }

    private static async Task ApproveTheReleaseAsync(Reader reviewer, string release)
    {
        await reviewer.OpenAsync(release.Replace("/desk/releases/", "/desk/review/releases/", StringComparison.Ordinal));
        await FindsNothingAsync(reviewer);
        foreach (var part in (string[])["#headline", "#text"])
        {
            await reviewer.Page.Locator(part).GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
            await Assertions.Expect(reviewer.Page.Locator(part)).ToContainTextAsync("Approved by Amal Haddad");
        }
    }

    private static async Task AnEditedReleaseIsNotPublishedAsync(Reader comms, Reader reviewer, string release)
    {
        await comms.OpenAsync(release);
        await comms.FillAsync("Headline", "President must raise five matters in Hamburg");
        await comms.SeesAsync("The headline was changed after its approval, which lapsed: it must be approved exactly as it stands.");
        await Assertions.Expect(comms.Page.GetByRole(AriaRole.Button, new() { Name = "Publish now" })).ToBeDisabledAsync();
        await comms.FillAsync("Headline", "President should raise five matters in Hamburg");
        await comms.SeesAsync("Approved as it stands.");
        Assert.Empty(reviewer.Complaints);
    }

    private static async Task AnybodyReadsItAsync(Reader anybody)
    {
        var response = await anybody.Page.GotoAsync("/news/president-should-raise-five-matters-in-hamburg");
        Assert.Equal(200, response!.Status);
        Assert.False(response.Headers.ContainsKey("set-cookie"));
        await Assertions.Expect(anybody.Page.Locator("li.demand")).ToHaveCountAsync(5);
        await Assertions.Expect(anybody.Page.Locator("script:not([type='application/ld+json'])")).ToHaveCountAsync(0);
        await FindsNothingAsync(anybody);
        await anybody.OpenAsync("/");
        await anybody.SeesAsync("President should raise five matters in Hamburg");
        await FindsNothingAsync(anybody);
        var feed = await anybody.Page.APIRequest.GetAsync("/feed.atom");
        Assert.Contains("President should raise five matters in Hamburg", await feed.TextAsync(), StringComparison.Ordinal);
    }

    private static ILocator Item(Reader reviewer, int demand) => reviewer.Page.Locator("ol.review > li").Nth(demand - 1);

    private static async Task ReviseAsync(Reader staff, int demand, string text)
    {
        await staff.Page.Locator(".demand-list > li").Nth(demand - 1).GetByRole(AriaRole.Button, new() { Name = "Edit" }).ClickAsync();
        // The form takes the focus once; words filled in at that moment would land in its first field.
        await Assertions.Expect(staff.Page.GetByLabel("Title", new() { Exact = true }).First).ToBeFocusedAsync();
        await staff.FillAsync("What is demanded", text);
        await staff.PressAsync("Save the demand");
        await staff.SeesAsync("The demand is saved.");
    }

    private static async Task FindsNothingAsync(Reader reader)
    {
        var found = await reader.AxeAsync();
        Assert.True(found.Count == 0, string.Join("\n", found));
    }
}
