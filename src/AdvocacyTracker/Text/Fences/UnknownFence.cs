using Markdig.Parsers;
using Markdig.Syntax;

namespace AdvocacyTracker.Text.Fences;

/// <summary>A <c>:::</c> line nobody understands. It is shown as it was written, so that its author sees it.</summary>
internal sealed class UnknownFence(BlockParser parser, Fence fence) : LeafBlock(parser)
{
    public string Source => fence.Source;
}
