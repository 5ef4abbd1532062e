using System.Security.Cryptography;
using System.Text.Json;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Letters;

/// <summary>Words as canonical JSON (declared order, NFC, LF), and their SHA-256 in lower-case hex: what an approval is of.</summary>
public static class Fingerprint
{
    /// <summary>The canonical JSON of a record of words.</summary>
    public static string Json<T>(T words) => JsonSerializer.Serialize(words, Canonical);

    /// <summary>The words of a canonical JSON.</summary>
    public static T Words<T>(string json) => JsonSerializer.Deserialize<T>(json, Canonical)!;

    /// <summary>The hash of a record of words.</summary>
    public static string Of<T>(T words) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(words, Canonical)));

    private static readonly JsonSerializerOptions Canonical = new() { Converters = { new NormalText() } };

    private sealed class NormalText : System.Text.Json.Serialization.JsonConverter<string>
    {
        public override string Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => reader.GetString()!;

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(TextRules.Normalize(value));
    }
}
