using AdvocacyTracker.Demands;
using AdvocacyTracker.Guards;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Sending;
using AdvocacyTracker.Team;
using AdvocacyTracker.Web.Letters;
using AdvocacyTracker.Web.Tests.Bed;
using Bunit;

namespace AdvocacyTracker.Web.Tests.Components;

/// <summary>What a letter offers to be done at each stage, and to whom; the letters are real ones, taken there by their deeds.</summary>
public sealed class LetterStageTests(SiteFixture fixture) : BunitContext, IClassFixture<SiteFixture>
{
    private TestSite Site => fixture.Site;

    [Fact]
    public async Task A_draft_can_be_submitted_and_says_to_others_who_may()
    {
        var desk = await Newsdesk.OfAsync(Site);
        var letter = await desk.DraftAsync("words");
        Assert.Equal(["Submit for review"], Open(await DeedsAsync(letter, "Drafter")));
        var seen = await DeedsAsync(letter, "Comms");
        Assert.Empty(Open(seen));
        Assert.Contains("Only a Drafter may submit letters", seen.Find(".reason").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_review_a_drafter_takes_it_back_and_a_reviewer_is_told_what_is_missing()
    {
        var letter = await (await Newsdesk.OfAsync(Site)).SubmitAsync("words");
        Assert.Equal(["Back to draft"], Open(await DeedsAsync(letter, "Drafter")));
        var seen = await DeedsAsync(letter, "Reviewer");
        Assert.Empty(Open(seen));
        Assert.Contains("must be approved exactly as it stands", seen.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_it_makes_a_release_or_is_recalled_with_a_note()
    {
        var letter = await (await Newsdesk.OfAsync(Site)).SendAsync("words");
        Assert.Equal(["Make a press release"], Open(await DeedsAsync(letter, "Comms")));
        var seen = await DeedsAsync(letter, "Drafter");
        Assert.Contains("by post, on a day that is not known", seen.Find("p").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Sent in error…"], Open(seen));
        seen.FindAll("button").Single(b => !b.HasAttribute("disabled")).Click();
        Assert.True(seen.Find("#s-note").HasAttribute("required"));
        seen.FindAll("button").Single(b => b.TextContent == "Cancel").Click();
        Assert.Empty(seen.FindAll("#s-note"));
    }

    [Fact]
    public async Task Sent_in_error_it_says_why_and_offers_nothing()
    {
        var desk = await Newsdesk.OfAsync(Site);
        var letter = await desk.SendAsync("words");
        await desk.RecallAsync(letter);
        var seen = await DeedsAsync(letter, "Drafter");
        Assert.Empty(seen.FindAll("button"));
        Assert.Equal("Sent in error. Wrong person.", seen.Find(".notice").TextContent);
    }

    [Fact]
    public async Task The_checklist_leads_to_each_thing_that_is_missing_and_names_unfilled_fields()
    {
        var letter = await (await Newsdesk.OfAsync(Site)).SubmitAsync("words");
        var view = await (await Newsdesk.OfAsync(Site)).ViewAsync(letter);
        var clearance = await Site.Get<SendingQueries>().ClearanceAsync(view, default) with { Findings = [Finding.Blocking("The text still holds {{occasion-date}}: fill the field.", Places.Body)] };
        var list = Render<LetterChecklist>(p => p.Add(c => c.Clearance, clearance).Add(c => c.Here, "/desk/letters/x"));
        var demand = Assert.Single(clearance.Demands).Reference;
        Assert.Equal(["/desk/letters/x#body-editor", $"/desk/letters/x#{demand}"], list.FindAll("a").Take(2).Select(a => a.GetAttribute("href")));
        Assert.Equal(2, list.FindAll("li.open").Count);
        Assert.Contains("{{occasion-date}}", list.Find("li.blocks").TextContent, StringComparison.Ordinal);
        Assert.Equal("/desk/letters/x#body-editor", list.Find("li.blocks a").GetAttribute("href"));
        Assert.All(list.FindAll("li"), item => Assert.NotEmpty(item.TextContent.Trim()));
    }

    private static IEnumerable<string> Open(IRenderedComponent<LetterDeeds> deeds) => deeds.FindAll("button").Where(b => !b.HasAttribute("disabled")).Select(b => b.TextContent.Trim());

    private async Task<IRenderedComponent<LetterDeeds>> DeedsAsync(Guid letter, string who)
    {
        var actor = await Site.ActorAsync(who);
        var view = (await Site.Get<LetterQueries>().FindAsync(letter, actor, default))!;
        var clearance = await Site.Get<SendingQueries>().ClearanceAsync(view, default);
        return Render<LetterDeeds>(p => p.Add(d => d.Letter, view).Add(d => d.Clearance, clearance).Add(d => d.Actor, actor));
    }
}
