using System.Globalization;
using System.Text;
using System.Xml.Linq;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;

namespace AdvocacyTracker.Web.Newsroom;

/// <summary>The files in which a site tells programs about itself: what there is, where not to go, and whom to tell of a weakness.</summary>
internal static class SiteFiles
{
    private const string Text = "text/plain; charset=utf-8";

    // RFC 9116, 2.5.5: less than a year, so that what nobody tends any longer says so.
    private const int DaysOfSecurity = 300;

    private static readonly XNamespace Sitemaps = "http://www.sitemaps.org/schemas/sitemap/0.9", Xhtml = "http://www.w3.org/1999/xhtml";

    /// <summary>Every public page with words of its own (sitemaps.org, 0.9).</summary>
    public static PublicPage Sitemap(IReadOnlyList<PublishedAddress> published, Uri site)
    {
        IEnumerable<PublishedAddress> all = [new("/", null), new("/news", null), new("/demands", null), .. published];
        var set = new XElement(Sitemaps + "urlset", new XAttribute(XNamespace.Xmlns + "xhtml", Xhtml), all.Select(page => new XElement(
            Sitemaps + "url",
            new XElement(Sitemaps + "loc", new Uri(site, page.Path)),
            page.At is { } at ? new XElement(Sitemaps + "lastmod", at.ForPrograms()) : null,
            VersionLinks.Of(page.Versions, site).Select(v => new XElement(Xhtml + "link", new XAttribute("rel", "alternate"), new XAttribute("hreflang", v.HrefLang), new XAttribute("href", v.Address))))));
        return PublicPage.Of(200, "application/xml; charset=utf-8", $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{set}\n");
    }

    /// <summary>Keeps robots out of the desk and of whatever only a secret link leads to (RFC 9309).</summary>
    public static PublicPage Robots(Uri site)
    {
        string[] closed = ["/desk", "/account", "/sign-in", "/sign-out", "/invite/", "/preview/", "/review/", "/sign/"];
        return PublicPage.Of(200, Text, $"User-agent: *\n{string.Concat(closed.Select(path => $"Disallow: {path}\n"))}\nSitemap: {new Uri(site, "/sitemap.xml")}\n");
    }

    /// <summary>Whom to tell of a weakness (RFC 9116).</summary>
    public static PublicPage Security(NewsroomSettings house, Uri contact, Uri site, DateTimeOffset now)
    {
        var lines = new StringBuilder();
        lines.Append(CultureInfo.InvariantCulture, $"Contact: {contact.AbsoluteUri}\n");
        lines.Append(CultureInfo.InvariantCulture, $"Expires: {new DateTimeOffset(now.UtcDateTime.Date.AddDays(DaysOfSecurity), TimeSpan.Zero).ForPrograms()}\n");
        lines.Append(CultureInfo.InvariantCulture, $"Preferred-Languages: {house.Language}\n");
        if (site.Scheme == Uri.UriSchemeHttps) lines.Append(CultureInfo.InvariantCulture, $"Canonical: {new Uri(site, PageMaker.SecurityAddress)}\n");
        return PublicPage.Of(200, Text, lines.ToString());
    }
}
