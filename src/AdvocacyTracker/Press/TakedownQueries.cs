using AdvocacyTracker.Data;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Press;

/// <summary>Why a release was taken down, and the names that are blacked out of it, for the desk.</summary>
public sealed class TakedownQueries(IDbContextFactory<AppDb> factory)
{
    /// <summary>A release's takedown; null where there is none for this person.</summary>
    public async Task<TakedownView?> FindAsync(Guid releaseId, Actor actor, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (!await PressQueries.Visible(db, actor).AnyAsync(r => r.Id == releaseId, ct)) return null;
        if (await db.Set<Takedown>().AsNoTracking().FirstOrDefaultAsync(t => t.ReleaseId == releaseId, ct) is not { } takedown) return null;
        // The name is told to those who may say yes to it, and to nobody else.
        if (Permissions.WhyNot(actor, Deed.ConfirmBlackout) is not null) return new(takedown.Reason, takedown.By, takedown.At, []);
        var blackouts = await db.Set<Blackout>().AsNoTracking().Where(b => b.ReleaseId == releaseId).OrderBy(b => b.Id).ToListAsync(ct);
        return new(takedown.Reason, takedown.By, takedown.At, blackouts);
    }
}

/// <summary>That a release was taken down, for the desk.</summary>
/// <param name="Blackouts">The names proposed to be blacked out, oldest first, and those that were, without the name; empty for whoever may confirm none.</param>
public sealed record TakedownView(string Reason, string By, DateTimeOffset At, IReadOnlyList<Blackout> Blackouts);
