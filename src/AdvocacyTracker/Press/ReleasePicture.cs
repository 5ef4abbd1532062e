using AdvocacyTracker.Pictures;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Press;

/// <summary>A picture of a release, and what is said of it. Both are part of the release's text: approved, lapsed and frozen with it.</summary>
/// <param name="Hash">Names its pixels (<see cref="ReadPicture"/>).</param>
/// <param name="Kind"><c>jpg</c> or <c>png</c>.</param>
/// <param name="Width">Of its widest rendition, in pixels.</param>
/// <param name="Height">Of the same, in pixels.</param>
/// <param name="Alt">What it shows, for whoever doesn't see it.</param>
/// <param name="Caption">What stands under it; empty for nothing.</param>
/// <param name="Credit">Who made it.</param>
/// <param name="Licence">How it may be used.</param>
public sealed record ReleasePicture(string Hash, string Kind, int Width, int Height, string Alt, string Caption, string Credit, string Licence)
{
    /// <summary>How many a release may have.</summary>
    public const int Most = 10;

    /// <summary>A picture of which nothing is said yet.</summary>
    public static ReleasePicture Of(ReadPicture picture) => new(picture.Hash, picture.Kind, picture.Widest.Width, picture.Widest.Height, "", "", "", "");

    /// <summary>Why this can't be kept, or null.</summary>
    public Refusal? WhyNotKeep() =>
        TextRules.WhyNotLine("What the picture shows", Alt, required: true) ?? TextRules.WhyNotLine("The caption", Caption)
        ?? TextRules.WhyNotLine("Who made the picture", Credit, required: true) ?? TextRules.WhyNotLine("How the picture may be used", Licence, required: true);

    /// <summary>What is said of it, in lines.</summary>
    public string InLines() => $"{Alt}\n{Caption}\n{Credit}\n{Licence}";

    /// <summary>The name of its file in a width.</summary>
    public string FileName(int width) => $"{Hash}-{width}.{Kind}";

    /// <summary>The address of its file in a width, by default the widest. Nothing is there before its release is public, nor after.</summary>
    public Uri PublicAddress(Uri site, int? width = null) => new(site, PictureFile.PublicFolder + FileName(width ?? Width));

    /// <summary>What it is, whose, and where, for a reader of plain text.</summary>
    internal string InOneLine(Uri site) => $"{(Caption.Length > 0 ? Caption : Alt)} ({Credit} · {Licence}): {PublicAddress(site)}";

    internal ReleasePicture Tidy() => this with { Alt = Alt.Trim(), Caption = Caption.Trim(), Credit = Credit.Trim(), Licence = Licence.Trim() };

    internal ReleasePicture BlackOut(BlackInk ink) => this with { Alt = ink.Over(Alt), Caption = ink.Over(Caption), Credit = ink.Over(Credit), Licence = ink.Over(Licence) };

    /// <summary>What a person changed against what they saw, laid over what stands now.</summary>
    public static Merged<ReleasePicture> Merge(ReleasePicture seen, ReleasePicture mine, ReleasePicture now)
    {
        var merge = new Merge();
        return merge.Of(now with
        {
            Alt = merge.Pick("What the picture shows", seen.Alt, mine.Alt, now.Alt),
            Caption = merge.Pick("The caption", seen.Caption, mine.Caption, now.Caption),
            Credit = merge.Pick("Who made the picture", seen.Credit, mine.Credit, now.Credit),
            Licence = merge.Pick("How the picture may be used", seen.Licence, mine.Licence, now.Licence),
        });
    }
}
