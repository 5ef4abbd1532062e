using AdvocacyTracker.Data;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Letters;

/// <summary>Who of a letter's signatories agreed to sign it, for whoever may know of the letter.</summary>
public sealed class SignatoryConsentQueries(IDbContextFactory<AppDb> factory)
{
    /// <summary>Each signatory of a letter with what was noted last, in the letter's order; nobody when the letter isn't there for this person.</summary>
    public async Task<IReadOnlyList<SignatoryStanding>> OfLetterAsync(Guid letterId, Actor actor, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await LetterQueries.Visible(db, actor).FirstOrDefaultAsync(l => l.Id == letterId, ct) is not { } letter) return [];
        return SignatoryStanding.Of(letter.Signatories, await OfLettersInsideAsync(db, [letterId], ct));
    }

    /// <summary>Everything that was noted of these letters, oldest first.</summary>
    internal static async Task<IReadOnlyList<SignatoryConsent>> OfLettersInsideAsync(AppDb db, IReadOnlyList<Guid> letterIds, CancellationToken ct) => letterIds.Count == 0 ? [] :
        await db.Set<SignatoryConsent>().AsNoTracking().Where(c => letterIds.Contains(c.LetterId)).OrderBy(c => c.Id).ToListAsync(ct);
}
