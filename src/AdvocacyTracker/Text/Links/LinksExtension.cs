using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html.Inlines;

namespace AdvocacyTracker.Text.Links;

/// <summary>Puts our own rules about addresses in the place of Markdig's renderers of links.</summary>
internal sealed class LinksExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        renderer.ObjectRenderers.ReplaceOrAdd<LinkInlineRenderer>(new LinkRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<AutolinkInlineRenderer>(new AutolinkRenderer());
    }
}
