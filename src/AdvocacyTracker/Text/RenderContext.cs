using System.Collections.ObjectModel;

namespace AdvocacyTracker.Text;

/// <summary>What a body is filled from: the values of its <c>{{fields}}</c>, which are text and never Markdown, and its demands in the order they are printed.</summary>
public sealed record RenderContext(IReadOnlyDictionary<string, string> Fields, IReadOnlyList<PrintedDemand> Demands)
{
    /// <summary>No fields and no demands.</summary>
    public static RenderContext Empty { get; } = new(ReadOnlyDictionary<string, string>.Empty, []);

    /// <summary>The BCP 47 tag of the language the body is written in; a demand in another one says so with <c>lang</c> and <c>dir</c>.</summary>
    public string Language { get; init; } = "en";

    internal string? ValueOf(string field) =>
        Fields is not null && Fields.TryGetValue(field, out var value) && !TextRules.IsBlank(value) ? value : null;

    internal PrintedDemand? Find(string reference) =>
        Demands?.FirstOrDefault(demand => string.Equals(demand?.Reference, reference, StringComparison.Ordinal));
}
