using System.Text.RegularExpressions;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Press;

/// <summary>A translation as it is begun: everything of the release stands in its place, and <c>[TK]</c> before each part that is still in its language. The guard of marks holds the translation back until the last of them is gone.</summary>
internal sealed partial record TranslationProposal(ReleaseForm Form, string Body)
{
    private const string ToCome = "[TK] ";

    public static TranslationProposal Of(PressRelease release, string language)
    {
        var form = ReleaseForm.Of(release);
        return new(form with { Language = language, Headline = Marked(form.Headline), Subhead = form.Subhead.Length > 0 ? Marked(form.Subhead) : "" }, BodyOf(release.Body));
    }

    /// <summary>A text with a mark at the head of each of its paragraphs, headings, points and quotations. Blocks that print something by themselves, and what is quoted as code, stay as they are.</summary>
    internal static string BodyOf(string body)
    {
        var (lines, begins, isCode) = (new List<string>(), true, false);
        foreach (var line in body.Split('\n'))
        {
            var isFence = Fence().IsMatch(line);
            lines.Add(isCode ? line : line.TrimStart().StartsWith(":::", StringComparison.Ordinal) ? SpeakerTitle().Replace(line, $"$1{ToCome}") : isFence ? line : Marked(line, begins));
            if (isFence) isCode = !isCode;
            begins = line.Trim().Length == 0 || line.TrimStart().StartsWith(":::", StringComparison.Ordinal);
        }
        return string.Join('\n', lines);
    }

    private static string Marked(string line) => ToCome + (line.Length > TextRules.LineLimit - ToCome.Length ? line[..(TextRules.LineLimit - ToCome.Length)] : line);

    // A list's points and a table's rows are parts of their own, also where no empty line parts them.
    private static string Marked(string line, bool begins)
    {
        var head = Head().Match(line).Value;
        return line.Skip(head.Length).Any(char.IsLetterOrDigit) && (begins || head.Trim().Length > 0) ? $"{head}{ToCome}{line[head.Length..]}" : line;
    }

    [GeneratedRegex(@"\A\s*(?:```|~~~)")]
    private static partial Regex Fence();

    [GeneratedRegex(@"\A\s*(?:(?:#{1,6}|[-*+>]|\d{1,9}[.)])\s+|>|\|\s*)*")]
    private static partial Regex Head();

    [GeneratedRegex("(\\btitle=\")(?=[^\"])")]
    private static partial Regex SpeakerTitle();
}
