using AngleSharp.Html.Parser;
using Markdig.Renderers;

namespace AdvocacyTracker.Text;

/// <summary>Shows what could not be filled in as it was written, marked: nothing an author typed is swallowed.</summary>
internal static class Unfilled
{
    private const int MostShown = 60;

    public static void Write(HtmlRenderer renderer, string source)
    {
        renderer.Write("<mark class=\"unfilled\">");
        renderer.WriteEscape(source);
        renderer.Write("</mark>");
    }

    public static void WriteParagraph(HtmlRenderer renderer, string source)
    {
        renderer.EnsureLine();
        renderer.Write("<p>");
        Write(renderer, source);
        renderer.WriteLine("</p>");
    }

    /// <summary>The marked passages of rendered markup, each by its beginning.</summary>
    public static IReadOnlyList<string> In(SafeHtml html)
    {
        if (!html.Value.Contains("unfilled", StringComparison.Ordinal)) return [];
        using var document = new HtmlParser().ParseDocument("<!doctype html><body>" + html.Value);
        return [.. document.QuerySelectorAll("mark.unfilled").Select(mark => TextRules.Beginning(mark.TextContent.Trim().Split('\n')[0].Trim(), MostShown)).Distinct()];
    }
}
