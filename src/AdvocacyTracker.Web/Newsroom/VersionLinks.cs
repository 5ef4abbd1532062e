using AdvocacyTracker.Press;

namespace AdvocacyTracker.Web.Newsroom;

/// <summary>How programs are told in which languages a release can be read: each names all of them and itself (hreflang), and the one for readers of any other language.</summary>
internal static class VersionLinks
{
    private const string AnyOther = "x-default";

    public static IEnumerable<(string HrefLang, Uri Address)> Of(IReadOnlyList<LanguageVersion> versions, Uri site) =>
        versions.Select(v => (v.Language, AddressOf(v, site))).Concat(versions.Where(v => v.IsOriginal).Select(v => (AnyOther, AddressOf(v, site))));

    public static Uri AddressOf(LanguageVersion version, Uri site) => new(site, $"/news/{version.Slug}");
}
