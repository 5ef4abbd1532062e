namespace AdvocacyTracker.Team;

/// <summary>Something that follows from whatever a deed changed, whichever deed it was. It is stored in the deed's own transaction.</summary>
public interface IConsequence
{
    /// <summary>Looks at what the deed has changed, and adds what follows.</summary>
    Task FollowAsync(Act act, CancellationToken ct);
}
