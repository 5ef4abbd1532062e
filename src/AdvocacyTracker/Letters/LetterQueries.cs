using AdvocacyTracker.Data;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Letters;

/// <summary>Letters as screens show them. A restricted letter is in none of them for those who may not know of it.</summary>
public sealed class LetterQueries(IDbContextFactory<AppDb> factory)
{
    /// <summary>Letters last changed first, from a place in the list on.</summary>
    public async Task<Page<LetterRow>> ListAsync(Actor actor, LetterStage? stage, string? after, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var letters = Visible(db, actor);
        if (stage is { } wanted) letters = letters.Where(l => l.Stage == wanted);
        if (Place.ReadId(after) is var (at, id)) letters = letters.Where(l => l.UpdatedAt < at || (l.UpdatedAt == at && l.Id.CompareTo(id) < 0));
        var rows = await letters.OrderByDescending(l => l.UpdatedAt).ThenByDescending(l => l.Id).Take(Page<LetterRow>.Size + 1)
            .Select(l => new LetterRow(l.Id, l.Reference, l.Subject, l.Language, l.Stage,
                l.Recipients.Where(r => r.Role == RecipientRole.Addressee).OrderBy(r => r.Position).Select(r => r.EnvelopeName).FirstOrDefault() ?? "",
                l.ReplyDue, l.Confidentiality, l.UpdatedAt))
            .ToListAsync(ct);
        return Page<LetterRow>.Of(rows, row => new(row.UpdatedAt, row.Id.ToString()));
    }

    /// <summary>One letter, or null when it isn't there for this person.</summary>
    public async Task<LetterView?> FindAsync(Guid id, Actor actor, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var letter = await Visible(db, actor).Include(l => l.Recipients).FirstOrDefaultAsync(l => l.Id == id, ct);
        if (letter is null) return null;
        var changed = await db.Set<Recipients.Recipient>().Where(r => letter.Recipients.Select(p => p.RecipientId).Contains(r.Id))
            .ToDictionaryAsync(r => r.Id, r => r.UpdatedAt, ct);
        var owner = await db.Users.Where(m => m.Id == letter.OwnerId).Select(m => m.Name).FirstOrDefaultAsync(ct);
        return LetterView.Of(letter, owner ?? "", changed);
    }

    /// <summary>What others added to a letter's body after a version; null when the letter isn't there for this person, or not its log: words that were deleted stand in it, so only who writes and who reviews may read it.</summary>
    public async Task<NewerBody?> NewerAsync(Guid id, int since, Actor actor, CancellationToken ct)
    {
        if (Permissions.WhyNot(actor, Deed.ReadHistory) is not null) return null;
        await using var db = await factory.CreateDbContextAsync(ct);
        var versions = await Visible(db, actor).Where(l => l.Id == id).Select(l => new { l.Version, l.BodyVersion }).FirstOrDefaultAsync(ct);
        // Each change of the body counts as one of the letter too; what is left over is what else changed.
        return versions is null ? null : new(await TextLog.SinceAsync(db, id, since, ct), versions.Version - versions.BodyVersion);
    }

    internal static IQueryable<Letter> Visible(AppDb db, Actor actor) => db.Set<Letter>().AsNoTracking()
        .Where(l => l.Confidentiality != Confidentiality.Restricted || l.OwnerId == actor.Id || l.NamedIds.Contains(actor.Id));

    internal static IQueryable<Letter> Hidden(AppDb db, Actor actor) => db.Set<Letter>().AsNoTracking()
        .Where(l => l.Confidentiality == Confidentiality.Restricted && l.OwnerId != actor.Id && !l.NamedIds.Contains(actor.Id));
}

/// <summary>A letter in a list.</summary>
public sealed record LetterRow(
    Guid Id, string Reference, string Subject, string Language, LetterStage Stage, string Addressee, DateOnly? ReplyDue, Confidentiality Confidentiality, DateTimeOffset UpdatedAt);

/// <summary>What was added to a body after a version, and a number that moves when anything else of the letter or release does.</summary>
public sealed record NewerBody(IReadOnlyList<NewerChange> Changes, long Rest);

/// <summary>A body, how many changes led to it, and the number that moves when anything else of the letter or release does.</summary>
public sealed record BodyHead(string Text, int Version, long Rest = 0);
