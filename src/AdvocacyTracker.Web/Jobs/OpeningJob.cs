using AdvocacyTracker.Press;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Web.Shell;

namespace AdvocacyTracker.Web.Jobs;

/// <summary>Writes down, within seconds, which releases the clock has opened. What readers see never waits for it.</summary>
public sealed class OpeningJob(OpeningWorkflow openings, Warmth warmth, ILogger<OpeningJob> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery);
        var isListed = false;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (!warmth.IsWarm) continue;
            isListed = isListed || await DidAsync(openings.ListMissingAsync, stoppingToken);
            await DidAsync(openings.OpenDueAsync, stoppingToken);
        }
    }

    private async Task<bool> DidAsync(Func<CancellationToken, Task<Result>> deed, CancellationToken ct)
    {
        try
        {
            if ((await deed(ct)).Refusal is not { } refusal) return true;
            log.LogWarning("What the clock opened could not be written down: {Reason}", refusal.Sentence);
        }
        // The database may be away for a while; the next look comes.
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogWarning("What the clock opened could not be written down: {Reason}", e.GetType().Name);
        }
        return false;
    }
}
