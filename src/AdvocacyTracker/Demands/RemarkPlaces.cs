using AdvocacyTracker.Data;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Demands;

/// <summary>Keeps remarks to their passages while the text around them changes. Typing in a body costs nothing for it: places follow the log when remarks are read.</summary>
internal static class RemarkPlaces
{
    /// <summary>Carries places forward over a body's log to a version of its text. What is done with them then, writing down or only showing, is the caller's.</summary>
    public static async Task FollowAsync(AppDb db, Guid textId, IReadOnlyCollection<Remark> remarks, int upTo, CancellationToken ct)
    {
        if (remarks.Count == 0) return;
        await foreach (var (version, change) in TextLog.AllSinceAsync(db, textId, remarks.Min(r => r.TextVersion), ct))
        {
            if (version > upTo) break;
            foreach (var remark in remarks.Where(r => r.TextVersion == version - 1)) remark.Follow(change, version);
        }
    }

    /// <summary>Carries all remarks on a demand over a change of its text. It has no log, so closed ones must follow too, or they could not be opened again.</summary>
    public static async Task FollowAsync(AppDb db, Demand demand, ChangeSet change, CancellationToken ct)
    {
        foreach (var remark in await db.Set<Remark>().Where(r => r.SubjectId == demand.Id && r.Part == Part.Demand).ToListAsync(ct)) remark.Follow(change, checked((int)demand.Version));
    }

    /// <summary>A passage carried forward from an earlier version of a body to the newest; null when it never lay in the text of its version.</summary>
    public static async Task<Passage?> CarryAsync(AppDb db, Guid textId, Passage passage, CancellationToken ct)
    {
        await foreach (var (version, change) in TextLog.AllSinceAsync(db, textId, passage.Version, ct))
        {
            if (passage.Start < 0 || passage.Start > passage.End || passage.End > change.LengthBefore) return null;
            passage = passage.After(change, version);
        }
        return passage;
    }
}
