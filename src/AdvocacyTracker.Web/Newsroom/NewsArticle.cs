using AdvocacyTracker.Letters;
using AdvocacyTracker.Pictures;
using AdvocacyTracker.Press;

namespace AdvocacyTracker.Web.Newsroom;

/// <summary>What search engines read of a release inside its page (schema.org, NewsArticle, as JSON-LD).</summary>
internal static class NewsArticle
{
    public static string Of(NewsroomSettings house, PublishedRelease release, IReadOnlyList<LanguageVersion> versions, string summary, Uri site)
    {
        var address = new Uri(site, $"/news/{release.Slug}").ToString();
        var publisher = new Dictionary<string, object> { ["@type"] = "Organization", ["name"] = house.Name, ["url"] = site.ToString() };
        if (house.LogoFile is { } logo) publisher["logo"] = new Uri(site, PictureFile.PublicFolder + logo).ToString();
        var article = new Dictionary<string, object>
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "NewsArticle",
            ["headline"] = release.Words.Headline.Headline,
            ["description"] = summary,
            ["datePublished"] = release.PublishedAt.ForPrograms(),
            ["dateModified"] = release.UpdatedAt.ForPrograms(),
            ["inLanguage"] = release.Words.Text.Language,
            ["url"] = address,
            ["mainEntityOfPage"] = address,
            ["isAccessibleForFree"] = true,
            ["author"] = publisher,
            ["publisher"] = publisher,
        };
        if (release.Words.Text.Dateline.Length > 0) article["dateline"] = release.Words.Text.Dateline;
        if (release.Words.Text.Pictures is { Count: > 0 } pictures)
        {
            article["image"] = pictures.Select(p => new Dictionary<string, object>
            {
                ["@type"] = "ImageObject", ["url"] = p.PublicAddress(site).ToString(), ["width"] = p.Width, ["height"] = p.Height, ["creditText"] = p.Credit, ["copyrightNotice"] = p.Licence,
            });
        }
        // Of each other only the one that they began with says that it is translated, and the others that they are translations of it.
        var own = versions.FirstOrDefault(v => v.Slug == release.Slug);
        if (own is { IsOriginal: true }) article["workTranslation"] = versions.Where(v => v != own).Select(v => Work(v, site)).ToList();
        else if (versions.FirstOrDefault(v => v.IsOriginal) is { } original) article["translationOfWork"] = Work(original, site);
        return PublicJson.Of(article);
    }

    private static Dictionary<string, object> Work(LanguageVersion version, Uri site)
    {
        var address = VersionLinks.AddressOf(version, site).ToString();
        return new() { ["@type"] = "NewsArticle", ["@id"] = address, ["url"] = address, ["inLanguage"] = version.Language };
    }
}
