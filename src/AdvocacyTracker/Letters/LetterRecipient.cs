using AdvocacyTracker.Recipients;

namespace AdvocacyTracker.Letters;

/// <summary>A recipient's part in a letter, with a copy of what the letter prints of them: later changes of the recipient change no letter.</summary>
public sealed class LetterRecipient
{
    private LetterRecipient()
    {
    }

    internal LetterRecipient(Guid letterId, RecipientRow recipient, RecipientRole role, int position)
    {
        Id = Guid.CreateVersion7();
        (LetterId, RecipientId, Role, Position) = (letterId, recipient.Id, role, position);
        TakeOver(recipient);
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The letter.</summary>
    public Guid LetterId { get; private set; }

    /// <summary>The recipient's record.</summary>
    public Guid RecipientId { get; private set; }

    /// <summary>The part.</summary>
    public RecipientRole Role { get; private set; }

    /// <summary>Order among those of the letter.</summary>
    public int Position { get; private set; }

    /// <summary>As on the envelope.</summary>
    public string EnvelopeName { get; private set; } = null!;

    /// <summary>The post.</summary>
    public string Office { get; private set; } = "";

    /// <summary>Where the post is.</summary>
    public string Organisation { get; private set; } = "";

    /// <summary>Postal address, a line each.</summary>
    public string PostalAddress { get; private set; } = "";

    /// <summary>Country of the address.</summary>
    public string Country { get; private set; } = "";

    /// <summary>How the recipient is greeted.</summary>
    public string Salutation { get; private set; } = "";

    /// <summary>When the copy was taken.</summary>
    public DateTimeOffset CopiedFrom { get; private set; }

    internal void TakeOver(RecipientRow recipient)
    {
        (EnvelopeName, Office, Organisation) = (recipient.EnvelopeName, recipient.Office, recipient.Organisation);
        (PostalAddress, Country, Salutation, CopiedFrom) = (recipient.PostalAddress, recipient.Country, recipient.Salutation, recipient.UpdatedAt);
    }

    /// <summary>What the letter prints of this recipient.</summary>
    public PrintedRecipient Printed() => new(Role, EnvelopeName, Office, Organisation, PostalAddress, Country);
}

/// <summary>A recipient as a letter prints it.</summary>
public sealed record PrintedRecipient(RecipientRole Role, string EnvelopeName, string Office, string Organisation, string PostalAddress, string Country);
