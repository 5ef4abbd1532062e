using System.Net;
using AdvocacyTracker.Web.Tests.Bed;

namespace AdvocacyTracker.Web.Tests.Newsroom;

/// <summary>A correction as readers meet it: nothing before its publication, and then under the release, in the list of all, and in the feed.</summary>
public sealed class CorrectionTests
{
    [Fact]
    public async Task Readers_see_what_was_wrong_and_what_it_said_and_nothing_of_it_before()
    {
        await using var site = await TestSite.StartAsync(withSeeds: false);
        var desk = await Newsdesk.OfAsync(site);
        var (id, slug) = await desk.PublishAsync("words");
        using var reader = site.Client();
        string[] addresses = ["/", "/news", $"/news/{slug}", "/corrections", "/feed.atom"];
        await desk.CorrectAsync(id, "None of words, xylocarp.", "Said <b>too little</b>.", isPublished: false);
        foreach (var address in addresses) Assert.DoesNotContain("xylocarp", await reader.GetStringAsync(address), StringComparison.Ordinal);
        Assert.Contains("Nothing was corrected", await reader.GetStringAsync("/corrections"), StringComparison.Ordinal);

        await desk.CorrectAsync(id, "None of words, xylocarp.", "Said <b>too little</b>.");
        var page = await reader.GetStringAsync($"/news/{slug}");
        Assert.Contains("Said &lt;b&gt;too little&lt;/b&gt;.", page, StringComparison.Ordinal);
        Assert.Contains("<ins>", page, StringComparison.Ordinal);
        Assert.Contains("<del>", page, StringComparison.Ordinal);
        Assert.Contains("Said &lt;b&gt;too little", await reader.GetStringAsync("/corrections"), StringComparison.Ordinal);
        Assert.Contains("xylocarp", await reader.GetStringAsync("/feed.atom"), StringComparison.Ordinal);

        await desk.RetractAsync(id);
        Assert.Equal(HttpStatusCode.Gone, (await reader.GetAsync($"/news/{slug}")).StatusCode);
        foreach (var address in addresses) Assert.DoesNotContain("too little", await (await reader.GetAsync(address)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
