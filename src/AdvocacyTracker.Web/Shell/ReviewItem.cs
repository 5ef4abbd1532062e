using AdvocacyTracker.Demands;

namespace AdvocacyTracker.Web.Shell;

/// <summary>One text on a review page: where it is there, and how far its reader is with it.</summary>
/// <param name="CanDecide">Whether the reader may decide on it at all.</param>
/// <param name="IsChanged">Whether it differs from what was approved before.</param>
public sealed record ReviewItem(string Place, string Name, Standing Standing, bool CanDecide, bool IsChanged)
{
    /// <summary>Whether this person has decided on these words.</summary>
    public bool IsDecidedBy(Guid reader) => Standing.Decisions.Any(d => d.ReviewerId == reader);
}
