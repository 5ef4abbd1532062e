using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;

namespace AdvocacyTracker.Letters;

/// <summary>One letter for a screen: its words, its fields, and what may be done with it.</summary>
public sealed record LetterView
{
    private Letter _letter = null!;

    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its words as they stand.</summary>
    public required LetterWords Words { get; init; }

    /// <summary>Their hash.</summary>
    public required string Hash { get; init; }

    /// <summary>Its fields as a form.</summary>
    public required LetterForm Form { get; init; }

    /// <summary>The head of the body's log.</summary>
    public required BodyHead Body { get; init; }

    /// <summary>Where it stands.</summary>
    public required LetterStage Stage { get; init; }

    /// <summary>Who is what to it.</summary>
    public required IReadOnlyList<RecipientPart> Recipients { get; init; }

    /// <summary>Whose it is, by name.</summary>
    public required string Owner { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>Who may know of it.</summary>
    public required Confidentiality Confidentiality { get; init; }

    /// <summary>Who besides the owner may learn of it, if restricted.</summary>
    public required IReadOnlyList<Guid> NamedIds { get; init; }

    /// <summary>Who signed it off; empty before.</summary>
    public required string SignedOffBy { get; init; }

    /// <summary>How it went out.</summary>
    public required Delivery Delivery { get; init; }

    /// <summary>When it went out.</summary>
    public required DateOnly? SentOn { get; init; }

    /// <summary>Why it should not have gone out.</summary>
    public required string RecallNote { get; init; }

    /// <summary>Who imported it; empty for a letter written here.</summary>
    public required string ImportedBy { get; init; }

    /// <summary>What an import says of it.</summary>
    public required string ImportNote { get; init; }

    /// <summary>Why this person can't change it, or null.</summary>
    public Refusal? WhyNotRevise(Actor actor) => _letter.WhyNotRevise(actor);

    /// <summary>Why this person can't say who may know of it, or null.</summary>
    public Refusal? WhyNotConfide(Actor actor) => _letter.WhyNotConfide(actor);

    /// <summary>Why this person can't hand it to the reviewers, or null.</summary>
    public Refusal? WhyNotSubmit(Actor actor) => _letter.WhyNotSubmit(actor);

    /// <summary>Why this person can't take it back to draft, or null.</summary>
    public Refusal? WhyNotWithdraw(Actor actor) => _letter.WhyNotWithdraw(actor);

    /// <summary>Why this person can't mark it as sent in error, or null.</summary>
    public Refusal? WhyNotRecall(Actor actor) => _letter.WhyNotRecall(actor);

    internal Letter Letter => _letter;

    internal static LetterView Of(Letter letter, string owner, IReadOnlyDictionary<Guid, DateTimeOffset> recipientsChanged) => new()
    {
        _letter = letter,
        Id = letter.Id, Words = LetterWords.Of(letter), Hash = letter.Hash, Form = LetterForm.Of(letter), Body = new(letter.Body, letter.BodyVersion, letter.Version - letter.BodyVersion),
        Stage = letter.Stage, Owner = owner, OwnerId = letter.OwnerId, Confidentiality = letter.Confidentiality, NamedIds = letter.NamedIds, SignedOffBy = letter.SignedOffBy, Delivery = letter.Delivery, SentOn = letter.SentOn,
        RecallNote = letter.RecallNote, ImportedBy = letter.ImportedBy, ImportNote = letter.ImportNote,
        Recipients = [.. letter.Recipients.OrderBy(r => r.Position).Select(r => new RecipientPart(
            r.Id, r.RecipientId, r.Printed(), recipientsChanged.TryGetValue(r.RecipientId, out var changed) && changed > r.CopiedFrom))],
    };
}

/// <summary>A recipient's part in a letter; <paramref name="HasChanged"/> when the record has moved on since it was copied.</summary>
public sealed record RecipientPart(Guid Id, Guid RecipientId, PrintedRecipient Printed, bool HasChanged);
