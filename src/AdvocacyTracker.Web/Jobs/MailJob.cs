using AdvocacyTracker.Data;
using AdvocacyTracker.Mail;
using AdvocacyTracker.Web.Shell;

namespace AdvocacyTracker.Web.Jobs;

/// <summary>Sends what waits in the outbox, one mail at a time.</summary>
public sealed class MailJob(MailSettings settings, MailPost post, IBell bell, Warmth warmth, ILogger<MailJob> log) : BackgroundService
{
    // The bell may be missed, and what is tried again rings for nobody.
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.IsOn) return;
        using var ear = bell.Listen(OutgoingMail.Bell);
        while (!stoppingToken.IsCancellationRequested)
        {
            if (warmth.IsWarm) await SendAllAsync(stoppingToken);
            await ear.HearAsync(LookEvery, stoppingToken);
        }
    }

    private async Task SendAllAsync(CancellationToken ct)
    {
        try
        {
            while (await post.SendNextAsync(ct) is { } outcome)
                if (outcome.State is not (MailState.Sent or MailState.Dropped)) log.LogWarning("A mail is {State}: {Trouble}", outcome.State, outcome.Trouble);
        }
        // The database may be away for a while; the next look comes within seconds.
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogWarning("The outbox could not be read: {Reason}", e.GetType().Name);
        }
    }
}
