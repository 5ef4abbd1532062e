namespace AdvocacyTracker.Team;

/// <summary>Tries to sign in under addresses that are nobody's. One line of the trail a minute tells of them all, so that who has no account can't make it grow without end.</summary>
internal sealed class Strangers(TimeProvider clock)
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private long? _told;
    private int _untold;

    /// <summary>How many came since the last line, when this one is to be told; null when it is only counted.</summary>
    public int? Meet()
    {
        lock (_lock)
        {
            if (_told is { } told && clock.GetElapsedTime(told) < Between)
            {
                _untold++;
                return null;
            }
            var before = _untold;
            (_told, _untold) = (clock.GetTimestamp(), 0);
            return before;
        }
    }
}
