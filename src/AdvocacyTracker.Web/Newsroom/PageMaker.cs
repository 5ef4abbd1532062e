using System.Globalization;
using System.Text.RegularExpressions;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Pictures;
using AdvocacyTracker.Press;
using AdvocacyTracker.Replies;
using AdvocacyTracker.Search;
using AdvocacyTracker.Text;
using AdvocacyTracker.Web.Letters;
using AdvocacyTracker.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace AdvocacyTracker.Web.Newsroom;

/// <summary>Makes the public page at an address out of published words, or the one that says nothing is there.</summary>
public sealed partial class PageMaker(PublishedQueries published, PublishedLists lists, PublishedDemands demands, PublishedHolders holders, PublishedSearch search, MarkdownRenderer renderer, ComponentHtml html, PublicStyle style, SiteOptions options, TimeProvider clock)
{
    internal const string SecurityAddress = "/.well-known/security.txt";

    private readonly Uri _site = options.BaseUrl ?? new Uri("http://localhost:5080");

    /// <summary>A path that holds nothing, whatever is published.</summary>
    internal const string NoAddress = "/news/";

    /// <summary>Whether a path belongs to the newsroom. Under /preview and under /news-by-mail nothing is public: an address there that shows nothing to whoever has it is nothing, like any other.</summary>
    public static bool IsPublic(string path) => path switch
    {
        "/" or "/news" or "/letters" or "/preview" or "/demands" or FoundThings.Path or HolderList.Path or "/corrections" or "/news-by-mail" or "/feed.atom" or "/feed.json" or "/demands.atom" or "/sitemap.xml" or "/robots.txt" or SecurityAddress => true,
        _ => path.StartsWith("/news/", StringComparison.Ordinal) || path.StartsWith("/letters/", StringComparison.Ordinal) || path.StartsWith("/demands/", StringComparison.Ordinal) || path.StartsWith("/office-holders/", StringComparison.Ordinal) || path.StartsWith("/news-by-mail/", StringComparison.Ordinal) || path.StartsWith("/preview/", StringComparison.Ordinal) || IsPicture(path),
    };

    /// <summary>Whether a public path is a list, which its address may narrow down (<see cref="ListFilter"/>).</summary>
    internal static bool IsList(string path) => path is "/news" or "/demands" or FoundThings.Path or "/feed.atom" or "/feed.json" or HolderList.Path || HolderAddress().IsMatch(path);

    /// <summary>Whether a public path is a picture's.</summary>
    internal static bool IsPicture(string path) => path.StartsWith(PictureFile.PublicFolder, StringComparison.Ordinal);

    /// <summary>Whether a public path may hold anything at all.</summary>
    internal static bool MayHold(string path) => path.LastIndexOf('/') == 0 ? path is not ("/letters" or "/preview") : path == SecurityAddress || ReleaseAddress().IsMatch(path) || LetterAddress().IsMatch(path) || DemandAddress().IsMatch(path) || HolderAddress().IsMatch(path) || PictureAddress().IsMatch(path);

    /// <summary>The page at a public path, or null where nothing is.</summary>
    /// <param name="choices">What lists can be narrowed down to now.</param>
    internal async Task<PublicPage?> MakeAsync(string path, ListFilter? filter, PublicChoices choices, CancellationToken ct)
    {
        var house = await published.NewsroomAsync(ct);
        if (filter is not null && !IsUnderstood(path, filter)) return null;
        if (filter is { IsNarrow: true } && !(await choices.OfAsync(path == "/demands" ? PublicList.Demands : PublicList.Releases)).Hold(filter)) return null;
        return (await MakeAsync(path, filter, house, choices, ct))?.Under(style.Of(house).Policy);
    }

    // Where names stand in order, nothing but the place in that order is said; elsewhere no list begins at a name.
    private static bool IsUnderstood(string path, ListFilter filter) =>
        path == FoundThings.Path ? filter == ListFilter.None with { Words = filter.Words, After = filter.After }
        : filter.Words.Length > 0 ? false
        : path == HolderList.Path ? filter == ListFilter.None with { From = filter.From }
        : HolderAddress().IsMatch(path) ? filter == ListFilter.None with { After = filter.After }
        : filter.From.Length == 0;

    private async Task<PublicPage?> MakeAsync(string path, ListFilter? filter, NewsroomSettings house, PublicChoices choices, CancellationToken ct) => path switch
    {
        "/" => await FrontAsync(house, ct),
        "/news" => await NewsAsync(house, filter ?? ListFilter.None, choices, ct),
        "/demands" => await TrackerAsync(house, filter ?? ListFilter.None, choices, ct),
        FoundThings.Path => await SearchAsync(house, filter ?? ListFilter.None, ct),
        HolderList.Path => await HoldersAsync(house, filter ?? ListFilter.None, ct),
        "/demands.atom" => DemandFeed.Of(house, await demands.MovedLastAsync(ct), renderer, _site),
        "/corrections" => await PageAsync<CorrectionList>(200, house, new() { ["Corrections"] = await published.CorrectionsAsync(ct) }),
        "/news-by-mail" => options.Mail.IsOn ? await PageAsync<NewsByMail>(200, house, []) : null,
        "/feed.atom" => AtomFeed.Of(house, await FedAsync(house, filter, ct), renderer, _site, Address(path, filter)),
        "/feed.json" => JsonFeed.Of(house, await FedAsync(house, filter, ct), renderer, _site, Address(path, filter)),
        "/sitemap.xml" => SiteFiles.Sitemap([.. await published.SitemapAsync(ct), .. await demands.SitemapAsync(ct), .. await holders.SitemapAsync(ct)], _site),
        "/robots.txt" => SiteFiles.Robots(_site),
        SecurityAddress => options.SecurityContact is { } contact ? SiteFiles.Security(house, contact, _site, clock.GetUtcNow()) : null,
        _ when ReleaseAddress().Match(path) is { Success: true } m => await ReleaseAsync(house, m.Groups["slug"].Value, m.Groups["json"].Success, ct),
        _ when LetterAddress().Match(path) is { Success: true } m => await LetterAsync(house, m.Groups[1].Value, ct),
        _ when DemandAddress().Match(path) is { Success: true } m => await DemandAsync(house, m.Groups[1].Value, ct),
        _ when PictureAddress().Match(path) is { Success: true } m => await PictureAsync(m.Groups["hash"].Value, int.Parse(m.Groups["width"].Value, CultureInfo.InvariantCulture), m.Groups["kind"].Value, ct),
        _ when HolderAddress().Match(path) is { Success: true } m => await HolderAsync(house, m.Groups[1].Value, filter ?? ListFilter.None, ct),
        _ => null,
    };

    /// <summary>The page that says that nothing is there.</summary>
    internal async Task<PublicPage> NothingAsync(CancellationToken ct)
    {
        var house = await published.NewsroomAsync(ct);
        return (await PageAsync<NothingHere>(404, house, [])).Under(style.Of(house).Policy);
    }

    private async Task<PublicPage> FrontAsync(NewsroomSettings house, CancellationToken ct) => await PageAsync<Front>(200, house, new()
    {
        ["Releases"] = await published.LatestAsync(ct, Front.Most),
        ["Asked"] = (await demands.ListAsync(ListFilter.None, house.Zone, ct)).Rows.Where(d => d.Standing is not (DemandStanding.Met or DemandStanding.Partly)).Take(Front.MostDemands).ToList(),
        ["Achieved"] = await demands.NewestAsync(Front.MostDemands, [DemandStanding.Met, DemandStanding.Partly], ct),
        ["CallOut"] = house.CallOutText.Length > 0 ? renderer.Render(house.CallOutText, RenderContext.Empty) : null,
    });

    private async Task<PublicPage> TrackerAsync(NewsroomSettings house, ListFilter filter, PublicChoices choices, CancellationToken ct) => await PageAsync<Tracker>(200, house, new()
    {
        ["Filter"] = filter,
        ["Choices"] = await choices.OfAsync(PublicList.Demands),
        ["Demands"] = await demands.ListAsync(filter, house.Zone, ct),
        ["Address"] = Address("/demands", filter),
    });

    private async Task<PublicPage?> DemandAsync(NewsroomSettings house, string reference, CancellationToken ct) =>
        await demands.FindAsync(reference, ct) is { } story
            ? await PageAsync<OneDemand>(200, house, new()
            {
                ["Story"] = story,
                ["Text"] = renderer.Render(story.Demand.Words.Text, RenderContext.Empty with { Language = story.Demand.Language }),
                ["Address"] = new Uri(_site, $"/demands/{story.Demand.Reference}"),
                ["Holders"] = story.Demand.OpenLetter is { } letter ? await holders.LinksAsync(letter, ct) : [],
            })
            : null;

    private async Task<PublicPage> SearchAsync(NewsroomSettings house, ListFilter filter, CancellationToken ct) =>
        await PageAsync<FoundThings>(200, house, new() { ["Filter"] = filter, ["Found"] = await search.FindAsync(filter.Words, filter.After, ct) });

    private async Task<PublicPage?> HoldersAsync(NewsroomSettings house, ListFilter filter, CancellationToken ct) =>
        house.HasOfficeHolders
            ? await PageAsync<HolderList>(200, house, new() { ["Filter"] = filter, ["Holders"] = await holders.ListAsync(filter.From, ct), ["Address"] = Address(HolderList.Path, filter) })
            : null;

    private async Task<PublicPage?> HolderAsync(NewsroomSettings house, string slug, ListFilter filter, CancellationToken ct) =>
        await holders.FindAsync(slug, filter.After, house.Zone, ct) is { } story
            ? await PageAsync<Holder>(200, house, new() { ["Filter"] = filter, ["Story"] = story, ["Address"] = Address($"{HolderList.Path}/{story.Slug}", filter) })
            : null;

    private async Task<PublicPage> NewsAsync(NewsroomSettings house, ListFilter filter, PublicChoices choices, CancellationToken ct) => await PageAsync<NewsList>(200, house, new()
    {
        ["Filter"] = filter,
        ["Choices"] = await choices.OfAsync(PublicList.Releases),
        ["Releases"] = await lists.ReleasesAsync(filter, house.Zone, ct),
        ["Address"] = Address("/news", filter),
    });

    // A feed is as long as its first page, whatever narrows it down.
    private async Task<IReadOnlyList<PublishedRelease>> FedAsync(NewsroomSettings house, ListFilter? filter, CancellationToken ct) =>
        filter is null ? await published.LatestAsync(ct) : (await lists.ReleasesAsync(filter, house.Zone, ct)).Rows;

    private Uri Address(string path, ListFilter? filter) => new(_site, path + filter?.ToQuery());

    private async Task<PublicPage?> ReleaseAsync(NewsroomSettings house, string slug, bool asJson, CancellationToken ct)
    {
        if (await published.FindAsync(slug, ct) is { } release)
        {
            var versions = await published.VersionsAsync(slug, ct);
            return asJson ? NewsItem.Of(house, release, versions, renderer, _site) : await StoryAsync(house, release, versions, ct);
        }
        if (await published.RetractionAsync(slug, ct) is { } notice)
            return asJson ? NewsItem.Of(house, slug, notice, _site) : await PageAsync<Retracted>(410, house, new() { ["Notice"] = notice });
        return null;
    }

    private async Task<PublicPage> StoryAsync(NewsroomSettings house, PublishedRelease release, IReadOnlyList<LanguageVersion> versions, CancellationToken ct)
    {
        var followed = await demands.OfAsync([.. release.Words.Text.Demands.Select(d => d.Reference)], ct);
        var view = StoryView.Of(release, await published.CorrectionsAsync(release.Slug, ct), house.Zone, renderer) with { Followed = [.. release.Words.Text.Demands.Select(d => followed.GetValueOrDefault(d.Reference)).OfType<PublicDemand>()], Versions = versions };
        var summary = StoryView.SummaryOf(release, renderer);
        return await PageAsync<Story>(
            200,
            house,
            new() { ["View"] = view, ["Summary"] = summary, ["Address"] = new Uri(_site, $"/news/{release.Slug}") },
            NewsArticle.Of(house, release, versions, summary, _site));
    }

    private async Task<PublicPage?> PictureAsync(string hash, int width, string kind, CancellationToken ct) =>
        await published.PictureAsync(hash, width, ct) is { } file && file.Kind == kind ? PublicPage.Of(PictureFile.TypeOf(kind), file.Bytes) : null;

    private async Task<PublicPage?> LetterAsync(NewsroomSettings house, string reference, CancellationToken ct) =>
        await published.LetterAsync(reference, ct) is { } letter
            ? await PageAsync<OpenLetter>(200, house, new() { ["Letter"] = letter, ["Sheet"] = SheetView.Of(letter.Words, renderer), ["Holders"] = await holders.LinksAsync(reference, ct) })
            : null;

    private async Task<PublicPage> PageAsync<T>(int status, NewsroomSettings house, Dictionary<string, object?> parameters, string? data = null) where T : IComponent =>
        PublicPage.Of(status, "text/html; charset=utf-8", await HtmlAsync<T>(house, parameters, data));

    /// <summary>A component of the newsroom as a whole page, with the style in it.</summary>
    // Style and data take the place that Frame keeps for them, since no component may print markup. Text of ours never looks like that place: printed in an attribute it has no quotation mark, and elsewhere no "<".
    internal async Task<string> HtmlAsync<T>(NewsroomSettings house, Dictionary<string, object?> parameters, string? data = null) where T : IComponent
    {
        const string place = "<meta name=\"inline\">";
        var page = await html.RenderAsync<T>(new(parameters) { ["House"] = house });
        var at = page.IndexOf(place, StringComparison.Ordinal);
        var script = data is null ? "" : $"<script type=\"application/ld+json\">{data}</script>";
        return $"<!DOCTYPE html>\n{page[..at]}<style>{style.Of(house).Text}</style>{script}{page[(at + place.Length)..]}\n";
    }

    [GeneratedRegex(@"\A/news/(?<slug>[a-z0-9-]{1,120})(?<json>\.json)?\z")]
    private static partial Regex ReleaseAddress();

    [GeneratedRegex(@"\A/pictures/(?<hash>[0-9a-f]{32})-(?<width>[0-9]{2,4})\.(?<kind>jpg|png)\z")]
    private static partial Regex PictureAddress();

    [GeneratedRegex(@"\A/letters/([a-z0-9-]{1,120})\z")]
    private static partial Regex LetterAddress();

    [GeneratedRegex(@"\A/demands/([A-Za-z0-9-]{1,60})\z")]
    private static partial Regex DemandAddress();

    [GeneratedRegex(@"\A/office-holders/([a-z0-9-]{1,120})\z")]
    private static partial Regex HolderAddress();
}
