using AdvocacyTracker.Data;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Demands;

/// <summary>Remarks as screens show them.</summary>
public sealed class RemarkQueries(IDbContextFactory<AppDb> factory)
{
    private const int MostClosed = 100;

    private const int MostMentions = 50;

    /// <summary>The remarks on these texts: the open ones in the order of their places, then the closed ones, last closed first. Whoever asks has found the texts first.</summary>
    public async Task<IReadOnlyList<RemarkView>> OfAsync(IReadOnlyList<RemarkedText> texts, Actor reader, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var ids = texts.Select(t => t.Id).ToList();
        var open = await db.Set<Remark>().AsNoTracking().Include(r => r.Replies).Where(r => ids.Contains(r.SubjectId) && r.State == RemarkState.Open).ToListAsync(ct);
        var closed = await db.Set<Remark>().AsNoTracking().Include(r => r.Replies).Where(r => ids.Contains(r.SubjectId) && r.State != RemarkState.Open)
            .OrderByDescending(r => r.ClosedAt).ThenBy(r => r.Id).Take(MostClosed).ToListAsync(ct);
        var views = new List<RemarkView>();
        foreach (var text in texts)
        {
            var mine = open.Where(r => r.SubjectId == text.Id && r.Part == text.Part).ToList();
            var writtenDown = mine.ToDictionary(r => r.Id, r => r.TextVersion);
            if (text.HasLog) await RemarkPlaces.FollowAsync(db, text.Id, mine, text.Version, ct);
            views.AddRange(mine.OrderBy(r => r.Start).ThenBy(r => r.End).ThenBy(r => r.Id).Select(r => new RemarkView(r, text, reader, r.TextVersion - writtenDown[r.Id])));
        }
        return [.. views, .. closed.SelectMany(r => texts.Where(t => t.Id == r.SubjectId && t.Part == r.Part).Take(1).Select(t => new RemarkView(r, t, reader, 0)))];
    }

    /// <summary>Where somebody is called in an open remark on a letter or a demand they may know of, the newest first.</summary>
    public async Task<IReadOnlyList<Mention>> MentionsAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var letters = LetterQueries.Visible(db, actor);
        var demands = db.Set<Demand>().AsNoTracking().Where(d => d.Stage != DemandStage.Withdrawn && letters.Any(l => l.Id == d.LetterId));
        var onBodies = await NewestInsideAsync(Mentioning(db, actor, Part.LetterText).Where(r => letters.Any(l => l.Id == r.SubjectId)), ct);
        var onDemands = await NewestInsideAsync(Mentioning(db, actor, Part.Demand).Where(r => demands.Any(d => d.Id == r.SubjectId)), ct);
        var ids = onBodies.Concat(onDemands).Select(r => r.SubjectId).Distinct().ToList();
        var things = await letters.Where(l => ids.Contains(l.Id)).Select(l => new { l.Id, LetterId = l.Id, l.Reference })
            .Concat(demands.Where(d => ids.Contains(d.Id)).Select(d => new { d.Id, d.LetterId, d.Reference })).ToDictionaryAsync(t => t.Id, ct);
        return [.. onBodies.Concat(onDemands).Where(r => things.ContainsKey(r.SubjectId))
            .Select(r => Mention.Of(r, actor, things[r.SubjectId].LetterId, things[r.SubjectId].Reference)).OrderByDescending(m => m.At)];
    }

    /// <summary>The open remarks on such texts that call somebody.</summary>
    internal static IQueryable<Remark> Mentioning(AppDb db, Actor actor, Part part) =>
        db.Set<Remark>().AsNoTracking().Where(r => r.Part == part && r.State == RemarkState.Open && r.MentionedIds.Contains(actor.Id));

    internal static Task<List<Remark>> NewestInsideAsync(IQueryable<Remark> remarks, CancellationToken ct) =>
        remarks.Include(r => r.Replies).OrderByDescending(r => r.At).ThenBy(r => r.Id).Take(MostMentions).ToListAsync(ct);

    /// <summary>The open remarks on these texts, for everybody who may know of them: words that were taken out are told nobody here.</summary>
    internal static async Task<IReadOnlyList<OpenRemark>> OpenInsideAsync(AppDb db, IEnumerable<RemarkedText> texts, CancellationToken ct)
    {
        var byId = texts.ToDictionary(t => t.Id);
        var ids = byId.Keys.ToList();
        var open = await db.Set<Remark>().AsNoTracking().Where(r => ids.Contains(r.SubjectId) && r.State == RemarkState.Open).OrderBy(r => r.At).ThenBy(r => r.Id).ToListAsync(ct);
        return [.. open.Select(r => new OpenRemark(r.Id, r.Part, r.SubjectId, r.Author, byId[r.SubjectId].Holds(r.Quote) ? r.Quote : null, r.IsBlocking))];
    }
}
