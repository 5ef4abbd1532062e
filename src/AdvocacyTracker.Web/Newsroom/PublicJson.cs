using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace AdvocacyTracker.Web.Newsroom;

/// <summary>JSON for the public: what is not there is left out, letters of every script stand as they are, and <c>&lt;</c>, <c>&gt;</c> and <c>&amp;</c> never do, so that no text of ours ends a <c>script</c> element.</summary>
internal static class PublicJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>The JSON of a value whose members are named as they are written.</summary>
    public static string Of<T>(T value) => JsonSerializer.Serialize(value, Options);
}
