using AdvocacyTracker.Data;
using AdvocacyTracker.Rules;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Demands;

/// <summary>The rules of approval as screens show them.</summary>
public sealed class PolicyQueries(IDbContextFactory<AppDb> factory)
{
    /// <summary>All rules, in the order in which they were set.</summary>
    public async Task<IReadOnlyList<RuleView>> AllAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var members = await db.Users.AsNoTracking().ToListAsync(ct);
        return [.. (await db.Set<ApprovalRule>().AsNoTracking().OrderBy(r => r.Id).ToListAsync(ct)).Select(r => new RuleView(r.Id, r.InWords(), PolicyWorkflow.WhyNobodyCan(r, members)))];
    }
}

/// <summary>A rule for a screen.</summary>
/// <param name="WhyNobodyCan">Why nobody can fulfil it any more, or null.</param>
public sealed record RuleView(Guid Id, string InWords, Refusal? WhyNobodyCan);
