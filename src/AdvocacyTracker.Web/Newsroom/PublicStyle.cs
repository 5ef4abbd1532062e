using System.Text.RegularExpressions;
using AdvocacyTracker.Letters;

namespace AdvocacyTracker.Web.Newsroom;

/// <summary>The style of public pages, inside each of them so that a page is one answer.</summary>
public sealed partial class PublicStyle
{
    private static readonly string[] Sheets = ["tokens", "base", "sheet", "newsroom"];

    private readonly string _sheets;

    /// <summary>Reads the style sheets of the site, without comments and indents.</summary>
    public PublicStyle(IWebHostEnvironment site) => _sheets = string.Concat(Sheets.Select(sheet => Tight(Read(site, $"css/{sheet}.css"))));

    /// <summary>The style in the colour of a house.</summary>
    public HouseStyle Of(NewsroomSettings house) => HouseStyle.Of(_sheets, house);

    private static string Read(IWebHostEnvironment site, string path)
    {
        using var reader = new StreamReader(site.WebRootFileProvider.GetFileInfo(path).CreateReadStream());
        return reader.ReadToEnd();
    }

    private static string Tight(string css) => Space().Replace(Comment().Replace(css, ""), "");

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^\s+|[ \t\r]+$", RegexOptions.Multiline)]
    private static partial Regex Space();
}
