namespace AdvocacyTracker.Import;

/// <summary>Reads one person in office of <c>recipients.yaml</c>.</summary>
internal static class RecipientsFile
{
    public static ProposedRecipient Read(ImportSet set, Fields fields)
    {
        var name = fields.Line("name", required: true);
        var recipient = new ProposedRecipient(
            PeopleFile.Key(set, fields, "recipient's key"),
            name,
            fields.Line("honorific"),
            fields.Line("office", required: true),
            fields.Line("organisation", required: true),
            fields.Has("envelope name") ? fields.Line("envelope name") : name,
            fields.Line("salutation"),
            Languages(set, fields),
            Email(set, fields),
            fields.Passage("postal address", limit: 1_000),
            fields.Line("country"),
            fields.Date("office since"),
            fields.Date("office until"),
            fields.Line("source", limit: 2_000),
            fields.Date("checked on"));
        if (recipient.OfficeUntil < recipient.OfficeSince) set.Refuse(fields.At("office until"), "the office ends before it starts: correct one of the two dates.");
        fields.NothingElse();
        return recipient;
    }

    private static IReadOnlyList<string> Languages(ImportSet set, Fields fields)
    {
        var languages = fields.Lines("languages");
        if (languages.FirstOrDefault(language => !Words.IsLanguage(language)) is { } strange)
            set.Refuse(fields.At("languages"), $"language “{Excerpt.Of(strange)}” is not a language tag: write one like en, ar or pt-BR.");
        return languages;
    }

    private static string Email(ImportSet set, Fields fields)
    {
        var email = fields.Line("e-mail");
        if (email.Length > 0 && !PeopleFile.IsEmail(email)) set.Refuse(fields.At("e-mail"), $"“{Excerpt.Of(email)}” is not an e-mail address: write it like name@example.org, or leave it out.");
        return email;
    }
}
