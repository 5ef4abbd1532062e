using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace AdvocacyTracker.Text.Links;

/// <summary>Prints <c>&lt;https://…&gt;</c> and <c>&lt;name@example.org&gt;</c> as links where they may be followed, as text otherwise.</summary>
internal sealed class AutolinkRenderer : HtmlObjectRenderer<AutolinkInline>
{
    protected override void Write(HtmlRenderer renderer, AutolinkInline obj)
    {
        if (Href.Allowed(obj.IsEmail ? "mailto:" + obj.Url : obj.Url) is not { } href)
        {
            renderer.WriteEscape(obj.Url);
            return;
        }
        renderer.Write("<a href=\"").WriteEscapeUrl(href).Write($"\" rel=\"{Href.Rel}\">");
        renderer.WriteEscape(obj.Url);
        renderer.Write("</a>");
    }
}
