using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace AdvocacyTracker.Tests.Text;

/// <summary>Reads markup as a browser does, scripting on, and says what in it could harm a reader. It knows nothing of the renderer's own list.</summary>
internal static class HtmlJudge
{
    private static readonly HashSet<string> Elements =
    [
        .. "a blockquote br code div em figcaption figure h1 h2 h3 h4 h5 h6 hr li mark ol p pre section span strong sup table tbody td th thead tr ul".Split(' '),
    ];

    private static readonly HashSet<string> Addresses = ["href", "src", "cite", "action", "formaction", "background", "poster", "data", "ping", "srcset", "xlink:href", "longdesc", "manifest"];

    public static IReadOnlyList<string> Complaints(string html)
    {
        // As a page holds it, and as a script would put it into an element: the two parse some broken markup differently.
        var parser = new HtmlParser(new HtmlParserOptions { IsScripting = true });
        using var document = parser.ParseDocument($"<!doctype html><html><head></head><body>{html}</body></html>");
        var fragment = parser.ParseFragment(html, document.CreateElement("div"));
        var found = document.Body!.QuerySelectorAll("*").Concat(fragment.OfType<IElement>().SelectMany(WithDescendants));
        return [.. found.SelectMany(ComplaintsAbout).Concat(document.Head!.Children.Select(child => $"<{child.LocalName}> in the head")).Distinct()];
    }

    private static IEnumerable<IElement> WithDescendants(IElement element) => [element, .. element.QuerySelectorAll("*")];

    private static IEnumerable<string> ComplaintsAbout(IElement element)
    {
        if (!Elements.Contains(element.LocalName) || element is not IHtmlElement) yield return $"the element <{element.LocalName}>";
        foreach (var attribute in element.Attributes)
        {
            if (attribute.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)) yield return $"a handler {attribute.Name}";
            if (attribute.LocalName is "style" or "srcdoc" or "is" or "nonce" or "slot" or "target") yield return $"the attribute {attribute.Name}";
            if (Addresses.Contains(attribute.Name.ToLowerInvariant()) && !IsHarmless(attribute.Value)) yield return $"the address {attribute.Value}";
        }
    }

    // A browser drops tabs, line ends and leading controls before it reads the scheme.
    private static bool IsHarmless(string address)
    {
        var read = new string([.. address.Where(c => c is not ('\t' or '\n' or '\r'))]).TrimStart([.. Enumerable.Range(0, 33).Select(c => (char)c)]);
        if (read.StartsWith('#')) return true;
        return new[] { "http://", "https://", "mailto:" }.Any(scheme => read.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));
    }
}
