using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;

namespace AdvocacyTracker.Letters;

/// <summary>Somebody whom a letter concerns and whom their name may put in danger: a prisoner, a victim, a source. On the watch-list of one letter, for as long as releases may follow it.</summary>
public sealed class PersonConcerned
{
    /// <summary>The most people on one letter's list.</summary>
    public const int MostOfALetter = 200;

    private PersonConcerned()
    {
    }

    internal PersonConcerned(Guid letterId, PersonConcernedForm form)
    {
        (Id, LetterId) = (Guid.CreateVersion7(), letterId);
        Take(form);
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The letter on whose list they are.</summary>
    public Guid LetterId { get; private set; }

    /// <summary>The name as it would be written.</summary>
    public string Name { get; private set; } = null!;

    /// <summary>Other names and other spellings.</summary>
    public IReadOnlyList<string> OtherNames { get; private set; } = [];

    /// <summary>Whether they may be named.</summary>
    public NamingConsent Consent { get; private set; }

    /// <summary>What colleagues should know, such as who asked them and when.</summary>
    public string Note { get; private set; } = "";

    /// <summary>Why this person can't change a letter's list, or null. Also of a letter that has gone out, since releases follow it.</summary>
    public static Refusal? WhyNotList(Actor actor) => Permissions.WhyNot(actor, Deed.Revise);

    internal void Take(PersonConcernedForm form) =>
        (Name, OtherNames, Consent, Note) = (form.Name.Trim(), form.OtherNameLines, form.Consent, form.Note.Trim());
}

/// <summary>Whether somebody agreed to be named.</summary>
public enum NamingConsent
{
    /// <summary>Nobody asked them yet.</summary>
    NotAsked,

    /// <summary>They agreed.</summary>
    MayBeNamed,

    /// <summary>They said no, or it would be a danger to them.</summary>
    MustNotBeNamed,
}
