using System.Globalization;

namespace AdvocacyTracker.Web.Newsroom;

/// <summary>What a language is called by those who read it.</summary>
public static class LanguageNames
{
    /// <summary>The language's own name, such as “français”; its tag where this machine doesn't know it.</summary>
    public static string Of(string tag)
    {
        try
        {
            var culture = CultureInfo.GetCultureInfo(tag);
            return culture.NativeName.StartsWith("Invariant", StringComparison.Ordinal) ? tag : culture.NativeName;
        }
        catch (CultureNotFoundException)
        {
            return tag;
        }
    }
}
