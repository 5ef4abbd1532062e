namespace AdvocacyTracker.Web.Shell;

/// <summary>Somebody says that they have read words; what stood on their screen comes with it, since other words may be on their way there.</summary>
public sealed class ReadEventArgs : EventArgs
{
    /// <summary>The hash of the words on the screen.</summary>
    public string Hash { get; set; } = "";
}
