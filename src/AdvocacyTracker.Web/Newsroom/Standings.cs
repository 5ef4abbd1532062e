using AdvocacyTracker.Press;

namespace AdvocacyTracker.Web.Newsroom;

/// <summary>What became of a demand, in words for the public.</summary>
public static class Standings
{
    // In the order in which hope falls.
    private static readonly (string Value, string Words)[] All =
    [
        ("met", "Met"), ("partly", "Partly met"), ("committed", "Promised"), ("answered", "Answered"), ("acknowledged", "Acknowledged"), ("waiting", "No answer yet"), ("refused", "Refused"), ("reversed", "Reversed"),
    ];

    /// <summary>A standing in words.</summary>
    public static string InWords(string standing) => All.FirstOrDefault(s => s.Value == standing).Words ?? standing;

    /// <summary>Those among which a reader chooses.</summary>
    public static IEnumerable<FilterValue> Offered(IReadOnlyList<FilterValue> found) => All.Where(s => found.Any(f => f.Value == s.Value)).Select(s => new FilterValue(s.Value, s.Words));
}
