using System.Globalization;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Press;

/// <summary>A release's fields as one form; its body has a door of its own.</summary>
/// <param name="Dateline">Where it is dated from, such as "Washington, D.C."; its day is that of publication.</param>
/// <param name="WithCallOut">Whether the newsroom's call-out box stands at its foot.</param>
/// <param name="EmbargoAt">What a clock in <paramref name="EmbargoZone"/> shows when it may become public, as <see cref="ClockFormat"/>; empty for no embargo.</param>
/// <param name="EmbargoZone">A zone of <see cref="Zones"/>.</param>
public sealed record ReleaseForm(string Headline, string Subhead, string Dateline, string Language, string Contacts, bool WithCallOut, string EmbargoAt = "", string EmbargoZone = Zones.Utc)
{
    /// <summary>How an embargo's clock is written.</summary>
    public const string ClockFormat = "yyyy-MM-dd'T'HH:mm";

    /// <summary>The form of a release as it stands.</summary>
    public static ReleaseForm Of(PressRelease release) => new(release.Headline, release.Subhead, release.Dateline, release.Language, release.Contacts, release.WithCallOut, release.EmbargoAt, release.EmbargoZone);

    /// <summary>Why these fields can't be kept, or null.</summary>
    public Refusal? WhyNotKeep() =>
        TextRules.WhyNotLine("The headline", Headline, required: true)
        ?? TextRules.WhyNotLine("The subhead", Subhead)
        ?? TextRules.WhyNotLine("The dateline", Dateline)
        ?? (Languages.IsTag(Language) ? null : new Refusal($"“{Language}” is no language tag: write it like en, ar or pt-BR."))
        ?? TextRules.WhyNotPassage("The contacts", Contacts, limit: 2_000)
        ?? WhyNotEmbargo();

    /// <summary>When the embargo ends (UTC); null without one.</summary>
    internal DateTimeOffset? Embargo => Clock() is { } clock && Zones.InstantOf(clock, EmbargoZone) is { IsDone: true } instant ? instant.Value : null;

    private DateTime? Clock() => DateTime.TryParseExact(EmbargoAt, ClockFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock) ? clock : null;

    private Refusal? WhyNotEmbargo()
    {
        if (EmbargoAt.Length > 0 && Clock() is null) return new Refusal("The embargo is no day and time: choose both.");
        return Clock() is { } clock ? Zones.InstantOf(clock, EmbargoZone).Refusal : Zones.WhyNot(EmbargoZone);
    }

    /// <summary>What a person changed against what they saw, laid over what stands now.</summary>
    public static Merged<ReleaseForm> Merge(ReleaseForm seen, ReleaseForm mine, ReleaseForm now)
    {
        var merge = new Merge();
        return merge.Of(new ReleaseForm(
            merge.Pick("The headline", seen.Headline, mine.Headline, now.Headline),
            merge.Pick("The subhead", seen.Subhead, mine.Subhead, now.Subhead),
            merge.Pick("The dateline", seen.Dateline, mine.Dateline, now.Dateline),
            merge.Pick("The language", seen.Language, mine.Language, now.Language),
            merge.Pick("The contacts", seen.Contacts, mine.Contacts, now.Contacts),
            merge.Pick("The call-out box", seen.WithCallOut, mine.WithCallOut, now.WithCallOut),
            merge.Pick("The embargo", seen.EmbargoAt, mine.EmbargoAt, now.EmbargoAt),
            merge.Pick("The embargo’s zone", seen.EmbargoZone, mine.EmbargoZone, now.EmbargoZone)));
    }
}
