using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Press;

/// <summary>A release's fields as one form; its body has a door of its own.</summary>
/// <param name="Dateline">Where it is dated from, such as "Washington, D.C."; its day is that of publication.</param>
/// <param name="WithCallOut">Whether the newsroom's call-out box stands at its foot.</param>
public sealed record ReleaseForm(string Headline, string Subhead, string Dateline, string Language, string Contacts, bool WithCallOut)
{
    /// <summary>The form of a release as it stands.</summary>
    public static ReleaseForm Of(PressRelease release) => new(release.Headline, release.Subhead, release.Dateline, release.Language, release.Contacts, release.WithCallOut);

    /// <summary>Why these fields can't be kept, or null.</summary>
    public Refusal? WhyNotKeep() =>
        TextRules.WhyNotLine("The headline", Headline, required: true)
        ?? TextRules.WhyNotLine("The subhead", Subhead)
        ?? TextRules.WhyNotLine("The dateline", Dateline)
        ?? (Languages.IsTag(Language) ? null : new Refusal($"“{Language}” is no language tag: write it like en, ar or pt-BR."))
        ?? TextRules.WhyNotPassage("The contacts", Contacts, limit: 2_000);

    /// <summary>What a person changed against what they saw, laid over what stands now.</summary>
    public static Merged<ReleaseForm> Merge(ReleaseForm seen, ReleaseForm mine, ReleaseForm now)
    {
        var merge = new Merge();
        return merge.Of(new ReleaseForm(
            merge.Pick("The headline", seen.Headline, mine.Headline, now.Headline),
            merge.Pick("The subhead", seen.Subhead, mine.Subhead, now.Subhead),
            merge.Pick("The dateline", seen.Dateline, mine.Dateline, now.Dateline),
            merge.Pick("The language", seen.Language, mine.Language, now.Language),
            merge.Pick("The contacts", seen.Contacts, mine.Contacts, now.Contacts),
            merge.Pick("The call-out box", seen.WithCallOut, mine.WithCallOut, now.WithCallOut)));
    }
}
