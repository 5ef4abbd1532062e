using AdvocacyTracker.Press;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Web.Newsroom;

/// <summary>A correction as a reader sees it: what was wrong, and the lines that read otherwise now.</summary>
/// <param name="Lines">Each line that changed, as stretches that stayed, went and came.</param>
public sealed record CorrectionView(DateTimeOffset At, string Note, bool IsMinor, IReadOnlyList<IReadOnlyList<ComparedWords>> Lines)
{
    /// <summary>Makes it out of the words before and after.</summary>
    public static CorrectionView Of(PublishedCorrection correction, MarkdownRenderer renderer)
    {
        var (before, after) = correction.Read(renderer);
        return new(correction.At, correction.Note, correction.IsMinor, [.. LinesOf(Comparison.OfWords(before, after)).Where(l => l.Any(w => w.Change != Change.Same))]);
    }

    private static IEnumerable<IReadOnlyList<ComparedWords>> LinesOf(IEnumerable<ComparedWords> words)
    {
        var line = new List<ComparedWords>();
        foreach (var (change, text) in words)
        {
            var pieces = text.Split('\n');
            for (var i = 0; i < pieces.Length; i++)
            {
                if (i > 0)
                {
                    yield return line;
                    line = [];
                }
                if (pieces[i].Length > 0) line.Add(new(change, pieces[i]));
            }
        }
        yield return line;
    }
}
