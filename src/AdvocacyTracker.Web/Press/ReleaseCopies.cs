using System.Net;
using AdvocacyTracker.Press;
using AdvocacyTracker.Text;
using AdvocacyTracker.Web.Newsroom;

namespace AdvocacyTracker.Web.Press;

/// <summary>A published release to be handed on: as plain text for a mail, and as clean markup for another site's editor. Both are the published words.</summary>
public static class ReleaseCopies
{
    /// <summary>As plain text, with its address at the end.</summary>
    public static string ForMail(StoryView story, string body, Uri address) => PlainCopy.Of(story.Headline, story.Text, body, address);

    /// <summary>As markup without any style: headings, paragraphs, lists and quotations.</summary>
    public static string ForSite(StoryView story, SafeHtml body, Uri address) => string.Join('\n', Parts(
        Element("h1", story.Headline.Headline), Element("p", story.Headline.Subhead), Element("p", story.Text.Dateline), body.Value.Trim(),
        string.Concat(story.Text.Contacts.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(c => Element("p", c))), Element("p", story.Boilerplate),
        $"<p><a href=\"{WebUtility.HtmlEncode(address.ToString())}\">{WebUtility.HtmlEncode(address.ToString())}</a></p>"));

    private static IEnumerable<string> Parts(params string[] parts) => parts.Where(p => p.Length > 0);

    private static string Element(string name, string text) => text.Length > 0 ? $"<{name}>{WebUtility.HtmlEncode(text)}</{name}>" : "";
}
