namespace AdvocacyTracker.Text;

/// <summary>Where a word ends. Only scripts with small letters say by a letter that a word goes on: Arabic joins its particles to words, Chinese has no spaces.</summary>
internal static class WordEdge
{
    /// <summary>Whether a text parted at this place would be parted inside a word, as "lawful" is in "unlawful".</summary>
    public static bool Cuts(string text, int at) => at > 0 && at < text.Length && IsOfWord(text[at - 1]) && IsOfWord(text[at]);

    private static bool IsOfWord(char c) => char.IsUpper(c) || char.IsLower(c) || char.IsDigit(c);
}
