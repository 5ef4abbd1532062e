using System.Text.RegularExpressions;
using AdvocacyTracker.Demands;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Guards;

/// <summary>A mark for words that were to come, such as <c>[TK]</c> or <c>XXX</c>, still stands somewhere.</summary>
internal sealed partial class PlaceholderGuard : ILetterGuard
{
    public IEnumerable<Finding> Look(LetterToCheck letter, MarkdownRenderer renderer) => In(
    [
        ("The subject", letter.Letter.Subject, Places.Subject), ("The salutation", letter.Letter.Salutation, Places.Salutation),
        ("The text", letter.Letter.Body, Places.Body), ("The closing", letter.Letter.Closing, Places.Closing),
        .. letter.Demands.Select(d => (d.Reference, DemandWords.Of(d).InLines(), d.Reference)),
    ]);

    /// <summary>The same for any texts, each by the name a sentence begins with and its place.</summary>
    public static IEnumerable<Finding> In(IEnumerable<(string Name, string Text, string Place)> texts) => texts
        .Select(t => (t.Name, t.Place, Marks: Mark().Matches(t.Text).Select(m => m.Value).Distinct().ToList())).Where(t => t.Marks.Count > 0)
        .Select(t => Finding.Blocking($"{t.Name} still holds {string.Join(", ", t.Marks)}: write the words that were to come.", t.Place));

    [GeneratedRegex(@"\[\s*(?:TK|TBC|TBD)\b[^\]\n]*\]|\bX{3,}\b")]
    private static partial Regex Mark();
}
