using AdvocacyTracker.Text;

namespace AdvocacyTracker.Replies;

/// <summary>How often somebody was asked and answered, and what came of it: counted from what is published, and from nothing else.</summary>
/// <param name="Asks">How many things these demands ask for.</param>
/// <param name="Letters">How many letters make them.</param>
/// <param name="Answered">To how many of the letters a yes or a no of theirs is published.</param>
/// <param name="Met">How many asks are met in whole: done, with a change for the people concerned.</param>
/// <param name="MetInPart">How many more are done or have changed something in part.</param>
/// <param name="MedianDays">The middle of the days from a letter to its first answer; null where there is none.</param>
/// <param name="Timed">Of how many letters that is the middle.</param>
public sealed record HolderFigures(int Demands, int Asks, int Letters, int Answered, int Met, int MetInPart, double? MedianDays, int Timed)
{
    /// <summary>Of how many asks an outcome is published.</summary>
    public int Told { get; init; }

    internal static HolderFigures Of(IReadOnlyList<AskedHolder> asked, int asks, IReadOnlyList<Reply> answers, IReadOnlyList<AskStep> steps, string zone)
    {
        var begun = asked.GroupBy(a => a.LetterId).ToDictionary(g => g.Key, g => g.Min(a => a.Begin(zone)));
        var printed = asked.ToLookup(a => a.LetterId, a => a.Reference);
        // An answer to what no release prints is to be read nowhere.
        var first = answers.Where(r => printed[r.LetterId].Any(r.IsAbout)).GroupBy(r => r.LetterId).ToDictionary(g => g.Key, g => g.Min(r => r.On));
        // Where the day of sending is not known, an answer may have come before the day that is counted from.
        var days = first.Select(f => f.Value.DayNumber - begun[f.Key].DayNumber).Where(d => d >= 0).Order().ToList();
        var today = steps.GroupBy(s => (s.DemandId, s.Ask)).Select(g => (Did: Today(g, Track.Did), Changed: Today(g, Track.Changed))).ToList();
        return new(
            asked.Select(a => a.DemandId).Distinct().Count(), asks, begun.Count, first.Count, today.Count(t => IsMet(t.Did, t.Changed)),
            today.Count(t => !IsMet(t.Did, t.Changed) && IsMetInPart(t.Did, t.Changed)), Median(days), days.Count) { Told = today.Count };
    }

    private static Step? Today(IEnumerable<AskStep> steps, Track track) => steps.LastOrDefault(s => s.Track == track)?.Step;

    private static bool IsMet(Step? did, Step? changed) => did == Step.Done && changed == Step.Done;

    // What was undone again is not met, whatever was done for it.
    private static bool IsMetInPart(Step? did, Step? changed) => changed != Step.Reversed && (did is Step.Done or Step.Partly || changed is Step.Done or Step.Begun);

    private static double? Median(List<int> days) => days.Count == 0 ? null : (days[(days.Count - 1) / 2] + days[days.Count / 2]) / 2.0;
}

/// <summary>A demand of somebody, in a part that they have in its letter, as a release prints it.</summary>
internal sealed class AskedHolder
{
    public Guid HolderId { get; init; }

    public string Slug { get; init; } = "";

    public Guid PartId { get; init; }

    public string EnvelopeName { get; init; } = "";

    public string Office { get; init; } = "";

    public string Organisation { get; init; } = "";

    public Guid LetterId { get; init; }

    public string Letter { get; init; } = "";

    public string Language { get; init; } = "";

    public DateOnly? SentOn { get; init; }

    public Guid DemandId { get; init; }

    public string Reference { get; init; } = "";

    public DateTimeOffset At { get; init; }

    /// <summary>The day from which days are counted: that of sending or, where it is not known, that on which a release told of it.</summary>
    public DateOnly Begin(string zone) => SentOn ?? Zones.DayOf(At, zone);
}

/// <summary>A published outcome of an ask.</summary>
internal sealed record AskStep(Guid DemandId, int Ask, Track Track, Step Step);
