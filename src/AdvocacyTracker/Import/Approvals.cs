using AdvocacyTracker.Team;

namespace AdvocacyTracker.Import;

/// <summary>Whose words they are, and who has approved them: never the same person.</summary>
internal static class Approvals
{
    public static string Owner(ImportSet set, Fields fields, Roles role)
    {
        var owner = fields.Line("owner", required: true);
        if (owner.Length > 0) set.UseMember(owner, role, fields.At("owner"));
        return owner;
    }

    public static IReadOnlyList<string> Read(ImportSet set, Fields fields, string owner)
    {
        List<string> reviewers = [];
        foreach (var reviewer in fields.Lines("approved by"))
        {
            var at = fields.At("approved by");
            set.UseMember(reviewer, Roles.Reviewer, at);
            if (reviewer == owner) set.Refuse(at, $"“{Excerpt.Of(reviewer)}” owns these words and can't approve them: name another reviewer.");
            if (reviewers.Contains(reviewer)) set.Refuse(at, $"“{Excerpt.Of(reviewer)}” is there twice under approved by: keep one.");
            reviewers.Add(reviewer);
        }

        return reviewers;
    }
}
