using System.Net;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Text.Demands;
using AdvocacyTracker.Text.Fields;
using AdvocacyTracker.Text.Quotes;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AdvocacyTracker.Text;

/// <summary>
/// The one way from a letter's or release's Markdown to what a reader sees. Safe to share between threads; nothing here
/// throws: a text that can't be rendered is shown plainly, since a letter must always open.
/// </summary>
public sealed class MarkdownRenderer : IDisposable
{
    /// <summary>What <see cref="DemandsIn"/> says of a block that prints all demands.</summary>
    public const string AllDemands = "*";

    // Rendering can't be stopped once begun, so that only a few may be under way at once.
    private readonly SemaphoreSlim room = new(Math.Max(1, Environment.ProcessorCount));

    /// <summary>The most a body may hold, in UTF-8 bytes.</summary>
    public static int BodyLimit => TextRules.BodyLimit;

    /// <summary>The most a body may hold to be previewed while it is typed, in UTF-8 bytes.</summary>
    public static int PreviewLimit => 100 * 1024;

    /// <summary>Why a text is shown plainly instead of rendered, or null: its size, its nesting, or more signs than any letter has.</summary>
    public static Refusal? WhyNotRender(string? markdown, int limitInBytes) => RenderLimits.WhyNot(markdown ?? "", limitInBytes);

    /// <summary>The body as a reader sees it; plainly where it is refused.</summary>
    public SafeHtml Render(string? markdown, RenderContext? context) => Render(markdown, context, BodyLimit);

    /// <summary>The body as a reader will see it, while it is typed.</summary>
    public SafeHtml Preview(string? markdown, RenderContext? context) => Render(markdown, context, PreviewLimit);

    /// <summary>Two bodies as a reader sees them, laid over each other; null when one can't be rendered, or when too much differs.</summary>
    public ComparedHtml? Compare(string? before, string? after, RenderContext? context) =>
        TryRender(before, context, BodyLimit) is { } old && TryRender(after, context, BodyLimit) is { } fresh
            ? Guarded(after, BodyLimit, _ => RenderedComparison.Of(old, fresh)!)
            : null;

    /// <summary>The words of the body as a reader sees them, blocks apart by a blank line: for comparing, and for finding a quotation.</summary>
    public string PlainText(string? markdown, RenderContext? context) =>
        TryRender(markdown, context, BodyLimit) is { } html ? ReadableText.Of(html) : markdown ?? "";

    /// <summary>The paragraphs of a body as a reader sees them, each letter with its place in the source; none of a body that can't be rendered.</summary>
    internal IReadOnlyList<PrintedBlock> BlocksOf(string body, RenderContext context) =>
        Guarded(body, BodyLimit, text => PrintedBlocks.Of(Markdown.Parse(text, Pipelines.PlacedBody), text, context, "")) ?? [];

    /// <summary>The paragraphs of a demand's text as a letter prints it, its title before the first.</summary>
    internal IReadOnlyList<PrintedBlock> BlocksOf(PrintedDemand demand) =>
        Guarded(demand.Text, BodyLimit, text => PrintedBlocks.Of(Markdown.Parse(text, Pipelines.PlacedPassage), text, RenderContext.Empty, TextRules.IsBlank(demand.Title) ? "" : DemandWriter.TitleOf(demand))) ?? [];

    /// <summary>The quotations that <c>:::quote</c> blocks print, in order.</summary>
    public IReadOnlyList<PrintedQuotation> QuotationsIn(string? markdown) => Read(markdown, document =>
        document.Descendants<SpeakerQuote>().Where(quote => quote.IsComplete).Select(Printed));

    /// <summary>The references that <c>:::demand</c> blocks name, in order, and <see cref="AllDemands"/> for a <c>:::demands</c> block.</summary>
    public IReadOnlyList<string> DemandsIn(string? markdown) => Read(markdown, document =>
        document.Descendants<DemandBlock>().Select(block => block.Reference ?? AllDemands).Distinct());

    /// <summary>The names of the fields that would be printed as <c>{{name}}</c>, each once.</summary>
    public IReadOnlyList<string> UnfilledFields(string? markdown, RenderContext? context) => Read(markdown, document =>
        document.Descendants().SelectMany(FieldsOf).Where(name => (context ?? RenderContext.Empty).ValueOf(name) is null).Distinct());

    /// <summary>
    /// Whatever the printed body would show as marked because nothing fills it: fields, blocks that print nothing, unknown or
    /// unclosed blocks. Read off the rendering itself, so that nothing a reader would see marked is missed; a body that can't
    /// be rendered counts as a whole.
    /// </summary>
    public IReadOnlyList<string> UnfilledIn(string? markdown, RenderContext? context) => TryRender(markdown, context, BodyLimit) is { } html
        ? [.. Unfilled.In(html).Concat(UnfilledFields(markdown, context).Select(name => $"{{{{{name}}}}}")).Distinct()]
        : ["a text that can't be printed as it is"];

    /// <inheritdoc/>
    public void Dispose() => room.Dispose();

    private static IEnumerable<string> FieldsOf(MarkdownObject part) => part switch
    {
        FieldInline field => [FieldText.NameOf(field.Source)],
        LinkInline link => FieldText.NamesIn(link.Url).Concat(FieldText.NamesIn(link.Title)),
        SpeakerQuote quote => FieldText.NamesIn(quote.Source),
        _ => [],
    };

    private static PrintedQuotation Printed(SpeakerQuote quote)
    {
        using var writer = new StringWriter();
        new PageRenderer(writer, RenderContext.Empty).WriteChildren(quote);
        var (speaker, title, verb, source) = quote.Attributes!;
        return new(speaker, title, verb, ReadableText.Of(HtmlGate.Pass(writer.ToString())), source);
    }

    private SafeHtml Render(string? markdown, RenderContext? context, int limitInBytes) =>
        TryRender(markdown, context, limitInBytes) ?? Plainly(markdown ?? "");

    private SafeHtml? TryRender(string? markdown, RenderContext? context, int limitInBytes) =>
        Guarded(markdown, limitInBytes, text =>
        {
            using var writer = new StringWriter();
            new PageRenderer(writer, context ?? RenderContext.Empty).Render(Markdown.Parse(text, Pipelines.Body));
            return HtmlGate.Pass(writer.ToString());
        });

    private List<T> Read<T>(string? markdown, Func<MarkdownDocument, IEnumerable<T>> read) =>
        Guarded(markdown, BodyLimit, text => read(Markdown.Parse(text, Pipelines.Body)).ToList()) ?? [];

    private T? Guarded<T>(string? markdown, int limitInBytes, Func<string, T> work) where T : class
    {
        if (WhyNotRender(markdown, limitInBytes) is not null) return null;
        room.Wait();
        try
        {
            return work(markdown ?? "");
        }
#pragma warning disable CA1031 // Markdig throws many things on hostile input, and a letter must always open.
        catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return null;
        }
        finally
        {
            room.Release();
        }
    }

    private static SafeHtml Plainly(string markdown) => new($"<pre class=\"plain\">{WebUtility.HtmlEncode(markdown)}</pre>");
}
