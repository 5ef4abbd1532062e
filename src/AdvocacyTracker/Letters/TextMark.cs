using AdvocacyTracker.Data;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Letters;

/// <summary>A point of a body's history that has a name; where in the log it stands is read off the time, unless it is known.</summary>
internal sealed record TextMark(string Key, HistoryKind Kind, string Name, string By, DateTimeOffset At, int? Version, Guid? RevisionId)
{
    private const int MostOfAText = 500;

    private static readonly Dictionary<string, string> Deeds = new(StringComparer.Ordinal)
    {
        ["Submit"] = "Submitted", ["Approve"] = "Approved", ["Request changes"] = "Change requested", ["Reject"] = "Rejected",
        ["Sign off"] = "Signed off", ["Send"] = "Marked as sent", ["Publish"] = "Published",
    };

    private static readonly string[] Exact = ["Submit", "Approve", "Request changes", "Reject"];

    /// <summary>The marks of a text, newest first, without any of its words.</summary>
    public static async Task<List<TextMark>> OfAsync(AppDb db, Guid textId, CancellationToken ct)
    {
        var points = await db.Set<TextPoint>().AsNoTracking().Where(p => p.TextId == textId).OrderByDescending(p => p.Id).Take(MostOfAText).ToListAsync(ct);
        // Headlines and fields are no part of the body.
        var revisions = await db.Set<Revision>().AsNoTracking().Where(r => r.SubjectId == textId && r.Part != Part.Headline && r.Part != Part.KeptFields).OrderByDescending(r => r.Id).Take(MostOfAText)
            .Select(r => new Named(r.Id, r.Part, r.Name, r.Hash, r.At)).ToListAsync(ct);
        var deeds = await Trail.OfAsync(db, textId, [.. Deeds.Keys], ct);
        var byHash = revisions.GroupBy(r => r.Hash).ToDictionary(g => g.Key, g => g.First());
        var told = deeds.Select(d => d.Note).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. points.Select(p => new TextMark($"{p.Id:N}", HistoryKind.Named, p.Name, p.By, p.At, p.Version, null))
                .Concat(deeds.Where(d => !Exact.Contains(d.Deed) || byHash.ContainsKey(d.Note)).Select(d => Of(d, byHash.GetValueOrDefault(d.Note))))
                .Concat(revisions.Where(r => !told.Contains(r.Hash)).Select(Of))
                .OrderByDescending(m => m.At),
        ];
    }

    private static TextMark Of(TrailLine line, Named? revision) => new($"d{line.Sequence}", HistoryKind.Deed, Deeds[line.Deed], line.Who, line.At, null, revision?.Id);

    private static TextMark Of(Named revision) => new($"{revision.Id:N}", revision.Part == Part.KeptBody ? HistoryKind.Kept : HistoryKind.Deed, revision.Name, "", revision.At, null, revision.Id);

    private sealed record Named(Guid Id, Part Part, string Name, string Hash, DateTimeOffset At);
}
