using AdvocacyTracker.Team;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Import;

/// <summary>Reads a press release's file: its keys and its text. A line <c># Demands</c> means nothing here.</summary>
internal static class ReleaseFile
{
    public static ProposedRelease Read(ImportSet set, string file, FrontMatter matter)
    {
        var fields = new Fields(set, file, matter.Keys, "a release");
        var body = matter.Body.Trim('\n');
        var slug = Slug(set, fields);
        var owner = Approvals.Owner(set, fields, Roles.Comms);
        var release = new ProposedRelease(
            slug,
            NewsroomFile.Language(set, fields),
            fields.Line("headline", required: true),
            fields.Line("subhead"),
            fields.Line("dateline"),
            body,
            fields.Passage("contacts", limit: 2_000),
            fields.YesNo("call-out", otherwise: false),
            fields.Instant("published at"),
            fields.Choice("stage", ProposedReleaseStage.Draft) == ProposedReleaseStage.InReview,
            owner,
            Approvals.Read(set, fields, owner),
            Letters(set, fields),
            TranslationOf(set, fields, slug));
        fields.NothingElse();
        if (release.PublishedAt is not null && fields.Has("stage")) set.Refuse(fields.At("stage"), "a published release is neither a draft nor in review: remove this line, or “published at”.");
        if (release.IsInReview && TextRules.IsBlank(body)) set.Refuse(fields.At("stage"), "the release is with the reviewers and has no text: write it, or remove this line.");
        if (TextRules.WhyNotBody(body) is { } tooLong) set.Refuse(new(file, 0), tooLong.Sentence);
        return release;
    }

    private static string Slug(ImportSet set, Fields fields)
    {
        var slug = fields.Line("release", required: true);
        if (!Words.IsSlug(slug)) set.Refuse(fields.At("release"), $"“{Excerpt.Of(slug)}” can't be a release's address: use small letters, digits and hyphens only, 80 at most.");
        set.Claim("release's address", slug, fields.At("release"));
        return slug;
    }

    private static string TranslationOf(ImportSet set, Fields fields, string slug)
    {
        var original = fields.Line("translation of");
        if (original.Length > 0 && (!Words.IsSlug(original) || original == slug))
            set.Refuse(fields.At("translation of"), $"“{Excerpt.Of(original)}” is not the address of another release: write the one that stands behind “release:” in the file of the release that this one translates.");
        return original;
    }

    private static IReadOnlyList<string> Letters(ImportSet set, Fields fields)
    {
        var letters = fields.Lines("letters");
        if (letters.FirstOrDefault(letter => !Words.IsLetterReference(letter)) is { } strange)
            set.Refuse(fields.At("letters"), $"“{Excerpt.Of(strange)}” is not a letter's reference: write it like 2017-003.");
        if (letters.Distinct().Count() < letters.Count) set.Refuse(fields.At("letters"), "a letter is named twice: keep one.");
        return letters;
    }
}
