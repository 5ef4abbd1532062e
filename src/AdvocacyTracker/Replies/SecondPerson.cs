using AdvocacyTracker.Letters;
using AdvocacyTracker.Notices;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Replies;

/// <summary>Tells those who may that something in a letter's log waits for a second person, and takes it back once it doesn't.</summary>
internal static class SecondPerson
{
    /// <summary>Something was logged that somebody else must confirm.</summary>
    public static Task AskToConfirmAsync(Act act, Letter letter, CancellationToken ct) => AskAsync(act, NoticeKind.ConfirmationWaits, Deed.ConfirmFollowUp, letter, ct);

    /// <summary>Something was taken down that somebody else may black out.</summary>
    public static Task AskToBlackOutAsync(Act act, Letter letter, CancellationToken ct) => AskAsync(act, NoticeKind.BlackoutWaits, Deed.ConfirmBlackout, letter, ct);

    /// <summary>This entry waits for nobody any more. Whoever could do something about another one goes on being told.</summary>
    public static async Task SettleAsync(Act act, Letter letter, FollowUpEntry done, CancellationToken ct)
    {
        List<FollowUpEntry> others = [.. await OthersAsync<Reply>(act, letter, done, ct), .. await OthersAsync<Outcome>(act, letter, done, ct)];
        var logged = others.Where(e => e.State == FollowUpState.WaitsForConfirmation).Select(e => e.LoggedById).ToList();
        var takenDown = others.Where(e => e is { State: FollowUpState.TakenDown, BlackedOutAt: null }).Select(e => e.TakenDownById).ToList();
        await NoticeWriter.TakeBackAsync(act, NoticeKind.ConfirmationWaits, letter.Id, member => logged.All(by => by == member), ct);
        await NoticeWriter.TakeBackAsync(act, NoticeKind.BlackoutWaits, letter.Id, member => takenDown.All(by => by == member), ct);
    }

    // A letter's day has nothing to do with it.
    private static Task AskAsync(Act act, NoticeKind kind, Deed deed, Letter letter, CancellationToken ct) =>
        NoticeWriter.TellAsync(act, kind, letter.NoticedFor(null), a => Permissions.WhyNot(a, deed) is null && letter.IsVisibleTo(a), ct);

    private static async Task<List<T>> OthersAsync<T>(Act act, Letter letter, FollowUpEntry done, CancellationToken ct) where T : FollowUpEntry =>
        await act.Db.Set<T>().AsNoTracking().Where(e => e.LetterId == letter.Id && e.Id != done.Id).ToListAsync(ct);
}
