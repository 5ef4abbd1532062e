using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace AdvocacyTracker.Text;

/// <summary>
/// What changed between two texts as a reader sees them: block by block, and word by word inside a block that is still the
/// same one. It puts insertions and deletions into the later text's markup, never across the edge of an element.
/// </summary>
internal sealed class RenderedComparison
{
    private const int BlockLimit = 4_000;

    private const int PieceLimit = 8_000;

    // Beyond so many possible pairs, blocks are paired by their place.
    private const int PairLimit = 2_500;

    private const double LeastLikeness = 0.3;

    private readonly IDocument page = new HtmlParser().ParseDocument("");

    private int added, removed;

    private RenderedComparison()
    {
    }

    public static ComparedHtml? Of(SafeHtml before, SafeHtml after)
    {
        var comparison = new RenderedComparison();
        using var old = Parse(before);
        using var fresh = Parse(after);
        using var page = comparison.page;
        if (!comparison.TryMerge(page.Body!, old.Body!, fresh.Body!, isExact: false)) return null;
        return new(HtmlGate.PassCompared(page.Body!.InnerHtml), new(comparison.added, comparison.removed));
    }

    private static IDocument Parse(SafeHtml html) => new HtmlParser().ParseDocument("<!doctype html><body>" + html.Value);

    private bool TryMerge(IElement into, INode before, INode after, bool isExact)
    {
        if (Alignment.Of(RenderedBlock.In(before), RenderedBlock.In(after), b => b.Key, BlockLimit) is not { } stretches) return false;
        foreach (var stretch in stretches)
        {
            if (stretch.IsAlike)
            {
                foreach (var block in stretch.Fresh) Copy(block, into);
            }
            else if (!TryMergeDiffering(into, stretch.Old, stretch.Fresh, isExact)) return false;
        }
        return true;
    }

    private bool TryMergeDiffering(IElement into, IReadOnlyList<RenderedBlock> old, IReadOnlyList<RenderedBlock> fresh, bool isExact)
    {
        var (i, j) = (0, 0);
        foreach (var (a, b) in Pairs(old, fresh).Append((old.Count, fresh.Count)))
        {
            for (; i < a; i++) MarkWhole(into, old[i], "del", isExact);
            for (; j < b; j++) MarkWhole(into, fresh[j], "ins", isExact);
            if (a == old.Count || b == fresh.Count) continue;
            if (!TryMergePair(into, old[i++], fresh[j++], isExact)) return false;
        }
        return true;
    }

    private bool TryMergePair(IElement into, RenderedBlock old, RenderedBlock fresh, bool isExact)
    {
        if (fresh.Element is not { } element)
        {
            MergeWords(into, old.Nodes, fresh.Nodes, isExact);
            return true;
        }
        return TryMerge(Shell(element, into, keepsId: true), old.Element!, element, isExact || element.LocalName == "pre");
    }

    private static List<(int Old, int Fresh)> Pairs(IReadOnlyList<RenderedBlock> old, IReadOnlyList<RenderedBlock> fresh)
    {
        if (old.Count * fresh.Count > PairLimit || (old.Count == 1 && fresh.Count == 1))
            return [.. Enumerable.Range(0, Math.Min(old.Count, fresh.Count)).Where(n => old[n].Name == fresh[n].Name).Select(n => (n, n))];
        // The pairing, in order, whose blocks are most alike in sum.
        var best = new double[old.Count + 1, fresh.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
            for (var j = fresh.Count - 1; j >= 0; j--)
                best[i, j] = Math.Max(Math.Max(best[i + 1, j], best[i, j + 1]), Worth(i, j) + best[i + 1, j + 1]);
        var pairs = new List<(int, int)>();
        for (int i = 0, j = 0; i < old.Count && j < fresh.Count;)
        {
            if (Worth(i, j) > 0 && best[i, j] == Worth(i, j) + best[i + 1, j + 1]) pairs.Add((i++, j++));
            else if (best[i, j] == best[i + 1, j]) i++;
            else j++;
        }
        return pairs;

        double Worth(int i, int j) => old[i].Likeness(fresh[j]) is var likeness && likeness >= LeastLikeness ? likeness : 0;
    }

    private void MergeWords(IElement into, IReadOnlyList<INode> before, IReadOnlyList<INode> after, bool isExact)
    {
        var (old, fresh) = (RenderedPiece.In(before, isExact), RenderedPiece.In(after, isExact));
        foreach (var stretch in WithoutLoneGaps(Alignment.Of(old, fresh, p => p.Key, PieceLimit) ?? [new(false, old, fresh)]))
        {
            if (stretch.IsAlike)
            {
                Write(into, stretch.Fresh, keepsIds: true);
                continue;
            }
            Mark(into, stretch.Old, "del");
            Mark(into, stretch.Fresh, "ins");
        }
    }

    // "old words" to "new ones" reads better as one change than as two with a space between.
    private static List<Stretch<RenderedPiece>> WithoutLoneGaps(List<Stretch<RenderedPiece>> stretches)
    {
        var joined = new List<Stretch<RenderedPiece>>();
        for (var n = 0; n < stretches.Count; n++)
        {
            var stretch = stretches[n];
            var isLoneGap = stretch is { IsAlike: true, Fresh: [{ IsGap: true }] } && n + 1 < stretches.Count;
            if (joined is [.., { IsAlike: false } last] && (!stretch.IsAlike || isLoneGap))
                joined[^1] = new(false, [.. last.Old, .. stretch.Old], [.. last.Fresh, .. stretch.Fresh]);
            else joined.Add(stretch);
        }
        return joined;
    }

    private void MarkWhole(IElement into, RenderedBlock block, string mark, bool isExact)
    {
        if (block.Element is not { } element)
        {
            Mark(into, RenderedPiece.In(block.Nodes, isExact), mark);
            return;
        }
        if (element.LocalName == "hr") into = Shell(page.CreateElement(mark), into, keepsId: true);
        var shell = Shell(element, into, keepsId: mark == "ins");
        foreach (var inner in RenderedBlock.In(element)) MarkWhole(shell, inner, mark, isExact || element.LocalName == "pre");
    }

    private void Mark(IElement into, IReadOnlyList<RenderedPiece> pieces, string mark)
    {
        if (pieces.Count == 0) return;
        var words = pieces.Count(p => p.IsWord);
        if (mark == "ins") added += words;
        else removed += words;
        Write(Shell(page.CreateElement(mark), into, keepsId: true), pieces, keepsIds: mark == "ins");
    }

    private void Write(IElement into, IReadOnlyList<RenderedPiece> pieces, bool keepsIds)
    {
        var open = new List<(IElement Original, IElement Copy)>();
        foreach (var piece in pieces)
        {
            var shared = 0;
            while (shared < open.Count && shared < piece.Around.Count && ReferenceEquals(open[shared].Original, piece.Around[shared])) shared++;
            open.RemoveRange(shared, open.Count - shared);
            foreach (var element in piece.Around.Skip(shared)) open.Add((element, Shell(element, open.Count == 0 ? into : open[^1].Copy, keepsIds)));
            var place = open.Count == 0 ? into : open[^1].Copy;
            if (piece.Node is IElement whole) WithoutIds((IElement)place.AppendChild(page.Import(whole)), keepsIds);
            else place.AppendChild(page.CreateTextNode(piece.Text));
        }
    }

    private void Copy(RenderedBlock block, IElement into)
    {
        foreach (var node in block.Nodes) into.AppendChild(page.Import(node));
    }

    private IElement Shell(IElement element, IElement into, bool keepsId)
    {
        var shell = (IElement)page.Import(element, false);
        if (!keepsId) shell.RemoveAttribute("id");
        into.AppendChild(shell);
        return shell;
    }

    // What is gone may stand elsewhere now, and two elements can't have one address.
    private static void WithoutIds(IElement element, bool keepsIds)
    {
        if (keepsIds) return;
        element.RemoveAttribute("id");
        foreach (var inner in element.QuerySelectorAll("[id]")) inner.RemoveAttribute("id");
    }
}
