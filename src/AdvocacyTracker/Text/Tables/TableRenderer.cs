using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace AdvocacyTracker.Text.Tables;

/// <summary>Prints a table, its columns aligned by classes: Markdig's own writes <c>style=</c>, which our pages forbid.</summary>
internal sealed class TableRenderer : HtmlObjectRenderer<Table>
{
    protected override void Write(HtmlRenderer renderer, Table obj)
    {
        var rows = obj.OfType<TableRow>().ToList();
        renderer.EnsureLine();
        renderer.WriteLine("<table>");
        WriteRows(renderer, obj, "thead", rows.Where(row => row.IsHeader));
        WriteRows(renderer, obj, "tbody", rows.Where(row => !row.IsHeader));
        renderer.WriteLine("</table>");
    }

    private static void WriteRows(HtmlRenderer renderer, Table table, string tag, IEnumerable<TableRow> rows)
    {
        var isOpen = false;
        foreach (var row in rows)
        {
            if (!isOpen) renderer.WriteLine($"<{tag}>");
            isOpen = true;
            renderer.WriteLine("<tr>");
            for (var i = 0; i < row.Count; i++) WriteCell(renderer, (TableCell)row[i], row.IsHeader, AlignmentOf(table, i));
            renderer.WriteLine("</tr>");
        }
        if (isOpen) renderer.WriteLine($"</{tag}>");
    }

    private static string AlignmentOf(Table table, int column) =>
        (column < table.ColumnDefinitions.Count ? table.ColumnDefinitions[column].Alignment : null) switch
        {
            TableColumnAlign.Left => " class=\"align-left\"",
            TableColumnAlign.Center => " class=\"align-center\"",
            TableColumnAlign.Right => " class=\"align-right\"",
            _ => "",
        };

    private static void WriteCell(HtmlRenderer renderer, TableCell cell, bool isHeader, string alignment)
    {
        renderer.Write(isHeader ? $"<th scope=\"col\"{alignment}>" : $"<td{alignment}>");
        var before = renderer.ImplicitParagraph;
        renderer.ImplicitParagraph = cell.Count == 1;
        renderer.WriteChildren(cell);
        renderer.ImplicitParagraph = before;
        renderer.WriteLine(isHeader ? "</th>" : "</td>");
    }
}
