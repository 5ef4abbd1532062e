using AdvocacyTracker.Data;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Demands;

/// <summary>A letter's links and what came by them, for the desk; and what a link opens, for whoever has it.</summary>
public sealed class OutsideQueries(IDbContextFactory<AppDb> factory, TimeProvider clock)
{
    private const int MostShown = 100;

    /// <summary>A letter's links, the newest first, for whoever may know of the letter.</summary>
    public async Task<IReadOnlyList<OutsideLink>> LinksAsync(Guid letterId, Actor actor, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var (visible, now) = (LetterQueries.Visible(db, actor), clock.GetUtcNow());
        return await db.Set<OutsideReviewer>().AsNoTracking().Where(r => r.LetterId == letterId && visible.Any(l => l.Id == r.LetterId))
            .OrderByDescending(r => r.MadeAt).ThenByDescending(r => r.Id).Take(MostShown)
            .Select(r => new OutsideLink(r.Id, r.MadeFor, r.Name, r.ExpiresAt, r.RevokedAt, r.OpenedAt, r.LastOpenedAt, r.ExpiresAt <= now)).ToListAsync(ct);
    }

    /// <summary>What each reviewer from outside last said of each text of a letter. Whoever asks has found the letter first.</summary>
    public async Task<IReadOnlyList<OutsideVerdictView>> VerdictsAsync(LetterView letter, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await VerdictsInsideAsync(db, db.Set<OutsideReviewer>().Where(r => r.LetterId == letter.Id), ct);
    }

    /// <summary>What a link shows in this browser now. Nothing of the letter is read unless it is open to it.</summary>
    public async Task<OutsideVisit> VisitAsync(OutsideKey key, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var newsroom = (await NewsroomSettings.ReadAsync(db, ct)).Name;
        if (await OutsideWorkflow.OfTokenAsync(db, key.Token, ct) is not { } link) return new(newsroom, OutsideState.Unknown) { WhyNot = OutsideReviewer.NoSuchLink };
        var stage = await db.Set<Letter>().Where(l => l.Id == link.LetterId).Select(l => l.Stage).SingleAsync(ct);
        if (link.WhyNotIn(key.Browser) is { } elsewhere) return new(newsroom, OutsideState.Elsewhere) { WhyNot = elsewhere };
        if (link.WhyShut(stage, clock.GetUtcNow()) is { } shut) return new(newsroom, OutsideState.Shut) { WhyNot = shut };
        var visit = new OutsideVisit(newsroom, OutsideState.Unopened) { ExpiresAt = link.ExpiresAt };
        return link.OpenedAt is null ? visit : visit with { State = OutsideState.Open, ComesAgain = link.ComesAgain(clock.GetUtcNow()), Reading = await ReadAsync(db, link, ct) };
    }

    private static async Task<OutsideReading> ReadAsync(AppDb db, OutsideReviewer link, CancellationToken ct)
    {
        var letter = await db.Set<Letter>().AsNoTracking().Include(l => l.Recipients).SingleAsync(l => l.Id == link.LetterId, ct);
        var demands = await db.Set<Demand>().AsNoTracking().Include(d => d.Asks).Where(d => d.LetterId == letter.Id && d.Stage != DemandStage.Withdrawn).ToDictionaryAsync(d => d.Reference, ct);
        var verdicts = await VerdictsInsideAsync(db, db.Set<OutsideReviewer>().Where(r => r.Id == link.Id), ct);
        var remarks = await OutsideWorkflow.RemarksOf(db, link).Include(r => r.Replies).OrderBy(r => r.At).ThenBy(r => r.Id).ToListAsync(ct);
        var reader = new Actor(link.Id, link.Name, Roles.None, false);
        OutsideText Text(RemarkedText text, DemandWords? words, string hash, DemandStage stage) => new(text.Part, text.Id, words is null ? "" : text.Name, words, hash,
            OutsideReviewer.WhyNotDecide(letter.Stage, stage), verdicts.FirstOrDefault(v => v.SubjectId == text.Id && v.Part == text.Part),
            [.. remarks.Where(r => r.SubjectId == text.Id && r.Part == text.Part).Select(r => new RemarkView(r, text, reader, 0))]);
        return new(link.Name, letter.Stage, LetterWords.Of(letter), letter.LetterDate, (await NewsroomSettings.ReadAsync(db, ct)).LetterheadOf(letter.Signatories),
            Text(RemarkedText.Of(letter), null, letter.Hash, DemandStage.Submitted),
            [.. letter.DemandOrder.Where(demands.ContainsKey).Select(r => demands[r]).Select(d => Text(RemarkedText.Of(letter, d), DemandWords.Of(d), d.Hash, d.Stage))]);
    }

    private static async Task<IReadOnlyList<OutsideVerdictView>> VerdictsInsideAsync(AppDb db, IQueryable<OutsideReviewer> reviewers, CancellationToken ct)
    {
        var all = await (from verdict in db.Set<OutsideVerdict>().AsNoTracking() join reviewer in reviewers on verdict.ReviewerId equals reviewer.Id
                         orderby verdict.At, verdict.Id
                         select new { verdict.ReviewerId, View = new OutsideVerdictView(reviewer.Name, verdict.Part, verdict.SubjectId, verdict.Hash, verdict.Decision, verdict.Reason, verdict.At) }).ToListAsync(ct);
        return [.. all.GroupBy(v => (v.ReviewerId, v.View.Part, v.View.SubjectId)).Select(g => g.Last().View)];
    }
}

/// <summary>A link in its letter's list.</summary>
/// <param name="Name">The name that was given; empty before.</param>
public sealed record OutsideLink(
    Guid Id, string MadeFor, string Name, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt, DateTimeOffset? OpenedAt, DateTimeOffset? LastOpenedAt, bool IsExpired)
{
    /// <summary>Whether it still opens the letter, unless that has gone out.</summary>
    public bool IsOpen => RevokedAt is null && !IsExpired;
}

/// <summary>What somebody from outside said of words with this hash.</summary>
public sealed record OutsideVerdictView(string Reviewer, Part Part, Guid SubjectId, string Hash, Decision Decision, string Reason, DateTimeOffset At);

/// <summary>A visit by a link.</summary>
/// <param name="Newsroom">Who invites.</param>
public sealed record OutsideVisit(string Newsroom, OutsideState State)
{
    /// <summary>Why it opens nothing here; null when it does.</summary>
    public Refusal? WhyNot { get; init; }

    /// <summary>Until when it works.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Whether it is some time since they last came, which is worth writing down.</summary>
    public bool ComesAgain { get; init; }

    /// <summary>The letter; null unless the link is open in this browser.</summary>
    public OutsideReading? Reading { get; init; }
}

/// <summary>What a link is to a browser.</summary>
public enum OutsideState
{
    /// <summary>No link.</summary>
    Unknown,

    /// <summary>Expired, taken back, or its letter has gone out.</summary>
    Shut,

    /// <summary>It belongs to another browser.</summary>
    Elsewhere,

    /// <summary>Nobody has given a name yet.</summary>
    Unopened,

    /// <summary>It opens the letter.</summary>
    Open,
}

/// <summary>A letter as somebody from outside reads it: what will be printed, and what they said of it themselves.</summary>
/// <param name="Name">The name they gave.</param>
public sealed record OutsideReading(
    string Name, LetterStage Stage, LetterWords Words, DateOnly? LetterDate, PrintedLetterhead Letterhead, OutsideText Own, IReadOnlyList<OutsideText> Demands);

/// <summary>A text they may decide and remark on.</summary>
/// <param name="Reference">The demand's; empty for the letter's own text.</param>
/// <param name="Words">The demand's; null for the letter's own text.</param>
/// <param name="Hash">Of the present words: what a verdict is on.</param>
/// <param name="WhyNotDecide">Why nothing can be decided on it now, or null.</param>
/// <param name="Verdict">What they last said of it, maybe of earlier words.</param>
/// <param name="Remarks">Their own.</param>
public sealed record OutsideText(Part Part, Guid Id, string Reference, DemandWords? Words, string Hash, Refusal? WhyNotDecide, OutsideVerdictView? Verdict, IReadOnlyList<RemarkView> Remarks);
