using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Search;

/// <summary>Makes found what was published before there was a search.</summary>
public sealed class SearchWorkflow(Deeds deeds, MarkdownRenderer renderer)
{
    private const int MostAtOnce = 100;

    /// <summary>Writes some of what is missing, and gives how many releases that were: none once all are there.</summary>
    public Task<Result<int>> AddMissingAsync(CancellationToken ct) => deeds.DoAsync<int>(Deeds.TheProgram, async (act, token) =>
    {
        // Held before it looks: whoever retracts or takes one down comes before or after.
        await NewsroomSettings.HoldAsync(act, token);
        var missing = await act.Db.Set<PressRelease>().Where(r => r.PublicationId != null && (r.Stage == ReleaseStage.Published || r.Stage == ReleaseStage.Scheduled)
            && !act.Db.Set<SearchEntry>().Any(e => e.Kind == SearchKind.Release && e.SubjectId == r.Id)).OrderBy(r => r.Id).Take(MostAtOnce + 1).ToListAsync(token);
        var isLast = missing.Count <= MostAtOnce;
        missing = [.. missing.Take(MostAtOnce)];
        var ids = missing.Select(r => r.Id).ToList();
        foreach (var demand in await act.Db.Set<PublishedDemand>().Where(d => ids.Contains(d.ReleaseId)).Select(d => d.DemandId).Distinct().ToListAsync(token)) await SearchWriter.PutDemandAsync(act, demand, renderer, token);
        foreach (var letter in missing.SelectMany(r => r.LetterIds).Distinct()) await SearchWriter.PutLetterAsync(act, letter, renderer, token);
        foreach (var release in missing) await SearchWriter.PutReleaseAsync(act, release, renderer, token);
        // Once: the newsroom's other pages are as they were, and need not be made anew with each of many turns.
        if (isLast && missing.Count > 0) await NewsroomSettings.MoveEpochOnAsync(act, token);
        return missing.Count;
    }, ct);
}
