using Microsoft.AspNetCore.Identity;

namespace AdvocacyTracker.Team;

/// <summary>Somebody who signs in. Kept by ASP.NET Core Identity; the roles are ours and are read anew at each deed.</summary>
public sealed class Member : IdentityUser<Guid>
{
    private Member()
    {
    }

    /// <summary>A new member, who can sign in once a password is set by an invitation.</summary>
    public Member(string name, string email, Roles roles)
    {
        Id = Guid.CreateVersion7();
        Name = name;
        UserName = Email = email;
        NormalizedUserName = NormalizedEmail = email.ToUpperInvariant();
        EmailConfirmed = true;
        LockoutEnabled = true;
        SecurityStamp = Guid.NewGuid().ToString("N");
        Roles = roles;
    }

    /// <summary>The name colleagues know.</summary>
    public string Name { get; private set; } = null!;

    /// <summary>What this member is trusted with.</summary>
    public Roles Roles { get; private set; }

    /// <summary>Whether an administrator closed the account.</summary>
    public bool IsDisabled { get; private set; }

    /// <summary>Whether an import brought this member, who can't sign in until invited.</summary>
    public bool IsImported { get; private set; }

    /// <summary>Whether the demo offers this member without a password. Never true outside a throw-away database.</summary>
    public bool IsOfferedInDemo { get; private set; }

    /// <summary>Whether this account is open at all.</summary>
    public bool MaySignIn => !IsDisabled && !IsImported;

    /// <summary>Whether there is a way to prove who they are.</summary>
    public bool CanSignIn => MaySignIn && (PasswordHash is not null || IsOfferedInDemo);

    internal void MarkImported() => IsImported = true;

    internal void OfferInDemo() => (IsImported, IsOfferedInDemo) = (false, true);

    internal void Give(Roles role)
    {
        Roles |= role;
        Touch();
    }

    internal void Take(Roles role)
    {
        Roles &= ~role;
        Touch();
    }

    internal void Disable()
    {
        IsDisabled = true;
        EndSessions();
    }

    internal void Enable()
    {
        IsDisabled = false;
        Touch();
    }

    internal void SetPassword(string hash)
    {
        PasswordHash = hash;
        IsImported = false;
        LockoutEnd = null;
        AccessFailedCount = 0;
        EndSessions();
    }

    private void EndSessions()
    {
        SecurityStamp = Guid.NewGuid().ToString("N");
        Touch();
    }

    // Identity writes the whole row back when it counts a failed sign-in: with what it had read before us, it must fail and bring nothing back.
    private void Touch() => ConcurrencyStamp = Guid.NewGuid().ToString();
}
