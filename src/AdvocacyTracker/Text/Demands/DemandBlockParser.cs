using AdvocacyTracker.Text.Fences;
using AdvocacyTracker.Text.Quotes;
using Markdig.Parsers;
using Markdig.Syntax;

namespace AdvocacyTracker.Text.Demands;

/// <summary>Reads <c>:::demands</c> and <c>:::demand REFERENCE</c>. A closing <c>:::</c> is not needed, and is taken where it is written.</summary>
internal sealed class DemandBlockParser : BlockParser
{
    public DemandBlockParser() => OpeningCharacters = [':'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (Fence.On(processor) is not { } fence || !IsDemand(fence)) return BlockState.None;
        // In a quotation the next ::: ends the quotation, and a demand there is a slip: it is shown as an unknown line.
        if (Fence.IsInside<SpeakerQuote>(processor)) return BlockState.None;
        processor.NewBlocks.Push(new DemandBlock(this, fence));
        return BlockState.ContinueDiscard;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        if (processor.IsBlankLine) return BlockState.ContinueDiscard;
        return Fence.On(processor) is { IsEnd: true } ? BlockState.BreakDiscard : BlockState.None;
    }

    private static bool IsDemand(Fence fence) => fence.Name switch
    {
        DemandBlock.One => fence.Arguments.Length > 0,
        DemandBlock.All => fence.Arguments.Length == 0,
        _ => false,
    };
}
