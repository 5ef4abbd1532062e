using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace AdvocacyTracker.Web.Newsroom;

/// <summary>The style of public pages, inside each of them so that a page is one answer, and the policy that allows this one style by its hash, no script, and nothing from elsewhere.</summary>
public sealed partial class PublicStyle
{
    private static readonly string[] Sheets = ["tokens", "base", "sheet", "newsroom"];

    /// <summary>Reads the style sheets of the site.</summary>
    public PublicStyle(IWebHostEnvironment site)
    {
        Text = string.Concat(Sheets.Select(sheet => Tight(Read(site, $"css/{sheet}.css"))));
        Policy = $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }

    /// <summary>All sheets, without comments and indents.</summary>
    public string Text { get; }

    /// <summary>The content security policy of public answers.</summary>
    public string Policy { get; }

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
