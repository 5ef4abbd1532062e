namespace AdvocacyTracker.Web.Tests.Desk;

/// <summary>Everything the desk answers a GET at.</summary>
internal static class DeskAddresses
{
    /// <summary>Its lists and pages, and those of these letters and releases.</summary>
    public static IEnumerable<string> Of(Guid letter, Guid release) =>
    [
        "/desk", "/desk/letters", "/desk/letters/new", "/desk/demands", "/desk/review", "/desk/releases", "/desk/replies", "/desk/recipients", "/desk/press-list", "/desk/press-list?outlet=None&zone=Etc%2FUTC&after=1.1", "/desk/team", "/desk/newsroom", "/desk/audit", "/desk/notices", "/desk/mails", "/account",
        $"/desk/letters/{letter}", $"/desk/letters/{letter}/print", $"/desk/review/letters/{letter}", $"/desk/letters/{letter}/preview", $"/desk/replies/{letter}", $"/desk/letters/{letter}/body?since=0",
        $"/desk/letters/{letter}/history", $"/desk/letters/{letter}/history?from=0&to=now&as=source", $"/desk/letters/{letter}/history?from=9999&to=x&before=-1",
        $"/desk/releases/{release}/history", $"/desk/releases/{release}/history?from=0&to=now&as=source",
        $"/desk/releases/{release}", $"/desk/review/releases/{release}", $"/desk/releases/{release}/preview", $"/desk/releases/{release}/body?since=0",
    ];
}
