namespace AdvocacyTracker.Team;

/// <summary>What a member is trusted with. A person may hold several; none includes another.</summary>
[Flags]
public enum Roles
{
    /// <summary>Signs in and reads, and does nothing else.</summary>
    None = 0,

    /// <summary>Writes letters and demands, keeps recipients, sends.</summary>
    Drafter = 1,

    /// <summary>Approves words somebody else wrote, and signs off.</summary>
    Reviewer = 2,

    /// <summary>Writes and publishes press releases.</summary>
    Comms = 4,

    /// <summary>Invites people, gives roles, keeps the house. No right over content.</summary>
    Admin = 8,
}
