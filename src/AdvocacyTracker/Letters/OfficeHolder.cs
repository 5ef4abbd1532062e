using System.Security.Cryptography;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Letters;

/// <summary>Somebody in power as the public finds them: a person's record under the name that sent letters print. Where that record was given to a successor, letters that print the new name make another office holder.</summary>
public sealed class OfficeHolder
{
    private OfficeHolder()
    {
    }

    internal OfficeHolder(Guid personId, string name)
    {
        Id = Guid.CreateVersion7();
        // Drawn by lot, so that an address says nothing of namesakes who may not be public.
        (PersonId, Name, Slug) = (personId, name, $"{Text.Slug.From(name, "office-holder")}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}");
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The record behind it.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>The name, as letters print it; a bar once it is blacked out.</summary>
    public string Name { get; private set; } = null!;

    /// <summary>Its address under /office-holders, permanent.</summary>
    public string Slug { get; private set; } = null!;

    /// <summary>When a name was blacked out that this person bears: from then on they have no page. Null otherwise.</summary>
    public DateTimeOffset? WithheldAt { get; private set; }

    internal void Withhold(DateTimeOffset now) => (Name, Slug, WithheldAt) = (BlackInk.Bar, Id.ToString("N"), now);
}

/// <summary>How sent letters print a recipient, and whose name that is.</summary>
public sealed class HolderName
{
    private HolderName()
    {
    }

    internal HolderName(Guid recipientId, string envelopeName, Guid holderId) => (RecipientId, EnvelopeName, HolderId) = (recipientId, envelopeName, holderId);

    /// <summary>The recipient's record.</summary>
    public Guid RecipientId { get; private set; }

    /// <summary>The name as on the envelope.</summary>
    public string EnvelopeName { get; private set; } = null!;

    /// <summary>The office holder.</summary>
    public Guid HolderId { get; private set; }
}
