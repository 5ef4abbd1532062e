using AdvocacyTracker.Letters;
using AdvocacyTracker.Notices;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Demands;

/// <summary>Tells of days that come near: the owner of a letter, and before its occasion the reviewers with whom it is.</summary>
public sealed class DeadlineWorkflow(Deeds deeds)
{
    /// <summary>So many days before, and on the day itself, somebody who wasn't told yet is told.</summary>
    public const int DaysBefore = 3;

    /// <summary>Tells of each day that is near by the newsroom's calendar, once.</summary>
    public Task<Result> TellAsync(CancellationToken ct) => deeds.DoAsync(Deeds.TheProgram, async (act, token) =>
    {
        var today = Zones.DayOf(act.Now, (await NewsroomSettings.ReadAsync(act.Db, token)).Zone);
        var (letters, told) = (act.Db.Set<Letter>().AsNoTracking(), act.Db.Set<ToldDeadline>());
        foreach (var letter in await letters.Where(l => l.Stage < LetterStage.Sent && l.Occasion.Date >= today && l.Occasion.Date <= today.AddDays(DaysBefore)
            && !told.Any(t => t.SubjectId == l.Id && t.Kind == NoticeKind.OccasionNear && t.Due == l.Occasion.Date)).ToListAsync(token))
        {
            await TellOwnerAsync(act, NoticeKind.OccasionNear, letter, letter.Id, letter.Occasion.Date!.Value, token);
            if (letter.Stage != LetterStage.InReview) continue;
            var authors = letter.Authors.ToHashSet();
            await NoticeWriter.TellReviewersAsync(act, letter.Noticed, letter.Language, a => a.Id != letter.OwnerId && letter.IsVisibleTo(a) && !authors.Contains(a.Id), token, NoticeKind.OccasionNear);
        }
        foreach (var letter in await letters.Where(l => l.Stage == LetterStage.Sent && l.ReplyDue >= today && l.ReplyDue <= today.AddDays(DaysBefore)
            && !told.Any(t => t.SubjectId == l.Id && t.Kind == NoticeKind.ReplyDueNear && t.Due == l.ReplyDue)).ToListAsync(token))
            await TellOwnerAsync(act, NoticeKind.ReplyDueNear, letter, letter.Id, letter.ReplyDue!.Value, token);
        foreach (var near in await (from demand in act.Db.Set<Demand>().AsNoTracking()
                                    join letter in letters on demand.LetterId equals letter.Id
                                    where letter.Stage == LetterStage.Sent && demand.Stage != DemandStage.Withdrawn && demand.Due >= today && demand.Due <= today.AddDays(DaysBefore)
                                        && !told.Any(t => t.SubjectId == demand.Id && t.Kind == NoticeKind.DemandDueNear && t.Due == demand.Due)
                                    orderby demand.Due
                                    select new { letter, demand.Id, demand.Due }).ToListAsync(token))
            await TellOwnerAsync(act, NoticeKind.DemandDueNear, near.letter, near.Id, near.Due!.Value, token);
        return Result.Done;
    }, ct, "deadlines");

    private static async Task TellOwnerAsync(Act act, NoticeKind kind, Letter letter, Guid subjectId, DateOnly due, CancellationToken ct)
    {
        // Whoever takes the letter over from somebody who left is told then.
        if ((await act.ColleaguesAsync(ct)).All(a => a.Id != letter.OwnerId)) return;
        act.Db.Add(new ToldDeadline(subjectId, kind, due));
        await NoticeWriter.TellAsync(act, kind, letter.NoticedFor(due), a => a.Id == letter.OwnerId, ct);
    }
}
