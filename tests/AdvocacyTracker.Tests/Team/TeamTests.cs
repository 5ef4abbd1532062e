using AdvocacyTracker.Data;
using AdvocacyTracker.Import;
using AdvocacyTracker.Team;
using AdvocacyTracker.Tests.Bed;
using Microsoft.EntityFrameworkCore;

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

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task The_first_administrator_is_made_by_the_newest_link_and_by_it_alone(Db db)
    {
        await using var house = await House.OpenEmptyAsync(db);
        var older = House.Value(await house.Team.InviteFirstAsync(default));
        var newest = House.Value(await house.Team.InviteFirstAsync(default));
        Assert.Equal(new InvitationView(null, null), House.Value(await house.TeamList.InvitationAsync(newest, default)));
        Assert.Equal(TeamQueries.LinkIsClosed, (await house.Team.AcceptAsync(older, "Anna", "anna@example.org", "four words are enough", default)).Refusal);
        House.Refused((await house.Team.AcceptAsync(newest, " ", "anna@example.org", "four words are enough", default)).Refusal);
        House.Refused((await house.Team.AcceptAsync(newest, "Anna", "anna", "four words are enough", default)).Refusal);
        var anna = (await house.TeamList.ActorAsync(House.Value(await house.Team.AcceptAsync(newest, "Anna", "anna@example.org", "four words are enough", default)), default))!;
        Assert.Equal(Roles.Admin, anna.Roles);
        Assert.Equal(TeamQueries.LinkIsClosed, (await house.Team.AcceptAsync(newest, "Eve", "eve@example.org", "four words are enough", default)).Refusal);
        Assert.Contains("an administrator already", House.Refused((await house.Team.InviteFirstAsync(default)).Refusal), StringComparison.Ordinal);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_session_ends_by_itself_after_30_days_and_that_it_was_signed_out_of_is_forgotten_then(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var (ended, open) = (With(house.Drafter), With(house.OtherDrafter));
        House.Done(await house.Team.SignOutAsync(ended.Id, ended.Session, default));
        var marks = await house.TeamList.MarksAsync(default);
        house.Clock.Advance(Session.Longest - TimeSpan.FromSeconds(1));
        await AssertEndedAsync(house, ended);
        Assert.True((await house.TeamList.ActorAsync(open.Id, open.Session, default))!.MaySignIn);
        House.Value(await house.Letters.DraftAsync("A letter", "en", open, default));
        house.Clock.Advance(TimeSpan.FromSeconds(2));
        await AssertEndedAsync(house, open);

        var last = With(house.Drafter);
        House.Done(await house.Team.SignOutAsync(last.Id, last.Session, default));
        await AssertEndedAsync(house, ended);
        await AssertEndedAsync(house, last);
        await using var look = house.Database();
        Assert.Equal(last.Session.Id, Assert.Single(await look.UserTokens.ToListAsync()).Name);
        // As many as before, and open pages still learn of it.
        Assert.NotEqual(marks[last.Id], (await house.TeamList.MarksAsync(default))[last.Id]);

        Actor With(Actor actor) => actor with { Session = actor.Session with { Id = Session.NewId(house.Clock.GetUtcNow()) } };
    }

    [Fact]
    public async Task Of_strangers_who_try_to_sign_in_one_line_a_minute_is_written_and_says_how_many_more_there_were()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var team = house.Team;
        for (var minute = 0; minute < 3; minute++)
        {
            for (var n = 0; n < 5; n++) House.Done(await team.NoteSignInAsync(null, "Fail to sign in", default));
            house.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        await using var look = house.Database();
        Assert.Equal(["", "and 4 more", "and 4 more"], await look.Set<AdvocacyTracker.Audit.AuditEntry>().Where(e => e.Subject == "Nobody").OrderBy(e => e.Sequence).Select(e => e.Note).ToListAsync());
    }

    [Fact]
    public async Task The_first_administrators_link_expires()
    {
        await using var house = await House.OpenEmptyAsync(Db.Sqlite);
        var link = House.Value(await house.Team.InviteFirstAsync(default));
        house.Clock.Advance(Invitation.Lifetime);
        Assert.Equal(TeamQueries.LinkIsClosed, (await house.TeamList.InvitationAsync(link, default)).Refusal);
        Assert.Equal(TeamQueries.LinkIsClosed, (await house.Team.AcceptAsync(link, "Anna", "anna@example.org", "four words are enough", default)).Refusal);
    }

    [Fact]
    public async Task Who_was_invited_as_an_administrator_is_none_until_they_can_sign_in()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var link = House.Value(await house.Team.InviteAsync("Second", "second@example.org", Roles.Admin, house.Admin, default));
        Assert.Contains("only administrator", House.Refused((await house.Team.DisableAsync(house.Admin.Id, house.Admin, default)).Refusal), StringComparison.Ordinal);
        Assert.Contains("only administrator", House.Refused((await house.Team.TakeRoleAsync(house.Admin.Id, Roles.Admin, house.Admin, default)).Refusal), StringComparison.Ordinal);
        House.Value(await house.Team.AcceptAsync(link, "", "", "four words are enough", default));
        House.Done(await house.Team.DisableAsync(house.Admin.Id, house.Admin, default));
    }

    [Fact]
    public async Task A_new_link_closes_the_older_one_and_a_closed_account_has_none_that_works()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var older = House.Value(await house.Team.InviteAsync("Nora", "nora@example.org", Roles.Drafter, house.Admin, default));
        var newer = House.Value(await house.Team.ResetAsync("nora@example.org", house.Admin, default));
        Assert.Equal(TeamQueries.LinkIsClosed, (await house.Team.AcceptAsync(older, "", "", "four words are enough", default)).Refusal);
        House.Done(await house.Team.DisableAsync((await house.TeamList.AllAsync(default)).Single(m => m.Name == "Nora").Id, house.Admin, default));
        Assert.Equal(TeamQueries.LinkIsClosed, (await house.TeamList.InvitationAsync(newer, default)).Refusal);
        Assert.Contains("closed", House.Refused((await house.Team.AcceptAsync(newer, "", "", "four words are enough", default)).Refusal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_session_is_ended_by_whose_it_is_or_an_administrator_and_by_nobody_else()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var drafter = house.Drafter;
        House.Refused((await house.Team.EndSessionsAsync(drafter.Id, house.Reviewer, default)).Refusal);
        House.Done(await house.Team.EndSessionsAsync(drafter.Id, house.Admin, default));
        Assert.Equal("Your session has ended: sign in again.", House.Refused((await house.Letters.DraftAsync("A letter", "en", drafter, default)).Refusal));
        drafter = (await house.TeamList.ActorAsync(drafter.Id, default))!;
        House.Value(await house.Letters.DraftAsync("A letter", "en", drafter, default));
        House.Done(await house.Team.EndSessionsAsync(drafter.Id, drafter, default));
        House.Refused((await house.Letters.DraftAsync("A letter", "en", drafter, default)).Refusal);
    }

    [Fact]
    public async Task A_new_password_and_a_closed_account_end_every_session()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var before = await StampAsync(house);
        House.Value(await house.Team.AcceptAsync(House.Value(await house.Team.ResetAsync(await EmailAsync(house), house.Admin, default)), "", "", "five other words this time", default));
        var after = await StampAsync(house);
        House.Done(await house.Team.DisableAsync(house.Drafter.Id, house.Admin, default));
        Assert.Equal(3, new[] { before, after, await StampAsync(house) }.Distinct().Count());
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task No_deed_is_done_by_a_session_that_has_ended(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var (here, elsewhere) = (house.Drafter with { Session = house.Drafter.Session with { Id = Session.NewId(house.Clock.GetUtcNow()) } }, house.Drafter with { Session = house.Drafter.Session with { Id = Session.NewId(house.Clock.GetUtcNow()) } });
        House.Done(await house.Team.SignOutAsync(here.Id, here.Session, default));
        House.Done(await house.Team.SignOutAsync(here.Id, here.Session, default));
        await AssertEndedAsync(house, here);
        House.Value(await house.Letters.DraftAsync("A letter", "en", elsewhere, default));

        House.Value(await house.Team.AcceptAsync(House.Value(await house.Team.ResetAsync(await EmailAsync(house), house.Admin, default)), "", "", "five other words this time", default));
        await AssertEndedAsync(house, elsewhere);
        var fresh = (await house.TeamList.ActorAsync(here.Id, default))!;
        House.Value(await house.Letters.DraftAsync("A letter", "en", fresh, default));
        House.Done(await house.Team.DisableAsync(here.Id, house.Admin, default));
        House.Done(await house.Team.EnableAsync(here.Id, house.Admin, default));
        await AssertEndedAsync(house, fresh);
        await AssertEndedAsync(house, fresh with { Session = new("") });
    }

    [Fact]
    public async Task Nobody_passes_for_the_program_by_its_name_and_number()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var forged = new Actor(Deeds.TheProgram.Id, Deeds.TheProgram.Name, (Roles)15, true);
        House.Refused((await house.Team.InviteAsync("Eve", "eve@example.org", Roles.Admin, forged, default)).Refusal);
        House.Refused((await house.Letters.DraftAsync("A letter", "en", forged, default)).Refusal);
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
        Assert.Contains("only administrator", House.Refused((await house.Team.TakeRoleAsync(house.Admin.Id, Roles.Admin, house.Admin, default)).Refusal), StringComparison.Ordinal);
        Assert.Contains("only administrator", House.Refused((await house.Team.DisableAsync(house.Admin.Id, house.Admin, default)).Refusal), StringComparison.Ordinal);
        await house.JoinAsync("Second", Roles.Admin);
        House.Done(await house.Team.DisableAsync(house.Admin.Id, house.Admin, default));
    }

    [Fact]
    public async Task What_is_counted_of_a_failed_sign_in_brings_back_nothing_that_was_taken_meanwhile()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        Func<Task>[] deeds =
        [
            async () => House.Done(await house.Team.GiveRoleAsync(house.Drafter.Id, Roles.Comms, house.Admin, default)),
            async () => House.Done(await house.Team.TakeRoleAsync(house.Drafter.Id, Roles.Drafter, house.Admin, default)),
            async () => House.Done(await house.Team.DisableAsync(house.Drafter.Id, house.Admin, default)),
            async () => House.Done(await house.Team.EnableAsync(house.Drafter.Id, house.Admin, default)),
            async () => House.Value(await house.Team.AcceptAsync(House.Value(await house.Team.ResetAsync(await EmailAsync(house), house.Admin, default)), "", "", "five other words this time", default)),
        ];
        foreach (var deed in deeds)
        {
            // As ASP.NET Core Identity does: read, hash for a while, and write the whole row back.
            await using var identity = house.Database();
            var read = identity.Users.Single(m => m.Id == house.Drafter.Id);
            await deed();
            read.AccessFailedCount++;
            identity.Update(read);
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => identity.SaveChangesAsync());
        }
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

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_link_for_an_address_that_cannot_be_one_is_refused(Db db)
    {
        await using var house = await House.OpenAsync(db);
        foreach (var address in (string[])["", "a\0@example.org", "\ud800@example.org", "nobody@example.org"])
            House.Refused((await house.Team.ResetAsync(address, house.Admin, default)).Refusal);
        Assert.Equal(TeamQueries.LinkIsClosed, (await house.TeamList.InvitationAsync("a\0\ud800", default)).Refusal);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task The_first_administrator_takes_no_address_that_an_import_brought(Db db)
    {
        await using var house = await House.OpenEmptyAsync(db);
        var files = House.Value(ImportFolder.Read([Path.Combine(Checkout.Top, "seeds")]));
        House.Value(await house.Get<Seeder>().ImportAsync(House.Value(ImportReader.Read(files)), "the tests", demo: false, default));
        var link = House.Value(await house.Team.InviteFirstAsync(default));
        Assert.Contains("user reset", (await house.Team.AcceptAsync(link, "Petra Lindqvist", "Petra@lantern.example", "four words are enough", default)).Refusal?.Sentence, StringComparison.Ordinal);
        House.Value(await house.Team.AcceptAsync(link, "Anna", "anna@example.org", "four words are enough", default));
    }

    [Fact]
    public async Task An_address_belongs_to_one_member()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        House.Value(await house.Team.InviteAsync("Nora", "nora@example.org", Roles.Drafter, house.Admin, default));
        Assert.Contains("already", House.Refused((await house.Team.InviteAsync("Nora", "Nora@Example.org", Roles.Drafter, house.Admin, default)).Refusal), StringComparison.Ordinal);
    }

    private static async Task AssertEndedAsync(House house, Actor actor)
    {
        Assert.Equal("Your session has ended: sign in again.", House.Refused((await house.Letters.DraftAsync("A letter", "en", actor, default)).Refusal));
        Assert.False((await house.TeamList.ActorAsync(actor.Id, actor.Session, default))!.MaySignIn);
    }

    private static async Task<string> StampAsync(House house)
    {
        await using var db = house.Database();
        return db.Users.Single(m => m.Id == house.Drafter.Id).SecurityStamp!;
    }

    private static async Task<string> EmailAsync(House house) => (await house.TeamList.AllAsync(default)).Single(m => m.Id == house.Drafter.Id).Email;
}
