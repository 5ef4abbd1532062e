using System.Text.Json;

namespace AdvocacyTracker.Web.Shell;

/// <summary>What the editor offers to complete: fields and their values, demands, and the names of recipients.</summary>
internal sealed record BodyOffers(IEnumerable<OfferedField> Fields, IEnumerable<OfferedDemand> Demands, IEnumerable<string> People)
{
    /// <summary>As the editor reads it.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
}

/// <summary>A field, and what it is filled with; empty when nothing fills it yet.</summary>
internal sealed record OfferedField(string Name, string Value);

/// <summary>A demand that can be put in.</summary>
internal sealed record OfferedDemand(string Reference, string Title);
