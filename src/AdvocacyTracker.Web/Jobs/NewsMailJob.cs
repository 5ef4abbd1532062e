using AdvocacyTracker.Mail;
using AdvocacyTracker.Mailing;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Web.Shell;

namespace AdvocacyTracker.Web.Jobs;

/// <summary>Writes what became public to the readers of news by mail, a batch at a time, and forgets addresses that nobody confirmed.</summary>
public sealed class NewsMailJob(MailSettings settings, NewsMailWorkflow news, SubscriptionWorkflow readers, Warmth warmth, ILogger<NewsMailJob> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(3);

    private const int LooksBetweenForgetting = 200;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.IsOn) return;
        using var timer = new PeriodicTimer(LookEvery);
        for (var look = 0; await timer.WaitForNextTickAsync(stoppingToken); look++)
        {
            if (!warmth.IsWarm) continue;
            while (await DidAsync(news.WriteAsync, stoppingToken))
            {
            }
            if (look % LooksBetweenForgetting == 0) await DidAsync(async ct => await readers.ForgetAsync(ct) is { Refusal: { } refusal } ? refusal : true, stoppingToken);
        }
    }

    private async Task<bool> DidAsync(Func<CancellationToken, Task<Result<bool>>> deed, CancellationToken ct)
    {
        try
        {
            var done = await deed(ct);
            if (done.Refusal is { } refusal) log.LogWarning("News could not be written to their readers: {Reason}", refusal.Sentence);
            return done is { IsDone: true, Value: true };
        }
        // The database may be away for a while; the next look comes within seconds.
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogWarning("News could not be written to their readers: {Reason}", e.GetType().Name);
            return false;
        }
    }
}
