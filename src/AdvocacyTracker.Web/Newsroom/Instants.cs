using System.Globalization;

namespace AdvocacyTracker.Web.Newsroom;

/// <summary>Instants as programs read them.</summary>
internal static class Instants
{
    /// <summary>In UTC, to the second (RFC 3339).</summary>
    public static string ForPrograms(this DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
