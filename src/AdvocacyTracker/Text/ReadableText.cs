using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace AdvocacyTracker.Text;

/// <summary>The words of rendered markup: blocks apart by a blank line, cells by a space, numbers of footnotes left out.</summary>
internal sealed class ReadableText
{
    private static readonly HashSet<string> Blocks =
    [
        "p", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "figure", "figcaption", "pre", "div", "section", "table", "tr",
    ];

    private readonly StringBuilder text = new();

    private string gap = "";

    private ReadableText()
    {
    }

    public static string Of(SafeHtml html)
    {
        using var document = new HtmlParser().ParseDocument("<!doctype html><body>" + html.Value);
        var reader = new ReadableText();
        if (document.Body is { } body) reader.ReadChildren(body, isExact: false);
        return reader.text.ToString();
    }

    private void ReadChildren(INode node, bool isExact)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText words) ReadWords(words.Data, isExact);
            else if (child is IElement element) ReadElement(element, isExact);
        }
    }

    private void ReadElement(IElement element, bool isExact)
    {
        if (element.ClassList.Contains("footnote-ref") || element.ClassList.Contains("footnote-back")) return;
        if (element.LocalName == "br") Widen("\n");
        else if (element.LocalName is "td" or "th") Widen(" ");
        else if (Blocks.Contains(element.LocalName)) Widen("\n\n");
        ReadChildren(element, isExact || element.LocalName == "pre");
        if (Blocks.Contains(element.LocalName)) Widen("\n\n");
    }

    private void ReadWords(string words, bool isExact)
    {
        foreach (var c in isExact ? words.TrimEnd('\n') : words)
        {
            if (!isExact && c is (' ' or '\t' or '\n' or '\r'))
            {
                Widen(" ");
                continue;
            }
            // A gap is written only between words, so that none stands at the ends; the widest one asked for wins.
            if (text.Length > 0) text.Append(gap);
            gap = "";
            text.Append(c);
        }
    }

    private void Widen(string wider)
    {
        if (wider.Length > gap.Length || (wider == "\n" && gap == " ")) gap = wider;
    }
}
