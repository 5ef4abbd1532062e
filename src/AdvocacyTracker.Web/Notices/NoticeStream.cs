using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using AdvocacyTracker.Data;
using AdvocacyTracker.Notices;
using AdvocacyTracker.Team;
using AdvocacyTracker.Web.SignIn;

namespace AdvocacyTracker.Web.Notices;

/// <summary>What the bell in the rail hears: how many of one's own notices are unread, each time the number changes. Who asks is read from the database at each turn.</summary>
internal sealed class NoticeStream(IBell bell, IHostApplicationLifetime lifetime, NoticeQueries notices, TeamQueries team)
{
    // The bell may be missed, and a letter may be restricted, which rings for nobody.
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(20);

    /// <summary>The stream as a response.</summary>
    /// <param name="have">The number on the page.</param>
    public IResult Open(int have, HttpContext http)
    {
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(ReadAsync(have, http, http.RequestAborted));
    }

    private async IAsyncEnumerable<SseItem<string>> ReadAsync(int have, HttpContext http, [EnumeratorCancellation] CancellationToken aborted)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(aborted, lifetime.ApplicationStopping);
        using var ear = bell.Listen(HttpActor.IdOf(http.User));
        while (await UnreadOrStopAsync(http, stop.Token) is { } unread)
        {
            if (unread < 0)
            {
                yield return new("", "gone");
                yield break;
            }
            // Also when nothing changed: a reader who went away without a word is noticed by it.
            yield return unread == have ? new("", "still") : new((have = unread).ToString(CultureInfo.InvariantCulture), "unread");
            if (!await HearOrStopAsync(ear, stop.Token)) yield break;
        }
    }

    // Less than nothing for whoever may not sign in any more; null when the stream ends and the page may listen again.
    private async Task<int?> UnreadOrStopAsync(HttpContext http, CancellationToken stop)
    {
        try
        {
            return await HttpActor.ReadAsync(http.User, team, stop) is { MaySignIn: true } actor ? await notices.UnreadAsync(actor, stop) : -1;
        }
        catch (Exception e) when (e is OperationCanceledException || StorageRefusal.Of(e) is not null)
        {
            return null;
        }
    }

    private static async Task<bool> HearOrStopAsync(Ear ear, CancellationToken stop)
    {
        try
        {
            await ear.HearAsync(LookEvery, stop);
            return !stop.IsCancellationRequested;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
