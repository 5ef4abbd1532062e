using AdvocacyTracker.Data;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Letters;

/// <summary>A body as a log of changes. A change is taken only on top of the newest version; who is behind is told what is newer and loses nothing.</summary>
internal static class TextLog
{
    // Who is further behind catches up in turns.
    private const int MostInOneTurn = 2_000;

    /// <summary>Appends a change to a text that stands at <paramref name="version"/>; <paramref name="replace"/> takes the new text.</summary>
    public static async Task<Result<Appended>> AppendAsync(Act act, Guid textId, string text, int version, BodyChange change, Action<string> replace, CancellationToken ct)
    {
        if (change.BaseVersion > version || change.BaseVersion < 0) return new Refusal("This change is based on a version that never was: reload the page; what you typed is kept.");
        if (change.BaseVersion < version) return await BehindAsync(act, textId, change, ct);
        var changes = ChangeSet.Parse(change.Changes);
        if (!changes.IsDone) return changes.Refusal;
        if (changes.Value.IsEmpty) return new Appended(true, version, []);
        var changed = changes.Value.Apply(text);
        if (!changed.IsDone) return changed.Refusal;
        if (TextRules.WhyNotBody(changed.Value) is { } refusal) return refusal;
        act.Db.Add(new TextChange(textId, version + 1, changes.Value.ToJson(), act.Actor.Id, act.Now));
        replace(changed.Value);
        return new Appended(true, version + 1, []);
    }

    private static async Task<Result<Appended>> BehindAsync(Act act, Guid textId, BodyChange change, CancellationToken ct)
    {
        var newer = await SinceAsync(act.Db, textId, change.BaseVersion, ct);
        return new Appended(false, newer[^1].Version, newer);
    }

    /// <summary>What was stored after a version, oldest first, as much as one turn takes.</summary>
    public static async Task<IReadOnlyList<NewerChange>> SinceAsync(AppDb db, Guid textId, int version, CancellationToken ct) =>
        await db.Set<TextChange>().AsNoTracking().Where(c => c.TextId == textId && c.Version > version)
            .OrderBy(c => c.Version).Take(MostInOneTurn).Select(c => new NewerChange(c.Version, c.Changes, c.AuthorId)).ToListAsync(ct);
}

/// <summary>A change somebody sends: the version it is based on and a change set in CodeMirror's JSON form.</summary>
public sealed record BodyChange(int BaseVersion, string Changes);

/// <summary>What became of it: taken as a new version, or what is newer and must come first, up to which version.</summary>
public sealed record Appended(bool Taken, int Version, IReadOnlyList<NewerChange> Newer);

/// <summary>A change that was stored before.</summary>
public sealed record NewerChange(int Version, string Changes, Guid AuthorId);
