using AdvocacyTracker.Data;
using AdvocacyTracker.Mail;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Mailing;

/// <summary>What may be known of the readers of news by mail: how many they are, and whether a link is one of theirs.</summary>
public sealed class SubscriptionQueries(IDbContextFactory<AppDb> factory, TimeProvider clock)
{
    /// <summary>How many have confirmed; null for whoever doesn't keep the press list.</summary>
    public async Task<int?> CountAsync(Actor actor, CancellationToken ct)
    {
        if (Permissions.WhyNot(actor, Deed.KeepPressList) is not null) return null;
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Set<Subscription>().CountAsync(s => s.ConfirmedAt != null, ct);
    }

    /// <summary>Whether somebody could confirm by this link now.</summary>
    public async Task<bool> IsToConfirmAsync(string secret, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var (hash, since) = (Secret.HashOf(secret), clock.GetUtcNow() - Subscription.TimeToConfirm);
        return await db.Set<Subscription>().AnyAsync(s => s.ConfirmHash == hash && s.AskedAt > since, ct);
    }

    /// <summary>Whether somebody could leave by this link now.</summary>
    public async Task<bool> IsToLeaveAsync(string secret, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var hash = Secret.HashOf(secret);
        return await db.Set<OutgoingMail>().AnyAsync(m => m.LeaveHash == hash && m.Purpose == MailPurpose.News, ct);
    }
}
