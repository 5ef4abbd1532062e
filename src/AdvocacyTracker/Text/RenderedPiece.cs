using AngleSharp.Dom;

namespace AdvocacyTracker.Text;

/// <summary>A word, a gap, a sign or a mark inside a block, with the elements around it (emphasis, a link) from the outermost in.</summary>
internal sealed record RenderedPiece(INode Node, string Text, IReadOnlyList<IElement> Around, string Key)
{
    public bool IsGap => Node is IText && string.IsNullOrWhiteSpace(Text);

    public bool IsWord => Node is IText && WordTally.IsWord(Text);

    /// <summary>The pieces of words between elements, in order.</summary>
    public static List<RenderedPiece> In(IEnumerable<INode> nodes, bool isExact)
    {
        var pieces = new List<RenderedPiece>();
        foreach (var node in nodes) Read(node, [], "", isExact, pieces);
        return pieces;
    }

    private static void Read(INode node, IReadOnlyList<IElement> around, string signature, bool isExact, List<RenderedPiece> pieces)
    {
        if (node is IText words)
        {
            foreach (var chunk in WordChunker.Instance.Chunk(words.Data))
            {
                // Where a line is wrapped in the source is no change of the letter.
                var text = !isExact && string.IsNullOrWhiteSpace(chunk) ? " " : chunk;
                if (text == " " && pieces is [.., { Text: " " }] && !isExact) continue;
                pieces.Add(new(node, text, around, $"{signature}\n{text}"));
            }
        }
        else if (node is IElement element)
        {
            if (!element.HasChildNodes || element.ClassList.Contains("footnote-ref") || element.ClassList.Contains("footnote-back"))
                pieces.Add(new(node, "", around, $"{signature}\n{element.OuterHtml}"));
            else
                foreach (var child in element.ChildNodes) Read(child, [.. around, element], $"{signature}<{element.LocalName} {element.ClassName} {element.GetAttribute("href")}>", isExact, pieces);
        }
    }
}
