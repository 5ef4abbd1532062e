using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers;

namespace AdvocacyTracker.Text.Footnotes;

/// <summary>Footnotes, with addresses that keep those of a demand apart from those of its letter.</summary>
internal sealed class NotesExtension : IMarkdownExtension
{
    private readonly FootnoteExtension notes = new();

    public void Setup(MarkdownPipelineBuilder pipeline) => notes.Setup(pipeline);

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        notes.Setup(pipeline, renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlFootnoteGroupRenderer>(new NotesRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlFootnoteLinkRenderer>(new NoteLinkRenderer());
    }
}
