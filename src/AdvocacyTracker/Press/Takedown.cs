using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Press;

/// <summary>That a release was taken away from the public as if it had never been, since somebody is in danger: by whom, when and why. It never comes back.</summary>
public sealed class Takedown
{
    private Takedown()
    {
    }

    internal Takedown(Guid releaseId, string reason, Actor by, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7();
        (ReleaseId, Reason, ById, By, At) = (releaseId, reason.Trim(), by.Id, by.Name, at);
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The release.</summary>
    public Guid ReleaseId { get; private set; }

    /// <summary>Why, for the desk alone.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who did it.</summary>
    public Guid ById { get; private set; }

    /// <summary>Their name then.</summary>
    public string By { get; private set; } = null!;

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Said of whatever would change such a release, or add to it.</summary>
    internal static Refusal ForGood { get; } = new("This release is taken down and never changes again: make a new one.");

    /// <summary>Why this person can't take a release at this stage down, or null.</summary>
    public static Refusal? WhyNot(Actor actor, ReleaseStage stage) => Permissions.WhyNot(actor, Deed.TakeDown) ?? stage switch
    {
        ReleaseStage.Published or ReleaseStage.Scheduled or ReleaseStage.Retracted => null,
        ReleaseStage.TakenDown => new("This release is taken down already."),
        _ => new("This release is not public: nothing stands at an address that could be taken down."),
    };

    internal void BlackOut(BlackInk ink) => Reason = ink.Over(Reason);
}
