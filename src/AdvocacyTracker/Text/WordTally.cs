using System.Text;

namespace AdvocacyTracker.Text;

/// <summary>How many words one text has that another hasn't. In scripts without spaces each letter counts as a word.</summary>
public sealed record WordTally(int Added, int Removed)
{
    /// <summary>Whether no word differs.</summary>
    public bool IsNothing => this is { Added: 0, Removed: 0 };

    /// <summary>From the earlier text to the later one.</summary>
    public static WordTally Between(string before, string after)
    {
        // Whole lines that both begin or end with are left out first, so that one word in a long text is counted at once.
        var shorter = Math.Min(before.Length, after.Length);
        var start = before.AsSpan().CommonPrefixLength(after);
        start = start == before.Length && start == after.Length ? start : before.LastIndexOf('\n', Math.Max(0, start - 1), Math.Max(0, start)) + 1;
        var end = 0;
        while (end < shorter - start && before[^(end + 1)] == after[^(end + 1)]) end++;
        while (end > 0 && before[^end] != '\n') end--;
        var parts = Comparison.OfWords(before[start..^end], after[start..^end]);
        return new(Count(parts, Change.Added), Count(parts, Change.Removed));
    }

    /// <summary>"12 words added, 3 removed."</summary>
    public string Sentence() => this switch
    {
        { IsNothing: true } => "No words differ.",
        { Removed: 0 } => $"{Words(Added)} added.",
        { Added: 0 } => $"{Words(Removed)} removed.",
        _ => $"{Words(Added)} added, {Removed} removed.",
    };

    /// <summary>Whether a piece of a text is a word, and not a gap or a sign.</summary>
    internal static bool IsWord(string piece) => piece.EnumerateRunes().Any(Rune.IsLetterOrDigit);

    private static string Words(int n) => n == 1 ? "1 word" : $"{n} words";

    private static int Count(IEnumerable<ComparedWords> parts, Change change) =>
        parts.Where(p => p.Change == change).Sum(p => WordChunker.Instance.Chunk(p.Text).Count(IsWord));
}
