using System.Text;
using System.Xml;
using System.ServiceModel.Syndication;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Pictures;
using AdvocacyTracker.Press;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Web.Newsroom;

/// <summary>The latest releases as an Atom feed (RFC 4287).</summary>
internal static class AtomFeed
{
    public static PublicPage Of(NewsroomSettings house, IReadOnlyList<PublishedRelease> releases, MarkdownRenderer renderer, Uri address, Uri self)
    {
        return Page(house, house.Name, [.. releases.Select(r => Entry(r, renderer, address))], address, self);
    }

    /// <summary>A feed of these entries, the newest first.</summary>
    public static PublicPage Page(NewsroomSettings house, string title, IReadOnlyList<SyndicationItem> entries, Uri site, Uri self)
    {
        var feed = new SyndicationFeed(Legal(title), Legal(house.Tagline), site)
        {
            Id = self.Query.Length > 0 || self.AbsolutePath != "/feed.atom" ? self.ToString() : new Uri(site, "/").ToString(),
            Language = house.Language,
            ImageUrl = house.LogoFile is { } logo ? new Uri(site, PictureFile.PublicFolder + logo) : null,
            LastUpdatedTime = entries.Count > 0 ? entries.Max(e => e.LastUpdatedTime) : DateTimeOffset.UnixEpoch,
            Items = entries,
        };
        feed.Authors.Add(new SyndicationPerson { Name = Legal(house.Name) });
        feed.Links.Add(SyndicationLink.CreateSelfLink(self, "application/atom+xml"));
        return PublicPage.Of(200, "application/atom+xml; charset=utf-8", Write(feed));
    }

    private static SyndicationItem Entry(PublishedRelease release, MarkdownRenderer renderer, Uri address)
    {
        var link = new Uri(address, $"/news/{release.Slug}");
        var content = SyndicationContent.CreateHtmlContent(Legal(Figures.Around(renderer.Render(release.Words.Text.Body, release.RenderContext).Value, release.Words, address)));
        var entry = new SyndicationItem(Legal(release.Words.Headline.Headline), content, link, link.ToString(), release.UpdatedAt)
        {
            PublishDate = release.PublishedAt,
            Summary = release.Words.Headline.Subhead.Length > 0 ? new TextSyndicationContent(Legal(release.Words.Headline.Subhead)) : null,
        };
        foreach (var picture in release.Words.Text.Pictures ?? []) entry.Links.Add(Enclosure(picture, address));
        return entry;
    }

    // Without its length, which is a hint only (RFC 4287, 4.2.7.6) and would have every file read.
    private static SyndicationLink Enclosure(ReleasePicture picture, Uri site) => new(picture.PublicAddress(site), "enclosure", Legal(picture.Alt), PictureFile.TypeOf(picture.Kind), 0);

    /// <summary>Without the characters that XML 1.0 can't hold: one of them would close the whole feed.</summary>
    internal static string Legal(string text) => string.Concat(text.EnumerateRunes().Where(r => r.Value > 0xFFFF || XmlConvert.IsXmlChar((char)r.Value)));

    private static string Write(SyndicationFeed feed)
    {
        using var buffer = new MemoryStream();
        using (var writer = XmlWriter.Create(buffer, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = true })) new Atom10FeedFormatter(feed).WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
