using AdvocacyTracker.Press;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Web.Newsroom;

/// <summary>Everything a press release shows its reader.</summary>
public sealed record StoryView(
    HeadlineWords Headline, ReleaseWords Text, DateTimeOffset? PublishedAt, SafeHtml Body, string Boilerplate, string CallOutTitle, SafeHtml? CallOut, IReadOnlyList<string> OpenLetters)
{
    /// <summary>A release as it was published.</summary>
    public static StoryView Of(PublishedRelease release, NewsroomSettings house, MarkdownRenderer renderer) =>
        Make(release.Words.Headline, release.Words.Text, release.PublishedAt, release.RenderContext, release.OpenLetters, house, renderer);

    /// <summary>A release as it would be published.</summary>
    public static StoryView OfDraft(ReleaseView release, NewsroomSettings house, MarkdownRenderer renderer) =>
        Make(release.Headline, release.Text, release.PublishedAt, release.RenderContext, [], house, renderer);

    private static StoryView Make(
        HeadlineWords headline, ReleaseWords text, DateTimeOffset? at, RenderContext context, IReadOnlyList<string> letters, NewsroomSettings house, MarkdownRenderer renderer) =>
        new(headline, text, at, renderer.Render(text.Body, context), house.Boilerplate,
            text.WithCallOut ? house.CallOutTitle : "", text.WithCallOut && house.CallOutText.Length > 0 ? renderer.Render(house.CallOutText, RenderContext.Empty) : null, letters);
}
