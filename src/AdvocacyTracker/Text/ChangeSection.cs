namespace AdvocacyTracker.Text;

/// <summary>
/// A stretch of the text before a change, in UTF-16 units, and what takes its place: null where it is kept, empty where
/// it is deleted. A length of nothing with words is an insertion.
/// </summary>
internal sealed record ChangeSection(int Length, string? Insert)
{
    public bool IsKept => Insert is null;

    public int LengthAfter => Insert?.Length ?? Length;
}
