using System.Text.RegularExpressions;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Text;
using AdvocacyTracker.Web.Letters;
using AdvocacyTracker.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace AdvocacyTracker.Web.Newsroom;

/// <summary>Makes the public page at an address out of published words, or the one that says nothing is there.</summary>
public sealed partial class PageMaker(PublishedQueries published, MarkdownRenderer renderer, ComponentHtml html, PublicStyle style, SiteOptions options, TimeProvider clock)
{
    internal const string SecurityAddress = "/.well-known/security.txt";

    private readonly Uri _site = options.BaseUrl ?? new Uri("http://localhost:5080");

    /// <summary>The addresses that are there whatever is published; without a contact <see cref="SecurityAddress"/> holds nothing.</summary>
    internal static IReadOnlyList<string> Always { get; } = ["/", "/news", "/corrections", "/feed.atom", "/feed.json", "/sitemap.xml", "/robots.txt", SecurityAddress];

    /// <summary>Whether a path belongs to the newsroom.</summary>
    public static bool IsPublic(string path) =>
        path is "/" or "/news" or "/letters" || path.StartsWith("/news/", StringComparison.Ordinal) || path.StartsWith("/letters/", StringComparison.Ordinal) || Always.Contains(path);

    /// <summary>Every address that holds something, when these releases and letters are published.</summary>
    internal static IReadOnlySet<string> Addresses(IReadOnlyList<string> published) =>
        published.Concat(published.Where(a => a.StartsWith("/news/", StringComparison.Ordinal)).Select(a => $"{a}.json")).Concat(Always).ToHashSet(StringComparer.Ordinal);

    /// <summary>The page at a path; its address is known only by <see cref="IsPublic"/>.</summary>
    internal async Task<PublicPage> MakeAsync(string path, CancellationToken ct)
    {
        var house = await published.NewsroomAsync(ct);
        return (await MakeAsync(path, house, ct)).Under(style.Of(house).Policy);
    }

    private async Task<PublicPage> MakeAsync(string path, NewsroomSettings house, CancellationToken ct) => path switch
    {
        "/" => await PageAsync<Front>(200, house, new() { ["Releases"] = await published.LatestAsync(ct) }),
        "/news" => await PageAsync<NewsList>(200, house, new() { ["Releases"] = await published.LatestAsync(ct) }),
        "/corrections" => await PageAsync<CorrectionList>(200, house, new() { ["Corrections"] = await published.CorrectionsAsync(ct) }),
        "/feed.atom" => AtomFeed.Of(house, await published.LatestAsync(ct), renderer, _site),
        "/feed.json" => JsonFeed.Of(house, await published.LatestAsync(ct), renderer, _site),
        "/sitemap.xml" => SiteFiles.Sitemap(await published.SitemapAsync(ct), _site),
        "/robots.txt" => SiteFiles.Robots(_site),
        SecurityAddress when options.SecurityContact is { } contact => SiteFiles.Security(house, contact, _site, clock.GetUtcNow()),
        _ when ReleaseAddress().Match(path) is { Success: true } m => await ReleaseAsync(house, m.Groups["slug"].Value, m.Groups["json"].Success, ct),
        _ when LetterAddress().Match(path) is { Success: true } m => await LetterAsync(house, m.Groups[1].Value, ct),
        _ => await NothingAsync(house),
    };

    private async Task<PublicPage> ReleaseAsync(NewsroomSettings house, string slug, bool asJson, CancellationToken ct)
    {
        if (await published.FindAsync(slug, ct) is { } release) return asJson ? NewsItem.Of(house, release, renderer, _site) : await StoryAsync(house, release, ct);
        if (await published.RetractionAsync(slug, ct) is { } notice)
            return asJson ? NewsItem.Of(house, slug, notice, _site) : await PageAsync<Retracted>(410, house, new() { ["Notice"] = notice });
        return await NothingAsync(house);
    }

    private async Task<PublicPage> StoryAsync(NewsroomSettings house, PublishedRelease release, CancellationToken ct)
    {
        var view = StoryView.Of(release, await published.CorrectionsAsync(release.Slug, ct), house.Zone, renderer);
        var summary = StoryView.SummaryOf(release, renderer);
        return await PageAsync<Story>(
            200,
            house,
            new() { ["View"] = view, ["Summary"] = summary, ["Address"] = new Uri(_site, $"/news/{release.Slug}") },
            NewsArticle.Of(house, release, summary, _site));
    }

    private async Task<PublicPage> LetterAsync(NewsroomSettings house, string reference, CancellationToken ct) =>
        await published.LetterAsync(reference, ct) is { } letter
            ? await PageAsync<OpenLetter>(200, house, new() { ["Letter"] = letter, ["Sheet"] = SheetView.Of(letter.Words, renderer) })
            : await NothingAsync(house);

    private Task<PublicPage> NothingAsync(NewsroomSettings house) => PageAsync<NothingHere>(404, house, []);

    // Style and data take the place that Frame keeps for them, since no component may print markup. Text of ours never looks like that place: printed in an attribute it has no quotation mark, and elsewhere no "<".
    private async Task<PublicPage> PageAsync<T>(int status, NewsroomSettings house, Dictionary<string, object?> parameters, string? data = null) where T : IComponent
    {
        const string place = "<meta name=\"inline\">";
        var page = await html.RenderAsync<T>(new(parameters) { ["House"] = house });
        var at = page.IndexOf(place, StringComparison.Ordinal);
        var script = data is null ? "" : $"<script type=\"application/ld+json\">{data}</script>";
        return PublicPage.Of(status, "text/html; charset=utf-8", $"<!DOCTYPE html>\n{page[..at]}<style>{style.Of(house).Text}</style>{script}{page[(at + place.Length)..]}\n");
    }

    [GeneratedRegex(@"\A/news/(?<slug>[a-z0-9-]{1,120})(?<json>\.json)?\z")]
    private static partial Regex ReleaseAddress();

    [GeneratedRegex(@"\A/letters/([a-z0-9-]{1,120})\z")]
    private static partial Regex LetterAddress();
}
