using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Replies;
using AdvocacyTracker.Sending;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Search;

/// <summary>Writes under which words the public finds something, inside the deed that makes it public or takes it back.</summary>
internal static class SearchWriter
{
    private const int MostWords = 10_000;

    /// <summary>A release, as it is now.</summary>
    public static async Task PutReleaseAsync(Act act, PressRelease release, MarkdownRenderer renderer, CancellationToken ct)
    {
        if (!IsOut(release)) await DropAsync(act, SearchKind.Release, release.Id, ct);
        else await PutAsync(act, SearchKind.Release, release.Id, release, PublicText.Of(await WordsAsync<PublishedWords>(act, release.PublicationId!.Value, ct), renderer), ct);
    }

    /// <summary>A demand, in the words of the release that the public reads first.</summary>
    public static async Task PutDemandAsync(Act act, Guid demandId, MarkdownRenderer renderer, CancellationToken ct)
    {
        await act.Db.Set<PublishedDemand>().Where(d => d.DemandId == demandId).LoadAsync(ct);
        var first = act.Db.Set<PublishedDemand>().Local.Where(d => d.DemandId == demandId).MinBy(d => d.At);
        // Any of them may have been made in this very deed.
        var letter = first is null ? null : await act.Db.Set<Letter>().FindAsync([first.LetterId], ct);
        if (first is null || letter is not { Stage: LetterStage.Sent, Confidentiality: not Confidentiality.Restricted })
        {
            await DropAsync(act, SearchKind.Demand, demandId, ct);
            return;
        }
        var demand = (await act.Db.Set<Demand>().FindAsync([demandId], ct))!;
        var words = PublishedDemands.AsRead(first, letter.Confidentiality);
        var release = (await act.Db.Set<PressRelease>().FindAsync([first.ReleaseId], ct))!;
        await PutAsync(act, SearchKind.Demand, demandId, release, [first.Reference, .. PublicText.Of(words, renderer), .. demand.Themes, .. demand.Places], ct, first.At);
    }

    /// <summary>A letter, if a release announces it.</summary>
    public static async Task PutLetterAsync(Act act, Guid letterId, MarkdownRenderer renderer, CancellationToken ct)
    {
        await act.Db.Set<PressRelease>().Where(r => r.LetterIds.Contains(letterId) && (r.Stage == ReleaseStage.Published || r.Stage == ReleaseStage.Scheduled)).LoadAsync(ct);
        var release = act.Db.Set<PressRelease>().Local.Where(r => r.LetterIds.Contains(letterId) && IsOut(r)).MinBy(r => r.PublishedAt);
        if (release is null || await act.Db.Set<Letter>().FindAsync([letterId], ct) is not { Stage: LetterStage.Sent, Confidentiality: Confidentiality.PublicOnceAnnounced, SentRevisionId: { } sent })
            await DropAsync(act, SearchKind.Letter, letterId, ct);
        else
            await PutAsync(act, SearchKind.Letter, letterId, release, PublicText.Of(await WordsAsync<WholeWords>(act, sent, ct), renderer), ct);
    }

    private static bool IsOut(PressRelease release) => release is { Stage: ReleaseStage.Published or ReleaseStage.Scheduled, PublicationId: not null, PublishedAt: not null };

    private static async Task<T> WordsAsync<T>(Act act, Guid revision, CancellationToken ct) => Fingerprint.Words<T>((await act.Db.Set<Revision>().FindAsync([revision], ct))!.Json);

    private static async Task PutAsync(Act act, SearchKind kind, Guid subjectId, PressRelease release, IEnumerable<string> texts, CancellationToken ct, DateTimeOffset? since = null)
    {
        // Two deeds may seek a free key at once.
        await NewsroomSettings.HoldAsync(act, ct);
        var at = since ?? release.PublishedAt!.Value;
        var entry = await FindAsync(act, kind, subjectId, ct);
        if (entry is not null && !entry.IsOf(at))
        {
            act.Db.Remove(entry);
            entry = null;
        }
        entry ??= act.Db.Add(new SearchEntry(await FreeKeyAsync(act, at, ct), kind, subjectId)).Entity;
        entry.Say(release.Id, string.Join(' ', texts.SelectMany(FoldedWords.In).Select(w => w.Word).Distinct(StringComparer.Ordinal).Take(MostWords)));
    }

    private static async Task DropAsync(Act act, SearchKind kind, Guid subjectId, CancellationToken ct)
    {
        if (await FindAsync(act, kind, subjectId, ct) is { } entry) act.Db.Remove(entry);
    }

    private static async Task<SearchEntry?> FindAsync(Act act, SearchKind kind, Guid subjectId, CancellationToken ct)
    {
        await act.Db.Set<SearchEntry>().AsTracking().Where(e => e.Kind == kind && e.SubjectId == subjectId).LoadAsync(ct);
        return act.Db.Set<SearchEntry>().Local.FirstOrDefault(e => e.Kind == kind && e.SubjectId == subjectId);
    }

    private static async Task<long> FreeKeyAsync(Act act, DateTimeOffset at, CancellationToken ct)
    {
        var (first, end) = SearchEntry.KeysOf(at);
        var taken = await act.Db.Set<SearchEntry>().Where(e => e.Key >= first && e.Key < end).MaxAsync(e => (long?)e.Key, ct) ?? (first - 1);
        return Math.Max(taken, act.Db.Set<SearchEntry>().Local.Where(e => e.Key >= first && e.Key < end).Select(e => e.Key).DefaultIfEmpty(first - 1).Max()) + 1;
    }
}
