using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Letters;

/// <summary>That somebody agreed to sign a letter: how, to which words, and who noted it. It is withdrawn at most once, and agreeing anew is another one.</summary>
public sealed class SignatoryConsent
{
    /// <summary>The longest line on how somebody agreed, in characters.</summary>
    public const int HowLimit = 200;

    private SignatoryConsent()
    {
    }

    internal SignatoryConsent(Guid letterId, string name, string how, string wordsHash, string by, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7();
        (LetterId, Name, How, WordsHash, NotedBy, NotedAt) = (letterId, name, how.Trim(), wordsHash, by, at);
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The letter.</summary>
    public Guid LetterId { get; private set; }

    /// <summary>The signatory's name, exactly as it stands on the letter.</summary>
    public string Name { get; private set; } = "";

    /// <summary>How they agreed, such as "by mail on 3 May".</summary>
    public string How { get; private set; } = "";

    /// <summary>Hash of the words that stood when it was noted, and of which it is.</summary>
    public string WordsHash { get; private set; } = "";

    /// <summary>Who noted it, by their name then.</summary>
    public string NotedBy { get; private set; } = null!;

    /// <summary>When.</summary>
    public DateTimeOffset NotedAt { get; private set; }

    /// <summary>Who noted that it is withdrawn; empty while it stands.</summary>
    public string WithdrawnBy { get; private set; } = "";

    /// <summary>When; null while it stands.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Why this person can't note or withdraw a consent, or null. Also of a letter that has gone out, since it is no word of the letter.</summary>
    public static Refusal? WhyNotNote(Actor actor) => Permissions.WhyNot(actor, Deed.Revise);

    internal static Refusal? WhyNotHow(string how) => TextRules.WhyNotLine("The line on how they agreed", how, required: true, HowLimit);

    internal void Withdraw(Actor actor, DateTimeOffset at) => (WithdrawnBy, WithdrawnAt) = (actor.Name, at);

    internal void BlackOut(BlackInk ink) => (Name, How) = (ink.Over(Name), ink.Over(How));
}
