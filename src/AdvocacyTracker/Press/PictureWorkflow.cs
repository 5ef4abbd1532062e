using AdvocacyTracker.Letters;
using AdvocacyTracker.Pictures;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Press;

/// <summary>Gives a release its pictures. Their files lie beside it, and go when neither it nor what is public of it shows them any more.</summary>
public sealed class PictureWorkflow(Deeds deeds)
{
    private static readonly Refusal NotThere = new("This picture is not in the release any more: look at its pictures anew.");

    /// <summary>Adds a picture, after those that are there.</summary>
    public Task<Result> AddAsync(Guid id, ReadPicture file, ReleasePicture picture, Actor actor, CancellationToken ct) => OnPicturesAsync(id, actor, async (release, act, token) =>
    {
        var tidy = (ReleasePicture.Of(file) with { Alt = picture.Alt, Caption = picture.Caption, Credit = picture.Credit, Licence = picture.Licence }).Tidy();
        if (tidy.WhyNotKeep() is { } refusal) return refusal;
        if (release.Pictures.Count >= ReleasePicture.Most) return new Refusal($"A release shows {ReleasePicture.Most} pictures at most: take one out first.");
        if (release.Pictures.Any(p => p.Hash == tidy.Hash)) return new Refusal("This picture is in the release already.");
        var known = await act.Db.Set<PictureFile>().Where(f => f.SubjectId == id && f.Hash == tidy.Hash).Select(f => f.Width).ToListAsync(token);
        act.Db.AddRange(file.Renditions.Where(r => !known.Contains(r.Width)).Select(r => new PictureFile(id, file, r)));
        release.Show([.. release.Pictures, tidy], act.Actor, act.Now);
        act.Note("Add a picture", "Release", release.Id);
        return Result.Done;
    }, ct);

    /// <summary>Says other things of a picture: what the person changed against what they saw is laid over what stands now.</summary>
    public Task<Result<Revised>> DescribeAsync(Guid id, ReleasePicture seen, ReleasePicture mine, Actor actor, CancellationToken ct) => deeds.DoAsync<Revised>(actor, async (act, token) =>
    {
        var door = await ReleaseDoor.OpenAsync(act, id, token);
        if (!door.IsDone) return door.Refusal;
        var release = door.Value;
        var tidy = mine.Tidy();
        if ((release.WhyNotRevise(act.Actor) ?? tidy.WhyNotKeep()) is { } refusal) return refusal;
        if (release.Pictures.FirstOrDefault(p => p.Hash == mine.Hash) is not { } now) return NotThere;
        var merged = ReleasePicture.Merge(seen, tidy, now);
        if (merged.Met.Count > 0) return await Revised.KeepAsync(act, id, merged.Met, token);
        if (merged.Form == now) return Revised.Taken;
        release.Show([.. release.Pictures.Select(p => p.Hash == mine.Hash ? merged.Form : p)], act.Actor, act.Now);
        act.Note("Describe a picture", "Release", release.Id);
        return Revised.Taken;
    }, ct);

    /// <summary>Lets a picture stand first, above the text.</summary>
    public Task<Result> PutFirstAsync(Guid id, string hash, Actor actor, CancellationToken ct) => OnPicturesAsync(id, actor, (release, act, _) =>
    {
        if (release.Pictures.FirstOrDefault(p => p.Hash == hash) is not { } first) return Task.FromResult<Result>(NotThere);
        if (release.Pictures[0] == first) return Task.FromResult(Result.Refused("This picture stands first already."));
        release.Show([first, .. release.Pictures.Where(p => p.Hash != hash)], act.Actor, act.Now);
        act.Note("Put a picture first", "Release", release.Id);
        return Task.FromResult(Result.Done);
    }, ct);

    /// <summary>Takes a picture out.</summary>
    public Task<Result> RemoveAsync(Guid id, string hash, Actor actor, CancellationToken ct) => OnPicturesAsync(id, actor, async (release, act, token) =>
    {
        if (release.Pictures.All(p => p.Hash != hash)) return NotThere;
        release.Show([.. release.Pictures.Where(p => p.Hash != hash)], act.Actor, act.Now);
        await SweepAsync(act, release, token);
        act.Note("Take a picture out", "Release", release.Id);
        return Result.Done;
    }, ct);

    /// <summary>Deletes the files that neither the release nor its public words show any more.</summary>
    internal static async Task SweepAsync(Act act, PressRelease release, CancellationToken ct)
    {
        var shown = release.PublicationId is { } publication ? (await PressQueries.PublishedAsync(act.Db, publication, ct)).Text.Pictures ?? [] : [];
        var kept = shown.Concat(release.Pictures).Select(p => p.Hash).Distinct().ToList();
        await act.Db.Set<PictureFile>().Where(f => f.SubjectId == release.Id && !kept.Contains(f.Hash)).ExecuteDeleteAsync(ct);
    }

    private Task<Result> OnPicturesAsync(Guid id, Actor actor, Func<PressRelease, Act, CancellationToken, Task<Result>> deed, CancellationToken ct) => deeds.DoAsync(actor, async (act, token) =>
    {
        var door = await ReleaseDoor.OpenAsync(act, id, token);
        if (!door.IsDone) return door.Refusal;
        return door.Value.WhyNotRevise(act.Actor) is { } refusal ? refusal : await deed(door.Value, act, token);
    }, ct);
}
