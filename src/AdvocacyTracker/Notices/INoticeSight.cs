using AdvocacyTracker.Data;
using AdvocacyTracker.Team;

namespace AdvocacyTracker.Notices;

/// <summary>Which things somebody may know of now: a notice about any other is not shown. Letters have one, releases another.</summary>
public interface INoticeSight
{
    /// <summary>The ids of those they may know of.</summary>
    IQueryable<Guid> IdsFor(AppDb db, Actor actor);
}
