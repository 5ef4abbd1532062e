using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;

namespace AdvocacyTracker.Letters;

/// <summary>Sets the newsroom up. What is published keeps its words; its pages wear the new name and colour at once.</summary>
public sealed class NewsroomWorkflow(Deeds deeds)
{
    /// <summary>Changes settings: what the person changed against what they saw is laid over what stands now, unless both changed the same field.</summary>
    public Task<Result> KeepAsync(NewsroomForm seen, NewsroomForm mine, Actor actor, CancellationToken ct) => deeds.DoAsync(actor, async (act, token) =>
    {
        var tidy = mine.Tidy();
        if ((Permissions.WhyNot(act.Actor, Deed.KeepNewsroom) ?? tidy.WhyNotKeep()) is { } refusal) return refusal;
        var house = await NewsroomSettings.HoldAsync(act, token);
        var now = NewsroomForm.Of(house);
        var merged = NewsroomForm.Merge(seen, tidy, now);
        if ((merged.WhyNotSave ?? merged.Form.WhyNotKeep()) is { } met) return met;
        if (merged.Form == now) return Result.Done;
        house.Describe(merged.Form);
        act.Note("Keep the newsroom", "Newsroom", Guid.Empty, string.Join(", ", merged.Form.Differing(now)));
        return Result.Done;
    }, ct);
}
