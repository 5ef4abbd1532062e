using AngleSharp.Dom;

namespace AdvocacyTracker.Text;

/// <summary>A block of rendered markup: an element of its own, or the words between two such elements.</summary>
internal sealed class RenderedBlock
{
    private static readonly HashSet<string> Names =
    [
        "p", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "figure", "figcaption", "pre", "div", "section",
        "table", "thead", "tbody", "tr", "td", "th",
    ];

    private HashSet<string>? words;

    private RenderedBlock(IElement? element, IReadOnlyList<INode> nodes) => (Element, Nodes) = (element, nodes);

    /// <summary>The element; null for words between elements.</summary>
    public IElement? Element { get; }

    /// <summary>The element alone, or the words and what stands among them.</summary>
    public IReadOnlyList<INode> Nodes { get; }

    public string Name => Element?.LocalName ?? "";

    public string Key => field ??= string.Concat(Nodes.Select(n => n is IElement e ? e.OuterHtml : n.TextContent));

    /// <summary>What stands in a node, in order; the white space between blocks is left out.</summary>
    public static List<RenderedBlock> In(INode parent)
    {
        var blocks = new List<RenderedBlock>();
        var run = new List<INode>();
        foreach (var node in parent.ChildNodes)
        {
            if (node is not IElement element || !Names.Contains(element.LocalName))
            {
                run.Add(node);
                continue;
            }
            EndRun();
            blocks.Add(new(element, [element]));
        }
        EndRun();
        return blocks;

        void EndRun()
        {
            if (run.Any(n => n is IElement || !string.IsNullOrWhiteSpace(n.TextContent))) blocks.Add(new(null, [.. run]));
            run.Clear();
        }
    }

    /// <summary>How alike two blocks of one kind are, from 0 to 1; 0 for those of different kinds.</summary>
    public double Likeness(RenderedBlock other)
    {
        if (Name != other.Name) return 0;
        var (mine, theirs) = (Words(), other.Words());
        return mine.Count + theirs.Count == 0 ? 1 : 2.0 * mine.Count(theirs.Contains) / (mine.Count + theirs.Count);
    }

    private HashSet<string> Words() => words ??= [.. Nodes.SelectMany(n => WordChunker.Instance.Chunk(n.TextContent)).Where(WordTally.IsWord)];
}
