using Markdig.Renderers;

namespace AdvocacyTracker.Text;

/// <summary>Shows what could not be filled in as it was written, marked: nothing an author typed is swallowed.</summary>
internal static class Unfilled
{
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
}
