using AdvocacyTracker.Team;
using AdvocacyTracker.Tests.Bed;

namespace AdvocacyTracker.Tests.Team;

/// <summary>Nobody signs up; links work once; there is always an administrator.</summary>
public sealed class TeamTests
{
    [Fact]
    public async Task The_first_administrators_link_works_only_while_there_is_none()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        Assert.Contains("an administrator already", House.Refused((await house.Team.InviteFirstAsync(default)).Refusal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_works_once_and_for_three_days_and_a_guessed_one_never()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var token = House.Value(await house.Team.InviteAsync("Nora", "nora@example.org", Roles.Drafter, house.Admin, default));
        Assert.Equal("Nora", House.Value(await house.TeamList.InvitationAsync(token, default)).Name);
        Assert.Contains("fewer than 12", House.Refused((await house.Team.AcceptAsync(token, "", "", "short", default)).Refusal), StringComparison.Ordinal);
        Assert.Contains("repeats", House.Refused((await house.Team.AcceptAsync(token, "", "", "aaaaaaaaaaaaaaaa", default)).Refusal), StringComparison.Ordinal);
        House.Value(await house.Team.AcceptAsync(token, "", "", "four words are enough", default));
        Assert.Equal(TeamQueries.LinkIsClosed, (await house.Team.AcceptAsync(token, "", "", "four words are enough", default)).Refusal);
        Assert.Equal(TeamQueries.LinkIsClosed, (await house.Team.AcceptAsync("guessed", "", "", "four words are enough", default)).Refusal);

        var late = House.Value(await house.Team.ResetAsync("NORA@example.org", house.Admin, default));
        house.Clock.Advance(Invitation.Lifetime);
        Assert.Equal(TeamQueries.LinkIsClosed, (await house.Team.AcceptAsync(late, "", "", "four words are enough", default)).Refusal);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_link_used_twice_at_once_works_once(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var token = House.Value(await house.Team.InviteAsync("Nora", "nora@example.org", Roles.Drafter, house.Admin, default));
        var uses = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => house.Team.AcceptAsync(token, "", "", "four words are enough", default))));
        Assert.Single(uses, u => u.IsDone);
    }

    [Fact]
    public async Task The_last_administrator_keeps_the_role_and_the_account()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        Assert.Contains("only administrator", House.Refused((await house.Team.GiveRolesAsync(house.Admin.Id, Roles.Drafter, house.Admin, default)).Refusal), StringComparison.Ordinal);
        Assert.Contains("only administrator", House.Refused((await house.Team.DisableAsync(house.Admin.Id, house.Admin, default)).Refusal), StringComparison.Ordinal);
        await house.JoinAsync("Second", Roles.Admin);
        House.Done(await house.Team.DisableAsync(house.Admin.Id, house.Admin, default));
    }

    [Theory]
    [InlineData("", "nora@example.org")]
    [InlineData("Nora", "")]
    [InlineData("Nora", "nora")]
    [InlineData("Nora", "@example.org")]
    [InlineData("Nora", "no ra@example.org")]
    [InlineData("Nora", "nora@example.org\r\nBcc: all@example.org")]
    public async Task A_bad_name_or_address_is_refused(string name, string email)
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        House.Refused((await house.Team.InviteAsync(name, email, Roles.Drafter, house.Admin, default)).Refusal);
    }

    [Fact]
    public async Task An_address_belongs_to_one_member()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        House.Value(await house.Team.InviteAsync("Nora", "nora@example.org", Roles.Drafter, house.Admin, default));
        Assert.Contains("already", House.Refused((await house.Team.InviteAsync("Nora", "Nora@Example.org", Roles.Drafter, house.Admin, default)).Refusal), StringComparison.Ordinal);
    }
}
