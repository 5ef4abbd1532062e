using System.Text.RegularExpressions;
using AdvocacyTracker.Browser.Tests.Bed;
using Microsoft.Playwright;

namespace AdvocacyTracker.Browser.Tests;

/// <summary>What an open page does when the rights of who looks at it change.</summary>
public sealed class RightsTests(Chrome chrome) : IClassFixture<Chrome>
{
    [Fact]
    public async Task A_removed_role_and_a_closed_account_reach_open_pages_within_five_seconds()
    {
        await using var site = await RunningSite.DemoAsync();
        var reviewer = await chrome.ReaderAsync(site);
        var admin = await chrome.ReaderAsync(site);
        await reviewer.SignInAsync("Reviewer");
        await reviewer.OpenAsync(await Demo.FirstAsync(reviewer, "/desk/review", "المحتجزون"));
        var approve = reviewer.Page.Locator("#letter-text").GetByRole(AriaRole.Button, new() { Name = "Approve" });
        await Assertions.Expect(approve).ToBeEnabledAsync();

        await admin.SignInAsync("Admin");
        await admin.OpenAsync("/desk/team");
        await admin.Page.GetByLabel("Amal Haddad: Reviewer").UncheckAsync();
        await Assertions.Expect(approve).ToBeDisabledAsync(new() { Timeout = 5_000 });
        await reviewer.SeesAsync("Only a Reviewer may approve: ask an administrator for the role.");

        await admin.Page.GetByText("Close… the account of Amal Haddad").ClickAsync();
        await admin.PressAsync("Close the account of Amal Haddad", exact: true);
        await reviewer.Page.WaitForURLAsync("**/sign-in*", new() { Timeout = 5_000 });
        Assert.Empty(admin.Complaints);
    }

    [Fact]
    public async Task A_box_whose_deed_was_refused_shows_what_is_true()
    {
        await using var site = await RunningSite.DemoAsync();
        var admin = await chrome.ReaderAsync(site);
        await admin.SignInAsync("Admin");
        await admin.OpenAsync("/desk/team");
        var box = admin.Page.Locator("input[aria-label$=': Admin']:checked");
        await box.ClickAsync();
        await admin.SeesAsync("is the only administrator: make somebody else one first.");
        await Assertions.Expect(box).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_sign_out_and_a_new_password_end_the_pages_of_their_sessions_within_five_seconds_and_no_others()
    {
        await using var site = await RunningSite.DemoAsync();
        var here = await chrome.ReaderAsync(site);
        var elsewhere = await chrome.ReaderAsync(site);
        foreach (var reader in (Reader[])[here, elsewhere])
        {
            await reader.SignInAsync("Reviewer");
            await reader.OpenAsync("/desk/recipients");
        }
        var tab = new Reader(await here.Page.Context.NewPageAsync());
        await tab.OpenAsync("/account");
        await tab.PressAsync("Sign out", exact: true);
        await here.Page.WaitForURLAsync("**/sign-in?ReturnUrl=*", new() { Timeout = 5_000 });
        await elsewhere.Page.WaitForTimeoutAsync(2_000);
        Assert.EndsWith("/desk/recipients", elsewhere.Page.Url, StringComparison.Ordinal);

        var admin = await chrome.ReaderAsync(site);
        await admin.SignInAsync("Admin");
        await admin.OpenAsync("/desk/team");
        await admin.PressAsync("New link for Amal Haddad");
        var link = await admin.Page.Locator(".notice code").TextContentAsync();
        await here.OpenAsync(link!);
        await here.FillAsync("Password", "four words are enough");
        await here.PressAsync("Set the password and sign in");
        await here.Page.WaitForURLAsync("**/desk");
        await elsewhere.Page.WaitForURLAsync("**/sign-in?ReturnUrl=*", new() { Timeout = 5_000 });
        await here.OpenAsync("/desk/recipients");
        await here.Page.WaitForTimeoutAsync(2_000);
        Assert.EndsWith("/desk/recipients", here.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_that_its_owner_restricts_is_gone_from_colleagues_open_pages()
    {
        await using var site = await RunningSite.DemoAsync();
        var owner = await chrome.ReaderAsync(site);
        await owner.SignInAsync("Inês Carvalho");
        await owner.OpenAsync(await Demo.FirstAsync(owner, "/desk/letters", "Peaceful assembly"));
        var admin = await chrome.ReaderAsync(site);
        await admin.SignInAsync("Admin");
        await admin.OpenAsync("/desk/team");
        await admin.Page.GetByLabel("Amal Haddad: Drafter").CheckAsync();
        await admin.SeesAsync("Amal Haddad has the role Drafter now.");
        var colleague = await chrome.ReaderAsync(site);
        await colleague.SignInAsync("Amal Haddad");
        await colleague.OpenAsync(owner.Page.Url);
        await colleague.SeesAsync("Only its owner says who may know of this letter: ask them to.");
        await owner.PressAsync("Restrict it");
        await owner.SeesAsync("Who may know of this letter: Restricted to those named on it.");
        await Assertions.Expect(colleague.Page.GetByText("There is no such letter")).ToBeVisibleAsync(new() { Timeout = 10_000 });

        await owner.PressAsync("Make it internal…");
        await owner.PressAsync("Make it internal", exact: true);
        await owner.SeesAsync("Who may know of this letter: Internal.");
        Assert.Empty(owner.Complaints);
    }

    [Fact]
    public async Task An_administrator_hands_over_the_letters_of_somebody_who_leaves()
    {
        await using var site = await RunningSite.DemoAsync();
        var admin = await chrome.ReaderAsync(site, 390, ColorScheme.Dark);
        await admin.SignInAsync("Admin");
        await admin.OpenAsync("/desk/team");
        await admin.Page.GetByLabel("Amal Haddad: Drafter").CheckAsync();
        await admin.SeesAsync("Amal Haddad has the role Drafter now.");
        var owner = admin.Page.Locator(".members > li", new() { HasText = "ines@lantern.example" });
        await owner.Locator("details.hand-over summary").ClickAsync();
        await owner.GetByLabel("All letters of Inês Carvalho to").SelectOptionAsync("Amal Haddad");
        Assert.Equal([], await admin.AxeAsync());
        Assert.True(await admin.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await owner.GetByRole(AriaRole.Button, new() { Name = "Hand over the letters of Inês Carvalho to Amal Haddad" }).ClickAsync();
        await admin.SeesAsync("Amal Haddad owns what Inês Carvalho owned:");
        await admin.OpenAsync(await Demo.FirstAsync(admin, "/desk/letters", "Peaceful assembly"));
        await admin.SeesAsync("Owner: Amal Haddad.");
        Assert.Empty(admin.Complaints);
    }

    [Fact]
    public async Task While_a_reviewer_is_away_their_deputy_approves_for_their_group()
    {
        await using var site = await RunningSite.DemoAsync();
        var admin = await chrome.ReaderAsync(site);
        await admin.SignInAsync("Admin");
        await admin.OpenAsync("/desk/team");
        await admin.Page.GetByLabel("Petra Lindqvist: Reviewer").CheckAsync();
        await admin.SeesAsync("Petra Lindqvist has the role Reviewer now.");
        await admin.FillAsync("Put Amal Haddad into a group", "Legal");
        await admin.Page.GetByLabel("Put Amal Haddad into a group").PressAsync("Enter");
        await admin.SeesAsync("Amal Haddad speaks for Legal now.");
        await admin.Page.GetByLabel("About", new() { Exact = true }).SelectOptionAsync("Letters’ own texts");
        await admin.Page.GetByLabel("By", new() { Exact = true }).SelectOptionAsync("Legal");
        await admin.PressAsync("Set the rule");
        await admin.SeesAsync("Each letter’s own text needs 1 approval by Legal.");

        var away = await chrome.ReaderAsync(site, 390);
        await away.SignInAsync("Amal Haddad");
        await away.OpenAsync("/account/away");
        await away.FillAsync("First day away", "2026-01-01");
        await away.Page.GetByLabel("Deputy").SelectOptionAsync("Petra Lindqvist");
        await away.PressAsync("Go away");
        await away.SeesAsync("Petra Lindqvist speaks for their groups meanwhile.");

        await admin.OpenAsync(await Demo.FirstAsync(admin, "/desk/review", "المحتجزون"));
        await admin.SeesAsync("Waiting for 1 approval by Legal");
        await admin.Page.Locator("#letter-text").GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await admin.SeesAsync("The letter’s own text: approved.");
        await Assertions.Expect(admin.Page.Locator("#letter-text .state")).ToHaveTextAsync("Approved by Petra Lindqvist");
        Assert.Empty(admin.Complaints);
    }

    [Fact]
    public async Task A_restricted_letter_is_there_for_two_of_five_people_and_nowhere_for_the_others()
    {
        await using var site = await RunningSite.DemoAsync();
        var owner = await chrome.ReaderAsync(site);
        await owner.SignInAsync("Inês Carvalho");
        await owner.OpenAsync(await Demo.FirstAsync(owner, "/desk/letters", "Peaceful assembly"));
        var address = new Uri(owner.Page.Url).AbsolutePath;
        await owner.PressAsync("Restrict it");
        await owner.SeesAsync("Who may know of this letter: Restricted to those named on it.");
        await owner.Page.GetByLabel("Amal Haddad").CheckAsync();
        await owner.SeesAsync("Amal Haddad may know of this letter.");
        await owner.PressAsync("Submit for review");
        await owner.SeesAsync("Submitted: the letter and its demands are with the reviewers.");

        foreach (var (who, sees) in new[] { ("Inês Carvalho", true), ("Amal Haddad", true), ("Nandi Mokoena", false), ("Petra Lindqvist", false) })
        {
            var reader = await chrome.ReaderAsync(site);
            await reader.SignInAsync(who);
            foreach (var page in (string[])["/desk", "/desk/letters", "/desk/demands", "/desk/review", "/desk/notices"])
            {
                await reader.OpenAsync(page);
                if (!sees) await Assertions.Expect(reader.Page.Locator("main")).Not.ToContainTextAsync(new Regex("Peaceful assembly|2026-015|Restricted letter|Notice, not permission"));
            }
            await reader.Page.GotoAsync(address);
            await reader.SeesAsync(sees ? "Who may know" : "There is no such letter");
            if (!sees) continue;
            await reader.OpenAsync("/desk/letters");
            await reader.SeesAsync("Peaceful assembly");
        }
        var reviewer = await chrome.ReaderAsync(site, 390);
        await reviewer.SignInAsync("Amal Haddad");
        await reviewer.OpenAsync("/desk/notices");
        await reviewer.SeesAsync("Restricted letter");
    }

    [Fact]
    public async Task Staff_cannot_approve_their_own_demand()
    {
        await using var site = await RunningSite.DemoAsync();
        var admin = await chrome.ReaderAsync(site);
        await admin.SignInAsync("Admin");
        await admin.OpenAsync("/desk/team");
        await admin.Page.GetByLabel("Inês Carvalho: Reviewer").CheckAsync();
        await admin.SeesAsync("Inês Carvalho has the role Reviewer now.");
        var staff = await chrome.ReaderAsync(site);
        await staff.SignInAsync("Inês Carvalho");
        await staff.OpenAsync(await Demo.FirstAsync(staff, "/desk/letters", "Peaceful assembly"));
        await staff.PressAsync("Submit for review");
        await staff.SeesAsync("Submitted: the letter and its demands are with the reviewers.");
        await staff.OpenAsync(staff.Page.Url.Replace("/desk/letters/", "/desk/review/letters/", StringComparison.Ordinal));
        await Assertions.Expect(staff.Page.GetByRole(AriaRole.Button, new() { Name = "Approve D-2026-015-1" })).ToBeDisabledAsync();
        await staff.SeesAsync("You wrote some of these words, so somebody else must decide on them: ask another reviewer.");
    }
}
