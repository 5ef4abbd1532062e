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

        await admin.PressAsync("Close the account of Amal Haddad");
        await reviewer.Page.WaitForURLAsync("**/sign-in*", new() { Timeout = 5_000 });
        Assert.Empty(admin.Complaints);
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
