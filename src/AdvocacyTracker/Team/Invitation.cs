namespace AdvocacyTracker.Team;

/// <summary>A one-time link with which somebody sets their password; without a member it makes the first administrator. Only a hash of its token is stored.</summary>
public sealed class Invitation
{
    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    private Invitation()
    {
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>SHA-256 of the token, lower-case hex.</summary>
    public string TokenHash { get; private set; } = null!;

    /// <summary>Whose password it sets; null for the first administrator.</summary>
    public Guid? MemberId { get; private set; }

    /// <summary>The instant after which it no longer works.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When it was used, if it was.</summary>
    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>The token, where the link is to be mailed by this deed; never stored with the invitation.</summary>
    public string? TokenToMail { get; internal set; }

    /// <summary>A new invitation, and the token that is shown once and never stored (<see cref="Secret"/>).</summary>
    public static (Invitation Invitation, string Token) Make(Guid? memberId, DateTimeOffset now)
    {
        var token = Secret.Make();
        var invitation = new Invitation { Id = Guid.CreateVersion7(), TokenHash = Secret.HashOf(token), MemberId = memberId, ExpiresAt = now + Lifetime };
        return (invitation, token);
    }

    /// <summary>Whether it still opens.</summary>
    public bool IsOpen(DateTimeOffset now) => UsedAt is null && now < ExpiresAt;

    internal void Use(DateTimeOffset now) => UsedAt = now;
}
