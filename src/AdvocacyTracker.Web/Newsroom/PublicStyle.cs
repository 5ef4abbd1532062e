using System.Text.RegularExpressions;
using AdvocacyTracker.Letters;

namespace AdvocacyTracker.Web.Newsroom;

/// <summary>The style of public pages, inside each of them so that a page is one answer.</summary>
public sealed partial class PublicStyle
{
    // Inside the program too, so that another style is another program, and no page of the old one is taken for one of its own.
    private static readonly string[] Sheets = ["tokens", "base", "sheet", "newsroom"];

    private readonly string _sheets;

    /// <summary>Reads the style sheets out of the program, without comments and indents.</summary>
    public PublicStyle() => _sheets = string.Concat(Sheets.Select(sheet => Tight(Read($"{sheet}.css"))));

    /// <summary>The style in the colour of a house.</summary>
    public HouseStyle Of(NewsroomSettings house) => HouseStyle.Of(_sheets, house);

    private static string Read(string sheet)
    {
        using var reader = new StreamReader(typeof(PublicStyle).Assembly.GetManifestResourceStream(sheet)!);
        return reader.ReadToEnd();
    }

    private static string Tight(string css) => Space().Replace(Comment().Replace(css, ""), "");

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^\s+|[ \t\r]+$", RegexOptions.Multiline)]
    private static partial Regex Space();
}
