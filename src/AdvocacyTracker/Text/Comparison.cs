using DiffPlex;

namespace AdvocacyTracker.Text;

/// <summary>
/// What changed between two texts, word by word. The parts that are same or removed, joined, are the earlier text; those
/// that are same or added are the later one. Long texts are compared by line first, and by word within what differs.
/// </summary>
public static class Comparison
{
    // The time grows with the pieces times the differences; measured with nothing in its old place, 20,000 took a third of a second.
    private const int WordLimit = 8_000;

    private const int LineLimit = 20_000;

    // What may be spent on words within lines where somebody else waits: the square of a block's length, summed up.
    private const long WorkLimit = 4L * WordLimit * WordLimit;

    /// <summary>The stretches of both texts in reading order, neighbours of one kind joined.</summary>
    public static IReadOnlyList<ComparedWords> OfWords(string? before, string? after) => OfWords(before ?? "", after ?? "", long.MaxValue);

    /// <summary>Both texts as stretches that are kept and places that are changed, in turn. A gap between two changed words is changed with them, else a sentence written anew would seem to keep its spaces.</summary>
    internal static IEnumerable<(bool IsKept, string Before, string After)> PlacesOf(string before, string after)
    {
        var (removed, added, gap) = ("", "", "");
        foreach (var (change, text) in OfWords(before, after, WorkLimit))
        {
            if (change == Change.Same && (removed + added).Length > 0 && IsGap(text)) gap = text;
            else if (change == Change.Same)
            {
                if ((removed + added).Length > 0) yield return (false, removed, added);
                yield return (true, text, text);
                (removed, added) = ("", "");
            }
            else
            {
                (removed, added) = (removed + gap + (change == Change.Removed ? text : ""), added + gap + (change == Change.Added ? text : ""));
                gap = "";
            }
        }
        if ((removed + added).Length > 0) yield return (false, removed, added);
        if (gap.Length > 0) yield return (true, gap, gap);
    }

    private static bool IsGap(string text) => string.IsNullOrWhiteSpace(text) && !text.Contains('\n', StringComparison.Ordinal);

    private static List<ComparedWords> OfWords(string before, string after, long work)
    {
        var parts = new List<ComparedWords>();
        if (!TryCompare(before, after, WordChunker.Instance, WordLimit, parts, Replace)
            && !TryCompare(before, after, LineChunker.Instance, LineLimit, parts, CompareWordsOfLines)) Replace(before, after, parts);
        return Joined(parts);

        void CompareWordsOfLines(string old, string fresh, List<ComparedWords> all)
        {
            var length = (long)old.Length + fresh.Length;
            work -= length * length;
            if (work < 0 || !TryCompare(old, fresh, WordChunker.Instance, WordLimit, all, Replace)) Replace(old, fresh, all);
        }
    }

    private static void Replace(string before, string after, List<ComparedWords> parts)
    {
        Add(parts, Change.Removed, before);
        Add(parts, Change.Added, after);
    }

    private static bool TryCompare(
        string before, string after, IChunker chunker, int limit, List<ComparedWords> parts, Action<string, string, List<ComparedWords>> compareBlock)
    {
        var (old, fresh) = (chunker.Chunk(before), chunker.Chunk(after));
        var (start, end) = Shared(old, fresh);
        if (old.Count + fresh.Count - 2 * (start + end) > limit) return false;

        Add(parts, Change.Same, Text(old, 0, start));
        var (oldMiddle, freshMiddle) = (Text(old, start, old.Count - start - end), Text(fresh, start, fresh.Count - start - end));
        var result = Differ.Instance.CreateDiffs(oldMiddle, freshMiddle, ignoreWhiteSpace: false, ignoreCase: false, chunker);
        var at = 0;
        foreach (var block in result.DiffBlocks)
        {
            Add(parts, Change.Same, Text(result.PiecesOld, at, block.DeleteStartA - at));
            compareBlock(
                Text(result.PiecesOld, block.DeleteStartA, block.DeleteCountA),
                Text(result.PiecesNew, block.InsertStartB, block.InsertCountB),
                parts);
            at = block.DeleteStartA + block.DeleteCountA;
        }
        Add(parts, Change.Same, Text(result.PiecesOld, at, result.PiecesOld.Count - at));
        Add(parts, Change.Same, Text(old, old.Count - end, end));
        return true;
    }

    private static (int Start, int End) Shared(IReadOnlyList<string> old, IReadOnlyList<string> fresh)
    {
        var shorter = Math.Min(old.Count, fresh.Count);
        var start = 0;
        while (start < shorter && old[start] == fresh[start]) start++;
        var end = 0;
        while (end < shorter - start && old[^(end + 1)] == fresh[^(end + 1)]) end++;
        return (start, end);
    }

    private static string Text(IReadOnlyList<string> pieces, int start, int count) => string.Concat(pieces.Skip(start).Take(count));

    private static void Add(List<ComparedWords> parts, Change change, string text)
    {
        if (text.Length > 0) parts.Add(new(change, text));
    }

    private static List<ComparedWords> Joined(List<ComparedWords> parts)
    {
        var joined = new List<ComparedWords>();
        foreach (var part in parts)
        {
            if (joined.Count > 0 && joined[^1].Change == part.Change) joined[^1] = part with { Text = joined[^1].Text + part.Text };
            else joined.Add(part);
        }
        return joined;
    }
}
