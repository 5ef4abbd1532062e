namespace AdvocacyTracker.Text;

/// <summary>What became of a stretch of words between two revisions.</summary>
public enum Change
{
    /// <summary>In both.</summary>
    Same,

    /// <summary>Only in the earlier one.</summary>
    Removed,

    /// <summary>Only in the later one.</summary>
    Added,
}
