using AdvocacyTracker.Data;
using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Replies;

/// <summary>Office holders as the public finds them: what they were asked in letters that anybody can read, and what was published of what came of it. Nothing at all while the newsroom has no such pages.</summary>
public sealed class PublishedHolders(IDbContextFactory<AppDb> factory, PublishedDemands demands)
{
    private const int MostInList = 100, MostInSitemap = 2_000;

    /// <summary>A page of them in the order of their addresses, which is that of their names.</summary>
    /// <param name="from">The address at which the page begins; empty for the first.</param>
    public async Task<Page<ListedHolder>> ListAsync(string from, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var asked = Asked(db);
        var found = await Public(db).Where(h => h.Slug.CompareTo(from) >= 0).OrderBy(h => h.Slug).Take(MostInList + 1).Select(h => new ListedHolder(
            h.Name, h.Slug, asked.Where(a => a.HolderId == h.Id).OrderByDescending(a => a.LetterId).Select(a => a.Office).First(),
            asked.Where(a => a.HolderId == h.Id).OrderByDescending(a => a.LetterId).Select(a => a.Organisation).First())).ToListAsync(ct);
        return new([.. found.Take(MostInList)], found.Count > MostInList ? found[MostInList].Slug : null);
    }

    /// <summary>One office holder with a page of their demands, the newest first; null where there is none.</summary>
    /// <param name="after">The place after which the page begins (<see cref="Place"/>); null for the first.</param>
    /// <param name="zone">The zone whose days the newsroom prints.</param>
    public async Task<HolderStory?> FindAsync(string slug, string? after, string zone, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await Public(db).FirstOrDefaultAsync(h => h.Slug == slug, ct) is not { } holder) return null;
        var asked = await Asked(db).Where(a => a.HolderId == holder.Id).ToListAsync(ct);
        // One may have gone since.
        if (asked.Count == 0) return null;
        var figures = HolderFigures.Of(asked, await AsksAsync(db, holder.Id, ct), await AnswersAsync(db, holder.Id, ct), await StepsAsync(db, holder.Id, ct), zone);
        var offices = asked.GroupBy(a => (a.Office, a.Organisation)).Select(g => new PrintedOffice(g.Key.Office, g.Key.Organisation, g.First().Language, g.Min(a => a.Begin(zone)))).OrderByDescending(o => o.Since);
        return new(holder.Name, holder.Slug, [.. offices], figures, await PageAsync(db, asked, after, ct));
    }

    /// <summary>Who of the recipients that a letter prints has a page.</summary>
    public async Task<IReadOnlyList<HolderLink>> LinksAsync(string letter, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var links = await Asked(db).Where(a => a.Letter == letter).Select(a => new { a.EnvelopeName, a.Slug, a.Language }).Distinct().ToListAsync(ct);
        return [.. links.Select(l => new HolderLink(l.EnvelopeName, l.Slug, l.Language)).OrderBy(l => l.Name, StringComparer.InvariantCulture)];
    }

    /// <summary>The addresses of their pages; the list's own among them where there is any.</summary>
    public async Task<IReadOnlyList<PublishedAddress>> SitemapAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var slugs = await Public(db).OrderBy(h => h.Slug).Select(h => h.Slug).Take(MostInSitemap).ToListAsync(ct);
        return [.. slugs.Take(1).Select(_ => new PublishedAddress("/office-holders", null)), .. slugs.Select(s => new PublishedAddress($"/office-holders/{s}", null))];
    }

    private IQueryable<OfficeHolder> Public(AppDb db) => db.Set<OfficeHolder>().AsNoTracking().Where(h => Asked(db).Any(a => a.HolderId == h.Id));

    // A demand once for each release that prints it and each part somebody has in its letter.
    private IQueryable<AskedHolder> Asked(AppDb db) =>
        from name in db.Set<HolderName>().AsNoTracking()
        join holder in db.Set<OfficeHolder>() on name.HolderId equals holder.Id
        join part in db.Set<LetterRecipient>() on new { name.RecipientId, name.EnvelopeName } equals new { part.RecipientId, part.EnvelopeName }
        join letter in db.Set<Letter>() on part.LetterId equals letter.Id
        join printed in demands.Printed(db) on letter.Id equals printed.LetterId
        where holder.WithheldAt == null && letter.Confidentiality == Confidentiality.PublicOnceAnnounced
            && part.Role == RecipientRole.Addressee
            && db.Set<NewsroomSettings>().Any(n => n.Id == NewsroomSettings.TheOne && n.HasOfficeHolders)
        select new AskedHolder
        {
            HolderId = holder.Id, Slug = holder.Slug, PartId = part.Id, EnvelopeName = part.EnvelopeName, Office = part.Office, Organisation = part.Organisation,
            LetterId = letter.Id, Letter = letter.Reference, Language = letter.Language, SentOn = letter.SentOn, DemandId = printed.DemandId, Reference = printed.Reference, At = printed.At,
        };

    private async Task<int> AsksAsync(AppDb db, Guid holderId, CancellationToken ct) =>
        await (from demand in Asked(db).Where(a => a.HolderId == holderId).Select(a => a.DemandId).Distinct() join ask in db.Set<Ask>() on demand equals ask.DemandId select ask.Id).CountAsync(ct);

    // A yes or a no, of themselves: who has the letter, or passed it on, has not answered.
    private async Task<IReadOnlyList<Reply>> AnswersAsync(AppDb db, Guid holderId, CancellationToken ct) =>
        await (from part in Asked(db).Where(a => a.HolderId == holderId).Select(a => a.PartId).Distinct()
               join reply in db.Set<Reply>().AsNoTracking() on part equals reply.LetterRecipientId
               where reply.PublishedAt != null && reply.TakenDownAt == null && (reply.Kind == ReplyKind.Substantive || reply.Kind == ReplyKind.Refused)
               select reply).ToListAsync(ct);

    private async Task<IReadOnlyList<AskStep>> StepsAsync(AppDb db, Guid holderId, CancellationToken ct) =>
        await (from demand in Asked(db).Where(a => a.HolderId == holderId).Select(a => a.DemandId).Distinct()
               join outcome in db.Set<Outcome>() on demand equals outcome.DemandId
               where outcome.PublishedAt != null && outcome.TakenDownAt == null
               orderby outcome.On, outcome.LoggedAt, outcome.Id
               select new AskStep(outcome.DemandId, outcome.AskNumber, outcome.Track, outcome.Step)).ToListAsync(ct);

    private async Task<Page<PublicDemand>> PageAsync(AppDb db, IReadOnlyList<AskedHolder> asked, string? after, CancellationToken ct)
    {
        var rows = asked.GroupBy(a => a.DemandId).Select(g => (At: g.Min(a => a.At), Id: g.Key));
        if (Place.ReadId(after) is var (at, id)) rows = rows.Where(r => r.CompareTo((at, id)) < 0);
        var page = rows.OrderDescending().Take(PublishedLists.PageSize + 1).ToList();
        List<Guid> ids = [.. page.Take(PublishedLists.PageSize).Select(r => r.Id)];
        var read = (await demands.ReadAsync(db, demands.Printed(db).Where(d => ids.Contains(d.DemandId)), ct)).ToDictionary(d => d.DemandId);
        return new([.. ids.Where(read.ContainsKey).Select(i => read[i])], page.Count > PublishedLists.PageSize ? new Place(page[^2].At, page[^2].Id.ToString()).ToString() : null);
    }
}

/// <summary>An office holder in the list of all, with the office that the last letter printed.</summary>
public sealed record ListedHolder(string Name, string Slug, string Office, string Organisation);

/// <summary>An office as letters print it, and since when they do.</summary>
/// <param name="Language">BCP 47 tag of its words.</param>
public sealed record PrintedOffice(string Office, string Organisation, string Language, DateOnly Since);

/// <summary>An office holder with a page of what they were asked; the latest office first.</summary>
public sealed record HolderStory(string Name, string Slug, IReadOnlyList<PrintedOffice> Offices, HolderFigures Figures, Page<PublicDemand> Demands);

/// <summary>A name as a letter prints it, and the page behind it.</summary>
/// <param name="Language">BCP 47 tag of the letter.</param>
public sealed record HolderLink(string Name, string Slug, string Language);
