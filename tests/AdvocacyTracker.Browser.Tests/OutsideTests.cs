using System.Text.RegularExpressions;
using AdvocacyTracker.Browser.Tests.Bed;
using Microsoft.Playwright;

namespace AdvocacyTracker.Browser.Tests;

/// <summary>A letter is read and judged by somebody outside, on a telephone, by a link that its owner makes and takes back.</summary>
public sealed class OutsideTests(Demo demo) : IClassFixture<Demo>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => demo.LeaveAsync();

    [Fact]
    public async Task An_owner_asks_counsel_who_remarks_and_decides_until_the_link_is_taken_back()
    {
        var owner = await demo.ReaderAsync("Drafter");
        var letter = await LetterAsync(owner);
        await owner.SeesAsync("Nobody outside reads this letter.");
        await owner.PressAsync("Ask somebody outside");
        await owner.FillAsync("For whom?", "Counsel in Geneva");
        await owner.PressAsync("Make a link…");
        await owner.SeesAsync("What Counsel in Geneva has read once");
        Assert.Equal([], await owner.AxeAsync());
        await owner.PressAsync("Open the letter to Counsel in Geneva");
        await owner.SeesAsync("The link for Counsel in Geneva is made.");
        Assert.Equal([], await owner.AxeAsync());
        var link = await owner.Page.GetByLabel("The link", new() { Exact = true }).InputValueAsync();

        var counsel = await demo.ReaderAsync(width: 390);
        await counsel.OpenAsync(link);
        await Assertions.Expect(counsel.Page.GetByText("Let the press in")).ToHaveCountAsync(0);
        Assert.Equal([], await counsel.AxeAsync());
        await counsel.FillAsync("Your name", "Ana Perez");
        await counsel.PressAsync("Read the letter");
        await counsel.SeesAsync("Let the press into the hall.");
        Assert.Equal([], await counsel.AxeAsync());

        var whole = counsel.Page.Locator(".queue > li").Last;
        await whole.GetByText("Remark on words").ClickAsync();
        await whole.GetByLabel("Which words?").FillAsync("no such words");
        await whole.GetByLabel("What do you say?").FillAsync("Say which treaty.");
        await whole.GetByRole(AriaRole.Button, new() { Name = "Send the remark" }).ClickAsync();
        await counsel.SeesAsync("is nowhere in the text");
        await Assertions.Expect(whole.GetByLabel("What do you say?")).ToHaveValueAsync("Say which treaty.");
        await whole.GetByLabel("Which words?").FillAsync("what the treaty asks");
        await whole.GetByRole(AriaRole.Button, new() { Name = "Send the remark" }).ClickAsync();
        await counsel.SeesAsync("Your remark is with those who write the letter.");

        var demands = counsel.Page.Locator(".queue > li");
        await demands.Nth(0).GetByRole(AriaRole.Button, new() { Name = "Request changes" }).ClickAsync();
        await counsel.SeesAsync("Say why in a sentence");
        await demands.Nth(0).GetByLabel("What should change, and why?").FillAsync("Name the hall.");
        await demands.Nth(0).GetByRole(AriaRole.Button, new() { Name = "Request changes" }).ClickAsync();
        await counsel.SeesAsync("You asked for changes to these words");
        await demands.Nth(1).GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await counsel.SeesAsync("You approved these words");
        Assert.False(await counsel.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));
        Assert.Equal([], await counsel.AxeAsync());

        await owner.OpenAsync(letter.Replace("/letters/", "/review/letters/", StringComparison.Ordinal));
        foreach (var said in (string[])["Outside: Ana Perez asks for changes: Name the hall.", "Outside: Ana Perez approves.", "Ana Perez (outside)", "Say which treaty."]) await owner.SeesAsync(said);
        Assert.Equal([], await owner.AxeAsync());
        await owner.OpenAsync(letter);
        await owner.SeesAsync("Outside: Ana Perez asks for changes: Name the hall.");
        await owner.SeesAsync("Opened by Ana Perez");
        await owner.PressAsync("Take back…");
        await owner.PressAsync("Take back", exact: true);
        await owner.SeesAsync("The link for Counsel in Geneva opens nothing any more.");

        await demands.Nth(1).GetByText("Decide otherwise").ClickAsync();
        await demands.Nth(1).GetByLabel("What should change, and why?").FillAsync("On second thought.");
        await demands.Nth(1).GetByRole(AriaRole.Button, new() { Name = "Reject" }).ClickAsync();
        await counsel.SeesAsync("This link was taken back: ask whoever sent it to you for a new one.");
        await Assertions.Expect(counsel.Page.GetByText("Let the press")).ToHaveCountAsync(0);
        Assert.Equal([], await counsel.AxeAsync());
        Assert.Empty(owner.Complaints);
        Assert.DoesNotContain(counsel.Complaints, c => !c.Contains("410", StringComparison.Ordinal));
    }

    private static async Task<string> LetterAsync(Reader owner)
    {
        await owner.OpenAsync("/desk/letters/new");
        await owner.FillAsync("Subject", "The press at the hearing");
        await owner.PressAsync("Draft the letter");
        await owner.Page.WaitForURLAsync(new Regex("/desk/letters/[0-9a-f-]{36}$"));
        await owner.SettleAsync();
        await owner.WriteAsync("We ask you to do **what the treaty** asks.\n\n:::demands\n:::\n");
        await owner.IsSavedAsync();
        foreach (var (title, text) in ((string, string)[])[("Let the press in", "Let the press into the hall."), ("Publish the date", "Publish the date of the hearing a week before.")])
        {
            await owner.PressAsync("Add a demand");
            await owner.FillAsync("Title", title);
            await owner.FillAsync("What is demanded", text);
            await owner.FillAsync("What exactly is asked", text);
            await owner.PressAsync("Save the demand");
            await Assertions.Expect(owner.Page.GetByRole(AriaRole.Heading, new() { Name = title })).ToBeVisibleAsync();
        }
        await owner.Page.GetByText("Add a recipient").ClickAsync();
        await owner.Page.GetByLabel("Who", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await owner.SeesAsync("The recipient is added.");
        await owner.PressAsync("Submit for review");
        await owner.SeesAsync("Submitted: the letter and its demands are with the reviewers.");
        return new Uri(owner.Page.Url).AbsolutePath;
    }
}
