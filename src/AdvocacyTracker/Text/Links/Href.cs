namespace AdvocacyTracker.Text.Links;

/// <summary>Where a link of ours may lead: an absolute address on the web, or a mailbox.</summary>
internal static class Href
{
    /// <summary>What every link says of itself: nothing to the place it leads to, and no recommendation to search engines.</summary>
    public const string Rel = "noopener noreferrer nofollow";

    private static readonly string[] Beginnings = ["https://", "http://", "mailto:"];

    /// <summary>The address as it was written, or null where it may not be linked.</summary>
    public static string? Allowed(string? url)
    {
        if (string.IsNullOrEmpty(url) || url.Any(c => char.IsControl(c) || char.IsSurrogate(c))) return null;
        if (!Beginnings.Any(beginning => url.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))) return null;
        return Uri.TryCreate(url, UriKind.Absolute, out var uri) && HasHost(uri) ? url : null;
    }

    private static bool HasHost(Uri uri)
    {
        try
        {
            return uri.Scheme == Uri.UriSchemeMailto || uri.IdnHost.Length > 0;
        }
        catch (UriFormatException)
        {
            // Some international names can't be written in ASCII, and the parser says so only when asked.
            return false;
        }
    }
}
