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

    private static void Write(PageRenderer page, PrintedDemand demand, string tag, string attributes, int? number)
    {
        page.EnsureLine();
        page.Write($"<{tag} class=\"demand\"{attributes}");
        if (page.TakeId(demand.Reference)) page.Write(" id=\"").WriteEscape(demand.Reference).Write("\"");
        if (Language.IsTag(demand.Language) && !Language.AreSame(demand.Language, page.Context.Language))
            page.Write($" lang=\"{demand.Language}\" dir=\"{Language.Direction(demand.Language)}\"");
        page.Write(">");
        WriteText(page, demand, number);
        page.WriteLine($"</{tag}>");
    }

    private static void WriteText(PageRenderer page, PrintedDemand demand, int? number)
    {
        var text = demand.Text ?? "";
        var refused = MarkdownRenderer.WhyNotRender(text, PassageLimit) is not null;
        var blocks = refused ? [] : Markdown.Parse(text, Pipelines.Passage);
        var passage = page.ForPassage(demand.Reference + "-");
        var first = blocks.FirstOrDefault() as ParagraphBlock;

        passage.Write("<p>");
        WriteTitle(passage, demand, number);
        if (first is not null)
        {
            passage.Write(Language.HasSpaces(demand.Language) || number is not null ? " " : "");
            passage.WriteLeafInline(first);
        }
        passage.WriteLine("</p>");
        foreach (var block in blocks.Where(block => block != first)) passage.Render(block);
        if (refused) passage.Write("<pre class=\"plain\">").WriteEscape(text).Write("</pre>");
    }

    private static void WriteTitle(PageRenderer page, PrintedDemand demand, int? number)
    {
        if (number > 0) page.Write($"<span class=\"demand-number\">{number.Value.ToString(CultureInfo.InvariantCulture)}</span> ");
        if (TextRules.IsBlank(demand.Title)) return;
        page.Write("<strong class=\"demand-title\">");
        page.WriteEscape(WithFullStop(demand.Title.Trim(), demand.Language));
        page.Write("</strong>");
    }

    private static string WithFullStop(string title, string language)
    {
        var words = title.TrimEnd(Closers.ToCharArray());
        return words.Length > 0 && Ends.Contains(words[^1]) ? title : title + Language.FullStop(language);
    }
}
