using System.Globalization;
using AdvocacyTracker.Data;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Letters;

/// <summary>Reads a body's history off its log: when somebody stopped writing, and what was named in between. However long the log, a page of it takes a bounded number of queries.</summary>
internal static class TextHistory
{
    private const int PausesOnAPage = 25;

    private const int FieldsOnAPage = 50;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan LongestSitting = TimeSpan.FromMinutes(30);

    /// <summary>A page of the history of a text that stands at <paramref name="head"/>, and the two texts asked for.</summary>
    public static async Task<HistoryView> ReadAsync(AppDb db, Guid textId, BodyHead head, HistoryAsked asked, CancellationToken ct)
    {
        var marks = await TextMark.OfAsync(db, textId, ct);
        var placed = new List<TextMark>(marks);
        var (pauses, older) = await PausesAsync(db, textId, head.Version, asked.Before, placed, ct);
        var points = await PointsAsync(db, textId, pauses, placed, asked.Before, older, ct);
        var last = marks.FirstOrDefault(m => m.Kind != HistoryKind.Kept)?.Key ?? (pauses.Count > 0 ? Text(pauses[0].First - 1) : Text(0));
        var to = await SideAsync(db, textId, head, asked.To ?? HistoryAsked.Now, marks, ct);
        return new(points, older, await SideAsync(db, textId, head, asked.From ?? last, marks, ct), to, await FieldsAsync(db, textId, ct), head.Version);
    }

    private static async Task<List<KeptFields>> FieldsAsync(AppDb db, Guid textId, CancellationToken ct)
    {
        var kept = await db.Set<Revision>().AsNoTracking().Where(r => r.SubjectId == textId && r.Part == Part.KeptFields).OrderByDescending(r => r.Id).Take(FieldsOnAPage).ToListAsync(ct);
        return [.. kept.Select(r => new KeptFields(r.Name, r.At, Fingerprint.Words<IReadOnlyList<MetField>>(r.Json)))];
    }

    // The log newest first, a light line a change, and no further than the page goes.
    private static async Task<(List<Written> Pauses, int? Older)> PausesAsync(AppDb db, Guid textId, int version, int? before, List<TextMark> marks, CancellationToken ct)
    {
        var pauses = new List<Written>();
        var (sitting, waiting) = (new List<Step>(), new MarksToPlace(marks));
        var newest = Math.Min(before ?? version, version);
        await foreach (var step in db.Set<TextChange>().AsNoTracking().Where(c => c.TextId == textId && c.Version <= newest).OrderByDescending(c => c.Version)
            .Select(c => new Step(c.Version, c.AuthorId, c.At)).AsAsyncEnumerable().WithCancellation(ct))
        {
            waiting.Place(step);
            if (step.Version == before) continue;
            if (sitting.Count > 0 && sitting[^1].At - step.At >= Pause)
            {
                pauses.AddRange(InParts(sitting, waiting.Cuts));
                sitting.Clear();
                if (pauses.Count >= PausesOnAPage) break;
            }
            sitting.Add(step);
        }
        pauses.AddRange(InParts(sitting, waiting.Cuts));
        if (pauses is [] or [.., { First: 1 }]) waiting.PlaceAllAtTheStart();
        if (pauses.Count > PausesOnAPage) pauses.RemoveRange(PausesOnAPage, pauses.Count - PausesOnAPage);
        return (pauses, pauses is [.., { First: > 1 } last] ? last.First : null);
    }

    // A sitting, newest first, into parts of half an hour at most that also end where something was named.
    private static IEnumerable<Written> InParts(List<Step> sitting, HashSet<int> cuts)
    {
        var parts = new List<List<Step>>();
        foreach (var step in Enumerable.Reverse(sitting))
        {
            if (parts is [.., var part] && step.At - part[0].At < LongestSitting && !cuts.Contains(part[^1].Version)) part.Add(step);
            else parts.Add([step]);
        }
        return Enumerable.Reverse(parts).Select(p => new Written(p[0].Version, p[^1].Version, p[^1].At, [.. p.Select(s => s.AuthorId).Distinct()]));
    }

    private static async Task<List<HistoryPoint>> PointsAsync(AppDb db, Guid textId, List<Written> pauses, List<TextMark> marks, int? before, int? older, CancellationToken ct)
    {
        var texts = await TextLog.TextsAtAsync(db, textId, [.. pauses.SelectMany(p => new[] { p.First - 1, p.Last }).Distinct().Order()], ct);
        var names = await NamesAsync(db, [.. pauses.SelectMany(p => p.AuthorIds).Distinct()], ct);
        var shown = marks.Where(m => m.Version < (before ?? int.MaxValue) && m.Version >= (older ?? 0)).Select(m => (m.Version!.Value, IsMark: true, m.At, Point: PointOf(m)))
            .Concat(pauses.Select(p => (p.Last, IsMark: false, p.At, Point: new HistoryPoint(Text(p.Last), HistoryKind.Pause, "", [.. p.AuthorIds.Select(a => names[a])], p.At,
                p.First - 1, p.Last, BodyPlace.At(p.Last), WordTally.Between(texts[p.First - 1], texts[p.Last])))));
        return [.. shown.OrderByDescending(s => s.Item1).ThenByDescending(s => s.IsMark).ThenByDescending(s => s.At).Select(s => s.Point)];
    }

    private static HistoryPoint PointOf(TextMark mark) => new(mark.Key, mark.Kind, mark.Name, mark.By.Length > 0 ? [mark.By] : [], mark.At, mark.Version!.Value, mark.Version.Value, PlaceOf(mark), null);

    private static BodyPlace PlaceOf(TextMark mark) => mark.RevisionId is { } revision ? BodyPlace.Of(revision) : BodyPlace.At(mark.Version!.Value);

    private static async Task<HistorySide?> SideAsync(AppDb db, Guid textId, BodyHead head, string key, List<TextMark> marks, CancellationToken ct)
    {
        if (key == HistoryAsked.Now) return new(key, "", true, [], null, head.Version, BodyPlace.At(head.Version), head.Text);
        if (marks.FirstOrDefault(m => m.Key == key) is { } mark)
        {
            var placed = mark.Version is null ? mark with { Version = await VersionAtAsync(db, textId, mark.At, ct) } : mark;
            return (await TextLog.TextAtAsync(db, textId, head.Version, PlaceOf(placed), ct)).Value is { } marked
                ? new(key, mark.Name, false, mark.By.Length > 0 ? [mark.By] : [], mark.At, mark.Kind == HistoryKind.Kept ? null : placed.Version, PlaceOf(placed), marked)
                : null;
        }
        if (!int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var version) || version > head.Version) return null;
        if (await TextLog.TextAtAsync(db, textId, version, ct) is not { } text) return null;
        var change = await db.Set<TextChange>().AsNoTracking().Where(c => c.TextId == textId && c.Version == version).Select(c => new Step(c.Version, c.AuthorId, c.At)).FirstOrDefaultAsync(ct);
        var by = change is null ? [] : (await NamesAsync(db, [change.AuthorId], ct)).Values.ToList();
        return new(key, "", false, by, change?.At, version, BodyPlace.At(version), text);
    }

    private static Task<int> VersionAtAsync(AppDb db, Guid textId, DateTimeOffset at, CancellationToken ct) =>
        db.Set<TextChange>().AsNoTracking().Where(c => c.TextId == textId && c.At <= at).OrderByDescending(c => c.Version).Select(c => c.Version).FirstOrDefaultAsync(ct);

    private static async Task<Dictionary<Guid, string>> NamesAsync(AppDb db, List<Guid> ids, CancellationToken ct)
    {
        var known = await db.Users.AsNoTracking().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Name, ct);
        return ids.ToDictionary(id => id, id => known.GetValueOrDefault(id, Deeds.TheProgram.Name));
    }

    private static string Text(int version) => version.ToString(CultureInfo.InvariantCulture);

    private sealed record Step(int Version, Guid AuthorId, DateTimeOffset At);

    private sealed record Written(int First, int Last, DateTimeOffset At, IReadOnlyList<Guid> AuthorIds);

    /// <summary>Marks that know their time, put after the last change before it while the log goes by, newest first.</summary>
    private sealed class MarksToPlace(List<TextMark> marks)
    {
        private int _next;

        public HashSet<int> Cuts { get; } = [.. marks.Where(m => m.Version is not null && m.Kind != HistoryKind.Kept).Select(m => m.Version!.Value)];

        public void Place(Step step)
        {
            for (; _next < marks.Count && marks[_next].At >= step.At; _next++) PlaceAt(step.Version);
        }

        public void PlaceAllAtTheStart()
        {
            for (; _next < marks.Count; _next++) PlaceAt(0);
        }

        private void PlaceAt(int version)
        {
            if (marks[_next].Version is null) marks[_next] = marks[_next] with { Version = version };
            if (marks[_next].Kind != HistoryKind.Kept) Cuts.Add(marks[_next].Version!.Value);
        }
    }
}
