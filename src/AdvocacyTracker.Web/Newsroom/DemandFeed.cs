using System.ServiceModel.Syndication;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Replies;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Web.Newsroom;

/// <summary>What becomes of the demands, as an Atom feed (RFC 4287): an entry when a demand is made public, and one for each reply and outcome.</summary>
internal static class DemandFeed
{
    private const int Most = 60;

    public static PublicPage Of(NewsroomSettings house, IReadOnlyList<PublicDemand> demands, MarkdownRenderer renderer, Uri site)
    {
        var entries = demands.SelectMany(d => Entries(d, renderer, site)).OrderByDescending(e => e.LastUpdatedTime).Take(Most).ToList();
        return AtomFeed.Page(house, $"{house.Name}: what becomes of the demands", entries, site, new Uri(site, "/demands.atom"));
    }

    private static IEnumerable<SyndicationItem> Entries(PublicDemand demand, MarkdownRenderer renderer, Uri site)
    {
        yield return Entry(demand, "Made public", renderer.PlainText(demand.Words.Text, RenderContext.Empty), demand.Since, "public", site);
        foreach (var reply in demand.FollowUp.Replies) yield return Entry(demand, Timeline.Told(reply), reply.Summary, reply.PublishedAt, $"reply-{reply.Id:N}", site);
        foreach (var outcome in demand.FollowUp.Outcomes) yield return Entry(demand, Timeline.Told(outcome, demand.Words.Asks.Count), outcome.Summary, outcome.PublishedAt, $"outcome-{outcome.Id:N}", site);
    }

    private static SyndicationItem Entry(PublicDemand demand, string what, string words, DateTimeOffset at, string part, Uri site)
    {
        var link = new Uri(site, $"/demands/{demand.Reference}");
        return new SyndicationItem(AtomFeed.Legal($"{demand.Words.Title}: {what}"), SyndicationContent.CreatePlaintextContent(AtomFeed.Legal(words)), link, $"{link}#{part}", at) { PublishDate = at };
    }
}
