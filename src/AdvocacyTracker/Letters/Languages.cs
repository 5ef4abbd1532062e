using System.Text.RegularExpressions;

namespace AdvocacyTracker.Letters;

/// <summary>Languages by their BCP 47 tags (RFC 5646), and which way they run.</summary>
public static partial class Languages
{
    private static readonly HashSet<string> RightToLeft = ["ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ckb"];

    /// <summary>Whether this looks like a language tag that a browser understands.</summary>
    public static bool IsKnown(string tag) => Tag().IsMatch(tag);

    /// <summary>The value of a <c>dir</c> attribute for the language.</summary>
    public static string Direction(string tag) => RightToLeft.Contains(tag.Split('-')[0].ToLowerInvariant()) ? "rtl" : "ltr";

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$")]
    private static partial Regex Tag();
}
