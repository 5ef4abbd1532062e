using AdvocacyTracker.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Team;

/// <summary>One sign-in of a member. It ends when they sign out of it, and with whatever ends all of theirs: a new password, a closed account.</summary>
/// <param name="Stamp">The member's security stamp when it began.</param>
/// <param name="Id">Its own number; empty for one that nobody signs out of.</param>
public sealed record Session(string Stamp, string Id = "")
{
    // A session that was signed out of is kept among Identity's tokens of the member, so that it stays ended after a restart.
    internal const string Ended = "ended session";

    internal async Task<bool> IsOpenAsync(AppDb db, Member member, CancellationToken ct) =>
        Stamp == member.SecurityStamp && (Id.Length == 0 || !await db.UserTokens.AnyAsync(t => t.UserId == member.Id && t.LoginProvider == Ended && t.Name == Id, ct));

    internal IdentityUserToken<Guid> End(Member member, DateTimeOffset now) => new() { UserId = member.Id, LoginProvider = Ended, Name = Id, Value = now.ToString("O") };
}
