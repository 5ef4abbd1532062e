namespace AdvocacyTracker.Letters;

/// <summary>What a reader sees of a letter's own text: what the approval of the letter is of. Its demands stand in it by reference and order; their words have approvals of their own.</summary>
/// <param name="Fields">The fields as filled, a name and a value each, in the order of their names.</param>
/// <param name="Demands">References of the demands, in the letter's order.</param>
public sealed record LetterWords(
    string Reference, string Language, string Subject, string Salutation, string Body, string Closing,
    IReadOnlyList<FilledField> Fields, IReadOnlyList<PrintedRecipient> Recipients, IReadOnlyList<Signatory> Signatories,
    IReadOnlyList<string> Targets, IReadOnlyList<string> Demands)
{
    /// <summary>The words of a letter as it stands.</summary>
    public static LetterWords Of(Letter letter) => new(
        letter.Reference, letter.Language, letter.Subject, letter.Salutation, letter.Body, letter.Closing,
        LetterFields.Fill(letter), [.. letter.Recipients.OrderBy(r => r.Position).Select(r => r.Printed())], letter.Signatories, letter.Targets, letter.DemandOrder);

    /// <summary>All of it as plain lines, for comparing two revisions word by word: whatever the approval is of can be seen to change.</summary>
    public string InLines() => string.Join('\n',
    [
        Subject, "",
        .. Recipients.Select(r => $"{r.Role}: {string.Join(", ", new[] { r.EnvelopeName, r.Office, r.Organisation, r.PostalAddress.Replace('\n', ' '), r.Country }.Where(part => part.Length > 0))}"), "",
        Salutation, "", Body, "", Closing, "",
        .. Signatories.Select(s => $"Signed by {s}"),
        .. Targets.Select(t => $"Whose conduct must change: {t}"),
        .. Fields.Select(f => $"{{{{{f.Name}}}}}: {f.Value.Replace('\n', ' ')}"),
        $"Demands in this order: {string.Join(", ", Demands)}",
        $"Reference: {Reference}", $"Language: {Language}",
    ]);

    /// <summary>The fields by name, for the renderer.</summary>
    public IReadOnlyDictionary<string, string> FieldValues() => Fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
}

/// <summary>A field's name and what it is filled with.</summary>
public sealed record FilledField(string Name, string Value);
