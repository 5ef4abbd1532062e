using System.Text;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Import;

/// <summary>A change of a Word copy, placed in the Markdown of a text.</summary>
/// <param name="First">Where it begins in what is printed of the block, and</param>
/// <param name="Last">where it ends there.</param>
/// <param name="Start">Where the words it takes out begin in the source, and</param>
/// <param name="End">where they end there.</param>
/// <param name="Kept">Marks of formatting among these words that stay, since they begin or end around words that stay.</param>
internal sealed record WordChange(WordParagraph Paragraph, WordEdit Edit, PrintedBlock Block, int First, int Last, string Words, int Start, int End, string Kept)
{
    private const string Signs = "\\`*_{}[]<>#+-.!|&:~^";

    private static readonly Refusal Fixed = new("These words are no part of the text itself: they are filled in from a field, or are a demand’s title. Change them there.");

    /// <summary>What stands in the source instead; as plain words, or with every sign escaped that Markdown might read.</summary>
    public string Instead { get; private init; } = "";

    /// <summary>Places a change between two places of what a block prints.</summary>
    public static Result<WordChange> Of(WordParagraph paragraph, WordEdit edit, PrintedBlock block, int first, int last, string words, string source)
    {
        var signs = block.Signs;
        if (signs.Skip(first).Take(last - first).Any(s => s.IsFixed)) return Fixed;
        var place = first == last ? Place(block, first, words, source) : 0;
        if (place < 0 || (first == last && IsInsideField(signs, first))) return Fixed;
        var change = first == last
            ? new WordChange(paragraph, edit, block, first, last, words, place, place, "")
            : Taking(new(paragraph, edit, block, first, last, words, signs[first].Start, signs[last - 1].End, ""), source);
        return (change with { Instead = change.Markdown(source, isEscaped: false) }).WholeBlock(source);
    }

    /// <summary>The same with every sign escaped.</summary>
    public WordChange Escaped(string source) => this with { Instead = Markdown(source, isEscaped: true) };

    /// <summary>Whether both take out the same words.</summary>
    public bool Overlaps(WordChange other) => Start < other.End && other.Start < End;

    /// <summary>A stretch of the source with these changes made.</summary>
    public static string Apply(string source, int start, int end, IEnumerable<WordChange> changes)
    {
        var text = new StringBuilder();
        foreach (var change in changes.OrderBy(c => c.Start).ThenBy(c => c.End))
        {
            if (change.Start < start) continue;
            text.Append(source, start, change.Start - start).Append(change.Instead).Append(change.Kept);
            start = change.End;
        }
        return text.Append(source, start, end - start).ToString();
    }

    /// <summary>What a block would print with these changes made.</summary>
    public static string Read(PrintedBlock block, IEnumerable<WordChange> changes)
    {
        var (text, at) = (new StringBuilder(), 0);
        foreach (var change in changes.OrderBy(c => c.First).ThenBy(c => c.Last))
        {
            if (change.First < at) continue;
            text.Append(block.Text, at, change.First - at).Append(change.Words);
            at = change.Last;
        }
        return text.Append(block.Text, at, block.Text.Length - at).ToString();
    }

    private static bool IsInsideField(IReadOnlyList<PrintedSign> signs, int at) =>
        at > 0 && at < signs.Count && signs[at - 1].IsFixed && signs[at].IsFixed && signs[at - 1].Start == signs[at].Start;

    // At an edge of formatting, words are put in outside of it.
    private static int Place(PrintedBlock block, int at, string words, string source)
    {
        var signs = block.Signs;
        // A new paragraph above a heading is none itself.
        if (at == 0 && words.EndsWith(WordCopy.ParagraphEnd) && Marker(block, source).StartsWith('#')) return block.Start - Marker(block, source).Length;
        if (at == 0) return signs[0].Start < 0 ? -1 : signs[0].Depth > 0 ? block.Start : signs[0].Start;
        if (at == signs.Count) return signs[^1].Depth > 0 ? block.End : signs[^1].End;
        if (signs[at - 1].Start < 0) return signs[at].Start;
        return signs[at - 1].Depth <= signs[at].Depth ? signs[at - 1].End : signs[at].Start;
    }

    private static WordChange Taking(WordChange change, string source)
    {
        var (start, end) = (change.Start, change.End);
        foreach (var whole in change.Block.Stretches.Where(s => s.First >= change.First && s.Last <= change.Last))
            (start, end) = (Math.Min(start, whole.Start), Math.Max(end, whole.End));
        var marks = change.Block.Stretches.Where(s => s.First < change.First != s.Last > change.Last).SelectMany(s => ((int Start, int End)[])
            [(s.Start, change.Block.Signs[s.First].Start), (change.Block.Signs[s.Last - 1].End, s.End)]);
        var kept = marks.Where(m => m.Start >= start && m.End <= end).OrderBy(m => m.Start).Select(m => source[m.Start..m.End]);
        return change with { Start = start, End = end, Kept = string.Concat(kept) };
    }

    // A paragraph taken out goes with its blank lines, and an item with the marker of its list.
    private Result<WordChange> WholeBlock(string source)
    {
        if (First > 0 || Last < Block.Text.Length || !string.IsNullOrWhiteSpace(Words)) return this;
        var start = Start == 0 ? 0 : source.LastIndexOf('\n', Start - 1) + 1;
        var end = End;
        while (end < source.Length && source[end] == '\n' && !(Block.IsItem && end > End)) end++;
        if (end == source.Length) while (start > 0 && source[start - 1] == '\n') start--;
        return this with { Start = start, End = end, Instead = "" };
    }

    private string Markdown(string source, bool isEscaped)
    {
        var marker = Marker(Block, source);
        var text = new StringBuilder();
        foreach (var c in Words)
        {
            if (c == WordCopy.ParagraphEnd) text.Append(Break(marker));
            else if (c == '\n') text.Append("\\\n").Append(' ', marker.Length);
            else if (c == '\t') text.Append(' ');
            else text.Append(isEscaped && Signs.Contains(c) ? "\\" : "").Append(c);
        }
        return text.ToString();
    }

    // What stands before the block's words in its first line: the marker of a heading, an item or a quotation.
    private static string Marker(PrintedBlock block, string source)
    {
        var line = block.Start == 0 ? 0 : source.LastIndexOf('\n', block.Start - 1) + 1;
        return source[line..block.Start];
    }

    private string Break(string marker) => Block.IsItem ? $"\n{marker}" : marker.Contains('>', StringComparison.Ordinal) ? $"\n{marker.TrimEnd()}\n{marker}" : "\n\n";
}
