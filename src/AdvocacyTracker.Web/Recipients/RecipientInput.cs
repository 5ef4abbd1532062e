using AdvocacyTracker.Recipients;

namespace AdvocacyTracker.Web.Recipients;

/// <summary>A recipient's details while somebody types in them.</summary>
public sealed class RecipientInput
{
    /// <summary>The input of these details.</summary>
    public RecipientInput(RecipientDetails details)
    {
        (Name, Honorific, Office, Organisation, EnvelopeName, Salutation) = (details.Name, details.Honorific, details.Office, details.Organisation, details.EnvelopeName, details.Salutation);
        (Languages, Email, PostalAddress, Country, Since, Until) = (details.Languages, details.Email, details.PostalAddress, details.Country, details.Since, details.Until);
        (Source, CheckedOn) = (details.Source, details.CheckedOn);
    }

    /// <summary>Full name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Rank or title.</summary>
    public string Honorific { get; set; } = "";

    /// <summary>The post.</summary>
    public string Office { get; set; } = "";

    /// <summary>Where it is.</summary>
    public string Organisation { get; set; } = "";

    /// <summary>As on the envelope.</summary>
    public string EnvelopeName { get; set; } = "";

    /// <summary>Greeting.</summary>
    public string Salutation { get; set; } = "";

    /// <summary>Language tags, by commas.</summary>
    public string Languages { get; set; } = "";

    /// <summary>E-mail.</summary>
    public string Email { get; set; } = "";

    /// <summary>Postal address.</summary>
    public string PostalAddress { get; set; } = "";

    /// <summary>Country.</summary>
    public string Country { get; set; } = "";

    /// <summary>In office since.</summary>
    public DateOnly? Since { get; set; }

    /// <summary>In office until.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>How we know.</summary>
    public string Source { get; set; } = "";

    /// <summary>Last checked.</summary>
    public DateOnly? CheckedOn { get; set; }

    /// <summary>The details as typed.</summary>
    public RecipientDetails ToDetails() => new(
        Name, Honorific, Office, Organisation, EnvelopeName, Salutation, Languages, Email, PostalAddress.Replace("\r\n", "\n", StringComparison.Ordinal), Country, Since, Until, Source, CheckedOn);
}
