using System.Globalization;
using System.Text;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Import;

/// <summary>Words without what Word and the letter may write differently: kinds of quotation marks, dashes and spaces, and signs nobody sees.</summary>
/// <param name="At">For each of its UTF-16 units, its place in the words it was made of.</param>
internal sealed record PlainWords(string Text, IReadOnlyList<int> At)
{
    public static PlainWords Of(string words)
    {
        var (text, at) = (new StringBuilder(words.Length), new List<int>(words.Length));
        for (var i = 0; i < words.Length; i++)
        {
            if (Plain(words[i]) is not { } c || (c == ' ' && (text.Length == 0 || text[^1] == ' '))) continue;
            text.Append(c);
            at.Add(i);
        }
        if (text.Length > 0 && text[^1] == ' ')
        {
            text.Length--;
            at.RemoveAt(at.Count - 1);
        }
        return new(text.ToString(), at);
    }

    /// <summary>How many of its units stand before a place in the words it was made of.</summary>
    public int Before(int place)
    {
        var (low, high) = (0, At.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (At[middle] < place) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>The word at a place, or else the one before it.</summary>
    public (int Start, int End) WordAt(int place)
    {
        var (start, found) = (0, (0, 0));
        foreach (var piece in WordChunker.Instance.Chunk(Text))
        {
            if (start > place) break;
            if (piece != " ") found = (start, start + piece.Length);
            start += piece.Length;
        }
        return found;
    }

    private static char? Plain(char c) => c switch
    {
        '“' or '”' or '„' or '‟' or '«' or '»' => '"',
        '‘' or '’' or '‚' or '‛' or '‹' or '›' => '\'',
        _ when char.IsWhiteSpace(c) => ' ',
        _ => char.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.DashPunctuation => '-',
            UnicodeCategory.Format => null,
            _ => c == '\u2212' ? '-' : c,
        },
    };
}
