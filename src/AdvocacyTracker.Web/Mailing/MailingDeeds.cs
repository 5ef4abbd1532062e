using AdvocacyTracker.Mailing;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Web.Shell;

namespace AdvocacyTracker.Web.Mailing;

/// <summary>What somebody does from a release's page with the press list.</summary>
public sealed class MailingDeeds(MailingWorkflow workflow, Guid releaseId, Actor actor, DeskDeed doAsync)
{
    /// <summary>Mails it to whom is chosen, and says whether the mails were stored.</summary>
    public Task<bool> MailAsync(ChosenForMail chosen) => doAsync(
        async ct => (await workflow.MailAsync(releaseId, chosen.Manner, chosen.Contacts, chosen.Again, actor, ct)).Refusal is { } refusal ? refusal : Result.Done, "Stored: the mails go out one by one.");

    /// <summary>Tells those chosen, who have it under another embargo, that this has moved, and says whether the mails were stored.</summary>
    public Task<bool> TellThatItMovedAsync(IReadOnlyList<Guid> chosen) => doAsync(
        async ct => (await workflow.TellThatItMovedAsync(releaseId, chosen, actor, ct)).Refusal is { } refusal ? refusal : Result.Done, "Stored: the mails go out one by one.");

    /// <summary>Takes the link back that one mail brought.</summary>
    public Task RevokeAsync(MailedRow row) => doAsync(ct => workflow.RevokeAsync(row.Id, actor, ct), $"The link of {row.Name} shows nothing any more.");

    /// <summary>Takes all of them back.</summary>
    public Task RevokeAllAsync() => doAsync(ct => workflow.RevokeAllAsync(releaseId, actor, ct), "None of the links shows anything any more.");
}
