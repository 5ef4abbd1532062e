namespace AdvocacyTracker.Text;

/// <summary>Which day an instant falls on where a house is. Zones are named as in the IANA time zone database, such as <c>Europe/Lisbon</c>.</summary>
public static class Zones
{
    /// <summary>The zone of a house that names none.</summary>
    public const string Utc = "Etc/UTC";

    /// <summary>Whether this machine knows a zone of this name.</summary>
    public static bool IsZone(string zone) => Find(zone) is not null;

    /// <summary>The day of an instant in the zone; in UTC where this machine doesn't know it, as after a move to one without time zones.</summary>
    public static DateOnly DayOf(DateTimeOffset instant, string zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Find(zone) ?? TimeZoneInfo.Utc).DateTime);

    // Windows' own names are understood everywhere too, but a name must mean the same to whoever reads it.
    private static TimeZoneInfo? Find(string zone) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId ? found : null;
}
