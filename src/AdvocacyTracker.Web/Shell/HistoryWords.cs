using System.Globalization;
using AdvocacyTracker.Letters;

namespace AdvocacyTracker.Web.Shell;

/// <summary>How a body's history speaks of its points, and the addresses of comparisons.</summary>
internal static class HistoryWords
{
    /// <summary>A point in a few words.</summary>
    public static string Of(HistoryPoint point) => point.Name.Length > 0 ? point.Name : AsOf(point.Version, point.At);

    /// <summary>One of two compared texts in a few words.</summary>
    public static string Of(HistorySide side) =>
        side.IsNow ? "Now" : side.Name.Length > 0 ? side.Name : side.At is { } at ? AsOf(side.Version ?? 0, at) : "Before the first word";

    /// <summary>"Ada, Ben and Cem".</summary>
    public static string Names(IReadOnlyList<string> names) => names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";

    /// <summary>The address of a comparison.</summary>
    public static string Link(string address, string? from, string? to, bool asSource, int? before = null)
    {
        List<string> parts = [];
        if (from is not null) parts.Add($"from={from}");
        if (to is not null) parts.Add($"to={to}");
        parts.Add(asSource ? "as=source" : "as=letter");
        if (before is { } place) parts.Add($"before={place.ToString(CultureInfo.InvariantCulture)}");
        return $"{address}?{string.Join('&', parts)}";
    }

    private static string AsOf(int version, DateTimeOffset at) => $"Version {version}, {at.UtcDateTime.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture)} UTC";
}
