using System.Text;
using System.Text.Json;
using AdvocacyTracker.Rules;

namespace AdvocacyTracker.Text;

/// <summary>
/// Change sets as CodeMirror 6 writes them (the <c>toJSON</c> of its ChangeSet): <c>5</c> keeps five units, <c>[3]</c>
/// deletes three, <c>[3,"one","two"]</c> puts two lines in their place.
/// </summary>
internal static class ChangeJson
{
    private const int SectionLimit = 50_000;

    private const int JsonLimit = 4 * 1024 * 1024;

    public static Result<ChangeSet> Read(string? json)
    {
        if (string.IsNullOrWhiteSpace(json)) return new Refusal("The change is empty: send an array of sections.");
        if (json.Length > JsonLimit) return new Refusal($"The change is longer than {JsonLimit / 1024 / 1024} MB: send it in smaller ones.");
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 4 });
            return ReadSections(document.RootElement);
        }
        catch (JsonException)
        {
            return new Refusal("The change is not well-formed JSON: send an array of sections.");
        }
        catch (InvalidOperationException)
        {
            return new Refusal("The change holds half a character (a lone surrogate): send whole characters.");
        }
    }

    public static string Write(IReadOnlyList<ChangeSection> sections)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartArray();
            foreach (var section in sections) WriteSection(writer, section);
            writer.WriteEndArray();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static Result<ChangeSet> ReadSections(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Array) return new Refusal("The change is not a list: send an array of sections.");
        if (root.GetArrayLength() > SectionLimit) return new Refusal($"The change has more than {SectionLimit} sections: send it in smaller ones.");
        var sections = new List<ChangeSection>();
        var (before, after) = (0L, 0L);
        foreach (var element in root.EnumerateArray())
        {
            var section = ReadSection(element);
            if (section.Refusal is not null) return section.Refusal;
            if (section.Value is not { Length: 0, LengthAfter: 0 }) sections.Add(section.Value!);
            before += section.Value!.Length;
            after += section.Value.LengthAfter;
        }
        return Math.Max(before, after) > ChangeSet.LengthLimit
            ? new Refusal("The change is about a text longer than any we keep: send the change of one text.")
            : new ChangeSet(sections);
    }

    private static Result<ChangeSection> ReadSection(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Number) return LengthOf(element) is { } kept ? new ChangeSection(kept, null) : NoLength;
        if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() == 0)
            return new Refusal("A section of the change is neither a number nor a list: send 5, [3] or [3,\"words\"].");
        if (LengthOf(element[0]) is not { } length) return NoLength;
        var lines = new List<string>();
        foreach (var part in element.EnumerateArray().Skip(1))
        {
            if (part.ValueKind != JsonValueKind.String) return new Refusal("A section of the change inserts something that is not words: send strings.");
            var line = part.GetString()!;
            if (line.AsSpan().IndexOfAny('\n', '\r') >= 0) return new Refusal("A line of the change holds a line break: send one string for each line.");
            lines.Add(line);
        }
        return new ChangeSection(length, string.Join('\n', lines));
    }

    private static Refusal NoLength => new($"A section of the change has no length between 0 and {ChangeSet.LengthLimit}: send whole numbers.");

    private static int? LengthOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var length) && length is >= 0 and <= ChangeSet.LengthLimit ? length : null;

    private static void WriteSection(Utf8JsonWriter writer, ChangeSection section)
    {
        if (section.IsKept)
        {
            writer.WriteNumberValue(section.Length);
            return;
        }
        writer.WriteStartArray();
        writer.WriteNumberValue(section.Length);
        if (section.Insert!.Length > 0)
        {
            foreach (var line in section.Insert.Split('\n')) writer.WriteStringValue(line);
        }
        writer.WriteEndArray();
    }
}
