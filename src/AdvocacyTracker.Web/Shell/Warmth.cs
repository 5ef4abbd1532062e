namespace AdvocacyTracker.Web.Shell;

/// <summary>Whether the site has been prepared: database in shape, demo filled, the first rendering done.</summary>
public sealed class Warmth
{
    private volatile bool _isWarm;

    /// <summary>Whether it is.</summary>
    public bool IsWarm => _isWarm;

    /// <summary>Says so.</summary>
    public void Reached() => _isWarm = true;
}
