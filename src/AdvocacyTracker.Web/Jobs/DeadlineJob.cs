using AdvocacyTracker.Demands;
using AdvocacyTracker.Press;
using AdvocacyTracker.Web.Shell;

namespace AdvocacyTracker.Web.Jobs;

/// <summary>Looks several times an hour which days come near.</summary>
public sealed class DeadlineJob(DeadlineWorkflow deadlines, OpeningWorkflow openings, Warmth warmth, ILogger<DeadlineJob> log) : BackgroundService
{
    private static readonly TimeSpan UntilWarm = TimeSpan.FromSeconds(1), LookEvery = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!warmth.IsWarm) await Task.Delay(UntilWarm, stoppingToken);
        using var timer = new PeriodicTimer(LookEvery);
        do
        {
            await LookAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task LookAsync(CancellationToken ct)
    {
        try
        {
            if (((await deadlines.TellAsync(ct)).Refusal ?? (await openings.TellAsync(ct)).Refusal) is { } refusal) log.LogWarning("Nobody could be told of days that come near: {Reason}", refusal.Sentence);
        }
        // The database may be away for a while; the next look comes.
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogWarning("Nobody could be told of days that come near: {Reason}", e.GetType().Name);
        }
    }
}
