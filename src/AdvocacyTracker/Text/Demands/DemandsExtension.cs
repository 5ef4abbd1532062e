using Markdig;
using Markdig.Renderers;

namespace AdvocacyTracker.Text.Demands;

/// <summary>Teaches the pipeline <c>:::demands</c> and <c>:::demand</c>.</summary>
internal sealed class DemandsExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.BlockParsers.AddIfNotAlready<DemandBlockParser>();

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) =>
        renderer.ObjectRenderers.AddIfNotAlready<DemandBlockRenderer>();
}
