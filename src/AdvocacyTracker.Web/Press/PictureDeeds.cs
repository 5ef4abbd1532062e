using AdvocacyTracker.Letters;
using AdvocacyTracker.Pictures;
using AdvocacyTracker.Press;
using AdvocacyTracker.Team;
using AdvocacyTracker.Web.Shell;

namespace AdvocacyTracker.Web.Press;

/// <summary>What somebody does from a release's page with its pictures.</summary>
public sealed class PictureDeeds(PictureWorkflow workflow, Guid releaseId, Actor actor, DeskDeed doAsync)
{
    /// <summary>Brings a picture in with what is said of it, and says whether it was added.</summary>
    public Task<bool> AddAsync(ReadPicture file, ReleasePicture words) => doAsync(ct => workflow.AddAsync(releaseId, file, words, actor, ct), "The picture is in the release; its text must be approved as it stands now.");

    /// <summary>Says something else of a picture, and whether that was saved.</summary>
    public Task<bool> DescribeAsync((ReleasePicture Seen, ReleasePicture Mine) change) =>
        doAsync(async ct => Revised.Saved(await workflow.DescribeAsync(releaseId, change.Seen, change.Mine, actor, ct)), "Saved; the release’s text must be approved as it stands now.");

    /// <summary>Has a picture stand above the text.</summary>
    public Task PutFirstAsync(ReleasePicture picture) => doAsync(ct => workflow.PutFirstAsync(releaseId, picture.Hash, actor, ct), "The picture stands above the text.");

    /// <summary>Takes a picture out.</summary>
    public Task RemoveAsync(ReleasePicture picture) => doAsync(ct => workflow.RemoveAsync(releaseId, picture.Hash, actor, ct), "The picture is taken out.");
}
