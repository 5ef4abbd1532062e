using AdvocacyTracker.Mail;
using AdvocacyTracker.Press;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Mailing;

/// <summary>Begins an issue of news by mail with the deed that makes a release public, whoever or whatever does it. What is imported as published is no news.</summary>
public sealed class NewsIssues(MailSettings settings) : IConsequence
{
    /// <inheritdoc/>
    public Task FollowAsync(Act act, CancellationToken ct)
    {
        if (!settings.IsOn) return Task.CompletedTask;
        var opened = act.Db.ChangeTracker.Entries<PressRelease>().Where(e => e.State == EntityState.Modified && e.Property(r => r.Stage).IsModified && e.Entity.Stage == ReleaseStage.Published);
        foreach (var release in opened.Select(e => e.Entity).ToList()) act.Db.Add(new NewsIssue(release.Id, act.Now));
        return Task.CompletedTask;
    }
}
