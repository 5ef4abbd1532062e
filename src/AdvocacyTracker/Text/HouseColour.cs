using System.Globalization;
using AdvocacyTracker.Rules;

namespace AdvocacyTracker.Text;

/// <summary>What the accent of a house must be, so that words in it can be read on its paper (WCAG 2.2 AA).</summary>
public static class HouseColour
{
    /// <summary>The least contrast of text.</summary>
    public const double LeastContrast = 4.5;

    /// <summary>Paper, sheet and shade of light screens, as css/tokens.css has them; a test compares.</summary>
    public static IReadOnlyList<string> LightPapers { get; } = ["#faf7f0", "#fffefa", "#f2ede2"];

    /// <summary>The same of dark screens.</summary>
    public static IReadOnlyList<string> DarkPapers { get; } = ["#171613", "#211f1b", "#1c1b17"];

    /// <summary>The least contrast of a colour with any of the papers; null when it is no colour.</summary>
    public static double? ContrastOf(string colour, bool isDark) => Colour.Read(colour) is { } accent
        ? (isDark ? DarkPapers : LightPapers).Min(paper => accent.ContrastWith(Colour.Read(paper)!.Value))
        : null;

    /// <summary>Why this can't be the accent, or null; empty leaves the colour that everybody begins with.</summary>
    /// <param name="name">As a sentence begins with it, such as "The accent".</param>
    public static Refusal? WhyNot(string name, string colour, bool isDark)
    {
        if (colour.Length == 0) return null;
        if (ContrastOf(colour, isDark) is not { } contrast) return new($"{name} “{colour}” is no colour: write it like {(isDark ? "#a4bcec" : "#274680")}.");
        return contrast >= LeastContrast ? null
            : new($"{name} {colour} has a contrast of {InWords(contrast)} with the paper, and words need {InWords(LeastContrast)}: choose a {(isDark ? "lighter" : "darker")} one.");
    }

    /// <summary>A contrast as people read it. Never rounded up: what falls short must not look as if it were enough.</summary>
    public static string InWords(double contrast) => $"{(Math.Floor(contrast * 100) / 100).ToString("0.##", CultureInfo.InvariantCulture)}:1";
}
