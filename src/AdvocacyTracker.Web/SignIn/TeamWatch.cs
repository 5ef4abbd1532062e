using AdvocacyTracker.Team;

namespace AdvocacyTracker.Web.SignIn;

/// <summary>Looks at the team every second and tells open pages when somebody's rights or sessions changed, so that a lost right is gone from the screen too. The deeds themselves never rely on it.</summary>
public sealed class TeamWatch(TeamQueries team, ILogger<TeamWatch> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private IReadOnlyDictionary<Guid, MemberMark> _known = new Dictionary<Guid, MemberMark>();

    /// <summary>Raised with a member's id when their rights, their account or their sessions changed.</summary>
    public event Action<Guid>? Changed;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await LookAsync(stoppingToken);
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await LookAsync(stoppingToken);
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        try
        {
            var now = await team.MarksAsync(ct);
            var changed = _known.Keys.Where(id => !now.TryGetValue(id, out var mark) || mark != _known[id]).ToList();
            _known = now;
            foreach (var id in changed) Changed?.Invoke(id);
        }
        // The database may be away for a while; the next look comes in a second.
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogWarning("The team could not be read: {Reason}", e.GetType().Name);
        }
    }
}
