using AdvocacyTracker.Demands;

namespace AdvocacyTracker.Web.Demands;

/// <summary>A demand's fields while somebody types in them.</summary>
public sealed class DemandInput
{
    // A line nobody touched is the basis it was written from, whatever semicolons that holds.
    private readonly Dictionary<string, LegalBasis> _shown;

    /// <summary>The input of a form.</summary>
    public DemandInput(DemandForm form)
    {
        (Title, Text, Asks, AddressedTo, Targets) = (form.Title, form.Text, form.Asks, form.AddressedTo, form.Targets);
        (Places, Themes, Due, Listed) = (form.Places, form.Themes, form.Due, form.Listed);
        _shown = form.Bases.DistinctBy(Line).ToDictionary(Line);
        Bases = string.Join('\n', form.Bases.Select(Line));
    }

    /// <summary>Title.</summary>
    public string Title { get; set; } = "";

    /// <summary>Text.</summary>
    public string Text { get; set; } = "";

    /// <summary>Asks, one a line.</summary>
    public string Asks { get; set; } = "";

    /// <summary>Who must act.</summary>
    public string AddressedTo { get; set; } = "";

    /// <summary>Whose conduct must change.</summary>
    public string Targets { get; set; } = "";

    /// <summary>Places.</summary>
    public string Places { get; set; } = "";

    /// <summary>Themes.</summary>
    public string Themes { get; set; } = "";

    /// <summary>Legal bases, "kind; identifier; article; as printed", one a line.</summary>
    public string Bases { get; set; } = "";

    /// <summary>Due.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>Whether it stands in the letter's list.</summary>
    public bool Listed { get; set; } = true;

    /// <summary>The form as typed.</summary>
    public DemandForm ToForm() => new(Title, Lines(Text), Lines(Asks), AddressedTo, Lines(Targets), Lines(Places), Lines(Themes), ReadBases(Lines(Bases)), Due, Listed);

    private static string Line(LegalBasis b) => string.Join("; ", b.Kind, b.Identifier, b.Article, b.AsPrinted).TrimEnd(' ', ';');

    private IReadOnlyList<LegalBasis> ReadBases(string lines) =>
        [.. lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => _shown.GetValueOrDefault(line) ?? ReadBasis(line))];

    private static LegalBasis ReadBasis(string line)
    {
        var parts = line.Split(';', StringSplitOptions.TrimEntries);
        if (!Enum.TryParse<BasisKind>(parts[0], ignoreCase: true, out var kind)) return new(BasisKind.Treaty, parts[0], At(parts, 1), At(parts, 2));
        return new(kind, At(parts, 1), At(parts, 2), string.Join("; ", parts.Skip(3)));
    }

    private static string At(string[] parts, int i) => i < parts.Length ? parts[i] : "";

    private static string Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);
}
