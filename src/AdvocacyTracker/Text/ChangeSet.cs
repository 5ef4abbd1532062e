using System.Text;
using AdvocacyTracker.Rules;

namespace AdvocacyTracker.Text;

/// <summary>
/// A change to a text, in the form of CodeMirror 6's ChangeSet: sections that keep, delete, replace or insert. Lengths
/// are UTF-16 units and a line break is one, so that the browser and the server count alike.
/// </summary>
public sealed class ChangeSet
{
    /// <summary>The longest text a change may be about, in UTF-16 units.</summary>
    public const int LengthLimit = 1024 * 1024;

    // Finer than a reader would see, and slow to carry others' typing over.
    private const int MostPlaces = 10_000;

    private readonly IReadOnlyList<ChangeSection> sections;

    internal ChangeSet(IReadOnlyList<ChangeSection> sections)
    {
        this.sections = sections;
        LengthBefore = sections.Sum(section => section.Length);
        LengthAfter = sections.Sum(section => section.LengthAfter);
    }

    /// <summary>The length of the text it can be applied to.</summary>
    public int LengthBefore { get; }

    /// <summary>The length of the text it makes.</summary>
    public int LengthAfter { get; }

    /// <summary>Whether it changes nothing.</summary>
    public bool IsEmpty => sections.All(section => section.IsKept || section is { Length: 0, Insert: "" });

    /// <summary>Reads the JSON a browser or a program sent; refused when it isn't a change set.</summary>
    public static Result<ChangeSet> Parse(string? json) => ChangeJson.Read(json);

    /// <summary>The change from one text to another as one replacement; it never cuts a surrogate pair.</summary>
    public static ChangeSet Between(string before, string after)
    {
        var shorter = Math.Min(before.Length, after.Length);
        var start = before.AsSpan().CommonPrefixLength(after);
        if (start > 0 && char.IsHighSurrogate(before[start - 1])) start--;
        var end = 0;
        while (end < shorter - start && before[^(end + 1)] == after[^(end + 1)]) end++;
        if (end > 0 && char.IsLowSurrogate(before[^end])) end--;

        var sections = new ChangeSections();
        sections.Keep(start);
        sections.Replace(before.Length - start - end, after[start..^end]);
        sections.Keep(end);
        return new(sections.All);
    }

    /// <summary>
    /// The change from one text to another in as many places as it was made in, found by comparing words: what stands untouched
    /// between two places is kept. One replacement where so much differs that looking closer would take too long.
    /// </summary>
    public static ChangeSet ByWords(string before, string after)
    {
        var sections = new ChangeSections();
        foreach (var (isKept, removed, added) in Comparison.PlacesOf(before, after))
        {
            if (isKept) sections.Keep(removed.Length);
            else foreach (var section in Between(removed, added).sections) sections.Add(section);
        }
        return sections.All.Count > MostPlaces ? Between(before, after) : new(sections.All);
    }

    /// <summary>Puts words in the place of a stretch of a text this long.</summary>
    public static ChangeSet Replacement(int length, int start, int end, string words)
    {
        var sections = new ChangeSections();
        sections.Keep(start);
        sections.Replace(end - start, words);
        sections.Keep(length - end);
        return new(sections.All);
    }

    /// <summary>The text after the change; refused when the change is about another text or leaves half a character behind.</summary>
    public Result<string> Apply(string text)
    {
        if (text.Length != LengthBefore)
            return new Refusal($"The change is about a text of {LengthBefore} characters, but this one has {text.Length}: fetch the newest and try again.");
        var result = new StringBuilder(LengthAfter);
        var at = 0;
        foreach (var section in sections)
        {
            if (section.IsKept) result.Append(text, at, section.Length);
            else result.Append(section.Insert);
            at += section.Length;
        }
        var changed = result.ToString();
        return HasHalfCharacter(changed)
            ? new Refusal("The change leaves half a character behind (a lone surrogate): send whole characters.")
            : changed;
    }

    /// <summary>The JSON form that <see cref="Parse"/> reads.</summary>
    public string ToJson() => ChangeJson.Write(sections);

    /// <summary>
    /// This change as it is after <paramref name="other"/>, which was made to the same text. Where both insert at one place
    /// <paramref name="before"/> puts this one's words first. Applying a and then b.Map(a, false) makes the same text as
    /// applying b and then a.Map(b, true).
    /// </summary>
    public ChangeSet Map(ChangeSet other, bool before)
    {
        if (LengthBefore != other.LengthBefore) throw new ArgumentException("Both changes must be about one text.", nameof(other));
        return other.IsEmpty ? this : new(new ChangeMapping(sections, other.sections, before).Run());
    }

    /// <summary>
    /// Where a place in the text before is in the text after, with the outcome of CodeMirror's <c>mapPos</c>. Words inserted exactly
    /// there stand before it if it sticks <paramref name="after"/> them; a place inside replaced words goes to their edge.
    /// </summary>
    public int MapPosition(int position, bool after)
    {
        if (position < 0 || position > LengthBefore) throw new ArgumentOutOfRangeException(nameof(position), position, "It lies outside the text.");
        var (before, now) = (0, 0);
        foreach (var section in sections)
        {
            var end = before + section.Length;
            if (section.IsKept && end > position) return now + position - before;
            if (!section.IsKept && (end > position || (end == position && !after && section.Length == 0)))
                return position == before || !after ? now : now + section.LengthAfter;
            (before, now) = (end, now + section.LengthAfter);
        }
        return now;
    }

    /// <summary>
    /// Whether both change the same words, or words beside what the other deletes, so that a person should decide. Two
    /// insertions at one place do not overlap: both are kept, one after the other.
    /// </summary>
    public bool Overlaps(ChangeSet other)
    {
        var (mine, theirs) = (Ranges(), other.Ranges());
        for (int i = 0, j = 0; i < mine.Count && j < theirs.Count;)
        {
            var (a, b) = (mine[i], theirs[j]);
            if (a.Start <= b.End && b.Start <= a.End && (a.Start < a.End || b.Start < b.End)) return true;
            if (a.End < b.End || (a.End == b.End && a.Start <= b.Start)) i++;
            else j++;
        }
        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => ToJson();

    // What is changed of the text before, neighbouring sections joined.
    private List<(int Start, int End)> Ranges()
    {
        var ranges = new List<(int Start, int End)>();
        var at = 0;
        foreach (var section in sections)
        {
            var range = (Start: at, End: at += section.Length);
            if (section.IsKept || section is { Length: 0, Insert: "" }) continue;
            if (ranges.Count > 0 && ranges[^1].End == range.Start) ranges[^1] = (ranges[^1].Start, range.End);
            else ranges.Add(range);
        }
        return ranges;
    }

    private static bool HasHalfCharacter(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])) return true;
            i++;
        }
        return false;
    }
}
