using AdvocacyTracker.Press;
using AdvocacyTracker.Web.Shell;

namespace AdvocacyTracker.Web.Press;

/// <summary>A release's fields by the names of their inputs.</summary>
internal static class ReleaseInputs
{
    public static readonly FormFields<ReleaseForm> All = new(
        new("headline", f => f.Headline, (f, text) => f with { Headline = text }),
        new("subhead", f => f.Subhead, (f, text) => f with { Subhead = text }),
        new("dateline", f => f.Dateline, (f, text) => f with { Dateline = text }),
        new("language", f => f.Language, (f, text) => f with { Language = text.Trim() }),
        new("contacts", f => f.Contacts, (f, text) => f with { Contacts = text }),
        new("call-out", f => f.WithCallOut ? "true" : "false", (f, text) => bool.TryParse(text, out var isIn) ? f with { WithCallOut = isIn } : null),
        new("embargo", f => f.EmbargoAt, (f, text) => f with { EmbargoAt = text }),
        new("embargo-zone", f => f.EmbargoZone, (f, text) => f with { EmbargoZone = text.Trim() }));
}
