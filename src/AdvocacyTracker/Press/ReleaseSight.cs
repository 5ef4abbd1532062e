using AdvocacyTracker.Data;
using AdvocacyTracker.Notices;
using AdvocacyTracker.Team;

namespace AdvocacyTracker.Press;

/// <summary>The releases that somebody's notices may be about.</summary>
public sealed class ReleaseSight : INoticeSight
{
    /// <inheritdoc/>
    public IQueryable<Guid> IdsFor(AppDb db, Actor actor) => PressQueries.Visible(db, actor).Select(r => r.Id);
}
