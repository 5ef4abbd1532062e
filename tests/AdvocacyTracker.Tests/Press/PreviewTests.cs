using AdvocacyTracker.Audit;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Team;
using AdvocacyTracker.Tests.Bed;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Tests.Press;

/// <summary>A preview link: what it shows, until when, and that nothing tells of it once it is over. The house's clock stands at 24 November 2026, 9:00 UTC.</summary>
public sealed class PreviewTests
{
    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_link_shows_the_release_as_it_stands_until_it_expires_or_is_revoked(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var release = await house.SubmittedReleaseAsync();
        var (token, other) = (await MakeAsync(house, release), await MakeAsync(house, release, days: 1));
        Assert.Equal(("A partner", "Words for the press."), await house.PreviewList.VisitAsync(token, default) is { Slug: null, Reading: { } first } ? (first.MadeFor, first.Words.Text.Body) : default);
        House.Value(await house.Press.AppendAsync(release, new(1, "[20,[0,\" More.\"]]"), house.Comms, default));
        Assert.Equal("Words for the press. More.", (await house.PreviewList.VisitAsync(token, default))!.Reading!.Words.Text.Body);

        house.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Null(await house.PreviewList.VisitAsync(other, default));
        House.Refused((await house.Previews.OpenAsync(other, default)).Refusal);
        House.Done(await house.Previews.RevokeAsync((await house.PreviewList.LinksAsync(release, house.Comms, default)).Single(l => l.IsOpen).Id, house.Comms, default));
        Assert.Null(await house.PreviewList.VisitAsync(token, default));
        House.Refused((await house.Previews.OpenAsync(token, default)).Refusal);
        Assert.Null(await house.PreviewList.VisitAsync("no-such-token", default));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Each_opening_counts_and_the_first_is_in_the_trail_by_its_number_alone(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var release = await house.SubmittedReleaseAsync();
        var token = await MakeAsync(house, release);
        for (var n = 0; n < 3; n++)
        {
            house.Clock.Advance(TimeSpan.FromMinutes(1));
            House.Done(await house.Previews.OpenAsync(token, default));
        }
        var link = Assert.Single(await house.PreviewList.LinksAsync(release, house.Comms, default));
        Assert.Equal((3, house.Clock.GetUtcNow()), (link.TimesOpened, link.LastOpenedAt));
        House.Done(await house.Previews.RevokeAsync(link.Id, house.Comms, default));
        await using var look = house.Database();
        var trail = await look.Set<AuditEntry>().Where(e => e.Deed.Contains("preview")).OrderBy(e => e.Sequence).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["Make a preview link", "Open a preview link", "Take a preview link back"], trail.Select(e => e.Deed));
        Assert.Equal("Somebody outside", trail[1].ActorName);
        Assert.All(trail, e => Assert.True(e.SubjectId == release && e.Note.StartsWith($"{link.Id}", StringComparison.Ordinal) && !e.Note.Contains(token, StringComparison.Ordinal)));
        Assert.Equal(AdvocacyTracker.Team.Secret.HashOf(token), await look.Set<PreviewLink>().Select(l => l.TokenHash).SingleAsync(TestContext.Current.CancellationToken));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Links_are_over_when_whoever_made_them_leaves(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var release = await house.SubmittedReleaseAsync();
        var stays = await MakeAsync(house, release);
        foreach (var leave in (Func<Actor, Task>[])
        [
            async a => House.Done(await house.Team.DisableAsync(a.Id, house.Admin, default)),
            async a => House.Done(await house.Team.TakeRoleAsync(a.Id, Roles.Comms, house.Admin, default)),
            async a => House.Value(await house.HandOvers.HandOverAsync(a.Id, house.Drafter.Id, house.Admin, default)),
        ])
        {
            var maker = await house.JoinAsync("Maker", Roles.Comms | Roles.Drafter);
            House.Value(await house.Letters.DraftAsync("A letter", "en", maker, default));
            var token = House.Value(await house.Previews.MakeAsync(release, "A partner", 7, maker, default));
            Assert.NotNull(await house.PreviewList.VisitAsync(token, default));
            await leave(maker);
            Assert.Null(await house.PreviewList.VisitAsync(token, default));
            Assert.NotNull(await house.PreviewList.VisitAsync(stays, default));
        }
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task None_shows_a_release_about_a_restricted_letter_and_none_is_made(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.SentAsync();
        var release = await house.SubmittedReleaseAsync(letter);
        var token = await MakeAsync(house, release);
        Assert.NotNull(await house.PreviewList.VisitAsync(token, default));
        House.Done(await house.Press.ConfideAsync(letter, Confidentiality.Restricted, house.Drafter, default));
        House.Done(await house.Letters.NameAsync(letter, house.Comms.Id, true, house.Drafter, default));
        Assert.Null(await house.PreviewList.VisitAsync(token, default));
        Assert.Equal("Letter 2026-001 is restricted, and a preview would tell of it: its owner must first change who may know of it.", House.Refused((await house.Previews.MakeAsync(release, "A partner", 7, house.Comms, default)).Refusal));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task None_shows_a_release_while_it_names_somebody_who_must_not_be_named_and_none_is_made(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.SentAsync();
        var release = await house.SubmittedReleaseAsync(letter);
        await house.WatchAsync(letter, "Ana Perez");
        var token = await MakeAsync(house, release);
        await WriteAsync(house, release, "Words for the press, by Ana **Perez**.");
        Assert.Null(await house.PreviewList.VisitAsync(token, default));
        Assert.Equal("The text names Ana Perez, who must not be named: leave the name out; then make the link.", House.Refused((await house.Previews.MakeAsync(release, "A partner", 7, house.Comms, default)).Refusal));
        await WriteAsync(house, release, "Words for the press again.");
        Assert.Equal("Words for the press again.", (await house.PreviewList.VisitAsync(token, default))!.Reading!.Words.Text.Body);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Somebody_who_comes_onto_the_watch_list_later_is_shown_by_none_until_they_have_agreed(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.SentAsync();
        var release = await house.ApprovedReleaseAsync(letter, "Words of Ana Perez.");
        var token = await MakeAsync(house, release);
        Assert.NotNull(await house.PreviewList.VisitAsync(token, default));
        var person = await house.WatchAsync(letter, "Ana Perez", NamingConsent.NotAsked);
        Assert.Null(await house.PreviewList.VisitAsync(token, default));
        Assert.Contains("who was not asked whether they may be named", House.Refused((await house.Previews.MakeAsync(release, "A partner", 7, house.Comms, default)).Refusal), StringComparison.Ordinal);
        var seen = new PersonConcernedForm("Ana Perez", "", NamingConsent.NotAsked, "");
        House.Done(await house.People.ReviseAsync(person, seen, seen with { Consent = NamingConsent.MayBeNamed }, house.Drafter, default));
        Assert.NotNull(await house.PreviewList.VisitAsync(token, default));
    }

    [Fact]
    public async Task It_leads_to_the_release_once_that_is_public_and_to_nothing_once_it_is_retracted_or_taken_down()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        foreach (var end in (Func<Guid, Task>[])
        [
            async r => House.Done(await house.Press.RetractAsync(r, "It was wrong.", house.Comms, default)),
            async r => House.Done(await house.Takedowns.TakeDownAsync(r, "Somebody is in danger.", house.Comms, default)),
        ])
        {
            var release = await house.ApprovedReleaseAsync();
            var token = await MakeAsync(house, release);
            var slug = House.Value(await house.Press.PublishAsync(release, house.Comms, default));
            Assert.Equal((slug, null), await house.PreviewList.VisitAsync(token, default) is { } visit ? (visit.Slug, visit.Reading) : default);
            await end(release);
            Assert.Null(await house.PreviewList.VisitAsync(token, default));
        }
    }

    [Theory, InlineData(0, "A partner"), InlineData(31, "A partner"), InlineData(7, " ")]
    public async Task It_is_for_somebody_and_for_thirty_days_at_most(int days, string madeFor)
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        House.Refused((await house.Previews.MakeAsync(await house.SubmittedReleaseAsync(), madeFor, days, house.Comms, default)).Refusal);
    }

    private static async Task WriteAsync(House house, Guid release, string words)
    {
        var body = (await house.PressList.FindAsync(release, house.Comms, default))!.Body;
        House.Value(await house.Press.AppendAsync(release, new(body.Version, ChangeSet.Between(body.Text, words).ToJson()), house.Comms, default));
    }

    private static async Task<string> MakeAsync(House house, Guid release, int days = PreviewLink.UsualDays) =>
        House.Value(await house.Previews.MakeAsync(release, "A partner", days, house.Comms, default));
}
