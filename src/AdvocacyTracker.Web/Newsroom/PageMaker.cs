using System.Text.RegularExpressions;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Text;
using AdvocacyTracker.Web.Letters;
using AdvocacyTracker.Web.Shell;

namespace AdvocacyTracker.Web.Newsroom;

/// <summary>Makes the public page at an address out of published words, or the one that says nothing is there.</summary>
public sealed partial class PageMaker(PublishedQueries published, MarkdownRenderer renderer, ComponentHtml html, SiteOptions options)
{
    private const string Html = "text/html; charset=utf-8";

    /// <summary>The addresses that are there whatever is published.</summary>
    internal static IReadOnlyList<string> Always { get; } = ["/", "/news", "/corrections", "/feed.atom"];

    /// <summary>The page at a path; its address is known only by <see cref="IsPublic"/>.</summary>
    internal async Task<PublicPage> MakeAsync(string path, CancellationToken ct)
    {
        var house = await published.NewsroomAsync(ct);
        return path switch
        {
            "/" => await PageAsync<Front>(200, new() { ["House"] = house, ["Releases"] = await published.LatestAsync(ct) }),
            "/news" => await PageAsync<NewsList>(200, new() { ["House"] = house, ["Releases"] = await published.LatestAsync(ct) }),
            "/corrections" => await PageAsync<CorrectionList>(200, new() { ["House"] = house, ["Corrections"] = await published.CorrectionsAsync(ct) }),
            "/feed.atom" => AtomFeed.Of(house, await published.LatestAsync(ct), renderer, options.BaseUrl ?? new Uri("http://localhost:5080")),
            _ when ReleaseAddress().Match(path) is { Success: true } m => await ReleaseAsync(house, m.Groups[1].Value, ct),
            _ when LetterAddress().Match(path) is { Success: true } m => await LetterAsync(house, m.Groups[1].Value, ct),
            _ => await NothingAsync(house),
        };
    }

    /// <summary>Whether a path belongs to the newsroom.</summary>
    public static bool IsPublic(string path) =>
        Always.Contains(path) || path.StartsWith("/news/", StringComparison.Ordinal) || path.StartsWith("/letters/", StringComparison.Ordinal) || path == "/letters";

    private async Task<PublicPage> ReleaseAsync(NewsroomSettings house, string slug, CancellationToken ct)
    {
        if (await published.FindAsync(slug, ct) is { } release) return await PageAsync<Story>(200, new() { ["House"] = house, ["View"] = StoryView.Of(release, await published.CorrectionsAsync(slug, ct), house.Zone, renderer) });
        if (await published.RetractionAsync(slug, ct) is { } notice) return await PageAsync<Retracted>(410, new() { ["House"] = house, ["Notice"] = notice });
        return await NothingAsync(house);
    }

    private async Task<PublicPage> LetterAsync(NewsroomSettings house, string reference, CancellationToken ct) =>
        await published.LetterAsync(reference, ct) is { } letter
            ? await PageAsync<OpenLetter>(200, new() { ["House"] = house, ["Letter"] = letter, ["Sheet"] = SheetView.Of(letter.Words, renderer) })
            : await NothingAsync(house);

    private Task<PublicPage> NothingAsync(NewsroomSettings house) => PageAsync<NothingHere>(404, new() { ["House"] = house });

    private async Task<PublicPage> PageAsync<T>(int status, Dictionary<string, object?> parameters) where T : Microsoft.AspNetCore.Components.IComponent =>
        PublicPage.Of(status, Html, $"<!DOCTYPE html>\n{await html.RenderAsync<T>(parameters)}\n");

    [GeneratedRegex(@"\A/news/([a-z0-9-]{1,120})\z")]
    private static partial Regex ReleaseAddress();

    [GeneratedRegex(@"\A/letters/([a-z0-9-]{1,120})\z")]
    private static partial Regex LetterAddress();
}
