using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Press;

/// <summary>The same for a release's headline and text, whose hashes are not stored with it.</summary>
public sealed class LapsedReleaseApprovals(MarkdownRenderer renderer) : IConsequence
{
    /// <inheritdoc/>
    public async Task FollowAsync(Act act, CancellationToken ct)
    {
        foreach (var entry in act.Db.ChangeTracker.Entries<PressRelease>().Where(e => e.State == EntityState.Modified && (e.Entity.Stage == ReleaseStage.InReview || e.Entity.IsCorrecting)).ToList())
        {
            var (before, now) = ((PressRelease)entry.OriginalValues.ToObject(), entry.Entity);
            if (before.Body == now.Body && ReleaseForm.Of(before) == ReleaseForm.Of(now) && before.Wordings.SequenceEqual(now.Wordings) && before.Pictures.SequenceEqual(now.Pictures)) continue;
            var approved = await act.Db.Set<Approval>().Where(a => a.SubjectId == now.Id && a.Decision == Decision.Approved).Select(a => a.Part).Distinct().ToListAsync(ct);
            if (approved.Count == 0) continue;
            var circle = await ReleaseDoor.CircleAsync(act.Db, now, ct);
            if (approved.Contains(Part.Headline) && before.HeadlineWords() != now.HeadlineWords()) await LapsedApprovals.TellAsync(act, Part.Headline, now.Id, Fingerprint.Of(before.HeadlineWords()), circle, ct);
            if (!approved.Contains(Part.ReleaseText)) continue;
            var letters = await ReleaseDoor.LettersAsync(act.Db, now, ct);
            var (hashBefore, hashNow) = (Fingerprint.Of(await ReleaseDoor.WordsOfAsync(act.Db, before, letters, renderer, ct)), Fingerprint.Of(await ReleaseDoor.WordsOfAsync(act.Db, now, letters, renderer, ct)));
            if (hashBefore != hashNow) await LapsedApprovals.TellAsync(act, Part.ReleaseText, now.Id, hashBefore, circle, ct);
        }
    }
}
