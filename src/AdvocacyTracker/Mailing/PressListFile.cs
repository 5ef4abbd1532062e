using System.Globalization;
using AdvocacyTracker.Rules;
using CsvHelper;
using CsvHelper.Configuration;

namespace AdvocacyTracker.Mailing;

/// <summary>Contacts out of a table as spreadsheets write it (CSV, RFC 4180): parted by commas, semicolons or tabs, its first line naming the columns.</summary>
public static class PressListFile
{
    /// <summary>The most characters that are read.</summary>
    public const int MostCharacters = 256 * 1024;

    /// <summary>The most lines that are read.</summary>
    public const int MostLines = 2_000;

    /// <summary>The first line, as it is proposed.</summary>
    public const string Head = "Name,E-mail,Outlet,Language,Time zone,Note";

    private static readonly string[][] Columns =
    [
        ["name", "journalist", "contact"], ["email", "mail", "address", "emailaddress"], ["outlet", "medium", "media", "organisation", "organization"],
        ["language", "lang"], ["timezone", "zone"], ["note", "notes"],
    ];

    /// <summary>The contacts of a table, line by line, whether they can be kept or not.</summary>
    /// <param name="language">Of whoever has none in it.</param>
    /// <param name="zone">Of whoever has none in it.</param>
    public static Result<PressListTable> Read(string table, string language, string zone)
    {
        if (table.Length > MostCharacters) return new Refusal("This table is longer than a quarter of a million characters: bring it in in parts.");
        try
        {
            using var csv = new CsvReader(new StringReader(table.TrimStart('\uFEFF')), new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = DelimiterOf(table), BadDataFound = null, MissingFieldFound = null, IgnoreBlankLines = true, TrimOptions = TrimOptions.Trim });
            if (!csv.Read() || !csv.ReadHeader() || Places(csv.HeaderRecord ?? []) is not [>= 0, >= 0, ..] places) return new Refusal($"The first line names no columns “Name” and “E-mail”: begin with a line like {Head}.");
            var lines = Lines(csv, places, language, zone);
            return lines.Count <= MostLines ? new PressListTable(lines) : new Refusal($"This table has more than {MostLines} lines: bring it in in parts.");
        }
        catch (CsvHelperException)
        {
            return new Refusal("This is no table that can be read: save it from your spreadsheet as CSV.");
        }
    }

    private static List<PressListLine> Lines(CsvReader csv, int[] places, string language, string zone)
    {
        var lines = new List<PressListLine>();
        string Field(int column) => places[column] is >= 0 and var place ? csv.GetField(place)?.Trim() ?? "" : "";
        string Or(string text, string otherwise) => text.Length > 0 ? text : otherwise;
        while (lines.Count <= MostLines && csv.Read()) lines.Add(new(csv.Parser.RawRow, new(Field(0), Field(1), Field(2), Or(Field(3), language), Or(Field(4), zone), Field(5))));
        return lines;
    }

    private static string DelimiterOf(string table)
    {
        var head = table.AsSpan().TrimStart();
        head = head[..(head.IndexOf('\n') is >= 0 and var end ? end : head.Length)];
        var (commas, semicolons, tabs) = (head.Count(','), head.Count(';'), head.Count('\t'));
        return tabs > Math.Max(commas, semicolons) ? "\t" : semicolons > commas ? ";" : ",";
    }

    private static int[] Places(string[] head)
    {
        var named = head.Select(h => new string([.. h.Where(char.IsLetter)]).ToLowerInvariant()).ToList();
        return [.. Columns.Select(names => named.FindIndex(names.Contains))];
    }
}

/// <summary>What such a table holds.</summary>
public sealed record PressListTable(IReadOnlyList<PressListLine> Lines);

/// <summary>A line of such a table.</summary>
/// <param name="Number">Counted from 1, the line with the columns' names among them.</param>
public sealed record PressListLine(int Number, PressContactForm Form);
