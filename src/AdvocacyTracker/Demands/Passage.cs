using AdvocacyTracker.Rules;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Demands;

/// <summary>A passage of a text: where it stands, in UTF-16 units, at which version, and its words.</summary>
public sealed record Passage(int Start, int End, int Version, string Quote)
{
    private const int LongestInASentence = 80;

    /// <summary>Whether none of its words are left.</summary>
    public bool IsGone => Start >= End;

    /// <summary>The same passage after a change around it. Words typed at its edges stay outside; what replaced all of it is its words now.</summary>
    public Passage After(ChangeSet change, int version)
    {
        if (IsGone) return this with { Start = change.MapPosition(Start, after: false), End = change.MapPosition(Start, after: false), Version = version };
        var (start, end) = (change.MapPosition(Start, after: true), change.MapPosition(End, after: false));
        return start < end ? this with { Start = start, End = end, Version = version } : this with { Start = end, End = end, Version = version };
    }

    /// <summary>What stands in its place in a text of its version; empty when its words are gone.</summary>
    public string WordsIn(string text) => IsGone || End > text.Length ? "" : text[Start..End];

    /// <summary>Why it is no passage of this text at this version, or null.</summary>
    public Refusal? WhyNotIn(string text)
    {
        if (Start < 0 || End > text.Length || Start > text.Length) return new("These words lie beyond the end of the text: choose them again; what you wrote is kept.");
        if (IsGone) return new("No words are chosen: choose those the remark is about; what you wrote is kept.");
        if (Cuts(text, Start) || Cuts(text, End)) return new("The choice cuts a character in two: choose whole characters; what you wrote is kept.");
        if (WordsIn(text) != Quote) return new($"The chosen words were changed while you wrote and now read “{Short(WordsIn(text))}”: choose them again; what you wrote is kept.");
        return TextRules.IsBlank(Quote) ? new("Nothing but space is chosen: choose the words the remark is about; what you wrote is kept.") : null;
    }

    /// <summary>Words as a part of a sentence: one line, and not too long.</summary>
    internal static string Short(string words) =>
        TextRules.Beginning(string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), LongestInASentence);

    private static bool Cuts(string text, int at) => at > 0 && at < text.Length && char.IsHighSurrogate(text[at - 1]) && char.IsLowSurrogate(text[at]);
}
