using AdvocacyTracker.Text.Fences;
using Markdig.Parsers;
using Markdig.Syntax;

namespace AdvocacyTracker.Text.Demands;

/// <summary>The place where a letter prints one demand (<c>:::demand D-2017-001-2</c>) or all of them (<c>:::demands</c>).</summary>
internal sealed class DemandBlock(BlockParser parser, Fence fence) : LeafBlock(parser)
{
    public const string One = "demand";

    public const string All = "demands";

    public string Source => fence.Source;

    /// <summary>The demand's reference; null where all of them are printed.</summary>
    public string? Reference => fence.Name == One ? fence.Arguments : null;
}
