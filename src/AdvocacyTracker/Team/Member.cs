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

    /// <summary>The groups this member speaks for when they approve, such as Legal.</summary>
    public IReadOnlyList<string> Groups { get; private set; } = [];

    /// <summary>The tags of the languages this member reads letters in; empty while nobody said so.</summary>
    public IReadOnlyList<string> Languages { get; private set; } = [];

    /// <summary>The first day away; null when here.</summary>
    public DateOnly? AwayFrom { get; private set; }

    /// <summary>The last day away; null while nobody knows.</summary>
    public DateOnly? AwayUntil { get; private set; }

    /// <summary>Who speaks for this member's groups while they are away.</summary>
    public Guid? DeputyId { get; private set; }

    /// <summary>Whether this account is open at all.</summary>
    public bool MaySignIn => !IsDisabled && !IsImported;

    /// <summary>Whether there is a way to prove who they are.</summary>
    public bool CanSignIn => MaySignIn && (PasswordHash is not null || IsOfferedInDemo);

    internal void MarkImported() => IsImported = true;

    internal void OfferInDemo() => (IsImported, IsOfferedInDemo) = (false, true);

    internal void Join(string group)
    {
        Groups = [.. Groups, group];
        Touch();
    }

    internal void Leave(string group)
    {
        Groups = [.. Groups.Where(g => !g.Equals(group, StringComparison.OrdinalIgnoreCase))];
        Touch();
    }

    internal void Read(IReadOnlyList<string> languages)
    {
        Languages = languages;
        Touch();
    }

    /// <summary>Whether this member can be asked about words in a language: they read it, or nobody said what they read.</summary>
    public bool Reads(string language) => Languages.Count == 0 || Languages.Any(l => Text.Languages.AreSamePrimary(l, language));

    internal void GoAway(DateOnly from, DateOnly? until, Guid? deputyId)
    {
        (AwayFrom, AwayUntil, DeputyId) = (from, until, deputyId);
        Touch();
    }

    internal void ComeBack()
    {
        (AwayFrom, AwayUntil, DeputyId) = (null, null, null);
        Touch();
    }

    /// <summary>Whether this member is away on a day.</summary>
    public bool IsAwayOn(DateOnly day) => AwayFrom <= day && (AwayUntil is null || day <= AwayUntil);

    internal void Rename(string name)
    {
        Name = name;
        Touch();
    }

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

    internal void EndSessions()
    {
        SecurityStamp = Guid.NewGuid().ToString("N");
        Touch();
    }

    // Identity writes the whole row back when it counts a failed sign-in: with what it had read before us, it must fail and bring nothing back.
    private void Touch() => ConcurrencyStamp = Guid.NewGuid().ToString();
}
