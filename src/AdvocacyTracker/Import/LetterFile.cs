using AdvocacyTracker.Letters;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Import;

/// <summary>Reads a letter's file: its keys, the running text, and under the line <c># Demands</c> its demands.</summary>
internal static class LetterFile
{
    private static readonly (string Key, RecipientRole Role)[] Roles =
    [
        ("addressee", RecipientRole.Addressee),
        ("cc", RecipientRole.Cc),
        ("decision maker", RecipientRole.DecisionMaker),
        ("counterpart", RecipientRole.Counterpart),
    ];

    public static ProposedLetter Read(ImportSet set, string file, FrontMatter matter)
    {
        var fields = new Fields(set, file, matter.Keys, "a letter");
        var (body, demandLines, linesBefore) = Split(matter);
        var reference = Reference(set, fields);
        var owner = Approvals.Owner(set, fields, Team.Roles.Drafter);
        var occasion = fields.Below("occasion", "an occasion");
        var letter = new ProposedLetter(
            reference,
            fields.Choice("kind", LetterKind.Own),
            NewsroomFile.Language(set, fields),
            fields.Line("subject", required: true),
            fields.Date("letter date"),
            fields.Date("sent on"),
            fields.Choice("delivery", Delivery.Unknown),
            fields.Line("place"),
            occasion?.Line("name", required: true) ?? "",
            occasion?.Line("place") ?? "",
            occasion?.Date("date"),
            fields.Date("reply due"),
            fields.Choice("confidentiality", Confidentiality.Internal),
            fields.Line("salutation"),
            body,
            fields.Passage("closing", limit: TextRules.LineLimit),
            owner,
            fields.Choice("stage", ProposedStage.Draft),
            [.. Roles.SelectMany(role => Parts(set, fields, role.Key, role.Role))],
            fields.Lines("targets"),
            [.. fields.Maps("signatories", "a signatory").Select(Signatory)],
            DemandSections.Read(set, file, demandLines, linesBefore, reference, owner),
            Approvals.Read(set, fields, owner),
            fields.Passage("note"));
        occasion?.NothingElse();
        fields.NothingElse();
        Agree(set, fields, letter);
        return letter;
    }

    private static (string Body, string[] DemandLines, int LinesBefore) Split(FrontMatter matter)
    {
        var lines = matter.Body.Split('\n');
        var heading = Array.FindIndex(lines, line => line.TrimEnd() == "# Demands");
        if (heading < 0) return (matter.Body.Trim('\n'), [], 0);
        return (string.Join('\n', lines[..heading]).Trim('\n'), lines[(heading + 1)..], matter.LinesBeforeBody + heading + 1);
    }

    private static string Reference(ImportSet set, Fields fields)
    {
        var reference = fields.Line("letter", required: true);
        if (!Words.IsLetterReference(reference)) set.Refuse(fields.At("letter"), $"“{Excerpt.Of(reference)}” is not a letter's reference: write the year and a number of three digits, like 2017-003.");
        set.Claim("letter's reference", reference, fields.At("letter"));
        return reference;
    }

    private static IEnumerable<ProposedPart> Parts(ImportSet set, Fields fields, string key, RecipientRole role)
    {
        HashSet<string> named = [];
        foreach (var recipient in fields.Texts(key))
        {
            var at = fields.At(key);
            set.UseRecipient(recipient.Text, at);
            if (!named.Add(recipient.Text)) set.Refuse(at, $"“{Excerpt.Of(recipient.Text)}” is there twice under {key}: keep one.");
            yield return new(recipient.Text, role);
        }
    }

    private static ProposedSignatory Signatory(Fields fields)
    {
        var signatory = new ProposedSignatory(fields.Line("name", required: true), fields.Line("title"), fields.Line("organisation"), fields.Line("consent", limit: SignatoryConsent.HowLimit));
        fields.NothingElse();
        return signatory;
    }

    private static void Agree(ImportSet set, Fields fields, ProposedLetter letter)
    {
        if (TextRules.WhyNotBody(letter.Body) is { } tooLong) set.Refuse(fields.Whole, tooLong.Sentence);
        if (letter.Stage != ProposedStage.Sent && fields.Has("sent on")) set.Refuse(fields.At("sent on"), "only a sent letter has a date on which it was sent: write “stage: sent”, or remove this line.");
        if (letter.Stage != ProposedStage.Sent && fields.Has("delivery")) set.Refuse(fields.At("delivery"), "only a sent letter was delivered: write “stage: sent”, or remove this line.");
        if (letter.SentOn < letter.LetterDate) set.Refuse(fields.At("sent on"), "the letter was sent before its own date: correct one of the two dates.");
        if (letter.Stage == ProposedStage.Draft) AgreeDraft(set, fields, letter);
        else if (letter.Parts.All(part => part.Role != RecipientRole.Addressee)) set.Refuse(fields.At("addressee"), "the letter is past its draft and has no addressee: name one under “addressee:”.");
    }

    private static void AgreeDraft(ImportSet set, Fields fields, ProposedLetter letter)
    {
        if (letter.ApprovedByKeys.Count > 0 || letter.Demands.Any(demand => demand.ApprovedByKeys.Count > 0))
            set.Refuse(fields.At("stage"), "a draft has no approvals yet: write “stage: in review”, or remove “approved by”.");
    }
}
