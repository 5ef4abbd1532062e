using System.Net;
using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Web.Newsroom;
using AdvocacyTracker.Web.Tests.Bed;

namespace AdvocacyTracker.Web.Tests.Press;

/// <summary>A release is begun from letters, and may word their demands itself: people of the desk see both wordings, the public the release's.</summary>
public sealed class OwnWordsTests
{
    [Fact]
    public async Task A_release_about_the_chosen_letters_is_proposed_and_none_when_none_is_chosen()
    {
        await using var site = await TestSite.StartAsync(withSeeds: false);
        var desk = await Newsdesk.OfAsync(site);
        var (one, two) = (await desk.SendAsync("lantern"), await desk.SendAsync("candle"));
        using var client = await site.SignedInAsync("Comms");
        var page = await client.GetStringAsync("/desk/releases");
        using var refused = await client.PostAsync("/desk/releases", TestSite.Form(page, ("_handler", "about")));
        Assert.Contains("No letter is chosen", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var made = await client.PostAsync("/desk/releases", TestSite.Form(page, ("_handler", "about"), ("Letters", $"{one}"), ("Letters", $"{two}")));
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        var view = (await site.Get<PressQueries>().FindAsync(Guid.Parse(made.Headers.Location!.ToString().Split('/')[^1]), await site.ActorAsync("Comms"), default))!;
        Assert.Equal([one, two], view.Letters.Select(l => l.Id));
        Assert.Equal("Of lantern", view.Form.Headline);
        Assert.Contains("verb=\"said\"\n[TK]\n:::", view.Body.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Confidentiality.PublicOnceAnnounced, "In the letter’s own words:")]
    [InlineData(Confidentiality.Internal, "The demands are given in this release’s own words.")]
    public async Task Reviewers_see_both_wordings_and_the_public_the_releases_with_the_way_to_the_letters(Confidentiality confidentiality, string line)
    {
        await using var site = await TestSite.StartAsync(withSeeds: false);
        var desk = await Newsdesk.OfAsync(site);
        var letter = await desk.SendAsync("lantern", confidentiality);
        var release = await desk.SubmitReleaseAsync("candle", letter);
        var (comms, reviewer) = (await site.ActorAsync("Comms"), await site.ActorAsync("Reviewer"));
        var demand = (await ViewAsync()).Text.Demands[0];
        var letters = ReleaseWording.Of(demand.Reference, demand.Words);
        Assert.Null((await site.Get<WordingWorkflow>().WordAsync(release, letters, letters with { Text = "Shorter by far." }, comms, default)).Refusal);

        using var client = await site.SignedInAsync("Reviewer");
        var review = WebUtility.HtmlDecode(await client.GetStringAsync($"/desk/review/releases/{release}"));
        Assert.Contains("In the letter’s words", review, StringComparison.Ordinal);
        Assert.Contains("In the release’s own words", review, StringComparison.Ordinal);
        using var other = await site.SignedInAsync("Comms");
        var desks = WebUtility.HtmlDecode(await other.GetStringAsync($"/desk/releases/{release}"));
        Assert.Contains("Drop the own wording", desks, StringComparison.Ordinal);
        Assert.Contains($"<summary><span dir=\"auto\">{letters.Title}</span>", desks, StringComparison.Ordinal);

        var (view, press) = (await ViewAsync(), site.Get<PressWorkflow>());
        Assert.Null((await press.DecideAsync(release, Part.Headline, view.HeadlineHash, Decision.Approved, "", reviewer, default)).Refusal);
        Assert.Null((await press.DecideAsync(release, Part.ReleaseText, view.TextHash, Decision.Approved, "", reviewer, default)).Refusal);
        var slug = (await press.PublishAsync(release, comms, default)).Value!;
        await site.Get<PublicPages>().RefreshAsync(default);
        using var anybody = site.Client();
        var page = WebUtility.HtmlDecode(await anybody.GetStringAsync($"/news/{slug}"));
        Assert.Contains("Shorter by far.", page, StringComparison.Ordinal);
        Assert.Contains(line, page, StringComparison.Ordinal);

        async Task<ReleaseView> ViewAsync() => (await site.Get<PressQueries>().FindAsync(release, comms, default))!;
    }
}
