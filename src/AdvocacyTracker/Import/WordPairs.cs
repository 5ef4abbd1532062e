using AdvocacyTracker.Rules;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Import;

/// <summary>Finds for each paragraph of a Word file the paragraph of the text that it is a copy of.</summary>
internal sealed class WordPairs
{
    // Less alike, it is another paragraph; so little apart, either may be meant.
    private const double LeastAlike = 0.6;

    private const double LeastApart = 0.1;

    private static readonly Refusal Nowhere = new("This paragraph is nowhere in the text as it stands: what is printed around the text, such as a subject or a closing, is changed in its field.");

    private static readonly Refusal Ambiguous = new("This paragraph stands in the text more than once, and what is around it doesn’t say which is meant.");

    private readonly List<PlainWords> words;

    private readonly List<Candidate> candidates;

    private readonly Dictionary<string, List<int>> places;

    private readonly Dictionary<string, List<int>> asked;

    private readonly HashSet<string> exact;

    public WordPairs(WordCopy copy, IReadOnlyList<WordTarget> targets)
    {
        words = [.. copy.Paragraphs.Select(p => PlainWords.Of(p.Text))];
        candidates = [.. targets.SelectMany(t => t.Blocks.Select(b => new Candidate(t, b, PlainWords.Of(b.Text))))];
        places = Places(candidates.Select(c => c.Words.Text));
        asked = Places(words.Select(w => w.Text));
        exact = [.. places.Keys.Intersect(asked.Keys)];
        Copy = copy;
    }

    private WordCopy Copy { get; }

    /// <summary>The paragraph's pair, or why it has none.</summary>
    public Result<WordPair> Find(int paragraph)
    {
        var found = places.TryGetValue(words[paragraph].Text, out var same) ? Choose(paragraph, same) : Nearest(words[paragraph].Text);
        if (!found.IsDone) return found.Refusal;
        var (target, block, printed) = candidates[found.Value];
        return new WordPair(Copy.Paragraphs[paragraph], words[paragraph], target, block, printed);
    }

    private static Dictionary<string, List<int>> Places(IEnumerable<string> texts) =>
        texts.Select((text, i) => (text, i)).Where(t => t.text.Length > 0).GroupBy(t => t.text).ToDictionary(g => g.Key, g => g.Select(t => t.i).ToList());

    private Result<int> Choose(int paragraph, List<int> same)
    {
        var here = asked[words[paragraph].Text];
        // As often here as there: the first is the first.
        if (here.Count == same.Count) return same[here.IndexOf(paragraph)];
        var (before, after) = (Neighbour(words, w => w.Text, paragraph, -1), Neighbour(words, w => w.Text, paragraph, 1));
        var ranked = same.Select(i => (Index: i, Worth: Alike(before, i, -1) + Alike(after, i, 1))).OrderByDescending(r => r.Worth).ToList();
        return ranked[0].Worth > 0 && (ranked.Count == 1 || ranked[1].Worth < ranked[0].Worth) ? ranked[0].Index : Ambiguous;
    }

    private int Alike(string neighbour, int candidate, int step) => neighbour.Length > 0 && neighbour == Neighbour(candidates, c => c.Words.Text, candidate, step) ? 1 : 0;

    private static string Neighbour<T>(List<T> all, Func<T, string> text, int at, int step)
    {
        for (at += step; at >= 0 && at < all.Count; at += step)
        {
            if (text(all[at]).Length > 0) return text(all[at]);
        }
        return "";
    }

    private Result<int> Nearest(string text)
    {
        var bag = Bag(text);
        var ranked = candidates.Select((c, i) => (Index: i, Worth: exact.Contains(c.Words.Text) ? 0 : Likeness(bag, c.Bag))).Where(r => r.Worth >= LeastAlike).OrderByDescending(r => r.Worth).Take(2).ToList();
        if (ranked.Count == 0) return Nowhere;
        return ranked.Count == 1 || ranked[0].Worth - ranked[1].Worth >= LeastApart ? ranked[0].Index : Ambiguous;
    }

    // Of all words of both, how many they share.
    private static double Likeness(Dictionary<string, int> one, Dictionary<string, int> other)
    {
        var shared = one.Sum(w => Math.Min(w.Value, other.GetValueOrDefault(w.Key)));
        var all = one.Values.Sum() + other.Values.Sum();
        return all == 0 ? 0 : 2.0 * shared / all;
    }

    private static Dictionary<string, int> Bag(string text) => WordChunker.Instance.Chunk(text).Where(w => w != " ").GroupBy(w => w).ToDictionary(g => g.Key, g => g.Count());

    private sealed record Candidate(WordTarget Target, PrintedBlock Block, PlainWords Words)
    {
        public Dictionary<string, int> Bag { get; } = WordPairs.Bag(Words.Text);
    }
}
