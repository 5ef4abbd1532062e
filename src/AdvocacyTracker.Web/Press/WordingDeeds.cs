using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Team;
using AdvocacyTracker.Web.Shell;

namespace AdvocacyTracker.Web.Press;

/// <summary>What somebody does from a release's page with its own wording of demands.</summary>
public sealed class WordingDeeds(WordingWorkflow workflow, Guid releaseId, Actor actor, DeskDeed doAsync)
{
    /// <summary>Words a demand so, and says whether it was saved.</summary>
    public Task<bool> WordAsync((ReleaseWording Seen, ReleaseWording Mine) change) =>
        doAsync(async ct => Revised.Saved(await workflow.WordAsync(releaseId, change.Seen, change.Mine, actor, ct)), $"The release words {change.Mine.DemandReference} so; its text must be approved as it stands now.");

    /// <summary>Goes back to the letter's words.</summary>
    public Task DropAsync(string reference) => doAsync(ct => workflow.DropAsync(releaseId, reference, actor, ct), $"The release gives {reference} in the letter’s own words again.");
}
