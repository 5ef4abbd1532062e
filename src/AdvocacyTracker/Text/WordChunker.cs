using System.Globalization;
using System.Text;
using DiffPlex;

namespace AdvocacyTracker.Text;

/// <summary>Cuts a text into words, gaps and single signs, so that the pieces joined are the text. Scripts without spaces are cut letter by letter.</summary>
internal sealed class WordChunker : IChunker
{
    private enum Kind
    {
        Word,
        Gap,
        Single,
    }

    public static WordChunker Instance { get; } = new();

    public IReadOnlyList<string> Chunk(string text)
    {
        var pieces = new List<string>();
        var start = 0;
        Kind? before = null;
        for (var i = 0; i < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length);
            var kind = KindOf(rune);
            if (before is not null && (kind != before || kind == Kind.Single))
            {
                pieces.Add(text[start..i]);
                start = i;
            }
            before = kind;
            i += length;
        }
        if (start < text.Length) pieces.Add(text[start..]);
        return pieces;
    }

    private static Kind KindOf(Rune rune)
    {
        if (rune.Value is '\n' or '\r') return Kind.Single;
        if (Rune.IsWhiteSpace(rune)) return Kind.Gap;
        if (rune.Value is '\'' or '’' or '-') return Kind.Word;
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.OtherLetter when IsWithoutSpaces(rune.Value) => Kind.Single,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format => Kind.Word,
            _ => Rune.IsLetterOrDigit(rune) ? Kind.Word : Kind.Single,
        };
    }

    // Thai and Lao, Burmese, Khmer, kana, and the ideographs of every plane.
    private static bool IsWithoutSpaces(int letter) =>
        letter is (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF)
            or (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or >= 0x20000;
}
