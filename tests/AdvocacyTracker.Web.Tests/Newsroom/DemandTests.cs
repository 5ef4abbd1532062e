using System.Net;
using System.ServiceModel.Syndication;
using System.Xml;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Replies;
using AdvocacyTracker.Web.Newsroom;
using AdvocacyTracker.Web.Tests.Bed;

namespace AdvocacyTracker.Web.Tests.Newsroom;

/// <summary>A demand lives on in public: in the tracker, in a story of its own, in a feed and under its release, with what was published of it and nothing else.</summary>
public sealed class DemandTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private Newsdesk _desk = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(withSeeds: false);
        _desk = await Newsdesk.OfAsync(_site);
    }

    [Fact]
    public async Task What_is_confirmed_is_read_nowhere_and_what_is_published_everywhere_the_demand_is()
    {
        var (letter, reference) = await SentAsync("lantern");
        var (_, slug) = await _desk.PublishAsync("lantern", letter);
        using var client = _site.Client();
        string[] addresses = ["/demands", $"/demands/{reference}", "/demands.atom", $"/news/{slug}", "/", "/demands?standing=committed"];
        var outcome = await AssessAsync(letter, reference, Step.Committed, "The xylocarp was promised.");
        foreach (var address in addresses) Assert.DoesNotContain("romised", await (await client.GetAsync(address)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/demands?standing=committed")).StatusCode);

        await PublishAsync(outcome);
        foreach (var address in addresses) Assert.Contains("romised", await client.GetStringAsync(address), StringComparison.Ordinal);
        var story = await client.GetStringAsync($"/demands/{reference}");
        foreach (var told in (string[])["The xylocarp was promised.", "Registry, folder 12", "We briefed two members.", "Made public"]) Assert.Contains(told, story, StringComparison.Ordinal);
        Assert.DoesNotContain("What changed for the people concerned", story, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/demands?standing=waiting")).StatusCode);
    }

    [Fact]
    public async Task A_demand_of_a_letter_that_is_not_public_tells_no_more_than_its_release_prints()
    {
        var letter = await _desk.SendAsync("lantern", Confidentiality.Internal);
        var reference = await ReferenceAsync(letter);
        await _desk.PublishAsync("lantern", letter);
        using var client = _site.Client();
        var story = await client.GetStringAsync($"/demands/{reference}");
        Assert.Contains("Ask 1", story, StringComparison.Ordinal);
        foreach (var kept in (string[])["Addressed to", "Whose conduct must change", "/letters/"]) Assert.DoesNotContain(kept, story, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demand_goes_with_the_last_release_that_prints_it_and_with_a_letter_that_was_sent_in_error()
    {
        var (letter, reference) = await SentAsync("lantern");
        var (first, _) = await _desk.PublishAsync("lantern", letter);
        var (second, _) = await _desk.PublishAsync("beacon", letter);
        var (other, gone) = await SentAsync("recalled");
        await _desk.PublishAsync("recalled", other);
        using var client = _site.Client();
        await _desk.RetractAsync(first);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/demands/{reference}")).StatusCode);
        await _desk.RetractAsync(second);
        await _desk.RecallAsync(other);
        await _site.Get<PublicPages>().RefreshAsync(default);
        var nothing = await (await client.GetAsync("/news/never-was")).Content.ReadAsByteArrayAsync();
        foreach (var address in (string[])[$"/demands/{reference}", $"/demands/{gone}", "/demands/D-1999-001-1", "/demands?theme=lantern", "/demands?theme=never-was", "/demands?year=soon", "/news?theme=we-were-paid"])
        {
            var answer = await client.GetAsync(address);
            Assert.True(HttpStatusCode.NotFound == answer.StatusCode, address);
            Assert.Equal(nothing, await answer.Content.ReadAsByteArrayAsync());
        }
        Assert.Contains("No demand has been made public yet.", await client.GetStringAsync("/demands"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_parser_reads_the_feed_and_an_entry_keeps_its_id_whatever_comes_before_it()
    {
        var (letter, reference) = await SentAsync("lantern");
        await _desk.PublishAsync("lantern", letter);
        await PublishAsync(await AssessAsync(letter, reference, Step.Partly, "A part of it.", new(2026, 11, 24)));
        using var client = _site.Client();
        var before = await FeedAsync(client);
        await PublishAsync(await AssessAsync(letter, reference, Step.Committed, "A promise before it.", new(2026, 11, 23)));
        var after = await FeedAsync(client);
        Assert.Equal(2, before.Count);
        Assert.Equal(3, after.Count);
        foreach (var (id, summary) in before) Assert.Equal(summary, after[id]);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static async Task<Dictionary<string, string>> FeedAsync(HttpClient client)
    {
        using var reader = XmlReader.Create(new StringReader(await client.GetStringAsync("/demands.atom")));
        return SyndicationFeed.Load(reader).Items.ToDictionary(i => i.Id, i => ((TextSyndicationContent)i.Content).Text);
    }

    private async Task<(Guid Letter, string Reference)> SentAsync(string word)
    {
        var letter = await _desk.SendAsync(word);
        return (letter, await ReferenceAsync(letter));
    }

    private async Task<string> ReferenceAsync(Guid letter) => (await _desk.ViewAsync(letter)).Words.Demands[0];

    private async Task<Guid> AssessAsync(Guid letter, string reference, Step step, string summary, DateOnly? on = null)
    {
        var workflow = _site.Get<FollowUpWorkflow>();
        var fields = new OutcomeFields(reference, 1, Track.Did, step, on ?? DateOnly.FromDateTime(DateTime.UtcNow), summary, "Registry, folder 12", "We briefed two members.");
        var id = (await workflow.AssessOutcomeAsync(letter, fields, await _site.ActorAsync("Drafter"), default)).Value;
        Assert.Null((await workflow.ConfirmAsync(id, await _site.ActorAsync("Reviewer"), default)).Refusal);
        return id;
    }

    private async Task PublishAsync(Guid entry)
    {
        Assert.Null((await _site.Get<FollowUpWorkflow>().PublishAsync(entry, await _site.ActorAsync("Comms"), default)).Refusal);
        await _site.Get<PublicPages>().RefreshAsync(default);
    }
}
