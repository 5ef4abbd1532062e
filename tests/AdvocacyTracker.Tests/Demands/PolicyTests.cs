using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Team;
using AdvocacyTracker.Tests.Bed;

namespace AdvocacyTracker.Tests.Demands;

/// <summary>Whose approval words need, who speaks for whoever is away, and how a missing approval is passed over.</summary>
public sealed class PolicyTests
{
    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_demand_with_a_theme_waits_for_the_group_its_rule_names_and_others_do_not(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var legal = await LegalAsync(house);
        await RuleAsync(house, new(Part.Demand, RuleCondition.Theme, "Named victim", 1, "Legal"));
        var letter = await house.DraftAsync();
        var seen = (await house.DemandsAsync(letter))[0].Form;
        House.Done(await house.Demands.ReviseAsync((await house.DemandsAsync(letter))[0].Id, seen, seen with { Themes = "named VICTIM" }, house.Drafter, default));
        House.Done(await house.Demands.SubmitAsync(letter, house.Drafter, default));
        await house.ApproveAllAsync(letter);

        var demands = await house.DemandsAsync(letter);
        Assert.Equal((ReviewState.Submitted, "waits for 1 approval by Legal"), (demands[0].Standing.State, demands[0].Standing.InWords()));
        Assert.All(demands.Skip(1), d => Assert.Equal(ReviewState.Approved, d.Standing.State));
        Assert.Contains("waits for 1 approval by Legal", House.Refused((await house.Sending.SignOffAsync(letter, house.Reviewer, default)).Refusal), StringComparison.Ordinal);
        House.Done(await house.Demands.DecideOnDemandAsync(demands[0].Id, demands[0].Hash, Decision.Approved, "", legal, default));
        House.Done(await house.Sending.SignOffAsync(letter, house.Reviewer, default));
    }

    [Fact]
    public async Task Of_several_rules_for_a_group_the_one_that_asks_for_most_counts()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var second = await house.JoinAsync("Rita", Roles.Reviewer);
        await RuleAsync(house, new(Part.LetterText, RuleCondition.Always, "", 1, ""));
        await RuleAsync(house, new(Part.LetterText, RuleCondition.Always, "", 2, ""));
        var letter = await house.SubmittedAsync();
        var hash = (await house.ViewAsync(letter)).Hash;
        House.Done(await house.Demands.DecideOnLetterAsync(letter, hash, Decision.Approved, "", house.Reviewer, default));
        Assert.Equal("waits for 1 approval", (await house.TextStandingAsync(letter)).InWords());
        House.Done(await house.Demands.DecideOnLetterAsync(letter, hash, Decision.Approved, "", second, default));
        Assert.Equal(ReviewState.Approved, (await house.TextStandingAsync(letter)).State);
    }

    [Fact]
    public async Task A_rule_that_nobody_could_fulfil_is_refused_and_one_that_nobody_can_any_more_says_so()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        Assert.StartsWith("Nobody could fulfil this rule: it asks for 1, and no reviewer of Legal can sign in.",
            House.Refused((await house.Policies.AddAsync(new(Part.Demand, RuleCondition.Always, "", 1, "Legal"), house.Admin, default)).Refusal), StringComparison.Ordinal);
        Assert.Contains("only 1 reviewer can sign in", House.Refused((await house.Policies.AddAsync(new(Part.Headline, RuleCondition.Always, "", 2, ""), house.Admin, default)).Refusal), StringComparison.Ordinal);
        var legal = await LegalAsync(house);
        await RuleAsync(house, new(Part.Demand, RuleCondition.LegalBasis, "", 1, "Legal"));
        Assert.Null(Assert.Single(await house.Get<PolicyQueries>().AllAsync(default)).WhyNobodyCan);
        House.Done(await house.Team.DisableAsync(legal.Id, house.Admin, default));
        Assert.NotNull(Assert.Single(await house.Get<PolicyQueries>().AllAsync(default)).WhyNobodyCan);
    }

    [Theory]
    [InlineData(Part.LetterText, RuleCondition.Theme, "Torture", 1, "Only demands have themes")]
    [InlineData(Part.Demand, RuleCondition.Place, " ", 1, "The tag is empty")]
    [InlineData(Part.Demand, RuleCondition.Always, "", 0, "A rule asks for one to 5 approvals")]
    [InlineData(Part.WholeLetter, RuleCondition.Always, "", 1, "A rule is about demands")]
    public void A_rule_that_says_nothing_sensible_is_refused(Part part, RuleCondition when, string tag, int count, string says) =>
        Assert.StartsWith(says, House.Refused(new RuleForm(part, when, tag, count, "").WhyNotKeep()), StringComparison.Ordinal);

    [Fact]
    public async Task A_deputys_approval_counts_for_the_group_of_whoever_is_away_and_no_longer()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var legal = await LegalAsync(house);
        await RuleAsync(house, new(Part.LetterText, RuleCondition.Always, "", 1, "Legal"));
        var letter = await house.SubmittedAsync();
        await ApproveTextAsync(house, letter);
        Assert.Equal(ReviewState.Submitted, (await house.TextStandingAsync(letter)).State);

        House.Done(await house.Team.GoAwayAsync(legal.Id, new(2026, 11, 20), new(2026, 11, 24), house.Reviewer.Id, legal, default));
        await house.WriteAsync(letter, "Other words, since the first were approved for nobody else.\n\n:::demands\n:::\n");
        await ApproveTextAsync(house, letter);
        Assert.Equal(ReviewState.Approved, (await house.TextStandingAsync(letter)).State);

        house.Clock.Advance(TimeSpan.FromDays(1));
        await house.WriteAsync(letter, "Words of the day after.\n\n:::demands\n:::\n");
        await ApproveTextAsync(house, letter);
        Assert.Equal("waits for 1 approval by Legal", (await house.TextStandingAsync(letter)).InWords());
    }

    [Fact]
    public async Task Being_away_is_said_by_oneself_or_an_administrator_with_a_deputy_who_can_review()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        DateOnly monday = new(2026, 11, 30), friday = new(2026, 12, 4);
        Assert.StartsWith("The last day away lies before the first", House.Refused((await house.Team.GoAwayAsync(house.Reviewer.Id, friday, monday, null, house.Reviewer, default)).Refusal), StringComparison.Ordinal);
        Assert.StartsWith("A deputy is a reviewer", House.Refused((await house.Team.GoAwayAsync(house.Reviewer.Id, monday, friday, house.Drafter.Id, house.Reviewer, default)).Refusal), StringComparison.Ordinal);
        Assert.StartsWith("Nobody is their own deputy", House.Refused((await house.Team.GoAwayAsync(house.Reviewer.Id, monday, friday, house.Reviewer.Id, house.Reviewer, default)).Refusal), StringComparison.Ordinal);
        House.Refused((await house.Team.GoAwayAsync(house.Reviewer.Id, monday, null, null, house.Drafter, default)).Refusal);
        House.Done(await house.Team.GoAwayAsync(house.Reviewer.Id, monday, null, null, house.Admin, default));
        House.Done(await house.Team.ComeBackAsync(house.Reviewer.Id, house.Reviewer, default));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task An_override_stands_with_its_reason_until_somebody_else_approves_and_lapses_with_the_words(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.SubmittedAsync();
        var hash = (await house.ViewAsync(letter)).Hash;
        Assert.StartsWith("Say in a sentence why nobody else can approve this", House.Refused((await house.Demands.DecideOnLetterAsync(letter, hash, Decision.Overridden, " ", house.Admin, default)).Refusal), StringComparison.Ordinal);
        House.Done(await house.Demands.DecideOnLetterAsync(letter, hash, Decision.Overridden, "Rosa is ill, and the summit is tomorrow.", house.Admin, default));
        var standing = await house.TextStandingAsync(letter);
        Assert.Equal((ReviewState.Approved, "stands on an override by Anna", "Rosa is ill, and the summit is tomorrow."), (standing.State, standing.InWords(), standing.Override?.Reason));
        Assert.StartsWith("These words are approved as they stand", House.Refused((await house.Demands.DecideOnLetterAsync(letter, hash, Decision.Overridden, "Again.", house.Reviewer, default)).Refusal), StringComparison.Ordinal);

        await ApproveTextAsync(house, letter);
        Assert.Null((await house.TextStandingAsync(letter)).Override);
        await house.WriteAsync(letter, "Other words.\n\n:::demands\n:::\n");
        Assert.Equal(ReviewState.Submitted, (await house.TextStandingAsync(letter)).State);
    }

    [Fact]
    public async Task An_author_overrides_nothing_and_nobody_overrides_a_decision_against_the_words()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var both = await house.JoinAsync("Beth", Roles.Drafter | Roles.Reviewer);
        var letter = await house.SubmittedAsync();
        var demand = (await house.DemandsAsync(letter))[0];
        House.Done(await house.Demands.ReviseAsync(demand.Id, demand.Form, demand.Form with { Title = "By Beth" }, both, default));
        demand = (await house.DemandsAsync(letter))[0];
        Assert.StartsWith("You wrote some of these words", House.Refused((await house.Demands.DecideOnDemandAsync(demand.Id, demand.Hash, Decision.Overridden, "Nobody is here.", both, default)).Refusal), StringComparison.Ordinal);
        House.Done(await house.Demands.DecideOnDemandAsync(demand.Id, demand.Hash, Decision.ChangesRequested, "Name nobody.", house.Reviewer, default));
        Assert.StartsWith("A reviewer has decided against these words", House.Refused((await house.Demands.DecideOnDemandAsync(demand.Id, demand.Hash, Decision.Overridden, "Nobody is here.", house.Admin, default)).Refusal), StringComparison.Ordinal);
    }

    private static async Task<Actor> LegalAsync(House house)
    {
        var legal = await house.JoinAsync("Lena", Roles.Reviewer);
        House.Done(await house.Team.JoinAsync(legal.Id, "Legal", house.Admin, default));
        return legal;
    }

    private static async Task RuleAsync(House house, RuleForm form) => House.Value(await house.Policies.AddAsync(form, house.Admin, default));

    private static async Task ApproveTextAsync(House house, Guid letter) =>
        House.Done(await house.Demands.DecideOnLetterAsync(letter, (await house.ViewAsync(letter)).Hash, Decision.Approved, "", house.Reviewer, default));
}
