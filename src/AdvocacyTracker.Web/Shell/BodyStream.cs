using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using AdvocacyTracker.Data;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Team;
using AdvocacyTracker.Web.SignIn;

namespace AdvocacyTracker.Web.Shell;

/// <summary>What an open editor hears: changes as they are stored, that something else of the thing changed, and who else is in the text. Who may hear it is asked anew at each turn.</summary>
internal sealed class BodyStream(IBell bell, IHostApplicationLifetime lifetime)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    // Often enough that a reader who went away without a word is noticed, and no proxy thinks the stream dead.
    private const int LooksBetweenSigns = 6;

    /// <summary>The stream as a response.</summary>
    /// <param name="id">The letter or release.</param>
    /// <param name="since">The version the page has.</param>
    /// <param name="page">The open page's name, under which it leaves.</param>
    /// <param name="readAsync">Reads what is newer than a version, for whoever asks, as the database knows them now; null when it isn't there for them.</param>
    public IResult Open(Guid id, int since, string page, HttpContext http, Func<int, CancellationToken, Task<NewerBody?>> readAsync)
    {
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(ReadAsync(id, since, page.Length is > 0 and <= BodyChange.LongestPage ? NameOf(HttpActor.IdOf(http.User), page) : null, readAsync, http.RequestAborted));
    }

    /// <summary>Tells the others where somebody is.</summary>
    public IResult Tell(Guid id, HereRequest here, Actor actor)
    {
        if (here.Page.Length > BodyChange.LongestPage) return Results.BadRequest();
        bell.Ring(id, JsonSerializer.Serialize(new { Page = NameOf(actor.Id, here.Page), actor.Name, here.Version, here.Anchor, here.Head }, JsonSerializerOptions.Web));
        return Results.NoContent();
    }

    // A page draws its name itself, so it is told with whose it is: nobody speaks for another's page. Editor/company.js knows its own by the same words.
    private static string NameOf(Guid member, string page) => $"{member} {page}";

    private async IAsyncEnumerable<SseItem<string>> ReadAsync(
        Guid id, int since, string? name, Func<int, CancellationToken, Task<NewerBody?>> readAsync, [EnumeratorCancellation] CancellationToken aborted)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(aborted, lifetime.ApplicationStopping);
        using var ear = bell.Listen(id);
        long? thing = null;
        var (quiet, wasThere) = (0, false);
        IReadOnlyList<string> heard = [];
        try
        {
            while (await ReadOrStopAsync(readAsync, since, stop.Token) is { IsStopped: false } read)
            {
                if (read.Newer is not { } newer)
                {
                    yield return new("", "gone");
                    yield break;
                }
                wasThere = true;
                if (newer.Changes.Count > 0)
                {
                    since = newer.Changes[^1].Version;
                    yield return new(JsonSerializer.Serialize(Bodies.Read(newer.Changes), JsonSerializerOptions.Web), "changes");
                    continue;   // there may be more than one turn's worth
                }
                if (thing != newer.Rest) yield return new($"{thing = newer.Rest}", "thing");
                // Told only now that the reader was found to be somebody who may know.
                foreach (var word in heard)
                    if (word.Length > 0) yield return new(word, "here");
                quiet = heard.Count > 0 ? 0 : quiet + 1;
                if (quiet % LooksBetweenSigns == 0) yield return new("", "still");
                heard = await HearOrStopAsync(ear, stop.Token);
                if (stop.IsCancellationRequested) yield break;
            }
        }
        finally
        {
            // Who was never let in has nothing to leave.
            if (wasThere && name is not null) bell.Ring(id, JsonSerializer.Serialize(new { Page = name, Gone = true }, JsonSerializerOptions.Web));
        }
    }

    private static async Task<(NewerBody? Newer, bool IsStopped)> ReadOrStopAsync(Func<int, CancellationToken, Task<NewerBody?>> readAsync, int since, CancellationToken stop)
    {
        try
        {
            return (await readAsync(since, stop), false);
        }
        // The page listens again by itself, when the database is back or the site.
        catch (Exception e) when (e is OperationCanceledException || StorageRefusal.Of(e) is not null)
        {
            return (null, true);
        }
    }

    private static async Task<IReadOnlyList<string>> HearOrStopAsync(Ear ear, CancellationToken stop)
    {
        try
        {
            return await ear.HearAsync(LookEvery, stop);
        }
        catch (OperationCanceledException)
        {
            return [];
        }
    }
}
