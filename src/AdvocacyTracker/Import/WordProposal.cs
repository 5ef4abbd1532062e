using AdvocacyTracker.Demands;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Import;

/// <summary>The remarks that a Word copy of a text brings, each on its passage, and what could not be placed.</summary>
public sealed record WordProposal(IReadOnlyList<BroughtRemark> Remarks, IReadOnlyList<NotBroughtIn> Left)
{
    /// <summary>Places what a Word copy holds in a body and the demands printed in it, as they stand now.</summary>
    public static WordProposal Of(WordCopy copy, IReadOnlyList<RemarkedText> texts, MarkdownRenderer renderer, RenderContext context) =>
        new WordPlacing(copy, texts, renderer, context).Place();
}
