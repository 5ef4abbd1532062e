using AdvocacyTracker.Data;
using AdvocacyTracker.Notices;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Press;

/// <summary>The releases that somebody's notices may be about.</summary>
public sealed class ReleaseSight : INoticeSight
{
    /// <inheritdoc/>
    public IQueryable<Guid> IdsFor(AppDb db, Actor actor) => PressQueries.Visible(db, actor).Select(r => r.Id);

    /// <inheritdoc/>
    public Task<string?> NameAsync(AppDb db, Guid id, CancellationToken ct) => db.Set<PressRelease>().Where(r => r.Id == id).Select(r => (string?)ReleaseDoor.NoticedAs).FirstOrDefaultAsync(ct);
}
