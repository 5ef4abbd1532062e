using System.Text.RegularExpressions;

namespace AdvocacyTracker.Text.Fields;

/// <summary>Text that may hold <c>{{fields}}</c>: finds them and writes them filled in.</summary>
internal static partial class FieldText
{
    /// <summary>The most a field's name may hold; what is longer is not a field.</summary>
    public const int NameLimit = 80;

    public static IEnumerable<string> NamesIn(string? text) => Field().Matches(text ?? "").Select(match => NameOf(match.Value));

    public static bool HasField(string? text) => text is not null && Field().IsMatch(text);

    /// <summary>The field that starts the text, or null.</summary>
    public static string? AtStartOf(ReadOnlySpan<char> text)
    {
        var end = text[..Math.Min(text.Length, NameLimit + 4)].IndexOf("}}");
        if (end < 3) return null;
        var source = text[..(end + 2)].ToString();
        return Field().IsMatch(source) ? source : null;
    }

    /// <summary>A field's name without its braces.</summary>
    public static string NameOf(string source) => source[2..^2].Trim();

    /// <summary>Writes text, its fields filled in.</summary>
    public static void Write(PageRenderer page, string text)
    {
        var at = 0;
        foreach (var match in Field().EnumerateMatches(text))
        {
            page.WriteEscape(text.AsSpan(at, match.Index - at));
            WriteField(page, text.Substring(match.Index, match.Length));
            at = match.Index + match.Length;
        }
        page.WriteEscape(text.AsSpan(at));
    }

    /// <summary>Writes one field: its value as text with its line breaks, or its source, marked.</summary>
    public static void WriteField(PageRenderer page, string source)
    {
        if (page.Context.ValueOf(NameOf(source)) is not { } value)
        {
            Unfilled.Write(page, source);
            return;
        }
        page.EnsureRoom();
        var lines = value.ReplaceLineEndings("\n").Trim('\n').Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0) page.WriteLine("<br />");
            page.WriteEscape(lines[i]);
        }
    }

    // Anything short in double braces counts, so that a misspelt name ({{Adressee}}) is shown and reported rather than sent.
    [GeneratedRegex(@"\{\{[^{}\r\n]{1,80}\}\}", RegexOptions.NonBacktracking)]
    private static partial Regex Field();
}
