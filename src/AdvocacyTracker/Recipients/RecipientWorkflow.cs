using AdvocacyTracker.Data;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Recipients;

/// <summary>Adds and changes recipients; people, organisations, offices and tenures follow from the one form.</summary>
public sealed class RecipientWorkflow(Deeds deeds)
{
    /// <summary>Adds a recipient and gives its id.</summary>
    public Task<Result<Guid>> AddAsync(RecipientDetails details, Actor actor, CancellationToken ct) => deeds.DoAsync<Guid>(actor, async (act, token) =>
    {
        if ((Permissions.WhyNot(act.Actor, Deed.KeepRecipients) ?? details.WhyNotKeep()) is { } refusal) return refusal;
        var recipient = await AddInsideAsync(act, details, token);
        act.Note("Add a recipient", recipient.EnvelopeName, recipient.Id);
        return recipient.Id;
    }, ct);

    /// <summary>Changes a recipient: what the person changed against what they saw is laid over what stands now. Letters that took a copy keep it until somebody takes the new details over.</summary>
    public Task<Result> ReviseAsync(Guid id, RecipientDetails seen, RecipientDetails mine, Actor actor, CancellationToken ct) => deeds.DoAsync(actor, async (act, token) =>
    {
        if ((Permissions.WhyNot(act.Actor, Deed.KeepRecipients) ?? mine.WhyNotKeep()) is { } refusal) return refusal;
        await act.Db.LockRowAsync<Recipient>(id, token);
        if (await act.Db.Set<Recipient>().FindAsync([id], token) is not { } recipient) return Result.Refused("There is no such recipient: its address may be mistyped.");
        var merged = RecipientDetails.Merge(seen, mine, (await RecipientQueries.FindInsideAsync(act.Db, id, token))!.ToDetails());
        if (merged.WhyNotSave is { } met) return met;
        var details = merged.Form;
        var tenure = await act.Db.Set<Tenure>().SingleAsync(t => t.Id == recipient.TenureId, token);
        var person = await act.Db.Set<Person>().SingleAsync(p => p.Id == tenure.PersonId, token);
        person.Rename(details.Name.Trim(), details.Country.Trim());
        tenure.MoveTo((await OfficeAsync(act.Db, details.Office.Trim(), details.Organisation.Trim(), token)).Id);
        tenure.Describe(details.Honorific.Trim(), details.Since, details.Until, details.Source.Trim(), details.CheckedOn);
        recipient.Describe(details, act.Now);
        act.Note("Change a recipient", recipient.EnvelopeName, recipient.Id);
        return Result.Done;
    }, ct);

    internal static async Task<Recipient> AddInsideAsync(Act act, RecipientDetails details, CancellationToken ct)
    {
        var person = new Person(details.Name.Trim(), details.Country.Trim());
        var office = await OfficeAsync(act.Db, details.Office.Trim(), details.Organisation.Trim(), ct);
        var tenure = new Tenure(person.Id, office.Id);
        tenure.Describe(details.Honorific.Trim(), details.Since, details.Until, details.Source.Trim(), details.CheckedOn);
        var recipient = new Recipient(tenure.Id);
        recipient.Describe(details, act.Now);
        act.Db.AddRange(person, tenure, recipient);
        return recipient;
    }

    private static async Task<Office> OfficeAsync(AppDb db, string title, string organisationName, CancellationToken ct)
    {
        await db.LockNameAsync("organisations and offices", ct);
        var organisation = db.Set<Organisation>().Local.FirstOrDefault(o => o.Name == organisationName)
            ?? await db.Set<Organisation>().FirstOrDefaultAsync(o => o.Name == organisationName, ct)
            ?? db.Add(new Organisation(organisationName)).Entity;
        return db.Set<Office>().Local.FirstOrDefault(o => o.OrganisationId == organisation.Id && o.Title == title)
            ?? await db.Set<Office>().FirstOrDefaultAsync(o => o.OrganisationId == organisation.Id && o.Title == title, ct)
            ?? db.Add(new Office(title, organisation.Id)).Entity;
    }
}
