namespace AdvocacyTracker.Letters;

/// <summary>Who signs a letter, and in what capacity.</summary>
public sealed record Signatory(string Name, string Title, string Organisation)
{
    /// <summary>Reads "Name, Title, Organisation", a signatory a line.</summary>
    public static IReadOnlyList<Signatory> Read(string lines) =>
        [.. lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ReadOne)];

    /// <summary>The reverse of <see cref="Read"/>.</summary>
    public static string Write(IReadOnlyList<Signatory> signatories) => string.Join('\n', signatories.Select(s => s.InLine()));

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", new[] { Name, Title, Organisation }.Where(part => part.Length > 0));

    // As ReadOne reads it: an empty title keeps its place, and so does the missing organisation after a title that holds commas.
    private string InLine() =>
        Organisation.Length > 0 ? $"{Name}, {Title}, {Organisation}"
        : Title.Contains(',', StringComparison.Ordinal) ? $"{Name}, {Title},"
        : ToString();

    // The last comma parts the organisation from a title that may hold commas itself ("President and CEO, ad interim").
    private static Signatory ReadOne(string line)
    {
        var parts = line.Split(',', StringSplitOptions.TrimEntries);
        return parts.Length switch
        {
            1 => new(parts[0], "", ""),
            2 => new(parts[0], parts[1], ""),
            _ => new(parts[0], string.Join(", ", parts[1..^1]), parts[^1]),
        };
    }
}
