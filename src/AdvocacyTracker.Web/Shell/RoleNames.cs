using AdvocacyTracker.Team;

namespace AdvocacyTracker.Web.Shell;

/// <summary>Roles as people read them.</summary>
internal static class RoleNames
{
    public static IReadOnlyList<(Roles Role, string Does)> All { get; } =
    [
        (Roles.Drafter, "Writes letters and demands, keeps recipients, sends"),
        (Roles.Reviewer, "Approves others’ words and signs off"),
        (Roles.Comms, "Writes and publishes press releases"),
        (Roles.Admin, "Keeps the team, sets the newsroom up; no right over content"),
    ];

    public static string Of(Roles roles) => roles == Roles.None ? "No role" : string.Join(", ", All.Where(r => roles.HasFlag(r.Role)).Select(r => r.Role.ToString()));
}
