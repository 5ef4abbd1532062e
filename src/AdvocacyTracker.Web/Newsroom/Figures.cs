using System.Net;
using AdvocacyTracker.Press;

namespace AdvocacyTracker.Web.Newsroom;

/// <summary>A published release's pictures in the markup that leaves the house, in feeds and copies: whole addresses, one file each, and no style of ours. Our own pages have <see cref="Figure"/>.</summary>
internal static class Figures
{
    /// <summary>A release's markup with its pictures where its page has them, the first above, others below; and under its words that their quotations are translated, where they are.</summary>
    public static string Around(string markup, PublishedWords words, Uri site)
    {
        var figures = (words.Text.Pictures ?? []).Select(p => Of(p, site)).ToList();
        return string.Join('\n', [.. figures.Take(1), $"{markup}{Translated(words)}", .. figures.Skip(1)]);
    }

    /// <summary>What stands under a release's markup where its quotations are translated; empty elsewhere.</summary>
    public static string Translated(PublishedWords words) => words.TranslatesQuotations ? $"\n<p lang=\"{PublicWords.In(words.Text.Language).Language}\">{Encode(PublicWords.TranslatedIn(words))}</p>" : "";

    private static string Of(ReleasePicture picture, Uri site)
    {
        var caption = picture.Caption.Length > 0 ? $"{Encode(picture.Caption)} " : "";
        return $"<figure><img src=\"{Encode(picture.PublicAddress(site).ToString())}\" alt=\"{Encode(picture.Alt)}\" width=\"{picture.Width}\" height=\"{picture.Height}\"><figcaption>{caption}<small>{Encode(picture.Credit)} · {Encode(picture.Licence)}</small></figcaption></figure>";
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
