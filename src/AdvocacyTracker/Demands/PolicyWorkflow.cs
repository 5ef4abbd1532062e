using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Demands;

/// <summary>Sets whose approval words need. A rule counts from then on, also for what is in review already; what is signed off or published stays so.</summary>
public sealed class PolicyWorkflow(Deeds deeds)
{
    /// <summary>Sets a rule, unless too few reviewers could ever fulfil it, and gives its id.</summary>
    public Task<Result<Guid>> AddAsync(RuleForm form, Actor actor, CancellationToken ct) => deeds.DoAsync<Guid>(actor, async (act, token) =>
    {
        if ((Permissions.WhyNot(act.Actor, Deed.KeepPolicy) ?? form.WhyNotKeep()) is { } refusal) return refusal;
        var rule = new ApprovalRule(form);
        if (WhyNobodyCan(rule, await act.Db.Users.AsNoTracking().ToListAsync(token)) is { } hopeless) return hopeless;
        act.Db.Add(rule);
        act.Note("Set a rule", rule.InWords(), rule.Id);
        return rule.Id;
    }, ct);

    /// <summary>Takes a rule away.</summary>
    public Task<Result> RemoveAsync(Guid id, Actor actor, CancellationToken ct) => deeds.DoAsync(actor, async (act, token) =>
    {
        if (Permissions.WhyNot(act.Actor, Deed.KeepPolicy) is { } refusal) return refusal;
        if (await act.Db.Set<ApprovalRule>().FirstOrDefaultAsync(r => r.Id == id, token) is not { } rule) return Result.Refused("There is no such rule any more: the list may be old, reload it.");
        act.Db.Remove(rule);
        act.Note("Take a rule away", rule.InWords(), rule.Id);
        return Result.Done;
    }, ct);

    /// <summary>Why too few people could fulfil a rule as the team is now, or null. Its author may be one of them, who can't approve.</summary>
    internal static Refusal? WhyNobodyCan(ApprovalRule rule, IEnumerable<Member> members)
    {
        var can = members.Count(m => m.CanSignIn && m.Roles.HasFlag(Roles.Reviewer) && (rule.Group.Length == 0 || m.Groups.Contains(rule.Group, StringComparer.OrdinalIgnoreCase)));
        var who = $"{(can == 0 ? "no reviewer" : can == 1 ? "only 1 reviewer" : $"only {can} reviewers")}{(rule.Group.Length == 0 ? "" : $" of {rule.Group}")} can sign in";
        return can >= rule.Count ? null : new($"Nobody could fulfil this rule: it asks for {rule.Count}, and {who}. Add people to the group first, or ask for fewer.");
    }
}
