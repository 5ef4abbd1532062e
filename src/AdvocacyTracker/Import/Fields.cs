using System.Globalization;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Import;

/// <summary>
/// The keys of one thing (a letter, a member, a demand), asked for by name and checked on the way. A key nobody
/// asked for is refused by <see cref="NothingElse"/>.
/// </summary>
internal sealed class Fields(ImportSet set, string file, FieldMap map, string thing)
{
    private readonly List<string> asked = [];

    /// <summary>The file as a whole.</summary>
    public SourceLine Whole => new(file, 0);

    public SourceLine At(string key) => new(file, Find(key)?.Line ?? map.Line);

    /// <summary>Whether the key is there and holds something.</summary>
    public bool Has(string key) => Find(key)?.Value is { } value and not FieldText { Text: "" };

    /// <summary>A text of one line; empty when it is not there.</summary>
    public string Line(string key, bool required = false, int limit = TextRules.LineLimit) =>
        Checked(Text(key), required ? key : null, text => TextRules.WhyNotLine($"{At(key)}: {key}", text.Text, required, limit));

    /// <summary>A text of several lines; empty when it is not there.</summary>
    public string Passage(string key, bool required = false, int limit = TextRules.PassageLimit) =>
        Checked(Text(key), required ? key : null, text => TextRules.WhyNotPassage($"{At(key)}: {key}", text.Text, required, limit));

    /// <summary>One-line texts, as a list or a single one, each with where it stands.</summary>
    public IReadOnlyList<FieldText> Texts(string key, int limit = TextRules.LineLimit) =>
        [.. Values(key).Select(value => LineOf(key, value, limit)).OfType<FieldText>()];

    /// <summary>One-line texts, as a list or a single one.</summary>
    public IReadOnlyList<string> Lines(string key, int limit = TextRules.LineLimit, int together = 4_000)
    {
        string[] lines = [.. Texts(key, limit).Select(text => text.Text)];
        var length = lines.Sum(line => line.Length + 1);
        if (length > together) set.Refuse(At(key), $"{key} has {length} characters together; the most is {together}: shorten the list.");
        return lines;
    }

    /// <summary>A day, or null when it is not there or <c>unknown</c>.</summary>
    public DateOnly? Date(string key)
    {
        if (Text(key) is not { Text: not "" } text || IsUnknown(text)) return null;
        if (DateOnly.TryParseExact(text.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        set.Refuse(At(key), $"{key} “{Excerpt.Of(text.Text)}” is not a date: write it like 2017-06-30, or unknown.");
        return null;
    }

    /// <summary>An instant in UTC, or null when it is not there.</summary>
    public DateTimeOffset? Instant(string key)
    {
        if (Text(key) is not { Text: not "" } text) return null;
        string[] forms = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ss zzz", "yyyy-MM-dd HH:mm zzz"];
        var hasZone = text.Text.EndsWith('Z') || text.Text.LastIndexOfAny(['+', '-']) > "yyyy-MM-dd".Length;
        if (hasZone && DateTimeOffset.TryParseExact(text.Text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)) return instant.ToUniversalTime();
        set.Refuse(At(key), $"{key} “{Excerpt.Of(text.Text)}” is not an instant with its zone: write it like 2017-06-30T16:00:00Z.");
        return null;
    }

    /// <summary>Yes or no.</summary>
    public bool YesNo(string key, bool otherwise)
    {
        if (Text(key) is not { Text: not "" } text) return otherwise;
        switch (text.Text.ToLowerInvariant())
        {
            case "yes" or "true": return true;
            case "no" or "false": return false;
            default:
                set.Refuse(At(key), $"{key} “{Excerpt.Of(text.Text)}” is neither yes nor no: write one of them.");
                return otherwise;
        }
    }

    /// <summary>One of the words of an enum, written <c>in review</c> for <c>InReview</c>.</summary>
    public T Choice<T>(string key, T otherwise, bool required = false) where T : struct, Enum =>
        required && !Has(key) ? Missing(key, otherwise)
        : Text(key) is { Text: not "" } text ? Words.Choose<T>(set, At(key), key, text.Text, otherwise) : otherwise;

    /// <summary>The keys below a key; null when it is not there.</summary>
    public Fields? Below(string key, string name) => Maps(key, name) is [var below, ..] ? below : null;

    /// <summary>A list of things with keys of their own.</summary>
    public IReadOnlyList<Fields> Maps(string key, string name)
    {
        List<Fields> found = [];
        foreach (var value in Values(key))
        {
            if (value is FieldMap below) found.Add(new(set, file, below, name));
            else set.Refuse(new(file, value.Line), $"{name} needs keys of its own under {key}: write each on an indented line.");
        }

        return found;
    }

    /// <summary>Refuses the keys nobody asked for.</summary>
    public void NothingElse()
    {
        foreach (var field in map.Fields.Where(field => !asked.Exists(key => Field.KeyOf(key) == field.Key)))
            set.Refuse(new(file, field.Line), $"“{Excerpt.Of(field.Key)}” is no key of {thing}: use one of {string.Join(", ", asked)}.");
    }

    private static bool IsUnknown(FieldText text) => text.Text.Equals("unknown", StringComparison.OrdinalIgnoreCase);

    private Field? Find(string key)
    {
        if (!asked.Contains(key)) asked.Add(key);
        return map.Fields.FirstOrDefault(field => field.Key == Field.KeyOf(key));
    }

    private FieldText? Text(string key)
    {
        switch (Find(key)?.Value)
        {
            case null: return null;
            case FieldText text: return text with { Text = text.Text.Trim() };
            case { } other:
                set.Refuse(new(file, other.Line), $"{key} must be one text: write it on the line of its key, between double quotes if it holds a colon or starts with a bracket.");
                return null;
        }
    }

    private IReadOnlyList<FieldValue> Values(string key) => Find(key)?.Value switch
    {
        null or FieldText { Text: "" } => [],
        FieldList list => list.Values,
        { } one => [one],
    };

    private FieldText? LineOf(string key, FieldValue value, int limit)
    {
        if (value is FieldText text)
            return text with { Text = Checked(text with { Text = text.Text.Trim() }, null, line => TextRules.WhyNotLine($"{new SourceLine(file, text.Line)}: {key}", line.Text, required: true, limit)) };
        set.Refuse(new(file, value.Line), $"{key} must hold texts only: write each on a line of its own after a hyphen, between double quotes if it holds a colon.");
        return null;
    }

    private T Missing<T>(string key, T otherwise)
    {
        set.Refuse(new(file, map.Line), $"{thing} has no {key}: add a line that starts with “{key}:”.");
        return otherwise;
    }

    private string Checked(FieldText? text, string? missing, Func<FieldText, Refusal?> whyNot)
    {
        if (text is null) return missing is null ? "" : Missing(missing, "");

        if (whyNot(text) is not { } refusal) return TextRules.Normalize(text.Text);
        set.Refuse(refusal);
        return "";
    }
}
