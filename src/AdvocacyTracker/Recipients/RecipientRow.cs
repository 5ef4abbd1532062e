namespace AdvocacyTracker.Recipients;

/// <summary>A recipient with the person, office and organisation behind it, for a screen.</summary>
public sealed record RecipientRow
{
    /// <summary>The recipient's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Full name.</summary>
    public required string Name { get; init; }

    /// <summary>Rank or title.</summary>
    public required string Honorific { get; init; }

    /// <summary>The post.</summary>
    public required string Office { get; init; }

    /// <summary>Where the post is.</summary>
    public required string Organisation { get; init; }

    /// <summary>As on the envelope.</summary>
    public required string EnvelopeName { get; init; }

    /// <summary>How a letter greets them.</summary>
    public required string Salutation { get; init; }

    /// <summary>BCP 47 tags.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>E-mail address.</summary>
    public required string Email { get; init; }

    /// <summary>Postal address.</summary>
    public required string PostalAddress { get; init; }

    /// <summary>Country.</summary>
    public required string Country { get; init; }

    /// <summary>In office since.</summary>
    public required DateOnly? Since { get; init; }

    /// <summary>In office until.</summary>
    public required DateOnly? Until { get; init; }

    /// <summary>How we know.</summary>
    public required string Source { get; init; }

    /// <summary>Last checked.</summary>
    public required DateOnly? CheckedOn { get; init; }

    /// <summary>Last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The same as a form.</summary>
    public RecipientDetails ToDetails() => new(
        Name, Honorific, Office, Organisation, EnvelopeName, Salutation, string.Join(", ", Languages), Email, PostalAddress, Country, Since, Until, Source, CheckedOn);

    internal static RecipientRow Of(Recipient recipient, RecipientDetails details) => new()
    {
        Id = recipient.Id, Name = details.Name, Honorific = details.Honorific, Office = details.Office, Organisation = details.Organisation,
        EnvelopeName = recipient.EnvelopeName, Salutation = recipient.Salutation, Languages = recipient.Languages, Email = recipient.Email,
        PostalAddress = recipient.PostalAddress, Country = recipient.Country, Since = details.Since, Until = details.Until,
        Source = details.Source, CheckedOn = details.CheckedOn, UpdatedAt = recipient.UpdatedAt,
    };
}
