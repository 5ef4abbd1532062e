using AdvocacyTracker.Press;

namespace AdvocacyTracker.Web.Newsroom;

/// <summary>Where the tracker shows what is like a demand.</summary>
internal static class ListingAddress
{
    /// <summary>The tracker's address under a theme or a place.</summary>
    public static string Of(Facet facet, string label)
    {
        var value = Listing.ValueOf(facet, label);
        return $"/demands{(facet == Facet.Theme ? new ListFilter(Theme: value) : new ListFilter(Country: value)).ToQuery()}";
    }
}
