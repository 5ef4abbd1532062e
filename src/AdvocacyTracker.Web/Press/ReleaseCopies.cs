using System.Net;
using AdvocacyTracker.Press;
using AdvocacyTracker.Text;
using AdvocacyTracker.Web.Newsroom;

namespace AdvocacyTracker.Web.Press;

/// <summary>A published release to be handed on: as plain text for a mail, and as clean markup for another site's editor. Both are the published words, with the public addresses of their pictures: nobody copies anything before that.</summary>
public static class ReleaseCopies
{
    /// <summary>As plain text, with its address at the end.</summary>
    public static string ForMail(PublishedWords words, Uri address, MarkdownRenderer renderer) => PlainCopy.Of(words, address, renderer);

    /// <summary>As markup without any style: headings, paragraphs, lists, quotations and pictures.</summary>
    /// <param name="body">Its body, as the renderer makes it.</param>
    public static string ForSite(PublishedWords words, SafeHtml body, Uri address) => string.Join('\n', Parts(
        Element("h1", words.Headline.Headline), Element("p", words.Headline.Subhead), Figures.Around(string.Join('\n', Parts(Element("p", words.Text.Dateline), body.Value.Trim())), words, address),
        string.Concat(words.Text.Contacts.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(c => Element("p", c))), Element("p", words.Text.Boilerplate),
        $"<p><a href=\"{WebUtility.HtmlEncode(address.ToString())}\">{WebUtility.HtmlEncode(address.ToString())}</a></p>"));

    private static IEnumerable<string> Parts(params string[] parts) => parts.Where(p => p.Length > 0);

    private static string Element(string name, string text) => text.Length > 0 ? $"<{name}>{WebUtility.HtmlEncode(text)}</{name}>" : "";
}
