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
        var (read, places) = Folded(string.Join('\n', blocks.Select(b => b.Text)));
        var wanted = Folded(TextRules.Normalize(quote)).Text.Trim();
        var at = wanted.Length == 0 ? -1 : read.IndexOf(wanted, StringComparison.Ordinal);
        if (at < 0) return null;
        if (read.IndexOf(wanted, at + 1, StringComparison.Ordinal) >= 0) return new Refusal($"“{Passage.Short(wanted)}” stands in the text more than once: write some of the words around it too.");
        var spans = SpansIn(blocks, places[at], places[at + wanted.Length - 1] + 1).ToList();
        if (spans.Count == 0) return null;
        var (start, end) = (spans.Min(s => s.Start), spans.Max(s => s.End));
        return new Passage(start, end, text.Version, text.Text[start..end]);
    }

    // What was read between two places: each letter's source, and the marks of emphasis and links that lie wholly in between.
    private static IEnumerable<(int Start, int End)> SpansIn(IReadOnlyList<PrintedBlock> blocks, int from, int to)
    {
        var begin = 0;
        foreach (var block in blocks)
        {
            var (first, last) = (Math.Max(from - begin, 0), Math.Min(to - begin, block.Text.Length));
            for (var i = first; i < last; i++) if (block.Signs[i].Start >= 0) yield return (block.Signs[i].Start, block.Signs[i].End);
            foreach (var stretch in block.Stretches.Where(s => first <= s.First && s.Last <= last)) yield return (stretch.Start, stretch.End);
            begin += block.Text.Length + 1;
        }
    }

    // Any space is one space, and quotation marks are as a telephone types them. Each letter keeps its place.
    private static (string Text, List<int> Places) Folded(string text)
    {
        var (folded, places) = (new StringBuilder(), new List<int>());
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i] switch { '“' or '”' or '„' or '«' or '»' => '"', '‘' or '’' => '\'', var other when char.IsWhiteSpace(other) => ' ', var other => other };
            if (c == ' ' && folded.Length > 0 && folded[^1] == ' ') continue;
            folded.Append(c);
            places.Add(i);
        }
        return (folded.ToString(), places);
    }
}
