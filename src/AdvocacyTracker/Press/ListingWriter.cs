using AdvocacyTracker.Letters;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Press;

/// <summary>Writes the lines of public lists, inside the deed that makes something public or takes it back.</summary>
internal static class ListingWriter
{
    /// <summary>Puts a release or demand into its list under these values, in place of whatever stood there of it; takes it out where there is no instant.</summary>
    public static async Task PutAsync(Act act, PublicList list, Guid subjectId, DateTimeOffset? at, IEnumerable<(Facet Facet, string Label)> under, CancellationToken ct)
    {
        // Two deeds may meet a new value at once.
        await NewsroomSettings.HoldAsync(act, ct);
        var before = await act.Db.Set<Listing>().AsTracking().Where(l => l.List == list && l.SubjectId == subjectId).ToListAsync(ct);
        var now = at is { } from ? Lines(under).Select(l => (l.Facet, l.Value, l.Label, At: from)).ToList() : [];
        foreach (var gone in before.Where(l => !now.Any(n => IsSame(l, n.Facet, n.Value, n.At))))
        {
            act.Db.Remove(gone);
            if (gone.Facet != Facet.All && await act.Db.Set<ListedValue>().FindAsync([list, gone.Facet, gone.Value], ct) is { } value) value.Count(-1);
        }
        foreach (var (facet, value, label, instant) in now.Where(n => !before.Any(l => IsSame(l, n.Facet, n.Value, n.At))))
        {
            act.Db.Add(new Listing(list, facet, value, instant, subjectId));
            if (facet == Facet.All) continue;
            var listed = await act.Db.Set<ListedValue>().FindAsync([list, facet, value], ct) ?? act.Db.Add(new ListedValue(list, facet, value, label)).Entity;
            listed.Count(1);
        }
    }

    private static IEnumerable<(Facet Facet, string Value, string Label)> Lines(IEnumerable<(Facet Facet, string Label)> under) =>
        under.Select(u => (u.Facet, Value: Listing.ValueOf(u.Facet, u.Label), u.Label)).Where(u => u.Value.Length > 0).Prepend((Facet: Facet.All, Value: "", Label: "")).DistinctBy(u => (u.Facet, u.Value));

    private static bool IsSame(Listing line, Facet facet, string value, DateTimeOffset at) => line.Facet == facet && line.Value == value && line.At == at;
}
