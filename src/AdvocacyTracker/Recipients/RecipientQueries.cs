using AdvocacyTracker.Data;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Recipients;

/// <summary>Recipients as screens show them.</summary>
public sealed class RecipientQueries(IDbContextFactory<AppDb> factory)
{
    /// <summary>All recipients, by name.</summary>
    public async Task<IReadOnlyList<RecipientRow>> AllAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await Rows(db).OrderBy(r => r.Name).ToListAsync(ct);
    }

    /// <summary>One recipient, or null.</summary>
    public async Task<RecipientRow?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await FindInsideAsync(db, id, ct);
    }

    /// <summary>Some recipients, by name.</summary>
    internal static Task<List<RecipientRow>> OfInsideAsync(AppDb db, IReadOnlyList<Guid> ids, CancellationToken ct) => Rows(db).Where(r => ids.Contains(r.Id)).OrderBy(r => r.Name).ToListAsync(ct);

    internal static Task<RecipientRow?> FindInsideAsync(AppDb db, Guid id, CancellationToken ct) => Rows(db).FirstOrDefaultAsync(r => r.Id == id, ct);

    internal static Task<RecipientRow?> FindInsideAsync(AppDb db, RecipientDetails details, CancellationToken ct) =>
        Rows(db).OrderBy(r => r.Id).FirstOrDefaultAsync(r => r.Name == details.Name && r.Office == details.Office && r.Organisation == details.Organisation, ct);

    private static IQueryable<RecipientRow> Rows(AppDb db) =>
        from recipient in db.Set<Recipient>().AsNoTracking()
        join tenure in db.Set<Tenure>() on recipient.TenureId equals tenure.Id
        join person in db.Set<Person>() on tenure.PersonId equals person.Id
        join office in db.Set<Office>() on tenure.OfficeId equals office.Id
        join organisation in db.Set<Organisation>() on office.OrganisationId equals organisation.Id
        select new RecipientRow
        {
            Id = recipient.Id, Name = person.Name, Honorific = tenure.Honorific, Office = office.Title, Organisation = organisation.Name,
            EnvelopeName = recipient.EnvelopeName, Salutation = recipient.Salutation, Languages = recipient.Languages, Email = recipient.Email,
            PostalAddress = recipient.PostalAddress, Country = recipient.Country, Since = tenure.Start, Until = tenure.End,
            Source = tenure.Source, CheckedOn = tenure.CheckedOn, UpdatedAt = recipient.UpdatedAt,
        };
}
