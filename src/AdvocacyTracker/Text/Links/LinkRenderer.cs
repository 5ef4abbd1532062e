using AdvocacyTracker.Text.Fields;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace AdvocacyTracker.Text.Links;

/// <summary>Prints a link that may be followed; of any other, and of a picture, only the words. A field in an address can't be filled: it is shown, marked.</summary>
internal sealed class LinkRenderer : HtmlObjectRenderer<LinkInline>
{
    protected override void Write(HtmlRenderer renderer, LinkInline obj)
    {
        if (FieldText.HasField(obj.Url) || FieldText.HasField(obj.Title)) WriteSource(renderer, obj);
        else if (!obj.IsImage && Href.Allowed(obj.Url) is { } href) WriteLink(renderer, obj, href);
        else renderer.WriteChildren(obj);
    }

    private static void WriteSource(HtmlRenderer renderer, LinkInline link)
    {
        renderer.WriteChildren(link);
        renderer.Write(" ");
        Unfilled.Write(renderer, string.IsNullOrEmpty(link.Title) ? $"({link.Url})" : $"({link.Url} \"{link.Title}\")");
    }

    private static void WriteLink(HtmlRenderer renderer, LinkInline link, string href)
    {
        renderer.Write("<a href=\"").WriteEscapeUrl(href).Write("\"");
        if (!string.IsNullOrEmpty(link.Title)) renderer.Write(" title=\"").WriteEscape(link.Title).Write("\"");
        renderer.Write($" rel=\"{Href.Rel}\">");
        renderer.WriteChildren(link);
        renderer.Write("</a>");
    }
}
