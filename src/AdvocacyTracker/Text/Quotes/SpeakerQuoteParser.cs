using AdvocacyTracker.Text.Fences;
using Markdig.Parsers;
using Markdig.Syntax;

namespace AdvocacyTracker.Text.Quotes;

/// <summary>Reads from <c>:::quote</c> to <c>:::</c>. A quotation within a quotation is left to be shown as an unknown line.</summary>
internal sealed class SpeakerQuoteParser : BlockParser
{
    public SpeakerQuoteParser() => OpeningCharacters = [':'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (Fence.On(processor) is not { Name: SpeakerQuote.Name } fence || Fence.IsInside<SpeakerQuote>(processor)) return BlockState.None;
        processor.NewBlocks.Push(new SpeakerQuote(this, fence));
        return BlockState.ContinueDiscard;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        if (Fence.On(processor) is not { IsEnd: true }) return BlockState.Continue;
        ((SpeakerQuote)block).IsEnded = true;
        return BlockState.BreakDiscard;
    }
}
