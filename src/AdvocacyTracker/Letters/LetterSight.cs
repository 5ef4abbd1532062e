using AdvocacyTracker.Data;
using AdvocacyTracker.Notices;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Letters;

/// <summary>The letters that somebody's notices may be about.</summary>
public sealed class LetterSight : INoticeSight
{
    /// <inheritdoc/>
    public IQueryable<Guid> IdsFor(AppDb db, Actor actor) => LetterQueries.Visible(db, actor).Select(l => l.Id);

    /// <inheritdoc/>
    public Task<string?> NameAsync(AppDb db, Guid id, CancellationToken ct) =>
        db.Set<Letter>().Where(l => l.Id == id).Select(l => l.Confidentiality == Confidentiality.Restricted ? Letter.HiddenName : l.Reference).FirstOrDefaultAsync(ct);
}
