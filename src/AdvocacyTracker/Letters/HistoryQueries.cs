using AdvocacyTracker.Data;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Letters;

/// <summary>The history of a letter's body, for who writes and who reviews: words that were deleted stand in it.</summary>
public sealed class HistoryQueries(IDbContextFactory<AppDb> factory)
{
    /// <summary>Some of the body's points and the two texts asked for; null when the letter isn't there for this person, or not its history.</summary>
    public async Task<HistoryView?> FindAsync(Guid letterId, HistoryAsked asked, Actor actor, CancellationToken ct)
    {
        if (Permissions.WhyNot(actor, Deed.ReadHistory) is not null) return null;
        await using var db = await factory.CreateDbContextAsync(ct);
        var head = await LetterQueries.Visible(db, actor).Where(l => l.Id == letterId).Select(l => new BodyHead(l.Body, l.BodyVersion, 0)).FirstOrDefaultAsync(ct);
        return head is null ? null : await TextHistory.ReadAsync(db, letterId, head, asked, ct);
    }
}
