using AdvocacyTracker.Data;
using AdvocacyTracker.Rules;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Team;

/// <summary>The team as screens show it.</summary>
public sealed class TeamQueries(IDbContextFactory<AppDb> factory, TimeProvider clock)
{
    /// <summary>Said of a link that is used, expired or never was: which of them is nobody's business.</summary>
    public static Refusal LinkIsClosed { get; } = new("This link does not work any more: ask an administrator for a new one.");

    /// <summary>Everybody, by name.</summary>
    public async Task<IReadOnlyList<MemberRow>> AllAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var members = await db.Users.AsNoTracking().OrderBy(m => m.Name).ToListAsync(ct);
        return [.. members.Select(m => new MemberRow(m.Id, m.Name, m.Email ?? "", m.Roles, m.IsDisabled, m.IsImported, m.IsOfferedInDemo, m.CanSignIn) { Groups = m.Groups, Languages = m.Languages, AwayFrom = m.AwayFrom, AwayUntil = m.AwayUntil, DeputyId = m.DeputyId })];
    }

    /// <summary>Who somebody is now, or null when there is no such member.</summary>
    public async Task<Actor?> ActorAsync(Guid id, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Users.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, ct) is { } member ? Actor.Of(member) : null;
    }

    /// <summary>Who somebody is now by one sign-in of theirs, or null when there is no such member. When it has ended, they may not sign in by it.</summary>
    public async Task<Actor?> ActorAsync(Guid id, Session session, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.Users.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, ct) is not { } member) return null;
        return Actor.Of(member) with { Session = session, MaySignIn = member.MaySignIn && await session.IsOpenAsync(db, member, clock.GetUtcNow(), ct) };
    }

    /// <summary>What each member's rights and sessions rest on: it is another one once they changed.</summary>
    public async Task<IReadOnlyDictionary<Guid, MemberMark>> MarksAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var ended = db.UserTokens.Where(t => t.LoginProvider == Session.Ended);
        // The last one too: while one is forgotten another may be added.
        var rows = await db.Users.AsNoTracking()
            .Select(m => new { Member = m, Ended = ended.Count(t => t.UserId == m.Id), LastEnded = ended.Where(t => t.UserId == m.Id).Max(t => t.Value) }).ToListAsync(ct);
        return rows.ToDictionary(r => r.Member.Id, r => new MemberMark(r.Member.Name, r.Member.Roles, r.Member.MaySignIn, r.Member.SecurityStamp, r.Ended, r.LastEnded));
    }

    /// <summary>The groups that somebody speaks for at a moment: their own, and those of whoever is away and named them deputy.</summary>
    internal static async Task<IReadOnlyList<string>> GroupsInsideAsync(AppDb db, Guid memberId, DateTimeOffset now, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var members = await db.Users.AsNoTracking().Where(m => m.Id == memberId || m.DeputyId == memberId).ToListAsync(ct);
        return [.. members.Where(m => m.Id == memberId || m.IsAwayOn(today)).SelectMany(m => m.Groups).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Whether an administrator can sign in.</summary>
    public async Task<bool> HasAdministratorAsync(CancellationToken ct) => (await AllAsync(ct)).Any(m => m.CanSignIn && m.Roles.HasFlag(Roles.Admin));

    /// <summary>Whom a one-time link is for; refused when it is closed.</summary>
    public async Task<Result<InvitationView>> InvitationAsync(string token, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var hash = Secret.HashOf(token);
        var invitation = await db.Set<Invitation>().AsNoTracking().FirstOrDefaultAsync(i => i.TokenHash == hash, ct);
        if (invitation is null || !invitation.IsOpen(clock.GetUtcNow())) return LinkIsClosed;
        if (invitation.MemberId is not { } id) return new InvitationView(null, null);
        return await db.Users.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, ct) is { IsDisabled: false } member ? new InvitationView(member.Name, member.Email) : LinkIsClosed;
    }
}

/// <summary>What a member's rights and sessions rest on.</summary>
public sealed record MemberMark(string Name, Roles Roles, bool MaySignIn, string? Stamp, int EndedSessions, string? LastEnded);

/// <summary>A member in a list.</summary>
public sealed record MemberRow(Guid Id, string Name, string Email, Roles Roles, bool IsDisabled, bool IsImported, bool IsOfferedInDemo, bool CanSignIn)
{
    /// <summary>The groups they speak for.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>The tags of the languages they read; empty for all.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>The first day away; null when here.</summary>
    public DateOnly? AwayFrom { get; init; }

    /// <summary>The last day away; null while nobody knows.</summary>
    public DateOnly? AwayUntil { get; init; }

    /// <summary>Who speaks for their groups meanwhile.</summary>
    public Guid? DeputyId { get; init; }

    /// <summary>Whether letters may be handed to them.</summary>
    public bool MayOwnLetters => !IsDisabled && !IsImported && Roles.HasFlag(Roles.Drafter);

    /// <summary>Whether they are a reviewer who can sign in.</summary>
    public bool CanReview => CanSignIn && Roles.HasFlag(Roles.Reviewer);
}

/// <summary>Whom a link is for; nameless for the first administrator.</summary>
public sealed record InvitationView(string? Name, string? Email);
