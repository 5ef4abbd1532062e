using System.Globalization;
using AdvocacyTracker.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Team;

/// <summary>One sign-in of a member. It ends when they sign out of it, with whatever ends all of theirs (a new password, a closed account), and after <see cref="Longest"/>.</summary>
/// <param name="Stamp">The member's security stamp when it began.</param>
/// <param name="Id">Its own name, from <see cref="NewId"/>; empty for one that nobody signs out of.</param>
public sealed record Session(string Stamp, string Id = "")
{
    /// <summary>How long a session lasts at most. What was signed out of need not be remembered any longer.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(30);

    // A session that was signed out of is kept among Identity's tokens of the member, so that it stays ended after a restart.
    internal const string Ended = "ended session";

    /// <summary>A name for a session that begins now.</summary>
    public static string NewId(DateTimeOffset now) => $"{now.ToUnixTimeSeconds()}-{Guid.NewGuid():N}";

    internal async Task<bool> IsOpenAsync(AppDb db, Member member, DateTimeOffset now, CancellationToken ct) =>
        Stamp == member.SecurityStamp && (Id.Length == 0 || (Lasts(now) && !await db.UserTokens.AnyAsync(t => t.UserId == member.Id && t.LoginProvider == Ended && t.Name == Id, ct)));

    internal IdentityUserToken<Guid> End(Member member, DateTimeOffset now) => new() { UserId = member.Id, LoginProvider = Ended, Name = Id, Value = InWords(now) };

    // Nobody comes back to a session that had to end by then.
    internal static Task ForgetAsync(AppDb db, DateTimeOffset now, CancellationToken ct)
    {
        var before = InWords(now - Longest);
        return db.UserTokens.Where(t => t.LoginProvider == Ended && t.Value!.CompareTo(before) < 0).ExecuteDeleteAsync(ct);
    }

    private bool Lasts(DateTimeOffset now) =>
        long.TryParse(Id.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var began) && now.ToUnixTimeSeconds() - began < Longest.TotalSeconds;

    private static string InWords(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
