using System.Security.Cryptography;
using System.Text;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Web.Newsroom;

/// <summary>The style of public pages in the colour of a house, and the policy that allows this one style by its hash, no script, and nothing from elsewhere.</summary>
public sealed record HouseStyle(string Text, string Policy)
{
    /// <summary>These style sheets in the colour of a house.</summary>
    internal static HouseStyle Of(string sheets, NewsroomSettings house)
    {
        var text = sheets + Accent(":root", house.Accent, house.DarkAccent);
        return new(text, $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    }

    /// <summary>What a selector wears in this accent, in the words of css/tokens.css; nothing where both colours are those that everybody begins with.</summary>
    internal static string Accent(string selector, string light, string dark)
    {
        if (Colour.Read(light) is null && Colour.Read(dark) is null) return "";
        var (l, d) = (Colour.Read(light)?.ToString() ?? "#274680", Colour.Read(dark)?.ToString() ?? "#a4bcec");
        // The wash is thin, so that the accent is read on it nearly as well as on the paper.
        return $"@layer tokens{{{selector}{{--house:light-dark({l},{d});--house-deep:light-dark(color-mix(in oklab,{l} 80%,#000),color-mix(in oklab,{d} 70%,#fff));--on-house:light-dark(#fff,#171613);--house-wash:light-dark(color-mix(in oklab,{l} 8%,#fffefa),color-mix(in oklab,{d} 8%,#171613))}}}}";
    }
}
