using AdvocacyTracker.Text.Demands;
using AdvocacyTracker.Text.Fences;
using AdvocacyTracker.Text.Fields;
using AdvocacyTracker.Text.Footnotes;
using AdvocacyTracker.Text.Links;
using AdvocacyTracker.Text.Quotes;
using AdvocacyTracker.Text.Tables;
using Markdig;

namespace AdvocacyTracker.Text;

/// <summary>The one pipeline: the core of CommonMark without HTML, and the extensions chosen here and no others.</summary>
internal static class Pipelines
{
    /// <summary>The deepest nesting of blocks and of emphasis, together, that is still rendered.</summary>
    public const int DepthLimit = 100;

    /// <summary>For a demand's text: no blocks and no fields of ours, so that a demand can't print itself.</summary>
    public static MarkdownPipeline Passage { get; } = Chosen(new()).Build();

    /// <summary>For the body of a letter or a release.</summary>
    public static MarkdownPipeline Body { get; } = Chosen(WithOurs(new())).Build();

    /// <summary>The same as <see cref="Passage"/>, every word with its place in the source.</summary>
    public static MarkdownPipeline PlacedPassage { get; } = Chosen(new() { PreciseSourceLocation = true }).Build();

    /// <summary>The same as <see cref="Body"/>, every word with its place in the source.</summary>
    public static MarkdownPipeline PlacedBody { get; } = Chosen(WithOurs(new() { PreciseSourceLocation = true })).Build();

    private static MarkdownPipelineBuilder WithOurs(MarkdownPipelineBuilder builder) =>
        builder.Use<DemandsExtension>().Use<QuotesExtension>().Use<FencesExtension>().Use<FieldsExtension>();

    // Never UseAdvancedExtensions: its generic attributes let {onclick=…} through even with DisableHtml.
    private static MarkdownPipelineBuilder Chosen(MarkdownPipelineBuilder builder)
    {
        builder.MaximumNestingDepth = DepthLimit;
        return builder.Use<TablesExtension>().Use<NotesExtension>().UseAutoLinks().Use<LinksExtension>().DisableHtml();
    }
}
