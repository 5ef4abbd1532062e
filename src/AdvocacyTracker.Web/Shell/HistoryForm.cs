using System.Globalization;
using AdvocacyTracker.Letters;

namespace AdvocacyTracker.Web.Shell;

/// <summary>A place of a text's history as a form sends it: a version's number or a revision's id.</summary>
internal static class HistoryForm
{
    public static string Write(BodyPlace place) => place.RevisionId is { } id ? id.ToString("N") : (place.Version ?? -1).ToString(CultureInfo.InvariantCulture);

    /// <summary>What a form sent; whatever it is not is a version that never was.</summary>
    public static BodyPlace Read(string? sent) =>
        Guid.TryParseExact(sent, "N", out var id) ? BodyPlace.Of(id) : BodyPlace.At(int.TryParse(sent, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1);

    /// <summary>What the page says after a deed, told by its address so that a reload does nothing twice.</summary>
    public static string? Told(string? done) => done switch
    {
        "named" => "The point is named.",
        "restored" => "The earlier text stands again, as one more change. What stood before is in the list below it, and can be brought back the same way.",
        _ => null,
    };
}
