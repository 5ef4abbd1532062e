using System.Globalization;
using System.Text.RegularExpressions;

namespace AdvocacyTracker.Text;

/// <summary>A colour as style sheets write it, <c>#rrggbb</c>.</summary>
public readonly partial record struct Colour(byte Red, byte Green, byte Blue)
{
    /// <summary>The colour that is written so, or null.</summary>
    public static Colour? Read(string? written) => Written().Match(written ?? "") is { Success: true } match
        ? new(Part(match.Groups[1].Value), Part(match.Groups[2].Value), Part(match.Groups[3].Value))
        : null;

    /// <summary>How far it stands out from another: 1 for the same, 21 for black on white (WCAG 2.2, contrast ratio).</summary>
    public double ContrastWith(Colour other)
    {
        var (one, two) = (Luminance, other.Luminance);
        return (Math.Max(one, two) + 0.05) / (Math.Min(one, two) + 0.05);
    }

    /// <inheritdoc/>
    public override string ToString() => $"#{Red:x2}{Green:x2}{Blue:x2}";

    // WCAG 2.2, relative luminance.
    private double Luminance => 0.2126 * Linear(Red) + 0.7152 * Linear(Green) + 0.0722 * Linear(Blue);

    private static double Linear(byte part) => part / 255.0 is var share && share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);

    private static byte Part(string hex) => byte.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A#([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})\z")]
    private static partial Regex Written();
}
