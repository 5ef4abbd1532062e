using AdvocacyTracker.Data;
using AdvocacyTracker.Pictures;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Letters;

/// <summary>The house that speaks: its name, colour, letterhead and call-out box, and the publication epoch, which every deed that touches anything public moves on.</summary>
public sealed class NewsroomSettings
{
    /// <summary>There is one newsroom.</summary>
    public const int TheOne = 1;

    /// <summary>Always <see cref="TheOne"/>.</summary>
    public int Id { get; private set; } = TheOne;

    /// <summary>The organisation's name.</summary>
    public string Name { get; private set; } = "Newsroom";

    /// <summary>A line under it.</summary>
    public string Tagline { get; private set; } = "";

    /// <summary>BCP 47 tag of its own words.</summary>
    public string Language { get; private set; } = "en";

    /// <summary>BCP 47 tags of the other languages it publishes in, by commas.</summary>
    public string FurtherLanguages { get; private set; } = "";

    /// <summary>Every language it publishes in, its own first.</summary>
    public IReadOnlyList<string> PublishesIn => [.. FurtherLanguages.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Prepend(Language).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The time zone whose days public pages print (<see cref="Zones"/>).</summary>
    public string Zone { get; private set; } = Zones.Utc;

    /// <summary>What stands at the head of a letter, a line each.</summary>
    public string Letterhead { get; private set; } = "";

    /// <summary>The house's colour on light screens, <c>#rrggbb</c>; empty for the one that everybody begins with.</summary>
    public string Accent { get; private set; } = "";

    /// <summary>The same on dark screens.</summary>
    public string DarkAccent { get; private set; } = "";

    /// <summary>Names the pixels of its logo (<see cref="ReadPicture"/>); empty without one.</summary>
    public string LogoHash { get; private set; } = "";

    /// <summary><c>jpg</c> or <c>png</c>.</summary>
    public string LogoKind { get; private set; } = "";

    /// <summary>In pixels.</summary>
    public int LogoWidth { get; private set; }

    /// <summary>In pixels.</summary>
    public int LogoHeight { get; private set; }

    /// <summary>The name of the logo's file; null without one.</summary>
    public string? LogoFile => LogoHash.Length > 0 ? $"{LogoHash}-{LogoWidth}.{LogoKind}" : null;

    /// <summary>How its releases begin.</summary>
    public DatelineStyle Dateline { get; private set; }

    /// <summary>What the organisation says of itself under a release.</summary>
    public string Boilerplate { get; private set; } = "";

    /// <summary>Whom journalists call, a line each: proposed for every new release.</summary>
    public string Contacts { get; private set; } = "";

    /// <summary>Title of the call-out box; empty for none.</summary>
    public string CallOutTitle { get; private set; } = "";

    /// <summary>Its text, in Markdown.</summary>
    public string CallOutText { get; private set; } = "";

    /// <summary>Whether the public finds a page for each office holder, with what came of what they were asked.</summary>
    public bool HasOfficeHolders { get; private set; }

    /// <summary>Counts changes of anything public.</summary>
    public long Epoch { get; private set; } = 1;

    internal void Describe(NewsroomForm form)
    {
        (Name, Tagline, Language, FurtherLanguages, Zone, Letterhead) = (form.Name, form.Tagline, form.Language, form.FurtherLanguages, form.Zone, form.Letterhead);
        (Accent, DarkAccent, Dateline, Boilerplate, Contacts) = (form.Accent, form.DarkAccent, form.Dateline, form.Boilerplate, form.Contacts);
        (CallOutTitle, CallOutText, HasOfficeHolders) = (form.CallOutTitle, form.CallOutText, form.HasOfficeHolders);
        MoveOn();
    }

    internal void Show(ReadPicture? logo)
    {
        (LogoHash, LogoKind, LogoWidth, LogoHeight) = logo is null ? ("", "", 0, 0) : (logo.Hash, logo.Kind, logo.Renditions[0].Width, logo.Renditions[0].Height);
        MoveOn();
    }

    /// <summary>What stands at the head of a letter with these signatories: the house's own, or the organisation that signs when that is another.</summary>
    public PrintedLetterhead LetterheadOf(IReadOnlyList<Signatory> signatories)
    {
        var organisations = signatories.Select(s => s.Organisation).Where(o => o.Length > 0).Distinct().ToList();
        if (organisations.Count > 0 && !organisations.Contains(Name)) return new(string.Join(" · ", organisations), "");
        var lines = Letterhead.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new(Name, string.Join('\n', lines.SkipWhile(l => l == Name)));
    }

    /// <summary>The settings as a deed or a screen reads them; it holds nobody else up.</summary>
    internal static async Task<NewsroomSettings> ReadAsync(AppDb db, CancellationToken ct) =>
        db.Set<NewsroomSettings>().Local.FirstOrDefault()
        ?? await db.Set<NewsroomSettings>().AsNoTracking().FirstOrDefaultAsync(n => n.Id == TheOne, ct) ?? new NewsroomSettings();

    /// <summary>The settings as a deed changes them, held until it ends.</summary>
    internal static async Task<NewsroomSettings> HoldAsync(Act act, CancellationToken ct)
    {
        await act.Db.LockNameAsync("publication epoch", ct);
        return await act.Db.Set<NewsroomSettings>().FindAsync([TheOne], ct) ?? act.Db.Add(new NewsroomSettings()).Entity;
    }

    /// <summary>Says, inside a deed, that something public is no longer as it was.</summary>
    internal static async Task MoveEpochOnAsync(Act act, CancellationToken ct) => (await HoldAsync(act, ct)).MoveOn();

    private void MoveOn() => Epoch++;
}

/// <summary>What a letter prints at its head; the lines of the address are parted by line breaks.</summary>
public sealed record PrintedLetterhead(string Name, string Lines);
