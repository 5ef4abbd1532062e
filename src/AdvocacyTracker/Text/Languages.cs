using System.Text.RegularExpressions;

namespace AdvocacyTracker.Text;

/// <summary>What a text's language means for its markup: its tag, the direction it runs in, and the mark that ends a sentence.</summary>
public static partial class Languages
{
    // The languages written from right to left that letters are written in; a script in the tag (az-Arab) decides too.
    private static readonly HashSet<string> RightToLeft = ["ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ckb"];

    /// <summary>What a language is called in English; its tag where this machine does not know it.</summary>
    public static string EnglishName(string tag)
    {
        try
        {
            return System.Globalization.CultureInfo.GetCultureInfo(tag).EnglishName;
        }
        catch (System.Globalization.CultureNotFoundException)
        {
            return tag;
        }
    }

    /// <summary>Whether this is shaped like a language tag (RFC 5646).</summary>
    public static bool IsTag(string? language) => language is not null && Tag().IsMatch(language);

    /// <summary>Whether two tags name the same language.</summary>
    public static bool AreSame(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether two tags name the same language, whatever its region or script.</summary>
    public static bool AreSamePrimary(string one, string other) => Primary(one) == Primary(other);

    /// <summary>The value of a <c>dir</c> attribute for the language.</summary>
    public static string Direction(string language)
    {
        var parts = language.ToLowerInvariant().Split('-');
        if (parts.Contains("latn") || parts.Contains("cyrl")) return "ltr";
        return RightToLeft.Contains(parts[0]) || parts.Contains("arab") || parts.Contains("hebr") ? "rtl" : "ltr";
    }

    /// <summary>The mark that ends a sentence; empty where a space does (Thai, Lao, Khmer, Burmese).</summary>
    public static string FullStop(string? language) => Primary(language) switch
    {
        "zh" or "ja" or "yue" => "。",
        "ur" => "۔",
        "hi" or "mr" or "ne" or "bn" or "pa" => "।",
        "hy" => "։",
        "am" or "ti" => "።",
        "th" or "lo" or "km" or "my" => "",
        _ => ".",
    };

    /// <summary>Whether two sentences stand apart by a space.</summary>
    public static bool HasSpaces(string? language) => Primary(language) is not ("zh" or "ja" or "yue");

    private static string Primary(string? language) => (language ?? "").Split('-')[0].ToLowerInvariant();

    [GeneratedRegex(@"\A[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,6}\z")]
    private static partial Regex Tag();
}
