using System.Globalization;
using Markdig;
using Markdig.Syntax;

namespace AdvocacyTracker.Text.Demands;

/// <summary>Writes one demand: its title, which is text, running into its first paragraph, which is Markdown.</summary>
internal static class DemandWriter
{
    private const string Ends = ".!?…:;。！？：；．؟۔؛।॥։።";

    // UTF-8 bytes of a passage at its longest.
    private const int PassageLimit = TextRules.PassageLimit * 4;

    private const string Closers = "”’»\"')]）」』";

    public static void WriteInList(PageRenderer page, PrintedDemand demand, int place)
    {
        var value = demand.Number > 0 && demand.Number != place ? $" value=\"{demand.Number.ToString(CultureInfo.InvariantCulture)}\"" : "";
        Write(page, demand, "li", value, number: null);
    }

    public static void WriteAlone(PageRenderer page, PrintedDemand demand) => Write(page, demand, "div", "", demand.Number);

    /// <summary>The title as it is printed before the text, ended by a full stop.</summary>
    public static string TitleOf(PrintedDemand demand)
    {
        var title = demand.Title.Trim();
        var words = title.TrimEnd(Closers.ToCharArray());
        return words.Length > 0 && Ends.Contains(words[^1]) ? title : title + Languages.FullStop(demand.Language);
    }

    private static void Write(PageRenderer page, PrintedDemand demand, string tag, string attributes, int? number)
    {
        page.EnsureLine();
        page.Write($"<{tag} class=\"demand\"{attributes}");
        if (page.TakeId(demand.Reference)) page.Write(" id=\"").WriteEscape(demand.Reference).Write("\"");
        if (Languages.IsTag(demand.Language) && !Languages.AreSame(demand.Language, page.Context.Language))
            page.Write($" lang=\"{demand.Language}\" dir=\"{Languages.Direction(demand.Language)}\"");
        page.Write(">");
        WriteText(page, demand, number);
        page.WriteLine($"</{tag}>");
    }

    private static void WriteText(PageRenderer page, PrintedDemand demand, int? number)
    {
        var text = demand.Text ?? "";
        var passage = page.ForPassage(demand.Reference + "-");
        var isRefused = MarkdownRenderer.WhyNotRender(text, PassageLimit) is not null;
        List<Block> blocks = isRefused ? [] : [.. Markdown.Parse(text, Pipelines.Passage)];
        var first = blocks.Find(block => block is not LinkReferenceDefinitionGroup) as ParagraphBlock;

        WriteFirst(passage, demand, number, first);
        foreach (var block in blocks.Where(block => block != first)) passage.Render(block);
        if (isRefused) passage.Write("<pre class=\"plain\">").WriteEscape(text).Write("</pre>");
    }

    private static void WriteFirst(PageRenderer passage, PrintedDemand demand, int? number, ParagraphBlock? first)
    {
        passage.Write("<p>");
        if (number > 0) passage.Write($"<span class=\"demand-number\">{number.Value.ToString(CultureInfo.InvariantCulture)}</span> ");
        if (!TextRules.IsBlank(demand.Title))
        {
            passage.Write("<strong class=\"demand-title\">");
            passage.WriteEscape(TitleOf(demand));
            passage.Write("</strong>");
            if (first is not null && Languages.HasSpaces(demand.Language)) passage.Write(" ");
        }
        if (first is not null) passage.WriteLeafInline(first);
        passage.WriteLine("</p>");
    }
}
