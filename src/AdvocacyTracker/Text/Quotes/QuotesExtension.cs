using Markdig;
using Markdig.Renderers;

namespace AdvocacyTracker.Text.Quotes;

/// <summary>Teaches the pipeline <c>:::quote</c>.</summary>
internal sealed class QuotesExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.BlockParsers.AddIfNotAlready<SpeakerQuoteParser>();

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) =>
        renderer.ObjectRenderers.AddIfNotAlready<SpeakerQuoteRenderer>();
}
