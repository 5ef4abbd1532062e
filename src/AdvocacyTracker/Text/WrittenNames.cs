using System.Globalization;
using System.Text;

namespace AdvocacyTracker.Text;

/// <summary>Finds a name in a text however it is typed: upper or lower case, with accents or without, any white space between its parts, any apostrophe and hyphen, signs that nobody sees left out. Whole words only, where a script has them.</summary>
internal static class WrittenNames
{
    /// <summary>Whether a name holds enough to be looked for.</summary>
    public static bool IsFindable(string name) => Fold(name).EnumerateRunes().Count(Rune.IsLetterOrDigit) > 1;

    /// <summary>Whether a folded text holds a folded name.</summary>
    public static bool Holds(string text, string name)
    {
        var at = text.IndexOf(name, StringComparison.Ordinal);
        while (at >= 0 && (WordEdge.Cuts(text, at) || WordEdge.Cuts(text, at + name.Length))) at = text.IndexOf(name, at + 1, StringComparison.Ordinal);
        return at >= 0 && name.Length > 0;
    }

    /// <summary>A text or a name in the one form in which they are compared.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        var (last, isApart) = (default(Rune), false);
        foreach (var rune in text.Replace('´', '\'').Replace('ی', 'ي').Replace('ک', 'ك').Replace('ى', 'ي').Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune)) isApart = true;
            if (Rune.IsWhiteSpace(rune) || IsUnseen(rune)) continue;
            // A line broken between Chinese signs is no gap.
            if (isApart && folded.Length > 0 && !(IsUnspaced(last) && IsUnspaced(rune))) folded.Append(' ');
            folded.Append(Plain(rune));
            (last, isApart) = (rune, false);
        }
        return folded.ToString().Normalize();
    }

    private static string Plain(Rune rune) => rune.Value switch
    {
        '’' or '‘' or 'ʼ' or 'ʻ' or '`' => "'",
        'ς' => "σ",
        < 0x250 when Rune.IsLetter(rune) => Letters.Latin(rune) ?? Rune.ToLowerInvariant(rune).ToString(),
        _ => Rune.GetUnicodeCategory(rune) == UnicodeCategory.DashPunctuation ? "-" : Rune.ToLowerInvariant(rune).ToString(),
    };

    // Accents of the European scripts, Hebrew and Arabic; in those of South Asia such marks are vowels, without which a name is another.
    private static bool IsUnseen(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Format => true,
        UnicodeCategory.NonSpacingMark => rune.Value is < 0x700 or (>= 0xFE00 and <= 0xFE0F),
        _ => rune.Value == 'ـ',
    };

    internal static bool IsUnspaced(Rune rune) => rune.Value is (>= 0x2E80 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);
}
