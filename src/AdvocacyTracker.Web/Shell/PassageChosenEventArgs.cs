namespace AdvocacyTracker.Web.Shell;

/// <summary>Words somebody chose in a text to remark on: where they stand, in UTF-16 units, at which version. No words when none were selected.</summary>
public sealed class PassageChosenEventArgs : EventArgs
{
    /// <summary>Where they begin.</summary>
    public int Start { get; set; }

    /// <summary>Where they end.</summary>
    public int End { get; set; }

    /// <summary>The version of the text they were chosen in.</summary>
    public int Version { get; set; }

    /// <summary>The words.</summary>
    public string? Quote { get; set; }
}
