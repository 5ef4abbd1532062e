using System.Text.RegularExpressions;
using AdvocacyTracker.Text.Links;
using AngleSharp.Dom;
using Ganss.Xss;

namespace AdvocacyTracker.Text;

/// <summary>What may leave the pipeline: a short list of elements, attributes and our own class names. Whatever came in, nothing else goes out.</summary>
internal static partial class HtmlGate
{
    private static readonly HtmlSanitizer Sanitizer = Build();

    private static readonly HtmlSanitizer ComparedSanitizer = Build("ins", "del");

    /// <summary>The markup without anything that is not on the list; the words of what is taken away stay.</summary>
    public static SafeHtml Pass(string html) => new(Sanitizer.Sanitize(html));

    /// <summary>The same for two texts laid over each other, which alone have insertions and deletions.</summary>
    public static SafeHtml PassCompared(string html) => new(ComparedSanitizer.Sanitize(html));

    private static HtmlSanitizer Build(params string[] more)
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>
            {
                "p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "em", "strong", "sup", "a", "mark", "span",
                "ul", "ol", "li", "blockquote", "figure", "figcaption", "pre", "code", "div", "section",
                "table", "thead", "tbody", "tr", "th", "td",
            },
            AllowedAttributes = new HashSet<string> { "href", "cite", "title", "rel", "class", "id", "lang", "dir", "start", "value", "scope" },
            AllowedClasses = new HashSet<string>
            {
                "unfilled", "demands", "demand", "demand-title", "demand-number", "quote", "speaker", "speaker-title", "verb",
                "footnotes", "footnote-ref", "footnote-back", "align-left", "align-center", "align-right", "plain",
            },
            AllowedSchemes = new HashSet<string> { "https", "http", "mailto" },
            UriAttributes = new HashSet<string> { "href", "cite" },
        })
        {
            KeepChildNodes = true,
        };
        // The sanitizer has checked the scheme by now; our own rule checks it again, and refuses relative addresses.
        sanitizer.FilterUrl += (_, url) =>
        {
            if (!NoteAddress().IsMatch(url.OriginalUrl)) url.SanitizedUrl = url.SanitizedUrl is null ? null : Href.Allowed(url.OriginalUrl);
        };
        sanitizer.AllowedTags.UnionWith(more);
        sanitizer.PostProcessNode += (_, node) => Finish(node.Node);
        return sanitizer;
    }

    private static void Finish(INode node)
    {
        if (node is not IElement element) return;
        if (element.HasAttribute("id") && !Id().IsMatch(element.Id ?? "")) element.RemoveAttribute("id");
        if (element.LocalName != "a") return;
        element.RemoveAttribute("rel");
        if (element.GetAttribute("href") is { } href && !href.StartsWith('#')) element.SetAttribute("rel", Href.Rel);
    }

    [GeneratedRegex(@"\A(D-[0-9]{4}-[0-9]{1,9}-[0-9]{1,9}|(D-[0-9]{4}-[0-9]{1,9}-[0-9]{1,9}-)?fn(ref)?-[0-9]{1,6})\z")]
    private static partial Regex Id();

    [GeneratedRegex(@"\A#(D-[0-9]{4}-[0-9]{1,9}-[0-9]{1,9}-)?fn(ref)?-[0-9]{1,6}\z")]
    private static partial Regex NoteAddress();
}
