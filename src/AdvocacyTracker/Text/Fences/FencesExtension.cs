using Markdig;
using Markdig.Renderers;

namespace AdvocacyTracker.Text.Fences;

/// <summary>Makes unknown <c>:::</c> lines visible. Comes after the extensions that know their own.</summary>
internal sealed class FencesExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.BlockParsers.AddIfNotAlready<UnknownFenceParser>();

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) =>
        renderer.ObjectRenderers.AddIfNotAlready<UnknownFenceRenderer>();
}
