using System.Text;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Demands;

/// <summary>Finds words that somebody copied from what they read, which shows neither marks of Markdown nor names of fields, in the text's source.</summary>
internal static class QuotedWords
{
    /// <summary>The passage these words are; no words mean the whole text.</summary>
    /// <param name="blocks">The text as it is read.</param>
    public static Result<Passage> Find(RemarkedText text, string quote, IReadOnlyList<PrintedBlock> blocks)
    {
        if (TextRules.WhyNotPassage("The quotation", quote) is { } refusal) return refusal;
        if (TextRules.IsBlank(quote)) return new Passage(0, text.Text.Length, text.Version, text.Text);
        var exact = text.PassageOf(TextRules.Normalize(quote).Trim());
        return exact.IsDone ? exact : AsRead(text, quote, blocks) ?? exact;
    }

    private static Result<Passage>? AsRead(RemarkedText text, string quote, IReadOnlyList<PrintedBlock> blocks)
    {
        var (read, signs) = Folded(string.Join('\n', blocks.Select(b => b.Text)), [.. blocks.SelectMany((b, i) => i == 0 ? b.Signs : b.Signs.Prepend(Between))]);
        var wanted = Folded(TextRules.Normalize(quote), []).Text.Trim();
        var at = wanted.Length == 0 ? -1 : read.IndexOf(wanted, StringComparison.Ordinal);
        if (at < 0) return null;
        if (read.IndexOf(wanted, at + 1, StringComparison.Ordinal) >= 0) return new Refusal($"“{Passage.Short(wanted)}” stands in the text more than once: write some of the words around it too.");
        var placed = signs.Skip(at).Take(wanted.Length).Where(s => s.Start >= 0).ToList();
        if (placed.Count == 0) return null;
        var (start, end) = (placed.Min(s => s.Start), placed.Max(s => s.End));
        return new Passage(start, end, text.Version, text.Text[start..end]);
    }

    private static PrintedSign Between { get; } = new(PrintedBlocks.Nowhere, PrintedBlocks.Nowhere, 0, true);

    // Any space is one space, and quotation marks are as a telephone types them.
    private static (string Text, List<PrintedSign> Signs) Folded(string text, IReadOnlyList<PrintedSign> signs)
    {
        var (folded, kept) = (new StringBuilder(), new List<PrintedSign>());
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i] switch { '“' or '”' or '„' or '«' or '»' => '"', '‘' or '’' => '\'', var other when char.IsWhiteSpace(other) => ' ', var other => other };
            if (c == ' ' && folded.Length > 0 && folded[^1] == ' ') continue;
            folded.Append(c);
            if (signs.Count > 0) kept.Add(signs[i]);
        }
        return (folded.ToString(), kept);
    }
}
