using System.Globalization;

namespace AdvocacyTracker.Letters;

/// <summary>The words that open a release: where it is dated from, and when, in the style of the house.</summary>
public static class Dateline
{
    /// <summary>The dateline of a place and a day in this style; empty without a place, and without the day where it is not known.</summary>
    public static string Of(DatelineStyle style, string place, DateOnly? day, string language)
    {
        if (place.Length == 0) return "";
        var on = LetterFields.InWords(day, language) is { Length: > 0 } date ? $", {date}" : "";
        return style switch
        {
            DatelineStyle.Capitals => Upper(place, language),
            DatelineStyle.CapitalsAndDate => $"{Upper(place, language)}{on}",
            DatelineStyle.InBrackets => $"({place}{on})",
            _ => place,
        };
    }

    // By the rules of the language: a Turkish i keeps its dot.
    private static string Upper(string place, string language)
    {
        try
        {
            return place.ToUpper(CultureInfo.GetCultureInfo(language));
        }
        catch (CultureNotFoundException)
        {
            return place.ToUpperInvariant();
        }
    }
}

/// <summary>How a house writes its datelines.</summary>
public enum DatelineStyle
{
    /// <summary>The place, as it is written.</summary>
    Place,

    /// <summary>The place in capitals.</summary>
    Capitals,

    /// <summary>The place in capitals, and the day.</summary>
    CapitalsAndDate,

    /// <summary>Place and day in brackets.</summary>
    InBrackets,
}
