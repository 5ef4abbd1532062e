using AdvocacyTracker.Data;
using AdvocacyTracker.Team;

namespace AdvocacyTracker.Notices;

/// <summary>Which things somebody may know of now: a notice about any other is not shown. Letters have one, releases another.</summary>
public interface INoticeSight
{
    /// <summary>The ids of those they may know of.</summary>
    IQueryable<Guid> IdsFor(AppDb db, Actor actor);

    /// <summary>What the trail calls one of its things now; null for what is none of them.</summary>
    Task<string?> NameAsync(AppDb db, Guid id, CancellationToken ct);
}
