using System.Globalization;
using System.Text;

namespace AdvocacyTracker.Text;

/// <summary>The readable part of a public address: <c>[a-z0-9-]</c>, cut at a word. Never changed once it is published.</summary>
public static class Slug
{
    /// <summary>The most a slug may hold.</summary>
    public const int Limit = 80;

    /// <summary>
    /// The slug of a title. Latin letters lose their marks, Greek and Cyrillic are transliterated; a title mostly in
    /// another script gets the slug of <paramref name="fallback"/>, usually its reference.
    /// </summary>
    public static string From(string? text, string? fallback)
    {
        var slug = Of(text);
        if (slug.Length == 0) slug = Of(fallback);
        return slug.Length == 0 ? "untitled" : slug;
    }

    /// <summary>The slug of a label, which tells it apart from every other: where it would leave letters or digits out, it ends in <paramref name="mark"/>.</summary>
    /// <param name="mark">Short, and itself a slug.</param>
    public static string Apart(string label, string mark)
    {
        var (slug, leftOut) = Read(label);
        if (slug.Length == 0) return mark;
        return leftOut == 0 && slug.Length <= Limit ? slug : $"{Cut(slug, Limit - mark.Length - 1)}-{mark}";
    }

    private static string Of(string? text) => Cut(Read(text).Slug, Limit);

    // Uncut; and how many letters and digits are of no script that is known.
    private static (string Slug, int LeftOut) Read(string? text)
    {
        var words = new StringBuilder();
        var (known, unknown, digits) = (0, 0, 0);
        foreach (var rune in Decomposed(text ?? "").EnumerateRunes())
        {
            if (Letters.Latin(rune) is { } latin)
            {
                words.Append(latin);
                known++;
            }
            else if (Rune.IsLetter(rune)) unknown++;
            else if (!IsMark(rune))
            {
                words.Append('-');
                if (Rune.IsNumber(rune)) digits++;
            }
        }
        return (unknown > known ? "" : string.Join('-', words.ToString().Split('-', StringSplitOptions.RemoveEmptyEntries)), unknown + digits);
    }

    // Apostrophes join (women's -> womens); accents were split from their letters and are dropped.
    private static bool IsMark(Rune rune) => rune.Value is '\'' or '’' or 'ʼ' or 'ʹ'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.EnclosingMark;

    private static string Decomposed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKD);
        }
        catch (ArgumentException)
        {
            // Half a character somewhere: it becomes a hyphen below.
            return text;
        }
    }

    private static string Cut(string slug, int limit)
    {
        if (slug.Length <= limit) return slug;
        var end = slug.LastIndexOf('-', limit);
        return slug[..(end > 0 ? end : limit)];
    }
}
