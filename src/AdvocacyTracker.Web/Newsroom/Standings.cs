using AdvocacyTracker.Press;
using AdvocacyTracker.Replies;

namespace AdvocacyTracker.Web.Newsroom;

/// <summary>What became of a demand, in words for the public, and the shape that stands with each of them.</summary>
public static class Standings
{
    // In the order in which hope falls.
    private static readonly (DemandStanding Standing, string Words, string Shape)[] All =
    [
        (DemandStanding.Met, "Met", "●"), (DemandStanding.Partly, "Partly met", "◐"), (DemandStanding.Committed, "Promised", "◔"), (DemandStanding.Answered, "Answered", "◇"),
        (DemandStanding.Acknowledged, "Acknowledged", "◇"), (DemandStanding.Waiting, "No answer known", "○"), (DemandStanding.Refused, "Refused", "✕"), (DemandStanding.Reversed, "Undone again", "↺"),
    ];

    /// <summary>A standing in words.</summary>
    public static string InWords(DemandStanding standing) => All.First(s => s.Standing == standing).Words;

    /// <summary>Its shape, for those who don't tell colours apart.</summary>
    public static string Shape(DemandStanding standing) => All.First(s => s.Standing == standing).Shape;

    /// <summary>Those among which a reader chooses.</summary>
    public static IEnumerable<FilterValue> Offered(IReadOnlyList<FilterValue> found) => All.Where(s => found.Any(f => f.Value == s.Standing.ToValue())).Select(s => new FilterValue(s.Standing.ToValue(), s.Words));

    /// <summary>What a list is narrowed down to, in words.</summary>
    public static FilterChoices InWords(FilterChoices choices) => choices with { Standings = [.. Offered(choices.Standings)], Languages = [.. choices.Languages.Select(l => new FilterValue(l.Value, LanguageNames.Of(l.Value)))] };
}
