using AdvocacyTracker.Text.Fields;
using AdvocacyTracker.Text.Links;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace AdvocacyTracker.Text.Quotes;

/// <summary>Prints a quotation as a figure, its speaker in the caption; shows the line itself where the speaker or the end is missing.</summary>
internal sealed class SpeakerQuoteRenderer : HtmlObjectRenderer<SpeakerQuote>
{
    protected override void Write(HtmlRenderer renderer, SpeakerQuote obj)
    {
        var page = (PageRenderer)renderer;
        if (obj is { IsComplete: true, Attributes: { } quote })
        {
            page.EnsureLine();
            page.Write("<figure class=\"quote\"><blockquote");
            WriteSource(page, quote.Source);
            page.WriteLine(">");
            page.WriteChildren(obj);
            page.EnsureLine();
            page.Write("</blockquote>");
            WriteCaption(page, quote);
            page.WriteLine("</figure>");
            return;
        }
        Unfilled.WriteParagraph(page, obj.Source);
        page.WriteChildren(obj);
        if (obj.IsEnded) Unfilled.WriteParagraph(page, ":::");
    }

    private static void WriteSource(PageRenderer page, string source)
    {
        if (Href.Allowed(source) is not { } href || href.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)) return;
        page.Write(" cite=\"");
        page.WriteEscapeUrl(href);
        page.Write("\"");
    }

    private static void WriteCaption(PageRenderer page, QuoteAttributes quote)
    {
        page.Write("<figcaption>");
        WriteSpan(page, "speaker", quote.Speaker);
        if (quote.Title.Length > 0) WriteSpan(page.Write(", "), "speaker-title", quote.Title);
        // The verb is an English word: in a letter of another language the caption names the speaker alone.
        if (quote.Verb.Length > 0 && page.IsEnglish) WriteSpan(page.Write(", "), "verb", quote.Verb);
        page.Write("</figcaption>");
    }

    private static void WriteSpan(HtmlRenderer page, string name, string text)
    {
        page.Write($"<span class=\"{name}\">");
        FieldText.Write((PageRenderer)page, text);
        page.Write("</span>");
    }
}
