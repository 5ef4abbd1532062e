using AdvocacyTracker.Letters;
using AdvocacyTracker.Notices;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Demands;

/// <summary>Tells reviewers when words they approved were changed while they are with the reviewers, by whatever deed.</summary>
public sealed class LapsedApprovals : IConsequence
{
    /// <inheritdoc/>
    public async Task FollowAsync(Act act, CancellationToken ct)
    {
        foreach (var letter in act.Db.ChangeTracker.Entries<Letter>().Where(e => e.State == EntityState.Modified && e.Property(l => l.Hash).IsModified && e.Entity.Stage == LetterStage.InReview).ToList())
            await TellAsync(act, Part.LetterText, letter.Entity.Id, letter.Property(l => l.Hash).OriginalValue, Circle.Of(letter.Entity), ct);
        foreach (var demand in act.Db.ChangeTracker.Entries<Demand>().Where(e => e.State == EntityState.Modified && e.Property(d => d.Hash).IsModified && e.Entity.Stage == DemandStage.Submitted).ToList())
            if (await act.Db.Set<Letter>().FindAsync([demand.Entity.LetterId], ct) is { Stage: LetterStage.InReview } letter)
                await TellAsync(act, Part.Demand, demand.Entity.Id, demand.Property(d => d.Hash).OriginalValue, Circle.Of(letter), ct);
    }

    /// <summary>Tells those whose last decision on the words that stood before was an approval.</summary>
    internal static async Task TellAsync(Act act, Part part, Guid subjectId, string before, Circle circle, CancellationToken ct)
    {
        var decisions = await act.Db.Set<Approval>().AsNoTracking().Where(a => a.Part == part && a.SubjectId == subjectId && a.Hash == before).Select(a => new { a.ReviewerId, a.Decision, a.At }).ToListAsync(ct);
        var lapsed = decisions.GroupBy(d => d.ReviewerId).Where(g => g.OrderBy(d => d.At).Last().Decision == Decision.Approved).Select(g => g.Key).ToHashSet();
        if (lapsed.Count > 0) await NoticeWriter.TellAsync(act, NoticeKind.ApprovalLapsed, circle.Noticed, a => lapsed.Contains(a.Id) && circle.IsVisibleTo(a), ct);
    }
}
