using AdvocacyTracker.Demands;
using AdvocacyTracker.Guards;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Press;

/// <summary>A release as the guards look at it before it is published.</summary>
/// <param name="Words">Its text with everything it prints.</param>
/// <param name="Letters">Those it is about.</param>
/// <param name="Remarks">Those nobody has dealt with yet.</param>
internal sealed record ReleaseToCheck(PressRelease Release, ReleaseWords Words, IReadOnlyList<LetterBehind> Letters, IReadOnlyList<OpenRemark> Remarks);

/// <summary>All checks of a release, in the order in which they are shown.</summary>
internal static class ReleaseGuards
{
    /// <summary>What the guards find.</summary>
    public static IReadOnlyList<Finding> Look(ReleaseToCheck release, MarkdownRenderer renderer) =>
    [
        .. RemarkGuard.In(release.Remarks),
        .. Quotations(release, renderer),
        .. UnfilledGuard.In(renderer.UnfilledIn(release.Release.Body, ReadinessReader.ContextOf(release.Words))),
        .. PlaceholderGuard.In([("The headline", release.Release.Headline, Places.Headline), ("The subhead", release.Release.Subhead, Places.Subhead), ("The text", release.Release.Body, Places.Body), ("The list of contacts", release.Release.Contacts, Places.Contacts)]),
        .. DemandsLeftOut(release),
        .. RelativeDates(release, renderer),
    ];

    // A quotation marked as written must stand in the letter that was sent.
    private static IEnumerable<Finding> Quotations(ReleaseToCheck release, MarkdownRenderer renderer)
    {
        var texts = release.Letters.Where(l => l.Sent is not null).Select(l => renderer.PlainText(l.Sent!.Letter.Body, l.Sent.ToRenderContext())).ToList();
        return renderer.QuotationsIn(release.Release.Body).Where(q => q.Verb == "wrote" && !texts.Any(t => QuotationCheck.IsFoundIn(q.Text, t)))
            .Select(q => Finding.Blocking($"The quotation “{Opening(q.Text)}…” is marked as written, but the sent letter doesn't hold it: quote it exactly, or mark it as said.", Places.Body));
    }

    // Said, not forbidden: a release may be about some of a letter's demands.
    private static IEnumerable<Finding> DemandsLeftOut(ReleaseToCheck release)
    {
        var printed = release.Words.Demands.Select(d => d.Reference).ToHashSet(StringComparer.Ordinal);
        return release.Letters.SelectMany(l => l.Sent?.Demands ?? []).Where(d => d.Words.Listed && !printed.Contains(d.Reference))
            .Select(d => Finding.Warning($"{d.Reference} of the letter is not in the release: write :::demand {d.Reference} where it shall stand, or leave it out on purpose.", Places.Body));
    }

    private static IEnumerable<Finding> RelativeDates(ReleaseToCheck release, MarkdownRenderer renderer)
    {
        var text = $"{release.Release.Headline}\n{release.Release.Subhead}\n{renderer.PlainText(release.Release.Body, ReadinessReader.ContextOf(release.Words))}";
        var quoted = renderer.QuotationsIn(release.Release.Body).Aggregate(text, (rest, quotation) => rest.Replace(quotation.Text, " ", StringComparison.Ordinal));
        return RelativeDateGuard.In(quoted, release.Release.Language).Select(word => Finding.Warning($"“{word}” is true on one day only: publish it on that day, or write the day itself.", Places.Body));
    }

    private static string Opening(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(6));
}
