using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;

namespace AdvocacyTracker.Press;

/// <summary>Words demands in a release's own way. That is part of the release's text: it is approved with it, lapses with it, and is frozen with it.</summary>
public sealed class WordingWorkflow(Deeds deeds)
{
    /// <summary>Gives a demand the release's own words: what the person changed against what they saw is laid over what stands now. Words that are the letter's own are no other wording.</summary>
    public Task<Result<Revised>> WordAsync(Guid id, ReleaseWording seen, ReleaseWording mine, Actor actor, CancellationToken ct) => deeds.DoAsync<Revised>(actor, async (act, token) =>
    {
        var door = await ReleaseDoor.OpenAsync(act, id, token);
        if (!door.IsDone) return door.Refusal;
        var release = door.Value;
        var tidy = mine with { Title = mine.Title.Trim(), Text = mine.Text.Trim() };
        if ((release.WhyNotRevise(act.Actor) ?? tidy.WhyNotKeep()) is { } refusal) return refusal;
        if (await LettersOwnAsync(act, release, mine.DemandReference, token) is not { } letters) return new Refusal($"No sent letter of this release makes demand {mine.DemandReference}: look at the list of its demands anew.");
        var now = release.WordingOf(mine.DemandReference) ?? letters;
        var merged = ReleaseWording.Merge(seen, tidy, now);
        if (merged.Met.Count > 0) return await Revised.KeepAsync(act, id, merged.Met, token);
        if (merged.Form == now) return Revised.Taken;
        release.Word(mine.DemandReference, merged.Form == letters ? null : merged.Form, act.Actor, act.Now);
        act.Note("Word a demand", "Release", release.Id);
        return Revised.Taken;
    }, ct);

    /// <summary>Goes back to the letter's words of a demand.</summary>
    public Task<Result> DropAsync(Guid id, string reference, Actor actor, CancellationToken ct) => deeds.DoAsync(actor, async (act, token) =>
    {
        var door = await ReleaseDoor.OpenAsync(act, id, token);
        if (!door.IsDone) return door.Refusal;
        var release = door.Value;
        if (release.WhyNotRevise(act.Actor) is { } refusal) return refusal;
        if (release.WordingOf(reference) is null) return Result.Refused($"This release gives {reference} in the letter’s own words already.");
        release.Word(reference, null, act.Actor, act.Now);
        act.Note("Drop a wording", "Release", release.Id);
        return Result.Done;
    }, ct);

    private static async Task<ReleaseWording?> LettersOwnAsync(Act act, PressRelease release, string reference, CancellationToken ct) =>
        (await ReleaseDoor.LettersAsync(act.Db, release, ct)).SelectMany(l => l.Sent?.Demands ?? []).FirstOrDefault(d => d.Reference == reference) is { } demand
            ? ReleaseWording.Of(reference, demand.Words)
            : null;
}
