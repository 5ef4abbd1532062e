using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Notices;

/// <summary>Writes notices inside the deed that causes them, and wakes the bells of those they are for. Nobody is told of their own deed.</summary>
internal static class NoticeWriter
{
    /// <summary>Tells everybody of whom this holds, and whose account is open.</summary>
    /// <param name="whom">Asks too whether they may know of the thing.</param>
    public static async Task TellAsync(Act act, NoticeKind kind, NoticeSubject subject, Func<Actor, bool> whom, CancellationToken ct) =>
        await TellAsync(act, kind, subject, [.. (await act.ColleaguesAsync(ct)).Where(whom).Select(a => a.Id)], ct);

    /// <summary>Tells reviewers that words wait: in place of whoever is away their deputy, if the deputy may be told.</summary>
    /// <param name="language">Of the words.</param>
    /// <param name="mayBeTold">Whether somebody may know of the words, and hasn't written them.</param>
    public static async Task TellReviewersAsync(Act act, NoticeSubject subject, string language, Func<Actor, bool> mayBeTold, CancellationToken ct, NoticeKind kind = NoticeKind.ReviewWaits)
    {
        var reviewers = (await act.ColleaguesAsync(ct)).Where(a => a.Has(Roles.Reviewer) && mayBeTold(a)).Select(a => a.Id).ToHashSet();
        var today = DateOnly.FromDateTime(act.Now.UtcDateTime);
        var members = await act.Db.Users.AsNoTracking().Where(m => reviewers.Contains(m.Id)).ToListAsync(ct);
        // Those who read the language. Whoever is away is not here to be told, unless their deputy is.
        var readers = members.Where(m => m.Reads(language)).ToList();
        var told = readers.Where(m => !m.IsAwayOn(today)).Select(m => m.Id).Concat(readers.Where(m => m.IsAwayOn(today)).Select(m => m.DeputyId).OfType<Guid>().Where(reviewers.Contains)).ToHashSet();
        // Where none of them is, all, so that nothing waits unseen.
        if (told.Count == 0) told = [.. members.Select(m => m.IsAwayOn(today) && m.DeputyId is { } deputy && reviewers.Contains(deputy) ? deputy : m.Id)];
        await TellAsync(act, kind, subject, [.. told], ct);
    }

    /// <summary>Takes back what nobody read yet and what is done by now; its mail isn't sent any more either.</summary>
    /// <param name="whose">Whether nothing waits for this member any longer.</param>
    public static async Task TakeBackAsync(Act act, NoticeKind kind, Guid subjectId, Func<Guid, bool> whose, CancellationToken ct)
    {
        var unread = act.Db.Set<Notice>().Where(n => n.SubjectId == subjectId && n.Kind == kind && n.ReadAt == null);
        var members = (await unread.Select(n => n.MemberId).ToListAsync(ct)).Where(whose).ToList();
        if (members.Count == 0) return;
        await unread.Where(n => members.Contains(n.MemberId)).ExecuteDeleteAsync(ct);
        foreach (var member in members) act.Ring(member);
    }

    private static async Task TellAsync(Act act, NoticeKind kind, NoticeSubject subject, List<Guid> members, CancellationToken ct)
    {
        if (members.Count == 0) return;
        // In one statement, so that a notice which is marked as read at this moment is not taken for an unread one.
        var unread = act.Db.Set<Notice>().Where(n => n.SubjectId == subject.Id && n.Kind == kind && n.ReadAt == null && members.Contains(n.MemberId));
        await unread.ExecuteUpdateAsync(set => set.SetProperty(n => n.At, act.Now).SetProperty(n => n.Due, subject.Due), ct);
        var have = await unread.Select(n => n.MemberId).ToListAsync(ct);
        // Those that this deed added before, which are not stored yet.
        have.AddRange(act.Db.Set<Notice>().Local.Where(n => n.SubjectId == subject.Id && n.Kind == kind).Select(n => n.MemberId));
        act.Db.AddRange(members.Except(have).Select(member => new Notice(member, kind, subject, act.Now)));
        foreach (var member in members) act.Ring(member);
    }
}
