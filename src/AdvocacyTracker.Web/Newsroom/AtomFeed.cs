using System.Text;
using System.Xml;
using System.ServiceModel.Syndication;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Web.Newsroom;

/// <summary>The latest releases as an Atom feed (RFC 4287).</summary>
internal static class AtomFeed
{
    public static PublicPage Of(NewsroomSettings house, IReadOnlyList<PublishedRelease> releases, MarkdownRenderer renderer, Uri address, Uri self)
    {
        var feed = new SyndicationFeed(Legal(house.Name), Legal(house.Tagline), address)
        {
            Id = self.Query.Length > 0 ? self.ToString() : new Uri(address, "/").ToString(),
            Language = house.Language,
            LastUpdatedTime = releases.Count > 0 ? releases.Max(r => r.UpdatedAt) : DateTimeOffset.UnixEpoch,
            Items = [.. releases.Select(r => Entry(r, renderer, address))],
        };
        feed.Authors.Add(new SyndicationPerson { Name = Legal(house.Name) });
        feed.Links.Add(SyndicationLink.CreateSelfLink(self, "application/atom+xml"));
        return PublicPage.Of(200, "application/atom+xml; charset=utf-8", Write(feed));
    }

    private static SyndicationItem Entry(PublishedRelease release, MarkdownRenderer renderer, Uri address)
    {
        var link = new Uri(address, $"/news/{release.Slug}");
        var content = SyndicationContent.CreateHtmlContent(Legal(renderer.Render(release.Words.Text.Body, release.RenderContext).Value));
        return new SyndicationItem(Legal(release.Words.Headline.Headline), content, link, link.ToString(), release.UpdatedAt)
        {
            PublishDate = release.PublishedAt,
            Summary = release.Words.Headline.Subhead.Length > 0 ? new TextSyndicationContent(Legal(release.Words.Headline.Subhead)) : null,
        };
    }

    // XML 1.0 can't hold every character that Unicode can, and one of them would close the whole feed.
    private static string Legal(string text) => string.Concat(text.EnumerateRunes().Where(r => r.Value > 0xFFFF || XmlConvert.IsXmlChar((char)r.Value)));

    private static string Write(SyndicationFeed feed)
    {
        using var buffer = new MemoryStream();
        using (var writer = XmlWriter.Create(buffer, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = true })) new Atom10FeedFormatter(feed).WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
