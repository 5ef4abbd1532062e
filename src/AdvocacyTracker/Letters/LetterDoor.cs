using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Letters;

/// <summary>How every deed on a letter begins: its row is held, it is read anew, and to those who may not know of it it isn't there. Once the deed has stored something, the letter's open pages are woken.</summary>
internal static class LetterDoor
{
    public static async Task<Result<Letter>> OpenAsync(Act act, Guid id, CancellationToken ct)
    {
        await act.Db.LockRowAsync<Letter>(id, ct);
        var letter = await act.Db.Set<Letter>().Include(l => l.Recipients).FirstOrDefaultAsync(l => l.Id == id, ct);
        if (letter is null || !letter.IsVisibleTo(act.Actor)) return NotThere;
        act.Ring(id);
        return letter;
    }

    public static Refusal NotThere { get; } = new("There is no such letter: its address may be mistyped.");
}
