using AdvocacyTracker.Text;

namespace AdvocacyTracker.Search;

/// <summary>The piece of a text around the first of the words that a reader looks for: of the first text that holds any.</summary>
public static class Snippet
{
    private const int Before = 60, Longest = 240;

    /// <summary>The pieces of it in order, those that are looked for marked.</summary>
    public static IReadOnlyList<SnippetPart> Of(IReadOnlyList<string> texts, IReadOnlyList<string> words) =>
        Around(string.Join(' ', (texts.FirstOrDefault(t => FoldedWords.In(t).Any(w => IsLookedFor(w, words))) ?? texts[0]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), words);

    private static IReadOnlyList<SnippetPart> Around(string text, IReadOnlyList<string> words)
    {
        var standing = FoldedWords.In(text);
        var from = standing.FirstOrDefault(w => IsLookedFor(w, words)) is { Start: > Before } first ? standing.First(w => w.Start >= first.Start - Before).Start : 0;
        var last = standing.LastOrDefault(w => w.Start + w.Length <= from + Longest && w.Start >= from);
        var end = text.Length <= from + Longest || last is null ? Math.Min(text.Length, from + Longest) : last.Start + last.Length;
        var parts = new List<SnippetPart>();
        var at = from;
        foreach (var word in standing.Where(w => w.Start >= from && w.Start + w.Length <= end && IsLookedFor(w, words)))
        {
            if (word.Start > at) parts.Add(new(text[at..word.Start], false));
            parts.Add(new(text[word.Start..(word.Start + word.Length)], true));
            at = word.Start + word.Length;
        }
        if (end > at) parts.Add(new(text[at..end], false));
        if (from > 0) parts.Insert(0, new("… ", false));
        if (end < text.Length) parts.Add(new(" …", false));
        return parts;
    }

    private static bool IsLookedFor(FoldedWord word, IReadOnlyList<string> words) => words.Any(w => w.Length > 1 ? word.Word.StartsWith(w, StringComparison.Ordinal) : word.Word == w);
}

/// <summary>A piece of a snippet.</summary>
public sealed record SnippetPart(string Text, bool IsLookedFor);
