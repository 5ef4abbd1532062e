using AdvocacyTracker.Data;
using AdvocacyTracker.Demands;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Press;

/// <summary>A release's preview links: made and taken back by Comms, and opened by whoever has one.</summary>
public sealed class PreviewWorkflow(Deeds deeds, MarkdownRenderer renderer)
{
    private static readonly Refusal NoSuchLink = new("There is no such link: the page may be old, reload it.");

    /// <summary>Makes a link, and gives its token, which is shown once.</summary>
    /// <param name="madeFor">For whom; it stands on the page that they read.</param>
    public Task<Result<string>> MakeAsync(Guid releaseId, string madeFor, int days, Actor actor, CancellationToken ct) => deeds.DoAsync<string>(actor, async (act, token) =>
    {
        var door = await ReleaseDoor.OpenAsync(act, releaseId, token);
        if (!door.IsDone) return door.Refusal;
        var release = door.Value;
        var letters = await ReleaseDoor.LettersAsync(act.Db, release, token);
        if ((PreviewLink.WhyNotMake(act.Actor, release.Stage, letters) ?? await WhyNotNamedAsync(act, release, letters, renderer, token)) is { } refusal) return refusal;
        if (TextRules.WhyNotLine("“For whom”", madeFor, required: true) is { } unnamed) return unnamed;
        if (days is < 1 or > PreviewLink.MostDays) return new Refusal($"A link works for 1 to {PreviewLink.MostDays} days: choose a number between them.");
        if (await Open(act).CountAsync(l => l.ReleaseId == releaseId && l.ContactId == null, token) >= PreviewLink.MostOpen)
            return new Refusal($"This release has {PreviewLink.MostOpen} open links, which is the most: take one back first.");
        var (link, secret) = PreviewLink.Make(releaseId, madeFor, days, act.Actor, act.Now);
        act.Db.Add(link);
        Changed(act, "Make a preview link", release, $"{link.Id}, {days} days");
        return secret;
    }, ct);

    /// <summary>Takes a link back: from now on its address is nothing.</summary>
    public Task<Result> RevokeAsync(Guid id, Actor actor, CancellationToken ct) => deeds.DoAsync(actor, async (act, token) =>
    {
        var releaseId = await act.Db.Set<PreviewLink>().Where(l => l.Id == id).Select(l => l.ReleaseId).FirstOrDefaultAsync(token);
        var door = await ReleaseDoor.OpenAsync(act, releaseId, token, evenWhileOpening: true);
        // To whoever may not know of the release, its links aren't there either.
        if (!door.IsDone) return NoSuchLink;
        if (Permissions.WhyNot(act.Actor, Deed.SharePreview) is { } refusal) return refusal;
        var link = await act.Db.Set<PreviewLink>().SingleAsync(l => l.Id == id, token);
        if (link.RevokedAt is not null) return Result.Refused("This link is taken back already.");
        Revoke(act, link);
        door.Value.MoveOn();
        return Result.Done;
    }, ct);

    /// <summary>Writes down that somebody opened a link; the first time also in the trail. Refused when it no longer works.</summary>
    public async Task<Result> OpenAsync(string secret, CancellationToken ct)
    {
        // Spelled out as in Deeds: a refusal must not become a value of a deed that was done.
        var result = await deeds.DoAsync<Result>((db, token) => WhoAsync(db, secret, token), async (act, token) =>
        {
            await act.Db.LockRowAsync<PreviewLink>(act.Actor.Id, token);
            var link = await act.Db.Set<PreviewLink>().SingleAsync(l => l.Id == act.Actor.Id, token);
            if (!link.IsOpen(act.Present)) return NoSuchLink;
            if (link.TimesOpened == 0) act.Note("Open a preview link", "Release", link.ReleaseId, $"{link.Id}");
            link.Open(act.Now);
            return Result.Done;
        }, ct);
        return result.Refusal ?? Result.Done;
    }

    internal static Task<PreviewLink?> OfTokenAsync(AppDb db, string secret, CancellationToken ct)
    {
        var hash = Secret.HashOf(secret);
        return db.Set<PreviewLink>().AsNoTracking().FirstOrDefaultAsync(l => l.TokenHash == hash, ct);
    }

    /// <summary>The links that still work.</summary>
    internal static IQueryable<PreviewLink> Open(Act act) => act.Db.Set<PreviewLink>().Where(l => l.RevokedAt == null && l.ExpiresAt > act.Now);

    internal static void Revoke(Act act, PreviewLink link)
    {
        link.Revoke(act.Now);
        act.Note("Take a preview link back", "Release", link.ReleaseId, $"{link.Id}");
    }

    // Whoever must not be named is named to nobody outside, before a release is public either.
    internal static async Task<Refusal?> WhyNotNamedAsync(Act act, PressRelease release, IReadOnlyList<LetterBehind> letters, MarkdownRenderer renderer, CancellationToken ct)
    {
        var words = await PreviewQueries.WordsInsideAsync(act.Db, release, letters, renderer, ct);
        return await PreviewQueries.NamedInsideAsync(act.Db, release, words, letters, renderer, ct) is { } found ? new($"{found.Sentence.TrimEnd('.')}; then make the link.") : null;
    }

    private static async Task<Result<Actor>> WhoAsync(AppDb db, string secret, CancellationToken ct)
    {
        if (await OfTokenAsync(db, secret, ct) is not { } link) return NoSuchLink;
        return new Actor(link.Id, OutsideReviewer.TrailName, Roles.None, false) { TrailName = OutsideReviewer.TrailName };
    }

    private static void Changed(Act act, string deed, PressRelease release, string note)
    {
        release.MoveOn();
        act.Note(deed, "Release", release.Id, note);
    }
}
