namespace AdvocacyTracker.Rules;

/// <summary>Some rows of a long list, and where the next ones begin (null when there are none). Lists go by key, never by offset or count.</summary>
public sealed record Page<T>(IReadOnlyList<T> Rows, string? Next)
{
    /// <summary>How many rows a page has.</summary>
    public const int Size = 50;

    /// <summary>The page of rows read with one more than it shows, if there are that many.</summary>
    internal static Page<T> Of(List<T> rows, Func<T, Place> place) =>
        rows.Count > Size ? new(rows[..Size], place(rows[Size - 1]).ToString()) : new(rows, null);
}
