namespace AdvocacyTracker.Rules;

/// <summary>Some rows of a long list, and where the next ones begin (null when there are none). Lists go by key, never by offset or count.</summary>
public sealed record Page<T>(IReadOnlyList<T> Rows, string? Next);
