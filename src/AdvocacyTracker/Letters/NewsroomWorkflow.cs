using AdvocacyTracker.Pictures;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

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

    /// <summary>Shows a logo at the head of every public page, in the place of the house's name, which it is read out as.</summary>
    public Task<Result> ShowLogoAsync(ReadPicture logo, Actor actor, CancellationToken ct) => LogoAsync(logo, "Show a logo", actor, ct);

    /// <summary>Shows the house's name again.</summary>
    public Task<Result> DropLogoAsync(Actor actor, CancellationToken ct) => LogoAsync(null, "Drop the logo", actor, ct);

    private Task<Result> LogoAsync(ReadPicture? logo, string deed, Actor actor, CancellationToken ct) => deeds.DoAsync(actor, async (act, token) =>
    {
        if (Permissions.WhyNot(act.Actor, Deed.KeepNewsroom) is { } refusal) return refusal;
        var house = await NewsroomSettings.HoldAsync(act, token);
        if (house.LogoHash == (logo?.Hash ?? "")) return Result.Refused(logo is null ? "There is no logo: the pages show the house’s name already." : "This is the logo already.");
        await act.Db.Set<PictureFile>().Where(f => f.SubjectId == Guid.Empty).ExecuteDeleteAsync(token);
        if (logo is not null) act.Db.Add(new PictureFile(Guid.Empty, logo, logo.Renditions[0]));
        house.Show(logo);
        act.Note(deed, "Newsroom", Guid.Empty);
        return Result.Done;
    }, ct);
}
