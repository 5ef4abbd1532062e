using AdvocacyTracker.Data;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Sending;

/// <summary>Who of a letter's signatories agreed to sign it, for whoever may know of the letter.</summary>
public sealed class SignatoryConsentQueries(IDbContextFactory<AppDb> factory)
{
    /// <summary>Each signatory of a letter with what was noted last, in the letter's order; nobody when the letter isn't there for this person.</summary>
    public async Task<IReadOnlyList<SignatoryStanding>> OfLetterAsync(Guid letterId, Actor actor, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await LetterQueries.Visible(db, actor).Include(l => l.Recipients).FirstOrDefaultAsync(l => l.Id == letterId, ct) is not { } letter) return [];
        var words = AgreedWords.HashOf(letter, await SendingQueries.DemandsOfAsync(db, [letterId], ct));
        return SignatoryStanding.Of(letter.Signatories, await OfLettersInsideAsync(db, [letterId], ct), words);
    }

    /// <summary>Everything that was noted of these letters, oldest first.</summary>
    internal static async Task<IReadOnlyList<SignatoryConsent>> OfLettersInsideAsync(AppDb db, IReadOnlyList<Guid> letterIds, CancellationToken ct) => letterIds.Count == 0 ? [] :
        await db.Set<SignatoryConsent>().AsNoTracking().Where(c => letterIds.Contains(c.LetterId)).OrderBy(c => c.Id).ToListAsync(ct);
}
