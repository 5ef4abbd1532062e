using System.Runtime.CompilerServices;
using AdvocacyTracker.Data;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Letters;

/// <summary>A body as a log of changes. A change is taken only on top of the newest version; who is behind is told what is newer and loses nothing.</summary>
internal static class TextLog
{
    // Who is further behind catches up in turns, which end at so many changes, or at so much JSON.
    private const int MostInOneTurn = 2_000;

    private const int LongestTurn = 2 * 1024 * 1024;

    // The database need not give more than a turn may hold: PostgreSQL sends all that was asked for.
    private const int ReadAtOnce = 50;

    private const int BetweenSnapshots = 200;

    /// <summary>Appends a change to a text that stands at <paramref name="version"/>; <paramref name="replace"/> takes the new text.</summary>
    public static async Task<Result<Appended>> AppendAsync(Act act, Guid textId, string text, int version, BodyChange change, Action<string> replace, CancellationToken ct)
    {
        if (change.Page.Length > BodyChange.LongestPage) return new Refusal("This page’s name is too long: reload the page; what you typed is kept.");
        if (change.BaseVersion > version || change.BaseVersion < 0) return new Refusal("This change is based on a version that never was: reload the page; what you typed is kept.");
        if (change.BaseVersion < version) return await BehindAsync(act, textId, change, ct);
        var changes = ChangeSet.Parse(change.Changes);
        if (!changes.IsDone) return changes.Refusal;
        if (changes.Value.IsEmpty) return new Appended(true, version, []);
        var changed = changes.Value.Apply(text);
        if (!changed.IsDone) return changed.Refusal;
        if (TextRules.WhyNotBody(changed.Value) is { } refusal) return refusal;
        act.Db.Add(new TextChange(textId, version + 1, changes.Value.ToJson(), change.Page, act.Actor.Id, act.Now));
        if ((version + 1) % BetweenSnapshots == 0) act.Db.Add(new TextSnapshot(textId, version + 1, changed.Value));
        replace(changed.Value);
        return new Appended(true, version + 1, []);
    }

    /// <summary>Appends the program's own change on top of the newest version, in the actor's name.</summary>
    public static async Task<Result> ReplaceAsync(Act act, Guid textId, string text, int version, ChangeSet change, Action<string> replace, CancellationToken ct)
    {
        var appended = await AppendAsync(act, textId, text, version, new BodyChange(version, change.ToJson()), replace, ct);
        return appended.Refusal is { } refusal ? refusal : Result.Done;
    }

    /// <summary>Puts an earlier text of the body on top of the log, as one change: nothing of what came since is lost, and remarks on words that are in both keep to them.</summary>
    public static async Task<Result<Appended>> RestoreAsync(Act act, Guid textId, string text, int version, BodyPlace place, Action<string> replace, CancellationToken ct)
    {
        var earlier = await TextAtAsync(act.Db, textId, version, place, ct);
        if (!earlier.IsDone) return earlier.Refusal;
        if (earlier.Value == text) return new Refusal("The text stands exactly so already: there is nothing to restore.");
        return await AppendAsync(act, textId, text, version, new(version, ChangeSet.ByWords(text, earlier.Value).ToJson()), replace, ct);
    }

    /// <summary>Begins a log anew with one text, in the program's name: a log keeps what was typed letter by letter, and so no name can be blacked out of it. Its named points go with it.</summary>
    public static async Task BeginAnewAsync(Act act, Guid textId, string text, CancellationToken ct)
    {
        await act.Db.Set<TextSnapshot>().Where(s => s.TextId == textId).ExecuteDeleteAsync(ct);
        await act.Db.Set<TextPoint>().Where(p => p.TextId == textId).ExecuteDeleteAsync(ct);
        await act.Db.Set<TextChange>().Where(c => c.TextId == textId).ExecuteDeleteAsync(ct);
        act.Db.Add(new TextChange(textId, 1, ChangeSet.Between("", text).ToJson(), "", Deeds.TheProgram.Id, act.Now));
    }

    /// <summary>The body at a place of a text whose log has come to <paramref name="version"/>, or why there is none.</summary>
    public static async Task<Result<string>> TextAtAsync(AppDb db, Guid textId, int version, BodyPlace place, CancellationToken ct)
    {
        if (place.RevisionId is { } id)
        {
            var revision = await db.Set<Revision>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id && r.SubjectId == textId, ct);
            if (revision is null) return new Refusal("There is no such revision of this text: choose a point in its history.");
            return revision.Body() is { } body ? body : new Refusal("This revision holds no such text, but something else: choose a point in the text’s history.");
        }
        var wanted = place.Version ?? -1;
        if (WhyNever(wanted, version) is { } never) return never;
        return (await TextAtAsync(db, textId, wanted, ct))!;
    }

    /// <summary>Why no text stands at a version of a log that has come to <paramref name="newest"/>, or null.</summary>
    public static Refusal? WhyNever(int version, int newest) =>
        version < 0 || version > newest ? new("This text never had such a version: choose a point in its history.") : null;

    private static async Task<Result<Appended>> BehindAsync(Act act, Guid textId, BodyChange change, CancellationToken ct)
    {
        var newer = await SinceAsync(act.Db, textId, change.BaseVersion, ct);
        return new Appended(false, newer[^1].Version, newer);
    }

    /// <summary>What was stored after a version, oldest first, as much as one turn takes; at least one change, if there is any.</summary>
    public static async Task<IReadOnlyList<NewerChange>> SinceAsync(AppDb db, Guid textId, int version, CancellationToken ct)
    {
        var (turn, length) = (new List<NewerChange>(), 0);
        for (var read = ReadAtOnce; read == ReadAtOnce && turn.Count < MostInOneTurn;)
        {
            read = 0;
            var after = turn.Count > 0 ? turn[^1].Version : version;
            var newer = db.Set<TextChange>().AsNoTracking().Where(c => c.TextId == textId && c.Version > after)
                .OrderBy(c => c.Version).Take(ReadAtOnce).Select(c => new NewerChange(c.Version, c.Changes, c.Page, c.AuthorId));
            await foreach (var change in newer.AsAsyncEnumerable().WithCancellation(ct))
            {
                turn.Add(change);
                read++;
                if ((length += change.Changes.Length) >= LongestTurn) return turn;
            }
        }
        return turn;
    }

    /// <summary>Every change after a version, with the version it leads to, oldest first.</summary>
    public static async IAsyncEnumerable<(int Version, ChangeSet Change)> AllSinceAsync(AppDb db, Guid textId, int version, [EnumeratorCancellation] CancellationToken ct)
    {
        var changes = db.Set<TextChange>().AsNoTracking().Where(c => c.TextId == textId && c.Version > version).OrderBy(c => c.Version).Select(c => new { c.Version, c.Changes });
        await foreach (var change in changes.AsAsyncEnumerable().WithCancellation(ct)) yield return (change.Version, ChangeSet.Parse(change.Changes).Value!);
    }

    /// <summary>The text at a version, from the nearest snapshot and the changes since; null for a version that never was.</summary>
    public static async Task<string?> TextAtAsync(AppDb db, Guid textId, int version, CancellationToken ct)
    {
        var nearest = await db.Set<TextSnapshot>().AsNoTracking().Where(s => s.TextId == textId && s.Version <= version).OrderByDescending(s => s.Version).FirstOrDefaultAsync(ct);
        var (text, at) = (nearest?.Text ?? "", nearest?.Version ?? 0);
        var changes = await SinceAsync(db, textId, at, version, ct);
        if (at + changes.Count != version) return null;
        return changes.Aggregate(text, (before, json) => ChangeSet.Parse(json).Value!.Apply(before).Value!);
    }

    /// <summary>The texts at some versions that were, given in rising order: on from the one before where that is near, else from a snapshot.</summary>
    public static async Task<Dictionary<int, string>> TextsAtAsync(AppDb db, Guid textId, IReadOnlyList<int> versions, CancellationToken ct)
    {
        var texts = new Dictionary<int, string>();
        var (text, at) = ("", 0);
        foreach (var version in versions)
        {
            if (version - at > BetweenSnapshots) text = await TextAtAsync(db, textId, version, ct) ?? "";
            else if (version > at)
                text = (await SinceAsync(db, textId, at, version, ct)).Aggregate(text, (before, json) => ChangeSet.Parse(json).Value!.Apply(before).Value!);
            (texts[version], at) = (text, version);
        }
        return texts;
    }

    private static Task<List<string>> SinceAsync(AppDb db, Guid textId, int after, int until, CancellationToken ct) =>
        db.Set<TextChange>().AsNoTracking().Where(c => c.TextId == textId && c.Version > after && c.Version <= until).OrderBy(c => c.Version).Select(c => c.Changes).ToListAsync(ct);
}

/// <summary>A change somebody sends: the version it is based on, a change set in CodeMirror's JSON form, and the open page it comes from.</summary>
public sealed record BodyChange(int BaseVersion, string Changes, string Page = "")
{
    /// <summary>The most a page's name may hold.</summary>
    public const int LongestPage = 40;
}

/// <summary>What became of it: taken as a new version, or what is newer and must come first, up to which version.</summary>
public sealed record Appended(bool Taken, int Version, IReadOnlyList<NewerChange> Newer);

/// <summary>A change that was stored before, and the open page that sent it.</summary>
public sealed record NewerChange(int Version, string Changes, string Page, Guid AuthorId);
