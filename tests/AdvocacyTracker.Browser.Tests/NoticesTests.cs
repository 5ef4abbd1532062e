using System.Text.RegularExpressions;
using AdvocacyTracker.Browser.Tests.Bed;
using Microsoft.Playwright;

namespace AdvocacyTracker.Browser.Tests;

/// <summary>The bell in the rail follows without reloading.</summary>
public sealed class NoticesTests(Demo demo) : IClassFixture<Demo>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => demo.LeaveAsync();

    [Fact]
    public async Task A_reviewers_bell_counts_up_when_a_drafter_submits_and_down_when_it_was_read()
    {
        var (staff, reviewer) = (await demo.ReaderAsync("Drafter"), await demo.ReaderAsync("Reviewer"));
        await reviewer.OpenAsync("/desk/recipients");
        var bell = reviewer.Page.Locator("notice-bell");
        await Assertions.Expect(bell).ToHaveTextAsync("");
        await reviewer.Page.EvaluateAsync("window.neverReloaded = true");

        await SubmitAsync(staff, "A letter that waits");
        await Assertions.Expect(bell).ToHaveTextAsync("1 unread");
        await SubmitAsync(staff, "Another that waits");
        await Assertions.Expect(bell).ToHaveTextAsync("2 unread");
        Assert.True(await reviewer.Page.EvaluateAsync<bool>("window.neverReloaded"));
        Assert.Equal([], await reviewer.AxeAsync());

        await reviewer.Page.GetByRole(AriaRole.Link, new() { Name = "Notices 2 unread" }).ClickAsync();
        await Assertions.Expect(reviewer.Page.GetByText("Unread", new() { Exact = true })).ToHaveCountAsync(2);
        Assert.Equal([], await reviewer.AxeAsync());
        await reviewer.PressAsync("Mark all as read");
        await Assertions.Expect(reviewer.Page.GetByText("Unread", new() { Exact = true })).ToHaveCountAsync(0);
        await Assertions.Expect(bell).ToHaveTextAsync("");
        await reviewer.Page.Locator("table.list a").First.ClickAsync();
        await reviewer.Page.WaitForURLAsync(new Regex("/desk/review/letters/"));
        await reviewer.SeesAsync("Another that waits");
        Assert.Empty(reviewer.Complaints);
    }

    private static async Task SubmitAsync(Reader staff, string subject)
    {
        await staff.OpenAsync("/desk/letters/new");
        await staff.FillAsync("Subject", subject);
        await staff.PressAsync("Draft the letter");
        await staff.Page.WaitForURLAsync(new Regex("/desk/letters/[0-9a-f-]{36}$"));
        await staff.SettleAsync();
        await staff.WriteAsync("We ask for this.\n\n:::demands\n:::\n");
        await staff.IsSavedAsync();
        await staff.PressAsync("Add a demand");
        await staff.FillAsync("Title", "Let the press in");
        await staff.FillAsync("What is demanded", "Let the press into the hall.");
        await staff.FillAsync("What exactly is asked", "Open the doors");
        await staff.PressAsync("Save the demand");
        await staff.SeesAsync("The demand is added.");
        await staff.Page.GetByText("Add a recipient").ClickAsync();
        await staff.Page.GetByLabel("Who", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await staff.SeesAsync("The recipient is added.");
        await staff.PressAsync("Submit for review");
        await staff.SeesAsync("Submitted: the letter and its demands are with the reviewers.");
    }
}
