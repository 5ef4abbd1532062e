using AdvocacyTracker.Letters;
using AdvocacyTracker.Notices;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Replies;

/// <summary>Asks nobody any longer to confirm what was logged of a letter that was sent in error: that is refused. What was taken down may be blacked out still.</summary>
public sealed class ConfirmationsOfRecalled : IConsequence
{
    /// <inheritdoc/>
    public async Task FollowAsync(Act act, CancellationToken ct)
    {
        foreach (var letter in act.Db.ChangeTracker.Entries<Letter>().Where(e => e.State == EntityState.Modified && e.Property(l => l.Stage).IsModified && e.Entity.Stage == LetterStage.Recalled).Select(e => e.Entity.Id).ToList())
            await NoticeWriter.TakeBackAsync(act, NoticeKind.ConfirmationWaits, letter, _ => true, ct);
    }
}
