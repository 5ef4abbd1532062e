using AdvocacyTracker.Press;

namespace AdvocacyTracker.Web.Press;

/// <summary>Stages of a release as people read them.</summary>
internal static class ReleaseNames
{
    public static string Of(ReleaseStage stage) => stage switch
    {
        ReleaseStage.Draft => "Draft",
        ReleaseStage.InReview => "In review",
        ReleaseStage.Published => "Published",
        ReleaseStage.Scheduled => "Scheduled",
        ReleaseStage.TakenDown => "Taken down",
        _ => "Retracted",
    };
}
