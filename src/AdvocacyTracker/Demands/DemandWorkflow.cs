using AdvocacyTracker.Letters;
using AdvocacyTracker.Notices;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Demands;

/// <summary>The deeds on a letter's demands, and the decisions on them and on the letter's own text.</summary>
public sealed class DemandWorkflow(Deeds deeds)
{
    /// <summary>Adds a demand at the end of the letter and gives its id.</summary>
    public Task<Result<Guid>> AddAsync(Guid letterId, DemandForm form, Actor actor, CancellationToken ct) => deeds.DoAsync<Guid>(actor, async (act, token) =>
    {
        var door = await LetterDoor.OpenAsync(act, letterId, token);
        if (!door.IsDone) return door.Refusal;
        var letter = door.Value;
        if ((Permissions.WhyNot(act.Actor, Deed.Draft) ?? letter.WhyNotRevise(act.Actor) ?? form.WhyNotKeep()) is { } refusal) return refusal;
        var demand = new Demand(letter.Id, letter.NextDemandReference(), form, act.Actor.Id, act.Now);
        act.Db.Add(demand);
        letter.OrderDemands([.. letter.DemandOrder, demand.Reference], act.Actor, act.Now);
        act.Note("Draft", TrailName(demand, letter), demand.Id);
        return demand.Id;
    }, ct);

    /// <summary>Changes a demand. A change of its words makes a new revision; the approval of the old one lapses.</summary>
    public Task<Result<Revised>> ReviseAsync(Guid id, DemandForm seen, DemandForm mine, Actor actor, CancellationToken ct) => deeds.DoAsync<Revised>(actor, async (act, token) =>
    {
        var door = await OpenAsync(act, id, token);
        if (!door.IsDone) return door.Refusal;
        var (demand, letter) = door.Value;
        if ((letter.WhyNotRevise(act.Actor) ?? mine.WhyNotKeep()) is { } refusal) return refusal;
        if (demand.Stage == DemandStage.Withdrawn) return new Refusal("This demand is withdrawn: bring it back to change it.");
        var merged = DemandForm.Merge(seen, mine, DemandForm.Of(demand));
        if (merged.Met.Count > 0) return await Revised.KeepAsync(act, letter.Id, [.. merged.Met.Select(m => m with { Field = $"{m.Field} of {demand.Reference}" })], token);
        await ReviseInsideAsync(act, demand, letter, merged.Form, null, token);
        return Revised.Taken;
    }, ct);

    /// <summary>Puts the letter's demands into another order.</summary>
    public Task<Result> ReorderAsync(Guid letterId, IReadOnlyList<string> references, Actor actor, CancellationToken ct) => deeds.DoAsync(actor, async (act, token) =>
    {
        var door = await LetterDoor.OpenAsync(act, letterId, token);
        if (!door.IsDone) return door.Refusal;
        var letter = door.Value;
        if (letter.WhyNotRevise(act.Actor) is { } refusal) return refusal;
        if (!references.Order(StringComparer.Ordinal).SequenceEqual(letter.DemandOrder.Order(StringComparer.Ordinal)))
            return Result.Refused("Somebody else added or withdrew a demand meanwhile: look at the list and order it again.");
        letter.OrderDemands([.. references], act.Actor, act.Now);
        act.Note("Reorder demands", letter.TrailName, letter.Id);
        return Result.Done;
    }, ct);

    /// <summary>Takes a demand out of the letter; it is kept and can be brought back.</summary>
    public Task<Result> WithdrawAsync(Guid id, Actor actor, CancellationToken ct) => OnDemandAsync(id, actor, (demand, letter, act, _) =>
    {
        if ((Permissions.WhyNot(act.Actor, Deed.Withdraw) ?? letter.WhyNotRevise(act.Actor)) is { } refusal) return Task.FromResult<Result>(refusal);
        if (demand.Stage == DemandStage.Withdrawn) return Task.FromResult(Result.Refused("This demand is withdrawn already."));
        demand.Withdraw(act.Now);
        letter.OrderDemands([.. letter.DemandOrder.Where(r => r != demand.Reference)], act.Actor, act.Now);
        act.Note("Withdraw", TrailName(demand, letter), demand.Id);
        return Task.FromResult(Result.Done);
    }, ct);

    /// <summary>Puts a withdrawn demand back at the end of the letter, as a draft.</summary>
    public Task<Result> BringBackAsync(Guid id, Actor actor, CancellationToken ct) => OnDemandAsync(id, actor, (demand, letter, act, _) =>
    {
        if ((Permissions.WhyNot(act.Actor, Deed.Withdraw) ?? letter.WhyNotRevise(act.Actor)) is { } refusal) return Task.FromResult<Result>(refusal);
        if (demand.Stage != DemandStage.Withdrawn) return Task.FromResult(Result.Refused("This demand is in the letter already."));
        demand.BringBack(act.Now);
        letter.OrderDemands([.. letter.DemandOrder, demand.Reference], act.Actor, act.Now);
        act.Note("Bring back", TrailName(demand, letter), demand.Id);
        return Task.FromResult(Result.Done);
    }, ct);

    /// <summary>Hands the letter's own text and all its drafted demands to the reviewers.</summary>
    public Task<Result> SubmitAsync(Guid letterId, Actor actor, CancellationToken ct) => deeds.DoAsync(actor, async (act, token) =>
    {
        var door = await LetterDoor.OpenAsync(act, letterId, token);
        if (!door.IsDone) return door.Refusal;
        var letter = door.Value;
        var demands = await OfLetterAsync(act, letterId, token);
        if ((letter.WhyNotSubmit(act.Actor) ?? demands.Select(d => d.WhyNotSubmit()).FirstOrDefault(r => r is not null)) is { } refusal) return refusal;
        if (letter.Stage == LetterStage.InReview && demands.All(d => d.Stage == DemandStage.Submitted)) return Result.Refused("This letter and all its demands are submitted already.");
        var handedOver = demands.Where(d => d.Stage == DemandStage.Draft).Select(d => d.Authors).ToList();
        if (letter.Stage == LetterStage.Draft) handedOver.Add(letter.Authors);
        letter.Submit(act.Now);
        await Revisions.NameAsync(act, Part.LetterText, letter.Id, "Submitted", LetterWords.Of(letter), letter.Authors, token);
        act.Note("Submit", letter.TrailName, letter.Id, letter.Hash);
        foreach (var demand in demands.Where(d => d.Stage == DemandStage.Draft))
        {
            demand.Submit();
            await Revisions.NameAsync(act, Part.Demand, demand.Id, "Submitted", DemandWords.Of(demand), demand.Authors, token);
            act.Note("Submit", TrailName(demand, letter), demand.Id, demand.Hash);
        }
        await NoticeWriter.TellReviewersAsync(act, letter.Noticed, letter.Language, a => letter.IsVisibleTo(a) && handedOver.Any(authors => !authors.Contains(a.Id)), token);
        return Result.Done;
    }, ct);

    /// <summary>Takes the letter and its demands back to draft. Approvals stay with the words they were given to.</summary>
    public Task<Result> TakeBackAsync(Guid letterId, Actor actor, CancellationToken ct) => deeds.DoAsync(actor, async (act, token) =>
    {
        var door = await LetterDoor.OpenAsync(act, letterId, token);
        if (!door.IsDone) return door.Refusal;
        if (door.Value.WhyNotWithdraw(act.Actor) is { } refusal) return refusal;
        door.Value.Withdraw(act.Now);
        foreach (var demand in await OfLetterAsync(act, letterId, token)) demand.TakeBack();
        act.Note("Withdraw", door.Value.TrailName, letterId);
        return Result.Done;
    }, ct);

    /// <summary>Decides on a demand. <paramref name="seenHash"/> is the hash of the words the reviewer had before them.</summary>
    public Task<Result> DecideOnDemandAsync(Guid id, string seenHash, Decision decision, string reason, Actor actor, CancellationToken ct) => OnDemandAsync(id, actor, async (demand, letter, act, token) =>
    {
        var review = new Review(Part.Demand, demand.Id, TrailName(demand, letter), demand.Stage, demand.Hash, demand.Authors, RemarkedText.Of(letter, demand), Circle.Of(letter)) { Demand = demand, Closed = ReviewRules.WhyClosed(letter.Stage) };
        if (await DecideInsideAsync(act, review, seenHash, decision, reason, token) is { } refusal) return refusal;
        await Revisions.NameAsync(act, Part.Demand, demand.Id, "Decided on", DemandWords.Of(demand), demand.Authors, token);
        letter.MoveOn();
        return Result.Done;
    }, ct);

    /// <summary>Decides on a letter's own text.</summary>
    public Task<Result> DecideOnLetterAsync(Guid letterId, string seenHash, Decision decision, string reason, Actor actor, CancellationToken ct) => deeds.DoAsync(actor, async (act, token) =>
    {
        var door = await LetterDoor.OpenAsync(act, letterId, token);
        if (!door.IsDone) return door.Refusal;
        var letter = door.Value;
        var review = new Review(Part.LetterText, letter.Id, letter.TrailName, DemandStage.Submitted, letter.Hash, letter.Authors, RemarkedText.Of(letter), Circle.Of(letter)) { Closed = ReviewRules.WhyClosed(letter.Stage) };
        if (await DecideInsideAsync(act, review, seenHash, decision, reason, token) is { } refusal) return refusal;
        await Revisions.NameAsync(act, Part.LetterText, letter.Id, "Decided on", LetterWords.Of(letter), letter.Authors, token);
        letter.MoveOn();
        return Result.Done;
    }, ct);

    internal static async Task<Refusal?> DecideInsideAsync(Act act, Review review, string seenHash, Decision decision, string reason, CancellationToken ct)
    {
        var decisions = await DemandQueries.DecisionsInsideAsync(act.Db, review.Part, [review.SubjectId], ct);
        var standing = Standing.Of(review.Stage, review.Hash, decisions[review.SubjectId], (await ReviewPolicy.ReadAsync(act.Db, ct)).For(review.Part, review.Demand is { } demand ? DemandTraits.Of(demand) : null));
        if ((ReviewRules.WhyNotDecide(act.Actor, review.Closed, standing, review.Authors, decision) ?? ReviewRules.WhyNotReason(decision, reason)) is { } refusal) return refusal;
        if (seenHash != review.Hash) return ReviewRules.WordsHaveChanged;
        if (decision is Decision.Approved or Decision.Overridden && ReviewRules.WhyHeldUp(await RemarkQueries.OpenInsideAsync(act.Db, [review.Remarked], ct), review.Part, review.SubjectId) is { } heldUp) return heldUp;
        if (standing.Decisions.Any(d => d.ReviewerId == act.Actor.Id && d.Decision == decision && decision == Decision.Approved)) return new("You have approved these words already.");
        act.Db.Add(new Approval(review.Part, review.SubjectId, review.Hash, act.Actor.Id, act.Actor.Name, decision, reason.Trim(), await TeamQueries.GroupsInsideAsync(act.Db, act.Actor.Id, act.Now, ct), act.Now));
        act.Note(decision switch { Decision.Approved => "Approve", Decision.ChangesRequested => "Request changes", Decision.Overridden => "Override", _ => "Reject" }, review.Reference, review.SubjectId, review.Hash);
        if (decision is Decision.ChangesRequested or Decision.Rejected)
            await NoticeWriter.TellAsync(act, NoticeKind.ChangeRequested, review.Circle.Noticed, a => (a.Id == review.Circle.OwnerId || review.Authors.Contains(a.Id)) && review.Circle.IsVisibleTo(a), ct);
        return null;
    }

    internal static Task<List<Demand>> OfLetterAsync(Act act, Guid letterId, CancellationToken ct) =>
        act.Db.Set<Demand>().Include(d => d.Asks).Where(d => d.LetterId == letterId && d.Stage != DemandStage.Withdrawn).ToListAsync(ct);

    /// <summary>Changes a demand, and its remarks keep to their passages. <paramref name="change"/> is that of its text where it is known more exactly than by comparing.</summary>
    internal static async Task ReviseInsideAsync(Act act, Demand demand, Letter letter, DemandForm form, ChangeSet? change, CancellationToken ct)
    {
        var before = DemandForm.Of(demand);
        demand.Revise(form, act.Actor, act.Now);
        if (demand.Text != before.Text) await RemarkPlaces.FollowAsync(act.Db, demand, change?.Apply(before.Text).Value == demand.Text ? change! : ChangeSet.ByWords(before.Text, demand.Text), ct);
        if (demand.Stage == DemandStage.Submitted) await Revisions.NameAsync(act, Part.Demand, demand.Id, "Revised", DemandWords.Of(demand), demand.Authors, ct);
        if (before.SameAs(DemandForm.Of(demand))) return;
        letter.MoveOn();
        act.Note("Revise", TrailName(demand, letter), demand.Id, demand.Hash);
    }

    internal static async Task<Result<(Demand Demand, Letter Letter)>> OpenAsync(Act act, Guid id, CancellationToken ct)
    {
        var letterId = await act.Db.Set<Demand>().Where(d => d.Id == id).Select(d => d.LetterId).FirstOrDefaultAsync(ct);
        var door = await LetterDoor.OpenAsync(act, letterId, ct);
        if (!door.IsDone) return new Refusal("There is no such demand: its address may be mistyped.");
        return (await act.Db.Set<Demand>().Include(d => d.Asks).SingleAsync(d => d.Id == id, ct), door.Value);
    }

    private Task<Result> OnDemandAsync(Guid id, Actor actor, Func<Demand, Letter, Act, CancellationToken, Task<Result>> deed, CancellationToken ct) => deeds.DoAsync(actor, async (act, token) =>
    {
        var door = await OpenAsync(act, id, token);
        return door.IsDone ? await deed(door.Value.Demand, door.Value.Letter, act, token) : door.Refusal;
    }, ct);

    internal static string TrailName(Demand demand, Letter letter) => letter.Confidentiality == Confidentiality.Restricted ? letter.TrailName : demand.Reference;
}

/// <summary>A text as a decision meets it.</summary>
internal sealed record Review(Part Part, Guid SubjectId, string Reference, DemandStage Stage, string Hash, IReadOnlyList<Guid> Authors, RemarkedText Remarked, Circle Circle)
{
    /// <summary>The demand whose words they are; null for any other text.</summary>
    public Demand? Demand { get; init; }

    /// <summary>Why nobody decides on it at this stage of its letter or release, or null.</summary>
    public Refusal? Closed { get; init; }
}

/// <summary>The letter or release that a text belongs to, for those who are told of what happens to it.</summary>
/// <param name="IsVisibleTo">Who may know of it.</param>
public sealed record Circle(NoticeSubject Noticed, Guid OwnerId, Func<Actor, bool> IsVisibleTo)
{
    internal static Circle Of(Letter letter) => new(letter.Noticed, letter.OwnerId, letter.IsVisibleTo);
}
