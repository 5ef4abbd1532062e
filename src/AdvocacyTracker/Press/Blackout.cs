using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Press;

/// <summary>A name to be blacked out of everything that is kept of a release that was taken down. Somebody proposes it and another confirms; then the name is kept nowhere, not even here.</summary>
public sealed class Blackout
{
    /// <summary>The longest name, in characters.</summary>
    public const int NameLimit = 200;

    /// <summary>The most names of a release that may wait to be confirmed.</summary>
    public const int MostOpen = 20;

    private Blackout()
    {
    }

    internal Blackout(Guid releaseId, string name, Actor by, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7();
        (ReleaseId, Name, ProposedById, ProposedBy, ProposedAt) = (releaseId, name.Trim(), by.Id, by.Name, at);
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The release.</summary>
    public Guid ReleaseId { get; private set; }

    /// <summary>The name; empty once it was blacked out, or dropped.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Who proposed it.</summary>
    public Guid ProposedById { get; private set; }

    /// <summary>Their name then.</summary>
    public string ProposedBy { get; private set; } = null!;

    /// <summary>When.</summary>
    public DateTimeOffset ProposedAt { get; private set; }

    /// <summary>Who confirmed or dropped it; empty while it waits.</summary>
    public string ClosedBy { get; private set; } = "";

    /// <summary>When; null while it waits.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Whether the name was blacked out.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Said of one that isn't there, or not for this person.</summary>
    internal static Refusal NotThere { get; } = new("There is no such proposal: the page may be old, reload it.");

    /// <summary>Why this person can't propose a name of a release at this stage, or null.</summary>
    public static Refusal? WhyNotPropose(Actor actor, ReleaseStage stage) => Permissions.WhyNot(actor, Deed.TakeDown)
        ?? (stage == ReleaseStage.TakenDown ? null : new Refusal("This release is not taken down: take it down first, and then have the name blacked out."));

    /// <summary>Why a name can't be looked for, or null.</summary>
    internal static Refusal? WhyNotName(string name) => TextRules.WhyNotLine("The name", name, required: true, NameLimit)
        ?? (WrittenNames.IsFindable(name) ? null : new Refusal("This name is too short to be looked for: write at least two letters of it."));

    /// <summary>Why this person can't confirm it, or null.</summary>
    public Refusal? WhyNotConfirm(Actor actor) => WhyNotDrop(actor)
        ?? (actor.Id == ProposedById ? new Refusal("You have proposed this name, so somebody else must confirm it: ask a colleague who may.") : null);

    /// <summary>Why this person can't drop it, or null.</summary>
    public Refusal? WhyNotDrop(Actor actor) => Permissions.WhyNot(actor, Deed.ConfirmBlackout)
        ?? (ClosedAt is null ? null : new Refusal(IsDone ? "This name is blacked out already." : "This proposal was dropped: propose the name again."));

    internal void Close(bool isDone, Actor by, DateTimeOffset at) => (Name, IsDone, ClosedBy, ClosedAt) = ("", isDone, by.Name, at);
}
