using AdvocacyTracker.Letters;
using AdvocacyTracker.Pictures;
using AdvocacyTracker.Press;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Web.Newsroom;

/// <summary>The latest releases as a JSON Feed (jsonfeed.org, version 1.1).</summary>
internal static class JsonFeed
{
    public static PublicPage Of(NewsroomSettings house, IReadOnlyList<PublishedRelease> releases, MarkdownRenderer renderer, Uri site, Uri self) =>
        PublicPage.Of(200, "application/feed+json; charset=utf-8", PublicJson.Of(new
        {
            version = "https://jsonfeed.org/version/1.1",
            title = house.Name,
            description = house.Tagline.Length > 0 ? house.Tagline : null,
            home_page_url = site.ToString(),
            feed_url = self.ToString(),
            language = house.Language,
            authors = new[] { new { name = house.Name, url = site.ToString() } },
            items = releases.Select(release => Entry(release, renderer, new Uri(site, $"/news/{release.Slug}"))),
        }));

    private static object Entry(PublishedRelease release, MarkdownRenderer renderer, Uri address) => new
    {
        id = address.ToString(),
        url = address.ToString(),
        title = release.Words.Headline.Headline,
        summary = release.Words.Headline.Subhead.Length > 0 ? release.Words.Headline.Subhead : null,
        content_html = Figures.Around(renderer.Render(release.Words.Text.Body, release.RenderContext).Value, release.Words, address),
        image = release.Words.Text.Pictures is [var first, ..] ? first.PublicAddress(address).ToString() : null,
        date_published = release.PublishedAt.ForPrograms(),
        date_modified = release.UpdatedAt.ForPrograms(),
        language = release.Words.Text.Language,
        attachments = release.Words.Text.Pictures is { Count: > 0 } pictures ? pictures.Select(p => new { url = p.PublicAddress(address).ToString(), mime_type = PictureFile.TypeOf(p.Kind), title = p.Alt }) : null,
    };
}
