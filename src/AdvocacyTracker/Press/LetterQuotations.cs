using AdvocacyTracker.Guards;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Press;

/// <summary>
/// The quotations of a release that are marked as written: each stands in a letter that was sent. Where no letter was sent in the release's language,
/// it may be translated: then it stands opposite one of the release that this one translates, and that one stands in the letter.
/// </summary>
internal static class LetterQuotations
{
    private const int WordsShown = 6;

    /// <summary>One finding for each that is nowhere.</summary>
    public static IEnumerable<Finding> In(ReleaseToCheck release, MarkdownRenderer renderer)
    {
        var texts = TextsOf(release.Letters, renderer);
        var isForeign = IsForeign(release.Release.Language, release.Letters);
        var (written, opposite) = (WrittenIn(release.Release.Body, renderer), WrittenIn(release.Original?.Body, renderer));
        return written.Where((quotation, n) => !IsIn(quotation, texts) && !(isForeign && written.Count == opposite.Count && IsSaidBySame(quotation, opposite[n]) && IsIn(opposite[n], texts)))
            .Select(q => Finding.Blocking($"The quotation “{Opening(q.Text)}…” is marked as written, but {Why(isForeign, release.Original is not null)}.", Places.Body));
    }

    /// <summary>Whether any of them is translated: no letter holds it, nor is any in this language.</summary>
    public static bool AreTranslated(string body, string language, IReadOnlyList<LetterBehind> letters, MarkdownRenderer renderer) =>
        IsForeign(language, letters) && TextsOf(letters, renderer) is var texts && WrittenIn(body, renderer).Any(q => !IsIn(q, texts));

    private static bool IsForeign(string language, IReadOnlyList<LetterBehind> letters) =>
        letters.Any(l => l.Sent is not null) && letters.All(l => l.Sent is null || !Languages.AreSamePrimary(l.Sent.Letter.Language, language));

    private static List<string> TextsOf(IReadOnlyList<LetterBehind> letters, MarkdownRenderer renderer) =>
        [.. letters.Where(l => l.Sent is not null).Select(l => renderer.PlainText(l.Sent!.Letter.Body, l.Sent.ToRenderContext()))];

    private static List<PrintedQuotation> WrittenIn(string? body, MarkdownRenderer renderer) => [.. renderer.QuotationsIn(body).Where(q => q.Verb == "wrote")];

    private static bool IsIn(PrintedQuotation quotation, IEnumerable<string> texts) => texts.Any(t => QuotationCheck.IsFoundIn(quotation.Text, t));

    // A name in another script is spelt otherwise, and nothing can be told of it.
    private static bool IsSaidBySame(PrintedQuotation one, PrintedQuotation other) =>
        WrittenNames.Fold(one.Speaker) == WrittenNames.Fold(other.Speaker) || IsLatin(one.Speaker) != IsLatin(other.Speaker);

    private static bool IsLatin(string name) => name.FirstOrDefault(char.IsLetter) is < 'ɐ';

    private static string Why(bool isForeign, bool isTranslation) =>
        !isForeign ? "the sent letter doesn't hold it: quote it exactly, or mark it as said"
        : isTranslation ? "the letter was sent in another language, and no quotation of the letter stands opposite it in the release that this one translates: keep those of that release, in its order, or mark it as said"
        : "the letter was sent in another language: quote it in that language, translate a release that does, or mark it as said";

    private static string Opening(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(WordsShown));
}
