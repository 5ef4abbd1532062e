namespace AdvocacyTracker.Import;

/// <summary>What a key of a file holds, with the line it starts on: a text, a list, or keys of its own.</summary>
internal abstract record FieldValue(int Line);

/// <summary>A text, exactly as written: a date, a yes or a number is a text too until somebody asks.</summary>
internal sealed record FieldText(string Text, int Line) : FieldValue(Line);

/// <summary>A list, in the file's order.</summary>
internal sealed record FieldList(IReadOnlyList<FieldValue> Values, int Line) : FieldValue(Line);

/// <summary>Keys and what they hold, in the file's order.</summary>
internal sealed record FieldMap(IReadOnlyList<Field> Fields, int Line) : FieldValue(Line);

/// <summary>One key with its value. The key is in lower case, with spaces for hyphens and underscores.</summary>
internal sealed record Field(string Key, FieldValue Value, int Line)
{
    /// <summary>People write <c>Sent on</c>, <c>sent-on</c> or <c>sent_on</c> and mean the same.</summary>
    public static string KeyOf(string written) => written.Trim().ToLowerInvariant().Replace('-', ' ').Replace('_', ' ');
}
