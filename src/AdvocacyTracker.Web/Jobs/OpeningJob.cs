using AdvocacyTracker.Press;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Search;
using AdvocacyTracker.Web.Shell;

namespace AdvocacyTracker.Web.Jobs;

/// <summary>Writes down, within seconds, which releases the clock has opened. What readers see never waits for it.</summary>
public sealed class OpeningJob(OpeningWorkflow openings, SearchWorkflow search, Warmth warmth, ILogger<OpeningJob> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery);
        var (isListed, isSearched) = (false, false);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (!warmth.IsWarm) continue;
            while (!isListed && await DidAsync(openings.ListMissingAsync, stoppingToken) is { IsDone: true } listed) isListed = listed.Value == 0;
            while (isListed && !isSearched && await DidAsync(search.AddMissingAsync, stoppingToken) is { IsDone: true } added) isSearched = added.Value == 0;
            await DidAsync(async ct => await openings.OpenDueAsync(ct) is { Refusal: { } refusal } ? refusal : 0, stoppingToken);
        }
    }

    private async Task<Result<int>?> DidAsync(Func<CancellationToken, Task<Result<int>>> deed, CancellationToken ct)
    {
        try
        {
            var done = await deed(ct);
            if (done.Refusal is not { } refusal) return done;
            log.LogWarning("What the clock opened could not be written down: {Reason}", refusal.Sentence);
        }
        // The database may be away for a while; the next look comes.
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogWarning("What the clock opened could not be written down: {Reason}", e.GetType().Name);
        }
        return null;
    }
}
