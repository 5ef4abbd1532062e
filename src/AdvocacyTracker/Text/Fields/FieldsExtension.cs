using Markdig;
using Markdig.Renderers;

namespace AdvocacyTracker.Text.Fields;

/// <summary>Teaches the pipeline <c>{{fields}}</c>.</summary>
internal sealed class FieldsExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.InlineParsers.Insert(0, new FieldParser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) =>
        renderer.ObjectRenderers.AddIfNotAlready<FieldRenderer>();
}
