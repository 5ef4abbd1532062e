using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace AdvocacyTracker.Text.Demands;

/// <summary>Prints one demand, or the ordered list of all; shows the line itself where there is none.</summary>
internal sealed class DemandBlockRenderer : HtmlObjectRenderer<DemandBlock>
{
    protected override void Write(HtmlRenderer renderer, DemandBlock obj)
    {
        var page = (PageRenderer)renderer;
        if (obj.Reference is not { } reference) WriteAll(page, obj);
        else if (page.Context.Find(reference) is { } demand) DemandWriter.WriteAlone(page, demand);
        else Unfilled.WriteParagraph(page, obj.Source);
    }

    private static void WriteAll(PageRenderer page, DemandBlock block)
    {
        var demands = page.Context.Demands;
        if (demands is null or { Count: 0 })
        {
            Unfilled.WriteParagraph(page, block.Source);
            return;
        }
        page.EnsureLine();
        page.WriteLine("<ol class=\"demands\">");
        for (var i = 0; i < demands.Count; i++) DemandWriter.WriteInList(page, demands[i], place: i + 1);
        page.WriteLine("</ol>");
    }
}
