namespace AdvocacyTracker.Web.Newsroom;

/// <summary>Notices within a second when another process published, corrected or retracted something.</summary>
internal sealed class EpochWatch(PublicPages pages, Shell.Warmth warmth, ILogger<EpochWatch> log) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(800));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (warmth.IsWarm) await LookAsync(stoppingToken);
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        try
        {
            await pages.RefreshAsync(ct);
        }
        // The database may be away for a while; the next look comes within a second.
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogWarning("The publication epoch could not be read: {Reason}", e.GetType().Name);
        }
    }
}
