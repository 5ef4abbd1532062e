using AdvocacyTracker.Pictures;
using AdvocacyTracker.Press;
using AdvocacyTracker.Replies;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Web.Newsroom;

/// <summary>Everything a press release shows its reader.</summary>
public sealed record StoryView(
    HeadlineWords Headline, ReleaseWords Text, DateTimeOffset? PublishedAt, string Zone, SafeHtml Body, string Boilerplate, string CallOutTitle, SafeHtml? CallOut, IReadOnlyList<string> OpenLetters)
{
    private const int LongestSummary = 200;

    /// <summary>Whether it quotes its letters in another language than theirs.</summary>
    public bool TranslatesQuotations { get; private init; }

    /// <summary>Where its pictures lie; null where its reader can't have them.</summary>
    public string? PicturesAt { get; private init; }

    /// <summary>What was corrected in it, the latest first.</summary>
    public IReadOnlyList<CorrectionView> Corrections { get; private init; } = [];

    /// <summary>What became of the demands that it prints, in its order; only of those that are followed in public.</summary>
    public IReadOnlyList<PublicDemand> Followed { get; init; } = [];

    /// <summary>The languages in which the public reads it, itself among them; none where there is only one.</summary>
    public IReadOnlyList<LanguageVersion> Versions { get; init; } = [];

    /// <summary>A release as it is published.</summary>
    public static StoryView Of(PublishedRelease release, IReadOnlyList<PublishedCorrection> corrections, string zone, MarkdownRenderer renderer) =>
        Make(release.Words, release.PublishedAt, zone, renderer.Render(release.Words.Text.Body, release.RenderContext), release.OpenLetters, renderer) with { PicturesAt = PictureFile.PublicFolder, Corrections = [.. corrections.Select(c => CorrectionView.Of(c, renderer))] };

    /// <summary>What a list of links says of a release: its subhead, or how it begins.</summary>
    public static string SummaryOf(PublishedRelease release, MarkdownRenderer renderer)
    {
        if (release.Words.Headline.Subhead is { Length: > 0 } subhead) return subhead;
        var text = string.Join(' ', renderer.PlainText(release.Words.Text.Body, release.RenderContext).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length <= LongestSummary) return text;
        var end = text.LastIndexOf(' ', LongestSummary);
        return $"{text[..(end > 0 ? end : LongestSummary)]} …";
    }

    /// <summary>A release as the desk shows it: as it would be published, while it is typed perhaps, or as it was.</summary>
    public static StoryView OfDraft(ReleaseView release, bool isPreview, MarkdownRenderer renderer)
    {
        var words = release.Fixed ?? new(release.Headline, release.Text, [], release.TranslatesQuotations(renderer));
        var body = isPreview && release.Fixed is null ? renderer.Preview(words.Text.Body, release.RenderContext) : renderer.Render(words.Text.Body, release.RenderContext);
        return Make(words, release.PublishedAt, release.Zone, body, [], renderer) with { PicturesAt = $"/desk/releases/{release.Id}/pictures/" };
    }

    /// <summary>A release as somebody outside reads it before it is public.</summary>
    public static StoryView OfPreview(PreviewReading reading, string zone, MarkdownRenderer renderer) =>
        Make(reading.Words, null, zone, renderer.Render(reading.Words.Text.Body, reading.RenderContext), [], renderer);

    private static StoryView Make(PublishedWords words, DateTimeOffset? at, string zone, SafeHtml body, IReadOnlyList<string> letters, MarkdownRenderer renderer) => new(
        words.Headline, words.Text, at, zone, body, words.Text.Boilerplate,
        words.Text.CallOutTitle, words.Text.CallOutText.Length > 0 ? renderer.Render(words.Text.CallOutText, RenderContext.Empty) : null, letters) { TranslatesQuotations = words.TranslatesQuotations };
}
