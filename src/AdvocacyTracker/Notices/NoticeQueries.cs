using AdvocacyTracker.Data;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Notices;

/// <summary>Somebody's own notices, without those about what they may no longer know of.</summary>
public sealed class NoticeQueries(IDbContextFactory<AppDb> factory, IEnumerable<INoticeSight> sights)
{
    /// <summary>More unread ones than these are not counted.</summary>
    public const int MostCounted = 100;

    /// <summary>Their notices, the newest first, from a place in the list on.</summary>
    public async Task<Page<NoticeRow>> ListAsync(Actor actor, string? after, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var notices = Of(db, actor);
        if (Place.ReadId(after) is var (at, id)) notices = notices.Where(n => n.At < at || (n.At == at && n.Id.CompareTo(id) < 0));
        var rows = await notices.OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Take(Page<NoticeRow>.Size + 1)
            .Select(n => new NoticeRow(n.Id, n.Kind, n.About, n.SubjectId, n.Reference, n.Due, n.At, n.ReadAt != null)).ToListAsync(ct);
        return Page<NoticeRow>.Of(rows, row => new(row.At, row.Id.ToString()));
    }

    /// <summary>How many they have not read, up to <see cref="MostCounted"/>.</summary>
    public async Task<int> UnreadAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await Of(db, actor).Where(n => n.ReadAt == null).Take(MostCounted).CountAsync(ct);
    }

    private IQueryable<Notice> Of(AppDb db, Actor actor)
    {
        var known = sights.Select(s => s.IdsFor(db, actor)).Aggregate(Queryable.Concat);
        return db.Set<Notice>().AsNoTracking().Where(n => n.MemberId == actor.Id && known.Contains(n.SubjectId));
    }
}

/// <summary>A notice in its reader's list.</summary>
public sealed record NoticeRow(Guid Id, NoticeKind Kind, NoticeAbout About, Guid SubjectId, string Reference, DateOnly? Due, DateTimeOffset At, bool IsRead);
