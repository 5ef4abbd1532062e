using AdvocacyTracker.Mailing;
using AdvocacyTracker.Tests.Bed;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Tests.Mailing;

/// <summary>The press list: each address once, narrowed down, brought in from a table, and gone without a trace when somebody is removed.</summary>
public sealed class PressListTests
{
    private static readonly PressContactForm Jo = new("Jo Canary", "jo@paper.example", "The Paper", "en", "Europe/Lisbon", "");

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task An_address_is_on_it_once_however_its_letters_are_written(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var jo = House.Value(await house.PressContacts.AddAsync(Jo, house.Comms, default));
        House.Refused((await house.PressContacts.AddAsync(Jo with { Address = " JO@Paper.example " }, house.Admin, default)).Refusal);
        var ann = Jo with { Name = "Ann", Address = "ann@paper.example" };
        var other = House.Value(await house.PressContacts.AddAsync(ann, house.Comms, default));
        House.Refused((await house.PressContacts.ReviseAsync(other, ann, ann with { Address = "Jo@paper.example" }, house.Comms, default)).Refusal);
        // Two people change different fields at once: both stand.
        House.Done(await house.PressContacts.ReviseAsync(jo, Jo, Jo with { Outlet = "The Daily" }, house.Comms, default));
        House.Done(await house.PressContacts.ReviseAsync(jo, Jo, Jo with { Note = "Prefers mail." }, house.Admin, default));
        var list = house.Get<PressListQueries>();
        Assert.Equal(Jo with { Outlet = "The Daily", Note = "Prefers mail." }, (await list.ListAsync(PressListFilter.None, null, house.Comms, default)).Rows.Single(r => r.Id == jo).Form);
        Assert.Empty((await list.ListAsync(PressListFilter.None, null, house.Drafter, default)).Rows);
        Assert.Empty((await list.ChoicesAsync(house.Reviewer, default)).Outlets);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task It_is_narrowed_down_and_goes_by_key(Db db)
    {
        await using var house = await House.OpenAsync(db);
        for (var n = 0; n < 60; n++)
        {
            House.Value(await house.PressContacts.AddAsync(Jo with { Address = $"jo{n}@paper.example", Outlet = n % 2 == 0 ? "The Paper" : "The Daily", Language = n % 3 == 0 ? "fr" : "en" }, house.Comms, default));
            house.Clock.Advance(TimeSpan.FromSeconds(n % 2));
        }
        var list = house.Get<PressListQueries>();
        var first = await list.ListAsync(PressListFilter.None, null, house.Comms, default);
        var rest = await list.ListAsync(PressListFilter.None, first.Next, house.Comms, default);
        Assert.Equal(60, first.Rows.Concat(rest.Rows).Select(r => r.Id).Distinct().Count());
        Assert.Null(rest.Next);
        Assert.Equal(10, (await list.ListAsync(new("The Paper", "fr", "Europe/Lisbon"), null, house.Comms, default)).Rows.Count);
        Assert.Empty((await list.ListAsync(new(Zone: "Asia/Tokyo"), null, house.Comms, default)).Rows);
        var choices = await list.ChoicesAsync(house.Comms, default);
        Assert.Equal(["The Daily", "The Paper"], choices.Outlets);
        Assert.Equal(["en", "fr"], choices.Languages);
    }

    [Theory]
    [InlineData("jo")]
    [InlineData("jo@paper.example\nBcc: x@example.org")]
    [InlineData("Jo <jo@paper.example>")]
    [InlineData("jo@paper.example, ann@paper.example")]
    [InlineData("jö@paper.example")]
    [InlineData("")]
    public void What_no_mail_could_go_to_is_refused(string address) => House.Refused((Jo with { Address = address }).WhyNotKeep());

    [Fact]
    public void A_zone_that_nobody_knows_is_refused() => House.Refused((Jo with { Zone = "Nowhere/Atall" }).WhyNotKeep());

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_table_is_looked_at_line_by_line_and_only_the_new_come_in(Db db)
    {
        await using var house = await House.OpenAsync(db);
        House.Value(await house.PressContacts.AddAsync(Jo, house.Comms, default));
        const string table = "\uFEFFName;E-Mail;Outlet;Time zone\r\n\"Ruiz; Eva\";eva@radio.example;\"Radio \"\"Sur\"\"\";America/Sao_Paulo\r\nJo;JO@paper.example;;\r\n\r\nNo Address;nowhere;;\r\nEva again;Eva@Radio.example;;\r\nOdd;odd@radio.example;;Mars/Base\r\n";
        var tried = House.Value(await house.Get<PressListQueries>().TryAsync(table, house.Comms, default));
        Assert.Equal([BroughtState.New, BroughtState.Known, BroughtState.Refused, BroughtState.Known, BroughtState.Refused], tried.Lines.Select(l => l.State));
        Assert.Equal([2, 3, 5, 6, 7], tried.Lines.Select(l => l.Line.Number));
        Assert.All(tried.Lines.Where(l => l.State == BroughtState.Refused), l => House.Refused(l.Why));
        Assert.Equal(1, House.Value(await house.PressContacts.BringInAsync(table, house.Comms, default)));
        Assert.Equal(new("Ruiz; Eva", "eva@radio.example", "Radio \"Sur\"", "en", "America/Sao_Paulo", ""), (await house.Get<PressListQueries>().ListAsync(new(Outlet: "Radio \"Sur\""), null, house.Comms, default)).Rows.Single().Form);
        House.Refused((await house.PressContacts.BringInAsync(table, house.Comms, default)).Refusal);
        House.Refused((await house.PressContacts.BringInAsync("jo@paper.example\nann@paper.example", house.Comms, default)).Refusal);
        House.Refused((await house.PressContacts.BringInAsync("", house.Comms, default)).Refusal);
    }

    [Fact]
    public void A_table_may_be_parted_by_tabs_and_hold_line_breaks_in_quotation_marks()
    {
        var lines = House.Value(PressListFile.Read("Note\tEmail\tName\n\"Two\nlines\"\tjo@paper.example\tJo", "fr", Zones.Utc)).Lines;
        Assert.Equal(new("Jo", "jo@paper.example", "", "fr", Zones.Utc, "Two\nlines"), Assert.Single(lines).Form);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Whoever_is_removed_is_left_nowhere(Db db)
    {
        await using var house = await House.OpenAsync(db, new("127.0.0.1", 25, "", "", "newsroom@example.org", false, new("https://news.example.org")));
        var release = await house.ScheduledReleaseAsync("2026-11-25T11:00");
        var jo = House.Value(await house.PressContacts.AddAsync(Jo with { Note = "Called by jo canary herself." }, house.Comms, default));
        House.Value(await house.Mailings.MailAsync(release, MailManner.UnderEmbargo, [jo], [], house.Comms, default));
        Assert.NotEmpty(await house.HoldingAsync("jo canary"));
        Assert.NotEmpty(await house.HoldingAsync("jo@paper.example"));
        House.Done(await house.PressContacts.RemoveAsync(jo, house.Comms, default));
        Assert.Empty(await house.HoldingAsync("jo canary"));
        Assert.Empty(await house.HoldingAsync("jo@paper.example"));
        House.Refused((await house.PressContacts.RemoveAsync(jo, house.Comms, default)).Refusal);
    }
}
