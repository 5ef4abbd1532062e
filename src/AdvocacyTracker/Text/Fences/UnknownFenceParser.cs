using Markdig.Parsers;

namespace AdvocacyTracker.Text.Fences;

/// <summary>Takes every <c>:::</c> line that no other parser took.</summary>
internal sealed class UnknownFenceParser : BlockParser
{
    public UnknownFenceParser() => OpeningCharacters = [':'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (Fence.On(processor) is not { } fence) return BlockState.None;
        processor.NewBlocks.Push(new UnknownFence(this, fence));
        return BlockState.BreakDiscard;
    }
}
