using System.Globalization;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace AdvocacyTracker.Text.Footnotes;

/// <summary>Prints the footnotes, at the end of the text they belong to.</summary>
internal sealed class NotesRenderer : HtmlObjectRenderer<FootnoteGroup>
{
    protected override void Write(HtmlRenderer renderer, FootnoteGroup obj)
    {
        if (obj.Count == 0) return;
        var prefix = ((PageRenderer)renderer).NotePrefix;
        renderer.EnsureLine();
        renderer.WriteLine("<section class=\"footnotes\">");
        renderer.WriteLine("<ol>");
        foreach (var note in obj.OfType<Footnote>())
        {
            renderer.Write($"<li id=\"{prefix}fn-{note.Order.ToString(CultureInfo.InvariantCulture)}\">");
            renderer.WriteChildren(note);
            renderer.WriteLine("</li>");
        }
        renderer.WriteLine("</ol>");
        renderer.WriteLine("</section>");
    }
}
