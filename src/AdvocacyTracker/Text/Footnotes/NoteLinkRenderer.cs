using System.Globalization;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace AdvocacyTracker.Text.Footnotes;

/// <summary>Prints a footnote's number in the text, and the arrow that leads back from the note.</summary>
internal sealed class NoteLinkRenderer : HtmlObjectRenderer<FootnoteLink>
{
    protected override void Write(HtmlRenderer renderer, FootnoteLink obj)
    {
        var prefix = ((PageRenderer)renderer).NotePrefix;
        var index = obj.Index.ToString(CultureInfo.InvariantCulture);
        var order = obj.Footnote.Order.ToString(CultureInfo.InvariantCulture);
        // U+FE0E keeps the arrow from becoming a picture on telephones.
        renderer.Write(obj.IsBackLink
            ? $" <a class=\"footnote-back\" href=\"#{prefix}fnref-{index}\">↩\uFE0E</a>"
            : $"<sup><a class=\"footnote-ref\" id=\"{prefix}fnref-{index}\" href=\"#{prefix}fn-{order}\">{order}</a></sup>");
    }
}
