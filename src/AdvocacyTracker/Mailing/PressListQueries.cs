using AdvocacyTracker.Data;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Mailing;

/// <summary>The press list as those see it who keep it; for anybody else it is empty.</summary>
public sealed class PressListQueries(IDbContextFactory<AppDb> factory)
{
    /// <summary>Contacts last changed first, from a place in the list on.</summary>
    public async Task<Page<PressContactRow>> ListAsync(PressListFilter filter, string? after, Actor actor, CancellationToken ct)
    {
        if (Permissions.WhyNot(actor, Deed.KeepPressList) is not null) return new([], null);
        await using var db = await factory.CreateDbContextAsync(ct);
        var contacts = filter.Over(db.Set<PressContact>().AsNoTracking());
        if (Place.ReadId(after) is var (at, id)) contacts = contacts.Where(c => c.UpdatedAt < at || (c.UpdatedAt == at && c.Id.CompareTo(id) < 0));
        var rows = await contacts.OrderByDescending(c => c.UpdatedAt).ThenByDescending(c => c.Id).Take(Page<PressContactRow>.Size + 1)
            .Select(c => new PressContactRow(c.Id, new(c.Name, c.Address, c.Outlet, c.Language, c.Zone, c.Note), c.UpdatedAt)).ToListAsync(ct);
        return Page<PressContactRow>.Of(rows, row => new(row.UpdatedAt, row.Id.ToString()));
    }

    /// <summary>What the list can be narrowed down to.</summary>
    public async Task<PressListChoices> ChoicesAsync(Actor actor, CancellationToken ct)
    {
        if (Permissions.WhyNot(actor, Deed.KeepPressList) is not null) return new([], [], []);
        await using var db = await factory.CreateDbContextAsync(ct);
        return PressListChoices.Of((await db.Set<PressContact>().AsNoTracking().Select(c => new { c.Outlet, c.Language, c.Zone }).Distinct().ToListAsync(ct)).Select(c => (c.Outlet, c.Language, c.Zone)));
    }

    /// <summary>A new contact's form: in the house's language, by its clocks.</summary>
    public async Task<PressContactForm> BeginAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var house = await NewsroomSettings.ReadAsync(db, ct);
        return new("", "", "", house.Language, house.Zone, "");
    }

    /// <summary>What would become of each line of a table if it were brought in now.</summary>
    public async Task<Result<BroughtContacts>> TryAsync(string table, Actor actor, CancellationToken ct)
    {
        if (Permissions.WhyNot(actor, Deed.KeepPressList) is { } refusal) return refusal;
        await using var db = await factory.CreateDbContextAsync(ct);
        var house = await NewsroomSettings.ReadAsync(db, ct);
        var read = PressListFile.Read(table, house.Language, house.Zone);
        return read.IsDone ? await BroughtContact.OfAsync(db, read.Value, ct) : read.Refusal;
    }
}

/// <summary>A contact in the list.</summary>
public sealed record PressContactRow(Guid Id, PressContactForm Form, DateTimeOffset UpdatedAt);
