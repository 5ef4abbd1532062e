using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Notices;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Press;

/// <summary>Holds a scheduled release back when a deed put something against it: its letter was sent in error, somebody in it must not be named any more, a remark holds it up, the same in another language was taken down.</summary>
public sealed class ScheduledReleases(MarkdownRenderer renderer) : IConsequence
{
    /// <inheritdoc/>
    public async Task FollowAsync(Act act, CancellationToken ct)
    {
        var changes = act.Db.ChangeTracker;
        var recalled = changes.Entries<Letter>().Where(e => e.State == EntityState.Modified && e.Entity.Stage == LetterStage.Recalled).Select(e => e.Entity.Id).ToHashSet();
        var people = changes.Entries<PersonConcerned>().Where(e => e.State is EntityState.Added or EntityState.Modified && e.Entity.Consent != NamingConsent.MayBeNamed).Select(e => e.Entity).ToList();
        var remarked = changes.Entries<Remark>().Where(e => e.State is EntityState.Added or EntityState.Modified && e.Entity is { Part: Part.ReleaseText, IsBlocking: true }).Select(e => e.Entity.SubjectId).ToHashSet();
        var takenDown = changes.Entries<PressRelease>().Where(e => e.State == EntityState.Modified && e.Entity.Stage is ReleaseStage.TakenDown or ReleaseStage.Retracted && e.Property(r => r.Stage).IsModified).Select(e => e.Entity.OriginalId).ToHashSet();
        if (recalled.Count + people.Count + remarked.Count + takenDown.Count == 0) return;
        foreach (var release in await act.Db.Set<PressRelease>().Where(r => r.Stage == ReleaseStage.Scheduled).ToListAsync(ct))
        {
            var named = people.Where(p => release.LetterIds.Contains(p.LetterId)).ToList();
            // What the clock has opened is public, whether that was written down yet or not.
            if (release.Stage != ReleaseStage.Scheduled || release.PublishedAt <= act.Present || (!remarked.Contains(release.Id) && !release.LetterIds.Any(recalled.Contains) && !takenDown.Contains(release.OriginalId) && !await IsNamedAsync(act, release, named, ct))) continue;
            release.Unschedule(ReleaseStage.InReview);
            act.Note("Hold back", "Release", release.Id);
            act.Ring(release.Id);
            var circle = await ReleaseDoor.CircleAsync(act.Db, release, ct);
            await NoticeWriter.TellAsync(act, NoticeKind.HeldBack, circle.Noticed, a => (a.Id == release.OwnerId || a.Has(Roles.Comms)) && circle.IsVisibleTo(a), ct);
        }
    }

    private async Task<bool> IsNamedAsync(Act act, PressRelease release, List<PersonConcerned> people, CancellationToken ct)
    {
        if (people.Count == 0) return false;
        var letters = await ReleaseDoor.LettersAsync(act.Db, release, ct);
        return ReleaseGuards.NamedPeople(new(release, await ReleaseDoor.WordsOfAsync(act.Db, release, letters, renderer, ct), letters, [], people), renderer).Any();
    }
}
