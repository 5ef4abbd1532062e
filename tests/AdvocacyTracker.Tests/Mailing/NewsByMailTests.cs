using AdvocacyTracker.Mail;
using AdvocacyTracker.Mailing;
using AdvocacyTracker.Press;
using AdvocacyTracker.Team;
using AdvocacyTracker.Tests.Bed;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace AdvocacyTracker.Tests.Mailing;

/// <summary>News by mail: confirmed by who reads the mailbox, to each reader once and never before they are public, and left with one click. The house's clock stands at 24 November 2026, 9:00 UTC.</summary>
public sealed class NewsByMailTests : IDisposable
{
    private readonly MailServer _server = new();

    private MailSettings Settings => new("127.0.0.1", _server.Port, "", "", "Newsroom <newsroom@example.org>", false, new("https://news.example.org"));

    public void Dispose() => _server.Dispose();

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_reader_confirms_gets_the_news_and_leaves_with_one_click(Db db)
    {
        await using var house = await Quiet.HouseAsync(db, Settings);
        House.Done(await house.Readers.AskAsync(" ria@example.org ", "", default));
        await PublishAsync(house, "Before");
        await WriteAllAsync(house);
        await SendAllAsync(house);
        var asked = Read(Assert.Single(_server.Mails));
        Assert.Null(asked.Headers["List-Unsubscribe"]);
        var token = asked.TextBody!.Split("/news-by-mail/confirm/")[1].Split('\n')[0].Trim();
        House.Refused((await house.Readers.ConfirmAsync($"{token}x", default)).Refusal);
        Assert.True(await house.Get<SubscriptionQueries>().IsToConfirmAsync(token, default));
        for (var n = 0; n < 2; n++) House.Done(await house.Readers.ConfirmAsync(token, default));
        Assert.Equal(1, await house.Get<SubscriptionQueries>().CountAsync(house.Comms, default));
        Assert.Null(await house.Get<SubscriptionQueries>().CountAsync(house.Drafter, default));

        var slug = await PublishAsync(house, "News");
        await WriteAllAsync(house);
        await SendAllAsync(house);
        Assert.Equal(2, _server.Mails.Count);
        var news = Read(_server.Mails.Last());
        Assert.Equal(("News", "ria@example.org"), (news.Subject, news.To.Mailboxes.Single().Address));
        Assert.Contains($"https://news.example.org/news/{slug}", news.TextBody, StringComparison.Ordinal);
        Assert.Equal("List-Unsubscribe=One-Click", news.Headers["List-Unsubscribe-Post"]);
        Assert.Matches("^<https://news\\.example\\.org/news-by-mail/leave/[A-Za-z0-9_-]{43}>$", news.Headers["List-Unsubscribe"]);

        var leave = news.Headers["List-Unsubscribe"]!.Split('/')[^1].TrimEnd('>');
        House.Refused((await house.Readers.LeaveAsync($"{leave}x", default)).Refusal);
        Assert.True(await house.Get<SubscriptionQueries>().IsToLeaveAsync(leave, default));
        House.Done(await house.Readers.LeaveAsync(leave, default));
        Assert.False(await house.Get<SubscriptionQueries>().IsToLeaveAsync(leave, default));
        Assert.Empty(await house.HoldingAsync("ria@example.org"));
        await PublishAsync(house, "After");
        await WriteAllAsync(house);
        await SendAllAsync(house);
        Assert.Equal(2, _server.Mails.Count);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Who_reads_is_told_to_nobody_and_nobody_is_flooded(Db db)
    {
        await using var house = await Quiet.HouseAsync(db, Settings);
        await ReaderAsync(house, "ria@example.org");
        // Known or not, twice or not: the same answer, and one mail an hour.
        foreach (var address in (string[])["RIA@example.org", "ria@example.org", "new@example.org", "new@example.org"]) House.Done(await house.Readers.AskAsync(address, "", default));
        await SendAllAsync(house);
        Assert.Equal(2, _server.Mails.Count);
        house.Clock.Advance(TimeSpan.FromHours(1));
        House.Done(await house.Readers.AskAsync("RIA@example.org", "", default));
        await SendAllAsync(house);
        Assert.Equal(3, _server.Mails.Count);
        await using (var context = house.Database()) Assert.Equal(2, await context.Set<Subscription>().CountAsync());
        foreach (var odd in (string[])["", "ria", "ria@example.org\r\nBcc: x@example.org", "Ria <ria@example.org>"]) House.Refused((await house.Readers.AskAsync(odd, "", default)).Refusal);
        House.Refused((await house.Readers.AskAsync("ria@example.org", "tlh", default)).Refusal);

        for (var n = 0; n < Subscription.MostAnHour - 1; n++) House.Done(await house.Readers.AskAsync($"r{n}@example.org", "", default));
        foreach (var address in (string[])["one-more@example.org", "ria@example.org"]) Assert.StartsWith("Too many have asked", House.Refused((await house.Readers.AskAsync(address, "", default)).Refusal), StringComparison.Ordinal);

        // Whom nobody confirms is forgotten, mail and all; readers stay.
        house.Clock.Advance(Subscription.TimeToConfirm);
        House.Done(await house.Readers.ForgetAsync(default));
        Assert.Empty(await house.HoldingAsync("new@example.org"));
        Assert.Empty(await house.HoldingAsync("r7@example.org"));
        Assert.Equal(1, await house.Get<SubscriptionQueries>().CountAsync(house.Admin, default));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Nothing_goes_before_the_embargos_instant(Db db)
    {
        await using var house = await Quiet.HouseAsync(db, Settings);
        await ReaderAsync(house, "ria@example.org");
        await house.ScheduledReleaseAsync("2026-11-25T11:00");
        house.Clock.SetUtcNow(new(2026, 11, 25, 10, 59, 59, TimeSpan.Zero));
        House.Done(await house.Get<OpeningWorkflow>().OpenDueAsync(default));
        await WriteAllAsync(house);
        await using (var context = house.Database()) Assert.False(await context.Set<OutgoingMail>().AnyAsync(m => m.Purpose == MailPurpose.News));
        house.Clock.SetUtcNow(new(2026, 11, 25, 11, 0, 0, TimeSpan.Zero));
        House.Done(await house.Get<OpeningWorkflow>().OpenDueAsync(default));
        await WriteAllAsync(house);
        await SendAllAsync(house);
        Assert.Equal("A headline", Read(_server.Mails.Last()).Subject);
        Assert.Equal(2, _server.Mails.Count);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Each_reader_gets_it_once_across_batches_and_a_crash_between_and_within_them(Db db)
    {
        await using var house = await Quiet.HouseAsync(db, Settings);
        await ReadersAsync(house, 2 * NewsMailWorkflow.Batch + 20);
        await PublishAsync(house, "News");
        Assert.True(House.Value(await house.Get<NewsMailWorkflow>().WriteAsync(default)));
        Assert.Equal(NewsMailWorkflow.Batch, await NewsAsync(house));
        // One that is broken off leaves nothing behind.
        using (var broken = new CancellationTokenSource())
        {
            await broken.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => house.Get<NewsMailWorkflow>().WriteAsync(broken.Token));
        }
        Assert.Equal(NewsMailWorkflow.Batch, await NewsAsync(house));
        // Two processes at once, and later both again.
        await Task.WhenAll(WriteAllAsync(house), WriteAllAsync(house));
        await WriteAllAsync(house);
        await using var context = house.Database();
        var mails = await context.Set<OutgoingMail>().Where(m => m.Purpose == MailPurpose.News).Select(m => m.To).ToListAsync();
        Assert.Equal(2 * NewsMailWorkflow.Batch + 20, mails.Count);
        Assert.Equal(mails.Count, mails.Distinct().Count());
        Assert.Equal((true, mails.Count), await context.Set<NewsIssue>().Select(i => new ValueTuple<bool, int>(i.IsDone, i.Mails)).SingleAsync());
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task What_is_retracted_or_taken_down_stops_at_once(Db db)
    {
        await using var house = await Quiet.HouseAsync(db, Settings);
        await ReadersAsync(house, NewsMailWorkflow.Batch + 20);
        foreach (var end in (Func<Guid, Task>[])
        [
            async r => House.Done(await house.Press.RetractAsync(r, "It was wrong.", house.Comms, default)),
            async r => House.Done(await house.Takedowns.TakeDownAsync(r, "Somebody is in danger.", house.Comms, default)),
        ])
        {
            var release = await house.ApprovedReleaseAsync();
            House.Value(await house.Press.PublishAsync(release, house.Comms, default));
            House.Value(await house.Get<NewsMailWorkflow>().WriteAsync(default));
            await end(release);
            await WriteAllAsync(house);
            await SendAllAsync(house);
            await using var context = house.Database();
            Assert.Equal(NewsMailWorkflow.Batch, await context.Set<OutgoingMail>().CountAsync(m => m.SubjectId == release && m.State == MailState.Dropped && m.Mime == ""));
            Assert.Equal(NewsMailWorkflow.Batch, await context.Set<OutgoingMail>().CountAsync(m => m.SubjectId == release));
        }
        Assert.Empty(_server.Mails);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task What_waits_while_its_release_is_corrected_goes_with_the_corrected_words_and_once(Db db)
    {
        await using var house = await Quiet.HouseAsync(db, Settings);
        await ReaderAsync(house, "ria@example.org");
        var release = await house.ApprovedReleaseAsync();
        House.Value(await house.Press.PublishAsync(release, house.Comms, default));
        await WriteAllAsync(house);
        House.Done(await house.Press.BeginCorrectionAsync(release, house.Comms, default));
        House.Value(await house.Press.AppendAsync(release, new(1, "[20,[0,\" They were put right.\"]]"), house.Comms, default));
        await house.ApproveReleaseAsync(release, onlyText: true);
        House.Value(await house.Press.CorrectAsync(release, "Words were missing.", false, house.Comms, default));
        await WriteAllAsync(house);
        await SendAllAsync(house);
        Assert.Equal(2, _server.Mails.Count);
        var news = Read(_server.Mails.Last());
        Assert.Contains("They were put right.", news.TextBody, StringComparison.Ordinal);
        House.Done(await house.Readers.LeaveAsync(news.Headers["List-Unsubscribe"]!.Split('/')[^1].TrimEnd('>'), default));
    }

    [Fact]
    public async Task Whoever_never_answers_gets_five_mails_a_week_at_most()
    {
        await using var house = await Quiet.HouseAsync(Db.Sqlite, Settings);
        for (var n = 0; n < 3 * Subscription.MostMails; n++)
        {
            House.Done(await house.Readers.AskAsync("ria@example.org", "", default));
            house.Clock.Advance(Subscription.BetweenMails);
        }
        await SendAllAsync(house);
        Assert.Equal(Subscription.MostMails, _server.Mails.Count);
        house.Clock.Advance(Subscription.TimeToConfirm);
        House.Done(await house.Readers.AskAsync("ria@example.org", "", default));
        await SendAllAsync(house);
        Assert.Equal(Subscription.MostMails + 1, _server.Mails.Count);
    }

    [Fact]
    public async Task One_language_is_chosen_and_a_correction_is_no_news()
    {
        await using var house = await Quiet.HouseAsync(Db.Sqlite, Settings);
        var seen = await house.SettingsAsync();
        House.Done(await house.Newsroom.KeepAsync(seen, seen with { FurtherLanguages = "fr, ar" }, house.Admin, default));
        await ReaderAsync(house, "all@example.org");
        await ReaderAsync(house, "en@example.org", "en");
        await ReaderAsync(house, "fr@example.org", "fr");
        var release = await house.ApprovedReleaseAsync();
        House.Value(await house.Press.PublishAsync(release, house.Comms, default));
        await WriteAllAsync(house);
        await using (var context = house.Database()) Assert.Equal(["all@example.org", "en@example.org"], (await context.Set<OutgoingMail>().Where(m => m.Purpose == MailPurpose.News).Select(m => m.To).ToListAsync()).Order());
        House.Done(await house.Press.BeginCorrectionAsync(release, house.Comms, default));
        House.Value(await house.Press.AppendAsync(release, new(1, "[20,[0,\"x\"]]"), house.Comms, default));
        await house.ApproveReleaseAsync(release, onlyText: true);
        House.Value(await house.Press.CorrectAsync(release, "A letter was missing.", false, house.Comms, default));
        await WriteAllAsync(house);
        Assert.Equal(2, await NewsAsync(house));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Whoever_asks_the_house_to_is_deleted_and_nobody_learns_whether_they_read(Db db)
    {
        await using var house = await Quiet.HouseAsync(db, Settings);
        await ReaderAsync(house, "ria@example.org");
        await PublishAsync(house, "News");
        await WriteAllAsync(house);
        foreach (var address in (string[])["RIA@example.org ", "never@example.org"]) House.Done(await house.Readers.RemoveAsync(address, house.Admin, default));
        Assert.Empty(await house.HoldingAsync("ria@example.org"));
        Assert.Empty(await house.HoldingAsync("never@example.org"));
    }

    [Fact]
    public async Task What_the_server_refuses_of_news_is_nobodys_decision()
    {
        await using var house = await Quiet.HouseAsync(Db.Sqlite, Settings);
        await ReaderAsync(house, "ria@example.org");
        await PublishAsync(house, "News");
        await WriteAllAsync(house);
        _server.Manner = Manner.Refuses;
        await SendAllAsync(house);
        Assert.Empty(await house.Get<MailQueries>().TroubledAsync(house.Admin, default));
    }

    private static async Task<string> PublishAsync(House house, string headline)
    {
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        return House.Value(await house.Press.PublishAsync(await house.ApprovedReleaseAsync(headline: headline), house.Comms, default));
    }

    private static async Task WriteAllAsync(House house)
    {
        while (House.Value(await house.Get<NewsMailWorkflow>().WriteAsync(default)))
        {
        }
    }

    private static async Task<int> NewsAsync(House house)
    {
        await using var context = house.Database();
        return await context.Set<OutgoingMail>().CountAsync(m => m.Purpose == MailPurpose.News);
    }

    private async Task ReaderAsync(House house, string address, string language = "")
    {
        House.Done(await house.Readers.AskAsync(address, language, default));
        await SendAllAsync(house);
        House.Done(await house.Readers.ConfirmAsync(Read(_server.Mails.Last()).TextBody!.Split("/news-by-mail/confirm/")[1].Split('\n')[0].Trim(), default));
    }

    // Stored as their confirmations would leave them.
    private static async Task ReadersAsync(House house, int count)
    {
        await using var context = house.Database();
        for (var n = 0; n < count; n++)
        {
            var reader = new Subscription($"r{n}@example.org");
            reader.Ask("", $"{n}", house.Clock.GetUtcNow());
            reader.Confirm(house.Clock.GetUtcNow());
            context.Add(reader);
        }
        await context.SaveChangesAsync();
    }

    private static MimeMessage Read(string mail) => MimeMessage.Load(new MemoryStream(System.Text.Encoding.ASCII.GetBytes(mail)));

    private async Task SendAllAsync(House house)
    {
        var post = new MailPost(house.Get<MailWorkflow>(), new SmtpMailSender(Settings));
        while (await post.SendNextAsync(default) is not null)
        {
        }
    }
}
