using AdvocacyTracker.Data;
using AdvocacyTracker.Notices;
using AdvocacyTracker.Team;

namespace AdvocacyTracker.Letters;

/// <summary>The letters that somebody's notices may be about.</summary>
public sealed class LetterSight : INoticeSight
{
    /// <inheritdoc/>
    public IQueryable<Guid> IdsFor(AppDb db, Actor actor) => LetterQueries.Visible(db, actor).Select(l => l.Id);
}
