using System.Globalization;
using AdvocacyTracker.Rules;

namespace AdvocacyTracker.Text;

/// <summary>What any text must be before it is stored: well-formed Unicode, no control characters, not too long.</summary>
public static class TextRules
{
    /// <summary>The most a title, name, subject or headline may hold, in UTF-16 code units.</summary>
    public const int LineLimit = 200;

    /// <summary>The most a demand's text or a remark may hold, in UTF-16 code units.</summary>
    public const int PassageLimit = 8_000;

    /// <summary>The most a letter's or release's body may hold, in UTF-8 bytes.</summary>
    public const int BodyLimit = 256 * 1024;

    /// <summary>Why a one-line text is refused, or null. <paramref name="name"/> starts the sentence, such as "The subject".</summary>
    public static Refusal? WhyNotLine(string name, string? text, bool required = false, int limit = LineLimit)
    {
        if (required && IsBlank(text)) return new($"{name} is empty: write it first.");
        if (text is null) return null;
        if (text.AsSpan().IndexOfAny('\n', '\r') >= 0) return new($"{name} must be one line: remove the line breaks.");
        return WhyNot(name, text, limit);
    }

    /// <summary>Why a text of several lines is refused, or null.</summary>
    public static Refusal? WhyNotPassage(string name, string? text, bool required = false, int limit = PassageLimit)
    {
        if (required && IsBlank(text)) return new($"{name} is empty: write it first.");
        return text is null ? null : WhyNot(name, text, limit);
    }

    /// <summary>Why a body is refused, or null. Counted in UTF-8 bytes, as it is stored and rendered.</summary>
    public static Refusal? WhyNotBody(string text)
    {
        if (text.Length > BodyLimit || System.Text.Encoding.UTF8.GetByteCount(text) > BodyLimit)
            return new($"This text is longer than {BodyLimit / 1024} KB: shorten it.");
        return WhyNotCharacters("This text", text);
    }

    /// <summary>One form for storing and hashing: NFC and LF line ends. The text must be well-formed.</summary>
    public static string Normalize(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Normalize();

    /// <summary>Whether nothing in the text can be seen: white space, zero-width and direction marks only.</summary>
    public static bool IsBlank(string? text)
    {
        if (text is null) return true;
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format) return false;
        }
        return true;
    }

    /// <summary>A text, or its beginning if it is longer than so many UTF-16 code units; never half a character.</summary>
    public static string Beginning(string text, int most) =>
        text.Length <= most ? text : $"{text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)]}…";

    private static Refusal? WhyNot(string name, string text, int limit)
    {
        if (text.Length > limit) return new($"{name} has {text.Length} characters; the most is {limit}: shorten it.");
        return WhyNotCharacters(name, text);
    }

    private static Refusal? WhyNotCharacters(string name, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (char.IsSurrogate(c)) return new($"{name} holds half a character (a lone surrogate): type or paste it again.");
            else if (c is '\uFFFE' or '\uFFFF') return new($"{name} holds U+{(int)c:X4}, which is no character: remove it.");
            else if (c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))
                return new($"{name} holds an invisible sign that turns the reading direction (U+{(int)c:X4}): remove it, since words could read other than they were approved; right-to-left text needs none.");
            else if (char.IsControl(c) && c is not '\n' and not '\r' and not '\t') return new($"{name} holds a control character (U+{(int)c:X4}): remove it.");
        }
        return null;
    }
}
