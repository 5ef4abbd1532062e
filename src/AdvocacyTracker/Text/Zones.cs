using System.Globalization;
using AdvocacyTracker.Rules;

namespace AdvocacyTracker.Text;

/// <summary>Which day an instant falls on where a house is. Zones are named as in the IANA time zone database, such as <c>Europe/Lisbon</c>.</summary>
public static class Zones
{
    /// <summary>The zone of a house that names none.</summary>
    public const string Utc = "Etc/UTC";

    /// <summary>Whether this machine knows a zone of this name.</summary>
    public static bool IsZone(string zone) => Find(zone) is not null;

    /// <summary>Why this is no zone's name, or null.</summary>
    public static Refusal? WhyNot(string zone) => IsZone(zone) ? null : new($"“{zone}” is no time zone that is known here: write one like Europe/Lisbon or America/Sao_Paulo.");

    /// <summary>The day of an instant in the zone; in UTC where this machine doesn't know it, as after a move to one without time zones.</summary>
    public static DateOnly DayOf(DateTimeOffset instant, string zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Find(zone) ?? TimeZoneInfo.Utc).DateTime);

    /// <summary>The instant that a clock in the zone shows as this, or why there is none. What it shows twice, when clocks are put back, is taken the second time: nothing opens early.</summary>
    public static Result<DateTimeOffset> InstantOf(DateTime local, string zone)
    {
        if (WhyNot(zone) is { } refusal) return refusal;
        var known = Find(zone)!;
        var shown = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (known.IsInvalidTime(shown)) return new Refusal($"No clock in {zone} shows {shown.ToString("HH:mm 'on' d MMMM yyyy", CultureInfo.InvariantCulture)}: clocks are put forward over it, so choose another time.");
        var offset = known.IsAmbiguousTime(shown) ? known.GetAmbiguousTimeOffsets(shown).Min() : known.GetUtcOffset(shown);
        return new DateTimeOffset(shown, offset).ToUniversalTime();
    }

    /// <summary>What a clock in the zone shows at an instant; in UTC where this machine doesn't know the zone.</summary>
    public static DateTimeOffset At(DateTimeOffset instant, string zone) => TimeZoneInfo.ConvertTime(instant, Find(zone) ?? TimeZoneInfo.Utc);

    // Windows' own names are understood everywhere too, but a name must mean the same to whoever reads it.
    private static TimeZoneInfo? Find(string zone) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId ? found : null;
}
