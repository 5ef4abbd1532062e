using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Mail;
using AdvocacyTracker.Notices;
using AdvocacyTracker.Team;
using AdvocacyTracker.Tests.Bed;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace AdvocacyTracker.Tests.Mail;

/// <summary>A mail is stored with the deed it tells of, goes out once, and holds no word of a text.</summary>
public sealed class MailTests : IDisposable
{
    private const string Canary = "xylocarp";

    private readonly MailServer _server = new();

    private MailSettings Settings => new("127.0.0.1", _server.Port, "", "", "Newsroom <newsroom@example.org>", false, new("https://news.example.org"));

    public void Dispose() => _server.Dispose();

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_mail_says_what_kind_and_which_reference_and_how_to_stop_and_no_word_of_the_text(Db db)
    {
        await using var house = await House.OpenAsync(db, Settings);
        var letter = await house.DraftAsync(demands: 1);
        var form = (await house.ViewAsync(letter)).Form;
        House.Done(await house.Letters.ReviseAsync(letter, form, form with { Subject = Canary, Closing = Canary, Salutation = Canary, OccasionDate = new(2026, 12, 7) }, house.Drafter, default));
        await house.WriteAsync(letter, $"{Canary}\n\n{Sample.Body}");
        House.Value(await house.Demands.AddAsync(letter, Sample.Demand() with { Title = Canary, Text = Canary, Asks = Canary }, house.Drafter, default));
        await house.RemarkAsync(letter, Canary, $"@Dora, {Canary}?");
        House.Done(await house.Demands.SubmitAsync(letter, house.Drafter, default));
        House.Value(await house.Press.DraftAsync(Sample.Release(Canary), [], house.Comms, default));
        await SendAllAsync(house);

        Assert.Equal(2, _server.Mails.Count);
        Assert.All(_server.Mails, m => Assert.DoesNotContain(Canary, m, StringComparison.OrdinalIgnoreCase));
        var mail = Read(_server.Mails.Single(m => m.Contains("Waits for your review", StringComparison.Ordinal)));
        Assert.Equal("2026-001: Waits for your review", mail.Subject);
        Assert.Contains("Its day: 7 December 2026.", mail.TextBody, StringComparison.Ordinal);
        Assert.Equal("newsroom@example.org", mail.From.Mailboxes.Single().Address);
        Assert.Contains($"https://news.example.org/desk/review/letters/{letter}", mail.TextBody, StringComparison.Ordinal);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers["List-Unsubscribe-Post"]);
        Assert.Matches("^<https://news\\.example\\.org/notices/leave/[A-Za-z0-9_-]{43}>$", mail.Headers["List-Unsubscribe"]);
        await using var context = house.Database();
        Assert.Contains(mail.MessageId, await context.Set<OutgoingMail>().Select(m => m.MessageId).ToListAsync());
        Assert.All(await context.Set<Notice>().ToListAsync(), n => Assert.DoesNotContain(Canary, n.Reference, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_restricted_letters_reference_is_in_no_mail()
    {
        await using var house = await House.OpenAsync(Db.Sqlite, Settings);
        var letter = await house.DraftAsync(confidentiality: Confidentiality.Restricted);
        House.Done(await house.Letters.NameAsync(letter, house.Reviewer.Id, true, house.Drafter, default));
        House.Done(await house.Demands.SubmitAsync(letter, house.Drafter, default));
        await SendAllAsync(house);
        var mail = Assert.Single(_server.Mails);
        Assert.Contains("Restricted letter", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("2026-001", mail, StringComparison.Ordinal);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task What_several_senders_find_waiting_goes_out_once(Db db)
    {
        await using var house = await House.OpenAsync(db, Settings);
        for (var n = 0; n < 5; n++) await house.SubmittedAsync(demands: 1);
        Assert.Empty(_server.Mails);
        await Task.WhenAll(SendAllAsync(house), SendAllAsync(house), SendAllAsync(house));
        Assert.Equal(5, _server.Mails.Select(m => Read(m).MessageId).Distinct().Count());
        Assert.Equal(5, _server.Mails.Count);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task What_surely_was_not_sent_is_tried_again_later_and_later_still(Db db)
    {
        await using var house = await House.OpenAsync(db, Settings);
        await house.SubmittedAsync();
        _server.Manner = Manner.BreaksOffBefore;
        await SendAllAsync(house);
        await SendAllAsync(house);
        Assert.Equal((MailState.Waiting, 1), await StateAsync(house));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await SendAllAsync(house);
        Assert.Equal((MailState.Waiting, 2), await StateAsync(house));
        _server.Manner = Manner.TakesAll;
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await SendAllAsync(house);
        Assert.Empty(_server.Mails);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await SendAllAsync(house);
        Assert.Equal((MailState.Sent, 3), await StateAsync(house));
        Assert.Single(_server.Mails);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task What_the_server_may_have_is_unknown_shown_to_administrators_and_never_sent_again_by_itself(Db db)
    {
        await using var house = await House.OpenAsync(db, Settings);
        await house.SubmittedAsync();
        _server.Manner = Manner.BreaksOffAfter;
        await SendAllAsync(house);
        _server.Manner = Manner.TakesAll;
        house.Clock.Advance(TimeSpan.FromDays(30));
        await SendAllAsync(house);
        Assert.Equal((MailState.Unknown, 1), await StateAsync(house));
        Assert.Single(_server.Mails);
        Assert.Equal(MailState.Unknown, Assert.Single(await house.Get<MailQueries>().TroubledAsync(house.Admin, default)).State);
        Assert.Empty(await house.Get<MailQueries>().TroubledAsync(house.Reviewer, default));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_mail_whose_sender_was_killed_in_the_middle_is_unknown_too(Db db)
    {
        await using var house = await House.OpenAsync(db, Settings);
        await house.SubmittedAsync();
        Assert.NotNull(await house.Get<MailWorkflow>().TakeAsync(default));
        await SendAllAsync(house);
        Assert.Equal((MailState.UnderWay, 1), await StateAsync(house));
        house.Clock.Advance(TimeSpan.FromMinutes(11));
        await SendAllAsync(house);
        Assert.Equal((MailState.Unknown, 1), await StateAsync(house));
        Assert.Empty(_server.Mails);
    }

    [Fact]
    public async Task What_the_server_refuses_for_good_is_not_tried_again()
    {
        await using var house = await House.OpenAsync(Db.Sqlite, Settings);
        await house.SubmittedAsync();
        _server.Manner = Manner.Refuses;
        await SendAllAsync(house);
        Assert.Equal((MailState.Refused, 1), await StateAsync(house));
    }

    [Fact]
    public async Task A_mail_about_what_its_reader_may_no_longer_know_of_does_not_go_out()
    {
        await using var house = await House.OpenAsync(Db.Sqlite, Settings);
        var letter = await house.SubmittedAsync();
        House.Done(await house.Press.ConfideAsync(letter, Confidentiality.Restricted, house.Drafter, default));
        await SendAllAsync(house);
        Assert.Equal((MailState.Dropped, 0), await StateAsync(house));
        Assert.Empty(_server.Mails);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_mail_that_waited_while_its_letter_was_restricted_does_not_go_out_under_its_old_name(Db db)
    {
        await using var house = await House.OpenAsync(db, Settings);
        var letter = await house.SubmittedAsync();
        House.Done(await house.Press.ConfideAsync(letter, Confidentiality.Restricted, house.Drafter, default));
        House.Done(await house.Letters.NameAsync(letter, house.Reviewer.Id, true, house.Drafter, default));
        Assert.Equal(1, await house.NoticeList.UnreadAsync(house.Reviewer, default));
        await SendAllAsync(house);
        Assert.Equal((MailState.Dropped, 0), await StateAsync(house));
        Assert.Empty(_server.Mails);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task One_chooses_the_kinds_and_leaves_by_the_link_in_a_mail(Db db)
    {
        await using var house = await House.OpenAsync(db, Settings);
        var mails = house.Get<MailWorkflow>();
        House.Done(await mails.ChooseAsync([NoticeKind.ChangeRequested], house.Drafter, default));
        var letter = await house.SubmittedAsync(demands: 1);
        var demand = (await house.DemandsAsync(letter))[0];
        House.Done(await house.Demands.DecideOnDemandAsync(demand.Id, demand.Hash, Decision.ChangesRequested, "No.", house.Reviewer, default));
        await house.RemarkAsync(letter, "rights", "@Dora?");
        await SendAllAsync(house);
        Assert.Equal(2, _server.Mails.Count);

        var token = Read(_server.Mails.Single(m => m.Contains("review", StringComparison.Ordinal) && m.Contains("Waits", StringComparison.Ordinal))).Headers["List-Unsubscribe"]!.Split('/')[^1].TrimEnd('>');
        House.Refused((await mails.LeaveAsync($"{token}x", default)).Refusal);
        House.Done(await mails.LeaveAsync(token, default));
        Assert.Empty(await house.Get<MailQueries>().ChoiceAsync(house.Reviewer, default));
        await house.SubmittedAsync();
        await SendAllAsync(house);
        Assert.Equal(2, _server.Mails.Count);
        Assert.Equal(2, await house.NoticeList.UnreadAsync(house.Reviewer, default));
    }

    [Fact]
    public async Task Without_a_mail_server_nothing_is_written_to_the_outbox()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        await house.SubmittedAsync();
        await using var context = house.Database();
        Assert.False(await context.Set<OutgoingMail>().AnyAsync());
    }

    [Theory]
    [InlineData("Rosa\r\nBcc: x@example.org", "rosa@example.org", "2026-001")]
    [InlineData("Rosa", "rosa@example.org\nBcc: x@example.org", "2026-001")]
    [InlineData("Rosa", "rosa@example.org", "2026-001\rBcc: x@example.org")]
    [InlineData("Rosa\0", "rosa@example.org", "2026-001")]
    [InlineData("Rosa", "no address", "2026-001")]
    public void What_could_break_out_of_a_header_is_refused(string name, string address, string reference) =>
        House.Refused(ComposedMail.Of(new Notice(Guid.NewGuid(), NoticeKind.Mentioned, new(NoticeAbout.Letter, Guid.NewGuid(), reference), default), name, address, Settings, default).Refusal);

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task An_invitation_goes_out_by_mail_where_it_was_asked_for_and_nothing_keeps_its_link(Db db)
    {
        await using var house = await House.OpenAsync(db, Settings);
        var token = House.Value(await house.Team.InviteAsync("Ivo", "ivo@example.org", Roles.Drafter, house.Admin, default, byMail: true));
        House.Value(await house.Team.InviteAsync("Nina", "nina@example.org", Roles.Drafter, house.Admin, default));
        await SendAllAsync(house);
        var mail = Read(Assert.Single(_server.Mails));
        Assert.Equal("ivo@example.org", mail.To.Mailboxes.Single().Address);
        Assert.Contains($"https://news.example.org/invite/{token}", mail.TextBody, StringComparison.Ordinal);
        Assert.Null(mail.Headers["List-Unsubscribe"]);
        await using var context = house.Database();
        var stored = await context.Set<OutgoingMail>().SingleAsync();
        Assert.Equal(("", MailState.Sent), (stored.Mime, stored.State));

        // A newer link closes the older one, whose mail then need not go.
        House.Value(await house.Team.ResetAsync("nina@example.org", house.Admin, default, byMail: true));
        var newest = House.Value(await house.Team.ResetAsync("nina@example.org", house.Admin, default, byMail: true));
        await SendAllAsync(house);
        Assert.Equal(2, _server.Mails.Count);
        Assert.Contains(newest, Read(_server.Mails.Last()).TextBody, StringComparison.Ordinal);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Whether_a_mail_of_unknown_fate_goes_again_an_administrator_decides_once(Db db)
    {
        await using var house = await House.OpenAsync(db, Settings);
        await house.SubmittedAsync();
        _server.Manner = Manner.BreaksOffAfter;
        await SendAllAsync(house);
        _server.Manner = Manner.TakesAll;
        var mails = house.Get<MailWorkflow>();
        var id = Assert.Single(await house.Get<MailQueries>().TroubledAsync(house.Admin, default)).Id;
        House.Refused((await mails.SendAgainAsync(id, house.Reviewer, default)).Refusal);
        House.Done(await mails.SendAgainAsync(id, house.Admin, default));
        House.Refused((await mails.SendAgainAsync(id, house.Admin, default)).Refusal);
        await SendAllAsync(house);
        Assert.Equal(2, _server.Mails.Count);
        Assert.Single(_server.Mails.Select(m => Read(m).MessageId).Distinct());
        House.Refused((await mails.LetBeAsync(id, house.Admin, default)).Refusal);
        Assert.Empty(await house.Get<MailQueries>().TroubledAsync(house.Admin, default));
    }

    private static MimeMessage Read(string mail) => MimeMessage.Load(new MemoryStream(System.Text.Encoding.ASCII.GetBytes(mail)));

    private static async Task<(MailState State, int Tries)> StateAsync(House house)
    {
        await using var context = house.Database();
        var mail = await context.Set<OutgoingMail>().SingleAsync();
        return (mail.State, mail.Tries);
    }

    private async Task SendAllAsync(House house)
    {
        var post = new MailPost(house.Get<MailWorkflow>(), new SmtpMailSender(Settings));
        while (await post.SendNextAsync(default) is not null)
        {
        }
    }
}
