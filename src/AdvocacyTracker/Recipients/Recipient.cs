using AdvocacyTracker.Rules;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Recipients;

/// <summary>What a letter is addressed to: a person in an office, with what goes on the envelope and how they are greeted. Letters take a copy, so changing a recipient changes no letter.</summary>
public sealed class Recipient
{
    private Recipient()
    {
    }

    internal Recipient(Guid tenureId)
    {
        Id = Guid.CreateVersion7();
        TenureId = tenureId;
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The person in the office.</summary>
    public Guid TenureId { get; private set; }

    /// <summary>The name on the envelope, with rank and style.</summary>
    public string EnvelopeName { get; private set; } = null!;

    /// <summary>How the letter greets them, such as "Dear General McMaster".</summary>
    public string Salutation { get; private set; } = "";

    /// <summary>Languages they read, as BCP 47 tags, preferred first.</summary>
    public IReadOnlyList<string> Languages { get; private set; } = [];

    /// <summary>E-mail address; empty when unknown.</summary>
    public string Email { get; private set; } = "";

    /// <summary>Postal address, a line each; empty when unknown.</summary>
    public string PostalAddress { get; private set; } = "";

    /// <summary>Country of the address, as a name.</summary>
    public string Country { get; private set; } = "";

    /// <summary>When any of this last changed.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    internal void Describe(RecipientDetails details, DateTimeOffset now)
    {
        EnvelopeName = TextRules.IsBlank(details.EnvelopeName) ? $"{details.Honorific} {details.Name}".Trim() : details.EnvelopeName.Trim();
        Salutation = details.Salutation.Trim();
        Languages = [.. details.Languages.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        (Email, PostalAddress, Country) = (details.Email.Trim(), details.PostalAddress.Trim(), details.Country.Trim());
        UpdatedAt = now;
    }
}
