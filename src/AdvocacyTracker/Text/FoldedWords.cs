using System.Globalization;
using System.Text;

namespace AdvocacyTracker.Text;

/// <summary>The words of a text in the one form in which they are looked for (<see cref="WrittenNames.Fold"/>): an accent, a capital or a full-width sign makes no other word. Where a script has no spaces, every sign with its marks is one.</summary>
public static class FoldedWords
{
    /// <summary>The longest word that is told apart, in characters.</summary>
    public const int LongestWord = 60;

    /// <summary>The words of a text, in its order.</summary>
    public static IReadOnlyList<FoldedWord> In(string text)
    {
        var words = new List<FoldedWord>();
        var (start, at, stands) = (-1, 0, false);
        foreach (var rune in text.EnumerateRunes())
        {
            var (isOfWord, isAlone) = (IsOfWord(rune), IsUnspaced(rune) && Rune.IsLetter(rune));
            if (start >= 0 && (!isOfWord || isAlone || (stands && Rune.IsLetterOrDigit(rune))))
            {
                Add(words, text, start, at);
                start = -1;
            }
            if (isOfWord && start < 0) (start, stands) = (at, isAlone);
            at += rune.Utf16SequenceLength;
        }
        if (start >= 0) Add(words, text, start, text.Length);
        return words;
    }

    private static void Add(List<FoldedWord> words, string text, int start, int end)
    {
        var folded = string.Concat(WrittenNames.Fold(text[start..end]).EnumerateRunes().Where(IsOfWord));
        if (folded.Length > LongestWord) folded = folded[..(char.IsHighSurrogate(folded[LongestWord - 1]) ? LongestWord - 1 : LongestWord)];
        if (folded.Length > 0) words.Add(new(start, end - start, folded));
    }

    // Chinese and Japanese; Thai and Lao, Burmese, Khmer.
    private static bool IsUnspaced(Rune rune) => WrittenNames.IsUnspaced(rune) || rune.Value is (>= 0xE00 and < 0xF00) or (>= 0x1000 and < 0x10A0) or (>= 0x1780 and < 0x1800);

    private static bool IsOfWord(Rune rune) => Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format;
}

/// <summary>A word, where it stands in its text, and its folded form.</summary>
public sealed record FoldedWord(int Start, int Length, string Word);
