using System.Net;
using Markdig;
using Markdig.Renderers;

namespace AdvocacyTracker.Text;

/// <summary>Writes one page: Markdig's HTML renderer with what the page is filled from. One per rendering, never shared.</summary>
internal sealed class PageRenderer : HtmlRenderer
{
    /// <summary>The most one page may hold, in UTF-16 units: a demand or a field named thousands of times must not fill the memory.</summary>
    public const int PageLimit = 1024 * 1024;

    private readonly HashSet<string> ids;

    public PageRenderer(StringWriter writer, RenderContext context)
        : this(writer, context, Pipelines.Body, "", new(StringComparer.Ordinal))
    {
    }

    private PageRenderer(TextWriter writer, RenderContext context, MarkdownPipeline pipeline, string notePrefix, HashSet<string> ids)
        : base(writer)
    {
        (Context, NotePrefix, this.ids) = (context, notePrefix, ids);
        pipeline.Setup(this);
        MaximumNestingDepth = pipeline.MaximumNestingDepth;
    }

    public RenderContext Context { get; }

    /// <summary>What the addresses of footnotes begin with: empty in the body, the reference in a demand.</summary>
    public string NotePrefix { get; }

    public bool IsEnglish => Context.Language.Equals("en", StringComparison.OrdinalIgnoreCase)
        || Context.Language.StartsWith("en-", StringComparison.OrdinalIgnoreCase);

    /// <summary>Writes a demand's text to the same page: no blocks and no fields of ours in it.</summary>
    public PageRenderer ForPassage(string notePrefix)
    {
        EnsureRoom();
        return new(Writer, Context, Pipelines.Passage, WebUtility.HtmlEncode(notePrefix), ids);
    }

    /// <summary>Whether nothing on this page has the id yet; it has now. A demand printed twice is addressed where it stands first.</summary>
    public bool TakeId(string id) => !string.IsNullOrEmpty(id) && ids.Add(id);

    /// <summary>Throws when the page is full, which shows the text plainly.</summary>
    public void EnsureRoom()
    {
        if (((StringWriter)Writer).GetStringBuilder().Length > PageLimit) throw new InvalidOperationException("The page is too long.");
    }
}
