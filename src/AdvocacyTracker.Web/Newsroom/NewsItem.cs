using AdvocacyTracker.Letters;
using AdvocacyTracker.Pictures;
using AdvocacyTracker.Press;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Web.Newsroom;

/// <summary>A release for the programs of newsrooms, in the words of ninjs 2.1 (IPTC, News in JSON).</summary>
internal static class NewsItem
{
    private const string Json = "application/json; charset=utf-8";

    private static readonly object Standard = new { name = "ninjs", version = "2.1", schema = "http://www.iptc.org/std/ninjs/ninjs-schema_2.1.json" };

    /// <summary>A release that stands.</summary>
    public static PublicPage Of(NewsroomSettings house, PublishedRelease release, IReadOnlyList<LanguageVersion> versions, MarkdownRenderer renderer, Uri site)
    {
        var (headline, text, address) = (release.Words.Headline, release.Words.Text, new Uri(site, $"/news/{release.Slug}").ToString());
        return PublicPage.Of(200, Json, PublicJson.Of(new
        {
            uri = address,
            standard = Standard,
            type = "text",
            representationtype = "full",
            pubstatus = "usable",
            firstcreated = release.PublishedAt.ForPrograms(),
            versioncreated = release.UpdatedAt.ForPrograms(),
            embargoed = release.Embargo?.ForPrograms(),
            language = text.Language,
            genres = new[] { new { name = "Press release" } },
            by = house.Name,
            located = Said(text.Dateline),
            ednote = Said(PublicWords.TranslatedIn(release.Words)),
            headlines = headline.Subhead.Length > 0
                ? new[] { new { role = "main", value = headline.Headline }, new { role = "subhead", value = headline.Subhead } }
                : [new { role = "main", value = headline.Headline }],
            bodies = new[]
            {
                new { role = "main", contenttype = "text/html", value = $"{renderer.Render(text.Body, release.RenderContext).Value}{Figures.Translated(release.Words)}" },
                new { role = "plain", contenttype = "text/plain", value = $"{renderer.PlainText(text.Body, release.RenderContext)}\n\n{PublicWords.TranslatedIn(release.Words)}".TrimEnd() },
            },
            infosources = new[] { new { name = house.Name, uri = site.ToString(), contactinfo = Contacts(text.Contacts) } },
            associations = Associations(release, versions, site),
            renditions = new[] { new { name = "web", href = address, contenttype = "text/html" } },
        }));
    }

    /// <summary>What stands in place of a retracted one: its note, none of its words.</summary>
    public static PublicPage Of(NewsroomSettings house, string slug, RetractionNotice notice, Uri site) => PublicPage.Of(410, Json, PublicJson.Of(new
    {
        uri = new Uri(site, $"/news/{slug}").ToString(),
        standard = Standard,
        type = "text",
        pubstatus = "canceled",
        versioncreated = notice.At.ForPrograms(),
        language = notice.Language,
        by = house.Name,
        descriptions = new[] { new { role = "retraction", contenttype = "text/plain", value = notice.Note } },
        infosources = new[] { new { name = house.Name, uri = site.ToString() } },
    }));

    private static object? Associations(PublishedRelease release, IReadOnlyList<LanguageVersion> versions, Uri site) =>
        Versions(release, versions, site).Concat(Pictures(release.Words.Text.Pictures ?? [], site)).ToList() is { Count: > 0 } others ? others : null;

    private static IEnumerable<object> Pictures(IReadOnlyList<ReleasePicture> pictures, Uri site) => pictures.Select((p, n) => new
    {
        name = $"picture-{n + 1}",
        type = "picture",
        descriptions = new[] { new { role = "alternative", value = p.Alt }, new { role = "caption", value = p.Caption } },
        copyrightnotice = p.Licence,
        by = p.Credit,
        renditions = PictureReader.WidthsOf(p.Width).Select(w => new { name = $"{w}", href = p.PublicAddress(site, w).ToString(), contenttype = PictureFile.TypeOf(p.Kind), width = w }),
    });

    // Items of their own, each in another language; their words are at their addresses.
    private static IEnumerable<object> Versions(PublishedRelease release, IReadOnlyList<LanguageVersion> versions, Uri site) =>
        versions.Where(v => v.Slug != release.Slug).Select(v => new { name = v.IsOriginal ? "translationOf" : "translation", uri = VersionLinks.AddressOf(v, site).ToString(), type = "text", representationtype = "partial", language = v.Language });

    private static string? Said(string text) => text.Length > 0 ? text : null;

    private static object? Contacts(string lines) => lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } contacts
        ? contacts.Select(contact => new { value = contact })
        : null;
}
