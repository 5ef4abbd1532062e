using AdvocacyTracker.Demands;
using AdvocacyTracker.Guards;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Replies;

/// <summary>The deeds on replies and outcomes. Each begins at the letter's door, and reads everything again that it hangs on. The trail holds ids, never a word.</summary>
public sealed class FollowUpWorkflow(Deeds deeds)
{
    private static readonly Refusal NotThere = new("There is no such reply or outcome: the page may be old, reload it.");

    /// <summary>Logs a reply to a sent letter, and gives its id.</summary>
    public Task<Result<Guid>> LogReplyAsync(Guid letterId, ReplyFields fields, Actor actor, CancellationToken ct) => deeds.DoAsync<Guid>(actor, async (act, token) =>
    {
        var door = await LetterDoor.OpenAsync(act, letterId, token);
        if (!door.IsDone) return door.Refusal;
        var letter = door.Value;
        if ((ReplyFields.WhyNotLog(act.Actor, letter) ?? fields.WhyNotKeep(letter, await DemandsAsync(act, letter, token), act.Now)) is { } refusal) return refusal;
        await SecondPerson.AskToConfirmAsync(act, letter, token);
        return Add(act, letter, "Log a reply", new Reply(letter, letter.Recipients.First(r => r.Id == fields.From), fields, act.Actor, act.Now));
    }, ct);

    /// <summary>Assesses what came of an ask of a sent letter, and gives the outcome's id.</summary>
    public Task<Result<Guid>> AssessOutcomeAsync(Guid letterId, OutcomeFields fields, Actor actor, CancellationToken ct) => deeds.DoAsync<Guid>(actor, async (act, token) =>
    {
        var door = await LetterDoor.OpenAsync(act, letterId, token);
        if (!door.IsDone) return door.Refusal;
        var (letter, demands) = (door.Value, await DemandsAsync(act, door.Value, token));
        if ((OutcomeFields.WhyNotAssess(act.Actor, letter) ?? fields.WhyNotKeep(letter, demands, act.Now)) is { } refusal) return refusal;
        await SecondPerson.AskToConfirmAsync(act, letter, token);
        return Add(act, letter, "Assess an outcome", new Outcome(letter, demands.First(d => d.Reference == fields.Demand), fields, act.Actor, act.Now));
    }, ct);

    /// <summary>Stands by what somebody else logged or assessed.</summary>
    public Task<Result> ConfirmAsync(Guid id, Actor actor, CancellationToken ct) => OnEntryAsync(id, actor, async (entry, letter, act, token) =>
    {
        if (entry.WhyNotConfirm(act.Actor, letter) is { } refusal) return refusal;
        entry.Confirm(act.Actor, act.Now);
        await SecondPerson.SettleAsync(act, letter, entry, token);
        Note(act, "Confirm", letter, entry);
        return Result.Done;
    }, ct);

    /// <summary>Makes a confirmed reply or outcome public, for good.</summary>
    public Task<Result> PublishAsync(Guid id, Actor actor, CancellationToken ct) => OnEntryAsync(id, actor, async (entry, letter, act, token) =>
    {
        if ((entry.WhyNotPublish(act.Actor, letter) ?? await WhyNotNamedAsync(act, entry, token)) is { } refusal) return refusal;
        entry.Publish(act.Actor.Name, act.Now);
        await NewsroomSettings.MoveEpochOnAsync(act, token);
        Note(act, "Publish", letter, entry);
        return Result.Done;
    }, ct);

    /// <summary>Takes back what is not published yet. It stays, with the reason.</summary>
    public Task<Result> WithdrawAsync(Guid id, string reason, Actor actor, CancellationToken ct) => OnEntryAsync(id, actor, async (entry, letter, act, token) =>
    {
        if ((entry.WhyNotWithdraw(act.Actor) ?? TextRules.WhyNotPassage("The reason", reason, required: true, FollowUpEntry.EvidenceLimit)) is { } refusal) return refusal;
        entry.Withdraw(reason, act.Actor, act.Now);
        await SecondPerson.SettleAsync(act, letter, entry, token);
        Note(act, "Withdraw", letter, entry);
        return Result.Done;
    }, ct);

    /// <summary>Takes what is published away from the public at once, as if it had never been, since somebody is in danger. It never comes back.</summary>
    /// <param name="reason">Why; only the desk reads it.</param>
    public Task<Result> TakeDownAsync(Guid id, string reason, Actor actor, CancellationToken ct) => OnEntryAsync(id, actor, async (entry, letter, act, token) =>
    {
        if ((entry.WhyNotTakeDown(act.Actor) ?? TextRules.WhyNotPassage("The reason", reason, required: true, FollowUpEntry.EvidenceLimit)) is { } refusal) return refusal;
        entry.TakeDown(reason, act.Actor, act.Now);
        await NewsroomSettings.MoveEpochOnAsync(act, token);
        await SecondPerson.AskToBlackOutAsync(act, letter, token);
        Note(act, "Take down", letter, entry);
        return Result.Done;
    }, ct);

    /// <summary>Blacks all words out of what somebody else took down. Nothing brings them back.</summary>
    public Task<Result> BlackOutAsync(Guid id, Actor actor, CancellationToken ct) => OnEntryAsync(id, actor, async (entry, letter, act, token) =>
    {
        if (entry.WhyNotBlackOut(act.Actor) is { } refusal) return refusal;
        entry.BlackOut(act.Actor, act.Now);
        await SecondPerson.SettleAsync(act, letter, entry, token);
        Note(act, "Black out", letter, entry);
        return Result.Done;
    }, ct);

    /// <summary>Why nobody may publish this: it names somebody of the letter's watch-list who must not be named, or was not asked. Null otherwise.</summary>
    internal static async Task<Refusal?> WhyNotNamedAsync(Act act, FollowUpEntry entry, CancellationToken ct)
    {
        var people = await PersonConcernedQueries.WatchedInsideAsync(act.Db, [entry.LetterId], ct);
        var found = NamedPersonGuard.In(people, [(entry is Reply ? "This reply" : "This outcome", entry.PublicText, "")]).FirstOrDefault();
        return found is null ? null : new($"{found.Sentence.TrimEnd('.')}; to write it anew, withdraw this and log it again.");
    }

    /// <summary>Stores a reply whose history was made elsewhere, by the same rules as one that is logged here.</summary>
    internal static async Task<Refusal?> ImportAsync(Act act, Letter letter, IReadOnlyList<Demand> demands, ReplyFields fields, FollowUpHistory history, CancellationToken ct) =>
        FollowUpEntry.WhyNotFollow(letter) ?? fields.WhyNotKeep(letter, demands, act.Now)
        ?? await AddImportedAsync(act, letter, new Reply(letter, letter.Recipients.First(r => r.Id == fields.From), fields, history.LoggedBy, act.Now), history, ct);

    /// <summary>Stores an outcome whose history was made elsewhere, by the same rules as one that is assessed here.</summary>
    internal static async Task<Refusal?> ImportAsync(Act act, Letter letter, IReadOnlyList<Demand> demands, OutcomeFields fields, FollowUpHistory history, CancellationToken ct) =>
        FollowUpEntry.WhyNotFollow(letter) ?? fields.WhyNotKeep(letter, demands, act.Now)
        ?? await AddImportedAsync(act, letter, new Outcome(letter, demands.First(d => d.Reference == fields.Demand), fields, history.LoggedBy, act.Now), history, ct);

    private static async Task<Refusal?> AddImportedAsync(Act act, Letter letter, FollowUpEntry entry, FollowUpHistory history, CancellationToken ct)
    {
        if (history.PublishedAt > act.Now) return new("It is said to be published at an instant that is still to come: leave “published at” out, and publish it here.");
        if (history.PublishedAt is not null && letter.Confidentiality == Confidentiality.Restricted) return FollowUpEntry.WhyNotTellOf(letter.Reference);
        entry.MarkImported(history.ImportedBy);
        if (history.ConfirmedBy is { } second) entry.Confirm(second, act.Now);
        if (history.PublishedAt is { } at)
        {
            entry.Publish(history.ImportedBy, at);
            await NewsroomSettings.MoveEpochOnAsync(act, ct);
        }
        Add(act, letter, "Import", entry);
        return null;
    }

    private Task<Result> OnEntryAsync(Guid id, Actor actor, Func<FollowUpEntry, Letter, Act, CancellationToken, Task<Result>> deed, CancellationToken ct) => deeds.DoAsync(actor, async (act, token) =>
    {
        var letterId = await LetterOfAsync<Reply>(act, id, token) ?? await LetterOfAsync<Outcome>(act, id, token);
        var door = await LetterDoor.OpenAsync(act, letterId ?? Guid.Empty, token);
        // To whoever may not know of the letter, what came of it isn't there either.
        if (!door.IsDone || await FindAsync(act, id, token) is not { } entry) return NotThere;
        return await deed(entry, door.Value, act, token);
    }, ct);

    private static Task<Guid?> LetterOfAsync<T>(Act act, Guid id, CancellationToken ct) where T : FollowUpEntry =>
        act.Db.Set<T>().Where(e => e.Id == id).Select(e => (Guid?)e.LetterId).FirstOrDefaultAsync(ct);

    private static async Task<FollowUpEntry?> FindAsync(Act act, Guid id, CancellationToken ct) =>
        await act.Db.Set<Reply>().FirstOrDefaultAsync(r => r.Id == id, ct) ?? (FollowUpEntry?)await act.Db.Set<Outcome>().FirstOrDefaultAsync(o => o.Id == id, ct);

    private static async Task<IReadOnlyList<Demand>> DemandsAsync(Act act, Letter letter, CancellationToken ct) =>
        await act.Db.Set<Demand>().AsNoTracking().Include(d => d.Asks).Where(d => d.LetterId == letter.Id && d.Stage != DemandStage.Withdrawn).ToListAsync(ct);

    private static Guid Add(Act act, Letter letter, string deed, FollowUpEntry entry)
    {
        act.Db.Add(entry);
        Note(act, deed, letter, entry);
        return entry.Id;
    }

    private static void Note(Act act, string deed, Letter letter, FollowUpEntry entry) =>
        act.Note(deed, letter.TrailName, letter.Id, $"{(entry is Reply ? "reply" : "outcome")} {entry.Id}");
}

/// <summary>How far an imported reply or outcome had come, and who imports it.</summary>
/// <param name="ConfirmedBy">The second person; null while nobody has confirmed it.</param>
/// <param name="PublishedAt">When it became public (UTC); null while it isn't.</param>
internal sealed record FollowUpHistory(Actor LoggedBy, Actor? ConfirmedBy, DateTimeOffset? PublishedAt, string ImportedBy);
