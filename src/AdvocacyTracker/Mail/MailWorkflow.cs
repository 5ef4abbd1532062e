using AdvocacyTracker.Data;
using AdvocacyTracker.Notices;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Mail;

/// <summary>What is chosen of mails, and each step of a mail on its way out, stored before the next one is taken.</summary>
public sealed class MailWorkflow(Deeds deeds, IEnumerable<INoticeSight> sights, IEnumerable<IMailSight> outside)
{
    // Who took a mail and has not said what became of it after so long was ended meanwhile.
    private static readonly TimeSpan LongestSending = TimeSpan.FromMinutes(10);

    /// <summary>Chooses of which notices one is told by mail.</summary>
    public Task<Result> ChooseAsync(IReadOnlyList<NoticeKind> kinds, Actor actor, CancellationToken ct) => deeds.DoAsync(actor, async (act, token) =>
    {
        (await ChoiceAsync(act, act.Actor.Id, token)).Choose(kinds);
        return Result.Done;
    }, ct);

    /// <summary>Leaves by the link in a mail: no more of any kind, until its reader chooses again.</summary>
    public Task<Result> LeaveAsync(string leaveToken, CancellationToken ct) => deeds.DoAsync(Deeds.TheProgram, async (act, token) =>
    {
        var hash = Secret.HashOf(leaveToken);
        if (await act.Db.Set<OutgoingMail>().AsNoTracking().Where(m => m.LeaveHash == hash && m.Purpose == MailPurpose.Notice).Select(m => (Guid?)m.ReaderId).FirstOrDefaultAsync(token) is not { } memberId)
            return Result.Refused("This link is of no mail: choose under your account which mails you get.");
        var choice = await ChoiceAsync(act, memberId, token);
        if (choice.Kinds.Count > 0) act.Note("Leave mails", "Member", memberId);
        choice.Choose([]);
        return Result.Done;
    }, ct);

    /// <summary>Takes the next mail that is due, and says so in the database before it is sent; one that may no longer go is dropped instead. Null when none is due.</summary>
    public async Task<OutgoingMail?> TakeAsync(CancellationToken ct) => (await deeds.DoAsync<Taken>(Deeds.TheProgram, async (act, token) =>
    {
        var mails = act.Db.Set<OutgoingMail>();
        var lost = act.Now - LongestSending;
        await act.Db.LockNameAsync(OutgoingMail.Outbox, token);
        foreach (var mail in await mails.Where(m => m.State == MailState.UnderWay && m.NextTryAt < lost).ToListAsync(token)) await SettleAsync(act, mail, new(MailState.Unknown, "ended while sending"), token);
        // The link of an invitation that was used or ran out need not lie here.
        foreach (var mail in await mails.Where(m => m.Purpose == MailPurpose.Invitation && m.Mime != "" && (m.State == MailState.Unknown || m.State == MailState.Refused)).ToListAsync(token))
            if (!await MayStillGoAsync(act, mail, token)) mail.Drop();
        // News go to many, and hold nobody else's mail up.
        if (await mails.Where(m => m.State == MailState.Waiting && m.NextTryAt <= act.Now).OrderBy(m => m.Purpose == MailPurpose.News).ThenBy(m => m.NextTryAt).ThenBy(m => m.Id).FirstOrDefaultAsync(token) is not { } next) return new Taken(null);
        if (await MayStillGoAsync(act, next, token)) next.Take(act.Now);
        else next.Drop();
        return new Taken(next);
    }, ct)).Value?.Mail;

    /// <summary>Stores what came of a try.</summary>
    public Task<Result> SettleAsync(Guid id, MailOutcome outcome, CancellationToken ct) => deeds.DoAsync(Deeds.TheProgram, async (act, token) =>
    {
        await act.Db.LockNameAsync(OutgoingMail.Outbox, token);
        await act.Db.LockRowAsync<OutgoingMail>(id, token);
        // Whoever left while it was under way has no mail here any more.
        if (await act.Db.Set<OutgoingMail>().FirstOrDefaultAsync(m => m.Id == id, token) is { State: MailState.UnderWay or MailState.Unknown } mail) await SettleAsync(act, mail, outcome, token);
        return Result.Done;
    }, ct);

    /// <summary>Sends a mail again whose fate nobody knows, or that was refused: an administrator decides, since it may arrive twice.</summary>
    public Task<Result> SendAgainAsync(Guid id, Actor actor, CancellationToken ct) => OnTroubledAsync(id, actor, "Send a mail again", (mail, act) =>
    {
        mail.SendAgain(act.Now);
        act.Ring(OutgoingMail.Bell);
    }, ct);

    /// <summary>Lets a mail be whose fate nobody knows, or that was refused.</summary>
    public Task<Result> LetBeAsync(Guid id, Actor actor, CancellationToken ct) => OnTroubledAsync(id, actor, "Let a mail be", (mail, _) =>
    {
        // Whoever may have a release is not taken for somebody who has it not.
        if (mail.Purpose == MailPurpose.Release) mail.Forget();
        else mail.Drop();
    }, ct);

    private Task<Result> OnTroubledAsync(Guid id, Actor actor, string note, Action<OutgoingMail, Act> deed, CancellationToken ct) => deeds.DoAsync(actor, async (act, token) =>
    {
        if (Permissions.WhyNot(act.Actor, Deed.KeepTeam) is { } refusal) return refusal;
        await act.Db.LockRowAsync<OutgoingMail>(id, token);
        if (await act.Db.Set<OutgoingMail>().FirstOrDefaultAsync(m => m.Id == id, token) is not { } mail) return Result.Refused("There is no such mail: reload the list.");
        if (mail.WhyNotSettled is { } settled) return settled;
        deed(mail, act);
        act.Note(note, mail.MessageId, mail.Id);
        return Result.Done;
    }, ct);

    private async Task SettleAsync(Act act, OutgoingMail mail, MailOutcome outcome, CancellationToken ct)
    {
        mail.Settle(outcome, act.Now);
        // The words of a release that was taken down while its mail was under way need not lie here.
        if (mail.Purpose == MailPurpose.Release && mail.State != MailState.Sent && !await MayStillGoAsync(act, mail, ct)) mail.Forget();
    }

    private static async Task<MailChoice> ChoiceAsync(Act act, Guid memberId, CancellationToken ct) =>
        await act.Db.Set<MailChoice>().FirstOrDefaultAsync(c => c.MemberId == memberId, ct) ?? act.Db.Add(new MailChoice(memberId)).Entity;

    private async Task<bool> MayStillGoAsync(Act act, OutgoingMail mail, CancellationToken ct)
    {
        if (mail.Purpose is not (MailPurpose.Notice or MailPurpose.Invitation)) return outside.FirstOrDefault(s => s.Purposes.Contains(mail.Purpose)) is { } theirs && await theirs.MayStillGoAsync(act.Db, mail, act.Now, ct);
        if (await act.Db.Users.AsNoTracking().FirstOrDefaultAsync(m => m.Id == mail.ReaderId, ct) is not { IsDisabled: false } member) return false;
        if (mail.Kind is not { } kind) return await act.Db.Set<Invitation>().AsNoTracking().AnyAsync(i => i.Id == mail.SubjectId && i.UsedAt == null && i.ExpiresAt > act.Now, ct);
        if (!member.MaySignIn) return false;
        // One that was read is never taken back, and says nothing of whether a later one was; its reader knows by the desk.
        if (kind.IsTakenBack() && !await act.Db.Set<Notice>().AnyAsync(n => n.MemberId == mail.ReaderId && n.SubjectId == mail.SubjectId && n.Kind == kind && n.ReadAt == null, ct)) return false;
        var chosen = await act.Db.Set<MailChoice>().AsNoTracking().FirstOrDefaultAsync(c => c.MemberId == mail.ReaderId, ct);
        if (!(chosen?.Kinds ?? MailChoice.Default).Contains(kind)) return false;
        foreach (var sight in sights)
            if (await sight.NameAsync(act.Db, mail.SubjectId, ct) is { } name && await sight.IdsFor(act.Db, Actor.Of(member)).AnyAsync(id => id == mail.SubjectId, ct))
                // A letter that was restricted since has another name, and its old one goes through nobody's servers any more.
                return mail.Names(name);
        return false;
    }

    private sealed record Taken(OutgoingMail? Mail);
}
