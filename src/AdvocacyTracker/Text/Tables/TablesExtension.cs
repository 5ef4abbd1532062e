using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers;

namespace AdvocacyTracker.Text.Tables;

/// <summary>Pipe tables with a header row, printed by our own renderer.</summary>
internal sealed class TablesExtension : IMarkdownExtension
{
    private readonly PipeTableExtension tables = new(new PipeTableOptions { RequireHeaderSeparator = true, UseHeaderForColumnCount = true });

    public void Setup(MarkdownPipelineBuilder pipeline) => tables.Setup(pipeline);

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        tables.Setup(pipeline, renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlTableRenderer>(new TableRenderer());
    }
}
