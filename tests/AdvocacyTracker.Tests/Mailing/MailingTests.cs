using AdvocacyTracker.Mail;
using AdvocacyTracker.Mailing;
using AdvocacyTracker.Press;
using AdvocacyTracker.Team;
using AdvocacyTracker.Tests.Bed;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace AdvocacyTracker.Tests.Mailing;

/// <summary>A release mailed to the press: openly with its words, under embargo with a link of the reader's own and none of them. The house's clock stands at 24 November 2026, 9:00 UTC.</summary>
public sealed class MailingTests : IDisposable
{
    private const string Canary = "xylocarp";

    private readonly MailServer _server = new();

    private MailSettings Settings => new("127.0.0.1", _server.Port, "", "", "Newsroom <newsroom@example.org>", false, new("https://news.example.org"));

    public void Dispose() => _server.Dispose();

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Under_embargo_the_mail_says_until_when_and_holds_no_word_and_its_link_is_its_readers_own(Db db)
    {
        await using var house = await Quiet.HouseAsync(db, Settings);
        var contacts = await ContactsAsync(house, 2);
        var release = await house.ScheduledReleaseAsync("2026-11-25T11:00", Canary, $"Words of {Canary}.");
        House.Refused((await house.Mailings.MailAsync(release, MailManner.Openly, contacts, [], house.Comms, default)).Refusal);
        Assert.Equal(2, House.Value(await house.Mailings.MailAsync(release, MailManner.UnderEmbargo, contacts, [], house.Comms, default)));
        await SendAllAsync(house);

        var mails = _server.Mails.Select(Read).OrderBy(m => m.To.ToString(), StringComparer.Ordinal).ToList();
        Assert.Equal(["c0@paper.example", "c1@paper.example"], mails.Select(m => m.To.Mailboxes.Single().Address));
        Assert.All(_server.Mails, m => Assert.DoesNotContain(Canary, m, StringComparison.OrdinalIgnoreCase));
        Assert.All(mails, m => Assert.DoesNotContain(Canary, m.Subject + m.TextBody, StringComparison.OrdinalIgnoreCase));
        Assert.All(mails, m => Assert.Contains("25 November 2026, 20:00 (Asia/Tokyo), which is 25 November 2026, 11:00 (UTC)", m.TextBody, StringComparison.Ordinal));
        var tokens = mails.Select(Token).ToList();
        Assert.Equal(2, tokens.Distinct().Count());
        var visit = (await house.PreviewList.VisitAsync(tokens[0], default))!;
        Assert.Equal(("Contact 0", Canary), (visit.Reading!.MadeFor, visit.Reading.Words.Headline.Headline));

        // One is taken back, and the other stays; then all.
        House.Done(await house.Previews.OpenAsync(tokens[0], default));
        var rows = (await DeskAsync(house, release)).Mailed;
        Assert.All(rows, r => Assert.Equal(MailState.Sent, r.State));
        Assert.Equal(house.Clock.GetUtcNow(), rows.Single(r => r.Name == "Contact 0").Link!.OpenedAt);
        House.Done(await house.Mailings.RevokeAsync(rows.Single(r => r.Name == "Contact 0").Id, house.Comms, default));
        Assert.Null(await house.PreviewList.VisitAsync(tokens[0], default));
        Assert.NotNull(await house.PreviewList.VisitAsync(tokens[1], default));
        House.Done(await house.Mailings.RevokeAllAsync(release, house.Comms, default));
        Assert.Null(await house.PreviewList.VisitAsync(tokens[1], default));
        House.Refused((await house.Mailings.RevokeAllAsync(release, house.Comms, default)).Refusal);
        Assert.Empty(await house.PreviewList.LinksAsync(release, house.Comms, default));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Links_end_when_the_release_is_written_on_or_the_address_was_wrong_and_both_are_mailed_anew(Db db)
    {
        await using var house = await Quiet.HouseAsync(db, Settings);
        var contacts = await ContactsAsync(house, 2);
        var release = await house.ScheduledReleaseAsync("2026-11-25T11:00", "A headline", "Words.");
        House.Value(await house.Mailings.MailAsync(release, MailManner.UnderEmbargo, contacts, [], house.Comms, default));
        await SendAllAsync(house);
        var tokens = _server.Mails.Select(Read).OrderBy(m => m.To.ToString(), StringComparer.Ordinal).Select(Token).ToList();

        // The address was another's.
        await CorrectAsync(house, contacts[0], "right@paper.example");
        Assert.Null(await house.PreviewList.VisitAsync(tokens[0], default));
        Assert.NotNull(await house.PreviewList.VisitAsync(tokens[1], default));

        // The words go back to their writers, and to nobody else.
        House.Done(await house.Press.TakeBackAsync(release, house.Comms, default));
        Assert.Null(await house.PreviewList.VisitAsync(tokens[1], default));
        Assert.True((await DeskAsync(house, release)).Mailed.All(m => m.Link!.RevokedAt is not null));
        House.Done(await house.Press.SubmitAsync(release, house.Comms, default));
        House.Value(await house.Press.ScheduleAsync(release, house.Comms, default));
        Assert.All((await DeskAsync(house, release)).Contacts, c => Assert.False(c.HasIt));
        Assert.Null(await house.PreviewList.VisitAsync(tokens[1], default));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Those_who_were_mailed_are_told_once_that_the_embargo_has_moved_but_for_whoever_lost_their_link_or_left(Db db)
    {
        await using var house = await Quiet.HouseAsync(db, Settings);
        var contacts = await ContactsAsync(house, 4);
        var release = await house.ScheduledReleaseAsync("2026-11-25T11:00", Canary, $"Words of {Canary}.");
        House.Value(await house.Mailings.MailAsync(release, MailManner.UnderEmbargo, contacts[..3], [], house.Comms, default));
        await SendAllAsync(house);
        House.Done(await house.Mailings.RevokeAsync((await DeskAsync(house, release)).Mailed.Single(r => r.Name == "Contact 1").Id, house.Comms, default));
        Assert.Null((await DeskAsync(house, release)).Moved);
        House.Refused((await house.Mailings.TellThatItMovedAsync(release, contacts, house.Comms, default)).Refusal);

        await MoveAsync(house, release, "2026-11-26T11:00");
        House.Done(await house.PressContacts.RemoveAsync(contacts[2], house.Comms, default));
        Assert.Equal("Contact 0", await ToTellAsync(house, release));
        Assert.Equal(1, House.Value(await house.Mailings.TellThatItMovedAsync(release, contacts, house.Comms, default)));
        Assert.Null((await DeskAsync(house, release)).Moved);
        House.Refused((await house.Mailings.TellThatItMovedAsync(release, contacts, house.Comms, default)).Refusal);
        await SendAllAsync(house);
        var mail = Read(_server.Mails.Last());
        Assert.Equal("c0@paper.example", mail.To.Mailboxes.Single().Address);
        Assert.Contains("an embargo has moved to 26 November 2026, 11:00 (UTC)", mail.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, _server.Mails.Last(), StringComparison.OrdinalIgnoreCase);
        Assert.NotNull(await house.PreviewList.VisitAsync(Token(mail), default));

        // Where nothing has moved but the words, nobody is told of a move.
        await MoveAsync(house, release, "2026-11-26T11:00");
        Assert.Null((await DeskAsync(house, release)).Moved);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Only_whoever_is_chosen_is_told_of_a_move_and_whoever_lost_a_link_is_not_by_whichever_mail(Db db)
    {
        await using var house = await Quiet.HouseAsync(db, Settings);
        var contacts = await ContactsAsync(house, 3);
        var release = await house.ScheduledReleaseAsync("2026-11-25T11:00");
        House.Value(await house.Mailings.MailAsync(release, MailManner.UnderEmbargo, contacts, [], house.Comms, default));
        await SendAllAsync(house);
        await MoveAsync(house, release, "2026-11-26T11:00");
        Assert.Equal("Contact 0, Contact 1, Contact 2", await ToTellAsync(house, release));
        House.Refused((await house.Mailings.TellThatItMovedAsync(release, [], house.Comms, default)).Refusal);
        Assert.Equal(2, House.Value(await house.Mailings.TellThatItMovedAsync(release, contacts[..2], house.Comms, default)));
        Assert.Equal("Contact 2", await ToTellAsync(house, release));

        // The mail that waits is dropped with its link, and the earlier one, which went, counts no more.
        House.Done(await house.Mailings.RevokeAsync((await DeskAsync(house, release)).Mailed.Single(r => r.Name == "Contact 0" && r.Link!.IsOpen).Id, house.Comms, default));
        await SendAllAsync(house);
        await MoveAsync(house, release, "2026-11-27T11:00");
        Assert.Equal("Contact 1, Contact 2", await ToTellAsync(house, release));
        House.Refused((await house.Mailings.TellThatItMovedAsync(release, contacts[..1], house.Comms, default)).Refusal);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Another_address_is_told_of_no_move_before_the_release_was_mailed_to_it(Db db)
    {
        await using var house = await Quiet.HouseAsync(db, Settings);
        var contacts = await ContactsAsync(house, 1);
        var release = await house.ScheduledReleaseAsync("2026-11-25T11:00");
        House.Value(await house.Mailings.MailAsync(release, MailManner.UnderEmbargo, contacts, [], house.Comms, default));
        await SendAllAsync(house);
        await CorrectAsync(house, contacts[0], "right@paper.example");
        await MoveAsync(house, release, "2026-11-26T11:00");
        Assert.Equal("", await ToTellAsync(house, release));
        Assert.Equal(1, House.Value(await house.Mailings.MailAsync(release, MailManner.UnderEmbargo, contacts, [], house.Comms, default)));
        await SendAllAsync(house);
        await CorrectAsync(house, contacts[0], "Right@paper.example");
        await MoveAsync(house, release, "2026-11-27T11:00");
        Assert.Equal("Contact 0", await ToTellAsync(house, release));
    }

    private static async Task<string> ToTellAsync(House house, Guid release) => string.Join(", ", (await DeskAsync(house, release)).Moved?.Contacts.Select(c => c.Name) ?? []);

    private static async Task CorrectAsync(House house, Guid contact, string address)
    {
        var seen = (await house.Get<PressListQueries>().ListAsync(PressListFilter.None, null, house.Comms, default)).Rows.Single(c => c.Id == contact).Form;
        House.Done(await house.PressContacts.ReviseAsync(contact, seen, seen with { Address = address }, house.Comms, default));
    }

    private static async Task MoveAsync(House house, Guid release, string to)
    {
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        House.Done(await house.Press.TakeBackAsync(release, house.Comms, default));
        var form = (await house.PressList.FindAsync(release, house.Comms, default))!.Form;
        House.Done(await house.Press.ReviseAsync(release, form, form with { EmbargoAt = to }, house.Comms, default));
        House.Done(await house.Press.SubmitAsync(release, house.Comms, default));
        House.Value(await house.Press.ScheduleAsync(release, house.Comms, default));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Once_the_embargo_has_ended_the_link_leads_to_the_public_address_and_some_days_later_to_nothing(Db db)
    {
        await using var house = await Quiet.HouseAsync(db, Settings);
        var release = await house.ScheduledReleaseAsync("2026-11-25T11:00");
        House.Value(await house.Mailings.MailAsync(release, MailManner.UnderEmbargo, await ContactsAsync(house, 1), [], house.Comms, default));
        await SendAllAsync(house);
        var token = Token(Read(Assert.Single(_server.Mails)));
        house.Clock.SetUtcNow(new(2026, 11, 25, 11, 0, 0, TimeSpan.Zero));
        Assert.NotNull((await house.PreviewList.VisitAsync(token, default))!.Slug);
        house.Clock.Advance(TimeSpan.FromDays(PreviewLink.UsualDays));
        Assert.Null(await house.PreviewList.VisitAsync(token, default));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Openly_it_is_the_published_words_with_their_address_and_nobody_has_it_twice_unless_chosen_again(Db db)
    {
        await using var house = await Quiet.HouseAsync(db, Settings);
        var contacts = await ContactsAsync(house, 3);
        var release = await house.ApprovedReleaseAsync(body: "Words for **the press**.", headline: "Ein Überblick");
        House.Refused((await house.Mailings.MailAsync(release, MailManner.Openly, contacts, [], house.Comms, default)).Refusal);
        var slug = House.Value(await house.Press.PublishAsync(release, house.Comms, default));
        House.Refused((await house.Mailings.MailAsync(release, MailManner.UnderEmbargo, contacts, [], house.Comms, default)).Refusal);
        House.Refused((await house.Mailings.MailAsync(release, MailManner.Openly, [], [], house.Comms, default)).Refusal);
        Assert.Equal(1, House.Value(await house.Mailings.MailAsync(release, MailManner.Openly, contacts[..1], [], house.Comms, default)));
        Assert.Equal(2, House.Value(await house.Mailings.MailAsync(release, MailManner.Openly, contacts, [], house.Comms, default)));
        House.Refused((await house.Mailings.MailAsync(release, MailManner.Openly, contacts, [], house.Comms, default)).Refusal);
        await SendAllAsync(house);
        Assert.Equal(3, _server.Mails.Count);
        var mail = Read(_server.Mails.First());
        Assert.Equal("Ein Überblick", mail.Subject);
        foreach (var said in (string[])["Ein Überblick", "A subhead", "Geneva — Words for the press.", $"https://news.example.org/news/{slug}"]) Assert.Contains(said, mail.TextBody, StringComparison.Ordinal);
        Assert.All((await DeskAsync(house, release)).Contacts, c => Assert.True(c.HasIt));
        Assert.Equal(1, House.Value(await house.Mailings.MailAsync(release, MailManner.Openly, contacts, contacts[..1], house.Comms, default)));
        await SendAllAsync(house);
        Assert.Equal(2, _server.Mails.Count(m => m.Contains("c0@paper.example", StringComparison.Ordinal)));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task What_waits_is_dropped_with_the_deed_after_which_it_may_not_go(Db db)
    {
        await using var house = await Quiet.HouseAsync(db, Settings);
        var contacts = await ContactsAsync(house, 1);
        (MailManner Manner, Func<Guid, Task> Deed)[] deeds =
        [
            (MailManner.UnderEmbargo, async r => House.Done(await house.Press.TakeBackAsync(r, house.Comms, default))),
            (MailManner.UnderEmbargo, async r => House.Done(await house.Takedowns.TakeDownAsync(r, "Somebody is in danger.", house.Comms, default))),
            (MailManner.UnderEmbargo, async r => House.Value(await house.Press.PublishAsync(r, house.Comms, default, "A headline"))),
            (MailManner.UnderEmbargo, async r =>
            {
                var form = (await house.PressList.FindAsync(r, house.Comms, default))!.Form;
                House.Done(await house.Press.ReviseAsync(r, form, form with { EmbargoAt = "2026-11-25T12:00" }, house.Comms, default));
            }),
            (MailManner.UnderEmbargo, async r => House.Done(await house.Mailings.RevokeAllAsync(r, house.Comms, default))),
            (MailManner.Openly, async r => House.Done(await house.Press.RetractAsync(r, "It was wrong.", house.Comms, default))),
            (MailManner.Openly, async r => House.Done(await house.Takedowns.TakeDownAsync(r, "Somebody is in danger.", house.Comms, default))),
        ];
        foreach (var (manner, deed) in deeds)
        {
            var release = await ReleaseAsync(house, manner);
            House.Value(await house.Mailings.MailAsync(release, manner, contacts, [], house.Comms, default));
            await deed(release);
            await using var context = house.Database();
            var mail = await context.Set<OutgoingMail>().SingleAsync(m => m.SubjectId == release);
            Assert.Equal((MailState.Dropped, ""), (mail.State, mail.Mime));
        }
        await SendAllAsync(house);
        Assert.Empty(_server.Mails);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task What_waits_when_the_clock_opens_it_still_goes(Db db)
    {
        await using var house = await Quiet.HouseAsync(db, Settings);
        var release = await house.ScheduledReleaseAsync("2026-11-25T11:00");
        House.Value(await house.Mailings.MailAsync(release, MailManner.UnderEmbargo, await ContactsAsync(house, 1), [], house.Comms, default));
        house.Clock.SetUtcNow(new(2026, 11, 25, 11, 0, 1, TimeSpan.Zero));
        House.Done(await house.Get<OpeningWorkflow>().OpenDueAsync(default));
        await SendAllAsync(house);
        Assert.Single(_server.Mails);
    }

    [Fact]
    public async Task Of_a_release_taken_down_while_its_mail_was_under_way_no_word_stays_in_the_outbox()
    {
        await using var house = await Quiet.HouseAsync(Db.Sqlite, Settings);
        var release = await ReleaseAsync(house, MailManner.Openly);
        House.Value(await house.Mailings.MailAsync(release, MailManner.Openly, await ContactsAsync(house, 1), [], house.Comms, default));
        var mail = (await house.Get<MailWorkflow>().TakeAsync(default))!;
        House.Done(await house.Takedowns.TakeDownAsync(release, "Somebody is in danger.", house.Comms, default));
        House.Done(await house.Get<MailWorkflow>().SettleAsync(mail.Id, new(MailState.Unknown, "IOException"), default));
        await using var context = house.Database();
        Assert.Equal((MailState.Unknown, ""), await context.Set<OutgoingMail>().Select(m => new ValueTuple<MailState, string>(m.State, m.Mime)).SingleAsync());
        Assert.Empty(await house.Get<MailQueries>().TroubledAsync(house.Admin, default));
    }

    [Fact]
    public async Task Whoever_mails_none_sees_none_and_without_a_mail_server_nothing_is_stored()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var contacts = await ContactsAsync(house, 1);
        var release = await ReleaseAsync(house, MailManner.Openly);
        Assert.StartsWith("This site sends no mails", House.Refused((await house.Mailings.MailAsync(release, MailManner.Openly, contacts, [], house.Comms, default)).Refusal), StringComparison.Ordinal);
        Assert.NotNull((await DeskAsync(house, release)).WhyNot);
        foreach (var actor in (Actor[])[house.Drafter, house.Reviewer, house.Admin]) Assert.Null(await house.Get<MailingQueries>().FindAsync(release, actor, default));
    }

    [Fact]
    public async Task Of_a_contact_the_trail_holds_neither_name_nor_address()
    {
        await using var house = await Quiet.HouseAsync(Db.Sqlite, Settings);
        var release = await house.ScheduledReleaseAsync("2026-11-25T11:00");
        House.Value(await house.Mailings.MailAsync(release, MailManner.UnderEmbargo, await ContactsAsync(house, 1), [], house.Comms, default));
        await SendAllAsync(house);
        House.Done(await house.Previews.OpenAsync(Token(Read(Assert.Single(_server.Mails))), default));
        Assert.DoesNotContain(await house.HoldingAsync("contact 0"), l => l.StartsWith("AuditEntries", StringComparison.Ordinal));
        Assert.DoesNotContain(await house.HoldingAsync("c0@paper.example"), l => l.StartsWith("AuditEntries", StringComparison.Ordinal));
    }

    private static async Task<Guid> ReleaseAsync(House house, MailManner manner)
    {
        if (manner == MailManner.UnderEmbargo) return await house.ScheduledReleaseAsync("2026-11-25T11:00");
        var release = await house.ApprovedReleaseAsync();
        House.Value(await house.Press.PublishAsync(release, house.Comms, default));
        return release;
    }

    private static async Task<MailingDesk> DeskAsync(House house, Guid release) => (await house.Get<MailingQueries>().FindAsync(release, house.Comms, default))!;

    private static async Task<Guid[]> ContactsAsync(House house, int count)
    {
        var ids = new List<Guid>();
        for (var n = 0; n < count; n++) ids.Add(House.Value(await house.PressContacts.AddAsync(new($"Contact {n}", $"c{n}@paper.example", "The Paper", "en", "Asia/Tokyo", ""), house.Comms, default)));
        return [.. ids];
    }

    private static MimeMessage Read(string mail) => MimeMessage.Load(new MemoryStream(System.Text.Encoding.ASCII.GetBytes(mail)));

    private static string Token(MimeMessage mail) => mail.TextBody!.Split("/preview/")[1].Split('\n')[0].Trim();

    private async Task SendAllAsync(House house)
    {
        var post = new MailPost(house.Get<MailWorkflow>(), new SmtpMailSender(Settings));
        while (await post.SendNextAsync(default) is not null)
        {
        }
    }
}
