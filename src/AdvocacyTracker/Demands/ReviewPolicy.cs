using AdvocacyTracker.Data;
using AdvocacyTracker.Letters;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Demands;

/// <summary>All rules of approval, as they are now.</summary>
public sealed class ReviewPolicy(IReadOnlyList<ApprovalRule> rules)
{
    /// <summary>What a text needs: for a group the most that any rule asks of it.</summary>
    /// <param name="demand">Of the demand whose words they are; null for any other text.</param>
    public IReadOnlyList<Requirement> For(Part part, DemandTraits? demand = null)
    {
        var asked = rules.Where(r => r.IsAbout(part, demand)).GroupBy(r => r.Group, StringComparer.OrdinalIgnoreCase).Select(g => new Requirement(g.Max(r => r.Count), g.First().Group)).ToList();
        return asked.Count > 0 ? asked : Requirement.OneReviewer;
    }

    internal static async Task<ReviewPolicy> ReadAsync(AppDb db, CancellationToken ct) => new(await db.Set<ApprovalRule>().AsNoTracking().OrderBy(r => r.Id).ToListAsync(ct));
}

/// <summary>What rules ask of a demand: no words of it are needed.</summary>
public sealed record DemandTraits(IReadOnlyList<string> Themes, IReadOnlyList<string> Places, IReadOnlyList<LegalBasis> Bases)
{
    /// <summary>Those of a demand as it stands.</summary>
    public static DemandTraits Of(Demand demand) => new(demand.Themes, demand.Places, demand.Bases);
}

/// <summary>So many approvals, by reviewers of a group.</summary>
/// <param name="Group">Empty for any reviewer.</param>
public sealed record Requirement(int Count, string Group = "")
{
    /// <summary>What is needed where no rule says anything.</summary>
    public static IReadOnlyList<Requirement> OneReviewer { get; } = [new(1)];

    /// <summary>What of it is still missing; null when it is met.</summary>
    /// <param name="approvals">Of the present words, one a reviewer.</param>
    internal Requirement? MissingAfter(IEnumerable<DecisionView> approvals)
    {
        var left = Count - approvals.Count(a => Group.Length == 0 || a.Groups.Contains(Group, StringComparer.OrdinalIgnoreCase));
        return left > 0 ? this with { Count = left } : null;
    }

    /// <summary>As a part of a sentence, such as "2 approvals by Legal".</summary>
    public string InWords() => $"{Count} {(Count == 1 ? "approval" : "approvals")}{(Group.Length > 0 ? $" by {Group}" : "")}";
}
