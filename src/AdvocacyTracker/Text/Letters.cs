using System.Text;

namespace AdvocacyTracker.Text;

/// <summary>Letters as they are written in <c>[a-z0-9]</c>: BGN/PCGN in spirit, without its diacritics.</summary>
internal static class Letters
{
    private static readonly Dictionary<char, string> Table = Read(
        // Latin letters that have no decomposition.
        "ß ss|æ ae|œ oe|ø o|ł l|đ d|ð d|þ th|ħ h|ı i|ŋ n|ŧ t|ə e|ĸ k|ɓ b|ɗ d|ƙ k|ɣ gh|ɔ o|ɛ e|ʻ |"
        // Cyrillic: Russian, Ukrainian, Belarusian, Serbian, Macedonian, Kazakh and neighbours. й and ї come decomposed, as и and і.
        + "а a|б b|в v|г g|ґ g|д d|е e|є ye|ж zh|з z|и i|і i|к k|л l|м m|н n|о o|п p|р r|с s|т t|у u|ф f|х kh|ц ts|ч ch|ш sh|щ shch|"
        + "ъ |ы y|ь |э e|ю yu|я ya|ђ dj|ѓ gj|ѕ dz|ј j|љ lj|њ nj|ћ c|ќ kj|џ dzh|ә a|ғ g|қ q|ң n|ө o|ұ u|ү u|һ h|ҳ h|ҷ j|"
        // Greek.
        + "α a|β v|γ g|δ d|ε e|ζ z|η i|θ th|ι i|κ k|λ l|μ m|ν n|ξ x|ο o|π p|ρ r|σ s|ς s|τ t|υ y|φ f|χ ch|ψ ps|ω o");

    /// <summary>What a letter or digit becomes, possibly nothing; null when it is of a script we don't transliterate, or no letter.</summary>
    public static string? Latin(Rune rune)
    {
        var lower = Rune.ToLowerInvariant(rune);
        if (lower.IsAscii) return Rune.IsLetterOrDigit(lower) ? lower.ToString() : null;
        return lower.IsBmp ? Table.GetValueOrDefault((char)lower.Value) : null;
    }

    private static Dictionary<char, string> Read(string pairs) =>
        pairs.Split('|', StringSplitOptions.RemoveEmptyEntries).ToDictionary(pair => pair[0], pair => pair[2..]);
}
