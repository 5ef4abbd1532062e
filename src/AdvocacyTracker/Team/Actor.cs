namespace AdvocacyTracker.Team;

/// <summary>Who does a deed. A page holds one to grey its buttons; each deed reads it anew inside its transaction.</summary>
public sealed record Actor(Guid Id, string Name, Roles Roles, bool MaySignIn)
{
    /// <summary>By which sign-in; once that has ended, no deed is done any more.</summary>
    public Session Session { get; init; } = new("");

    /// <summary>What the trail calls them, where it isn't their name.</summary>
    public string? TrailName { get; init; }

    /// <summary>The actor a member is now.</summary>
    public static Actor Of(Member member) => new(member.Id, member.Name, member.Roles, member.MaySignIn) { Session = new(member.SecurityStamp ?? "") };

    /// <summary>Whether the actor holds any of these roles.</summary>
    public bool Has(Roles roles) => (Roles & roles) != 0;
}
