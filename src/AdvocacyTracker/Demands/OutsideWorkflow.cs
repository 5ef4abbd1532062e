using AdvocacyTracker.Data;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Notices;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Demands;

/// <summary>A letter's links for reviewers from outside, and what is done by them. Each deed reads the link and the letter anew in its transaction: the link is all the right they have.</summary>
public sealed class OutsideWorkflow(Deeds deeds, MarkdownRenderer renderer)
{
    private static readonly Refusal TakenOut = new("This demand was taken out of the letter: read the letter again.");

    /// <summary>Makes a link, and gives its token, which is shown once.</summary>
    /// <param name="madeFor">For whom, in words that only the desk reads.</param>
    public Task<Result<string>> MakeAsync(Guid letterId, string madeFor, int days, Actor actor, CancellationToken ct) => deeds.DoAsync<string>(actor, async (act, token) =>
    {
        var door = await LetterDoor.OpenAsync(act, letterId, token);
        if (!door.IsDone) return door.Refusal;
        var letter = door.Value;
        if ((letter.WhyNotConfide(act.Actor) ?? OutsideReviewer.WhyNotMake(letter.Stage) ?? TextRules.WhyNotLine("“For whom”", madeFor, required: true)) is { } refusal) return refusal;
        if (days is < 1 or > OutsideReviewer.MostDays) return new Refusal($"A link works for 1 to {OutsideReviewer.MostDays} days: choose a number between them.");
        if (await act.Db.Set<OutsideReviewer>().CountAsync(r => r.LetterId == letterId && r.RevokedAt == null && r.ExpiresAt > act.Now, token) >= OutsideReviewer.MostOpen)
            return new Refusal($"This letter has {OutsideReviewer.MostOpen} open links, which is the most: take one back first.");
        var (link, secret) = OutsideReviewer.Make(letterId, madeFor, days, act.Now);
        act.Db.Add(link);
        Changed(act, "Make a review link", letter, $"{link.Id}, {days} days");
        return secret;
    }, ct);

    /// <summary>Takes a link back: it opens nothing any more, also where it is open.</summary>
    public Task<Result> RevokeAsync(Guid id, Actor actor, CancellationToken ct) => deeds.DoAsync(actor, async (act, token) =>
    {
        var letterId = await act.Db.Set<OutsideReviewer>().Where(r => r.Id == id).Select(r => r.LetterId).FirstOrDefaultAsync(token);
        var door = await LetterDoor.OpenAsync(act, letterId, token);
        // To whoever may not know of the letter, its links aren't there either.
        if (!door.IsDone) return Result.Refused("There is no such link: the page may be old, reload it.");
        if (door.Value.WhyNotConfide(act.Actor) is { } refusal) return refusal;
        var link = await act.Db.Set<OutsideReviewer>().SingleAsync(r => r.Id == id, token);
        if (link.RevokedAt is not null) return Result.Refused("This link is taken back already.");
        link.Revoke(act.Now);
        Changed(act, "Take a review link back", door.Value, $"{link.Id}");
        return Result.Done;
    }, ct);

    /// <summary>Gives the link a name, and makes it that browser's. Again from the same browser changes nothing.</summary>
    public Task<Result> OpenAsync(OutsideKey key, string name, CancellationToken ct) => ByLinkAsync(key, name, (link, letter, act, _) =>
    {
        if (link.OpenedAt is not null) return Task.FromResult(Result.Done);
        if (TextRules.WhyNotLine("Your name", name, required: true) is { } refusal) return Task.FromResult<Result>(refusal);
        if (key.Browser is null) return Task.FromResult(Result.Refused("Your browser kept no cookie, by which it would be known again: allow cookies for this site, and try again."));
        link.Open(name, key.Browser, act.Now);
        Changed(act, "Open a review link", letter, $"{link.Id}");
        return Task.FromResult(Result.Done);
    }, ct);

    /// <summary>Writes down that they came again. No deed on the letter, and not in the trail.</summary>
    public Task<Result> ComeBackAsync(OutsideKey key, CancellationToken ct) => ByLinkAsync(key, null, (link, _, act, _) =>
    {
        if (link.ComesAgain(act.Now)) link.ComeBack(act.Now);
        return Task.FromResult(Result.Done);
    }, ct);

    /// <summary>Says what they think of a text. <paramref name="seenHash"/> is the hash of the words they had before them.</summary>
    public Task<Result> DecideAsync(OutsideKey key, Part part, Guid subjectId, string seenHash, Decision decision, string reason, CancellationToken ct) => OnTextAsync(key, part, subjectId, async (link, text, act, token) =>
    {
        if (OutsideReviewer.WhyNotDecide(text.LetterStage, text.Stage) is { } notNow) return notNow;
        if (decision is not (Decision.Approved or Decision.ChangesRequested or Decision.Rejected)) return Result.Refused("There is no such decision: approve, request changes or reject.");
        if (ReviewRules.WhyNotReason(decision, reason) is { } refusal) return refusal;
        if (seenHash != text.Hash) return OutsideReviewer.WordsHaveChanged;
        var last = await act.Db.Set<OutsideVerdict>().AsNoTracking().Where(v => v.ReviewerId == link.Id && v.Part == part && v.SubjectId == subjectId).OrderByDescending(v => v.At).ThenByDescending(v => v.Id).FirstOrDefaultAsync(token);
        if (last is not null && (last.Hash, last.Decision, last.Reason) == (text.Hash, decision, reason.Trim())) return Result.Refused("You have said exactly this of these words already.");
        act.Db.Add(new OutsideVerdict(link.Id, part, subjectId, text.Hash, decision, reason, act.Now));
        act.Note(decision switch { Decision.Approved => "Advise to approve", Decision.ChangesRequested => "Advise to change", _ => "Advise to reject" }, text.Room.TrailName, subjectId, text.Hash);
        text.Room.MoveOn();
        return Result.Done;
    }, ct);

    /// <summary>Makes a remark on words as they read them, or on the whole text when they quote none.</summary>
    public Task<Result> RemarkAsync(OutsideKey key, Part part, Guid subjectId, string quote, string words, CancellationToken ct) => OnTextAsync(key, part, subjectId, async (link, text, act, token) =>
    {
        if (await RemarksOf(act.Db, link).CountAsync(r => r.SubjectId == subjectId && r.Part == part && r.State == RemarkState.Open, token) >= OutsideReviewer.MostOpenRemarks)
            return Result.Refused($"Of your remarks on this text {OutsideReviewer.MostOpenRemarks} wait to be read: say the rest once some of them are dealt with.");
        var passage = QuotedWords.Find(text.Room.Text, quote, text.Blocks(renderer));
        if (!passage.IsDone) return passage.Refusal;
        if (TextRules.IsBlank(quote) && passage.Value.Quote.Length > TextRules.PassageLimit) return Result.Refused("This text is too long to remark on as a whole: quote the words you mean.");
        return (await RemarkWorkflow.AddInsideAsync(act, text.Room, new(passage.Value, words), "Remark", token)).Refusal is { } refusal ? refusal : Result.Done;
    }, ct);

    internal static Task<OutsideReviewer?> OfTokenAsync(AppDb db, string secret, CancellationToken ct)
    {
        var hash = Secret.HashOf(secret);
        return db.Set<OutsideReviewer>().AsNoTracking().FirstOrDefaultAsync(r => r.TokenHash == hash, ct);
    }

    private Task<Result> OnTextAsync(OutsideKey key, Part part, Guid subjectId, Func<OutsideReviewer, TextOfLink, Act, CancellationToken, Task<Result>> deed, CancellationToken ct) => ByLinkAsync(key, null, async (link, letter, act, token) =>
    {
        if (await TextAsync(act, letter, part, subjectId, token) is not { } text) return TakenOut;
        if (await CountAnswersAsync(act.Db, link, token) >= OutsideReviewer.MostAnswers) return Result.Refused($"This link has brought {OutsideReviewer.MostAnswers} answers, which is the most: ask whoever sent it to you for a new one.");
        var done = await deed(link, text, act, token);
        if (done.IsDone) await NoticeWriter.TellAsync(act, NoticeKind.OutsideAnswered, letter.Noticed, a => a.Id == letter.OwnerId, token);
        return done;
    }, ct);

    private async Task<Result> ByLinkAsync(OutsideKey key, string? name, Func<OutsideReviewer, Letter, Act, CancellationToken, Task<Result>> deed, CancellationToken ct)
    {
        // Spelled out as in Deeds: a refusal must not become a value of a deed that was done.
        var result = await deeds.DoAsync<Result>((db, token) => WhoAsync(db, key, name, token), async (act, token) =>
        {
            var letterId = await act.Db.Set<OutsideReviewer>().Where(r => r.Id == act.Actor.Id).Select(r => r.LetterId).SingleAsync(token);
            await act.Db.LockRowAsync<Letter>(letterId, token);
            var letter = await act.Db.Set<Letter>().Include(l => l.Recipients).SingleAsync(l => l.Id == letterId, token);
            var link = await act.Db.Set<OutsideReviewer>().SingleAsync(r => r.Id == act.Actor.Id, token);
            if ((link.WhyNotIn(key.Browser) ?? link.WhyShut(letter.Stage, act.Now) ?? (name is null && link.OpenedAt is null ? NoNameYet : null)) is { } refusal) return refusal;
            var done = await deed(link, letter, act, token);
            if (done.Refusal is { } not) return not;
            act.Ring(letterId);
            return done;
        }, ct);
        return result.Refusal ?? Result.Done;
    }

    private static Refusal NoNameYet { get; } = new("Nobody has given a name yet: open the link, and say who you are.");

    private static async Task<Result<Actor>> WhoAsync(AppDb db, OutsideKey key, string? name, CancellationToken ct)
    {
        if (await OfTokenAsync(db, key.Token, ct) is not { } link) return OutsideReviewer.NoSuchLink;
        return new Actor(link.Id, OutsideReviewer.Marked(link.OpenedAt is null ? name ?? "" : link.Name), Roles.None, false) { TrailName = OutsideReviewer.TrailName };
    }

    private static async Task<TextOfLink?> TextAsync(Act act, Letter letter, Part part, Guid subjectId, CancellationToken ct)
    {
        if (part == Part.LetterText) return subjectId == letter.Id ? new(letter.Stage, DemandStage.Submitted, letter.Hash, LetterRemarkDoor.RoomOf(act, letter), new(LetterWords.Of(letter).FieldValues(), [])) : null;
        var demand = part == Part.Demand ? (await DemandWorkflow.OfLetterAsync(act, letter.Id, ct)).FirstOrDefault(d => d.Id == subjectId) : null;
        return demand is null ? null : new(letter.Stage, demand.Stage, demand.Hash, LetterRemarkDoor.RoomOf(act, letter, demand), RenderContext.Empty);
    }

    /// <summary>The remarks that came by a link; looked for among those on its letter.</summary>
    internal static IQueryable<Remark> RemarksOf(AppDb db, OutsideReviewer link) => db.Set<Remark>().AsNoTracking()
        .Where(r => (r.SubjectId == link.LetterId || db.Set<Demand>().Any(d => d.LetterId == link.LetterId && d.Id == r.SubjectId)) && r.AuthorId == link.Id);

    private static async Task<int> CountAnswersAsync(AppDb db, OutsideReviewer link, CancellationToken ct) =>
        await db.Set<OutsideVerdict>().CountAsync(v => v.ReviewerId == link.Id, ct) + await RemarksOf(db, link).CountAsync(ct);

    private static void Changed(Act act, string deed, Letter letter, string note)
    {
        letter.MoveOn();
        act.Note(deed, letter.TrailName, letter.Id, note);
    }

    /// <summary>A text of the letter inside a deed by a link.</summary>
    private sealed record TextOfLink(LetterStage LetterStage, DemandStage Stage, string Hash, RemarkRoom Room, RenderContext Context)
    {
        public IReadOnlyList<PrintedBlock> Blocks(MarkdownRenderer renderer) => Room.Text.Part == Part.Demand
            ? renderer.BlocksOf(new PrintedDemand(Room.Text.Name, 1, "", Room.Text.Text, "en")) : renderer.BlocksOf(Room.Text.Text, Context);
    }
}
