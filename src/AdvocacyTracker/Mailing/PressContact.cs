using AdvocacyTracker.Rules;

namespace AdvocacyTracker.Mailing;

/// <summary>A journalist on the press list, whom releases are mailed to. Their name and address stand here and nowhere else: no line of the trail or log holds either.</summary>
public sealed class PressContact
{
    /// <summary>The most contacts that a press list holds.</summary>
    public const int Most = 2_000;

    private PressContact()
    {
    }

    internal PressContact(PressContactForm form, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        Describe(form, now);
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>Full name.</summary>
    public string Name { get; private set; } = null!;

    /// <summary>Their e-mail address.</summary>
    public string Address { get; private set; } = null!;

    /// <summary>The address by which they are known (<see cref="KeyOf"/>); each once.</summary>
    public string AddressKey { get; private set; } = null!;

    /// <summary>Whom they write for; empty for nobody in particular.</summary>
    public string Outlet { get; private set; } = "";

    /// <summary>BCP 47 tag of what they read.</summary>
    public string Language { get; private set; } = "en";

    /// <summary>By whose clocks they live (<see cref="Text.Zones"/>).</summary>
    public string Zone { get; private set; } = Text.Zones.Utc;

    /// <summary>A note for the desk.</summary>
    public string Note { get; private set; } = "";

    /// <summary>When this last changed.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    internal static Refusal NotThere { get; } = new("There is no such contact: the list may be old, reload it.");

    internal static Refusal Known { get; } = new("This address is on the press list already: change the contact that has it.");

    internal static Refusal Full { get; } = new($"The press list holds {Most} contacts, which is the most: remove some first.");

    /// <summary>An address as it is compared: whether letters are large or small parts no two mailboxes.</summary>
    internal static string KeyOf(string address) => address.Trim().ToUpperInvariant();

    internal void Describe(PressContactForm form, DateTimeOffset now)
    {
        (Name, Address, Outlet, Language, Zone, Note) = (form.Name.Trim(), form.Address.Trim(), form.Outlet.Trim(), form.Language.Trim(), form.Zone.Trim(), form.Note.Trim());
        (AddressKey, UpdatedAt) = (KeyOf(form.Address), now);
    }
}
