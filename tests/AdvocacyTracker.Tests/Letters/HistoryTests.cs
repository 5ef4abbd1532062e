using AdvocacyTracker.Data;
using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Sending;
using AdvocacyTracker.Team;
using AdvocacyTracker.Tests.Bed;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Tests.Letters;

/// <summary>The history of a text: every text that ever stood can be found, compared and brought back, and nothing is lost by it.</summary>
public sealed class HistoryTests
{
    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Changes_are_told_pause_by_pause_with_who_wrote_and_how_many_words(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await NewAsync(house);
        await WriteAsync(house, letter, "One two three.", house.Drafter);
        house.Clock.Advance(TimeSpan.FromMinutes(4));
        await WriteAsync(house, letter, "One two three four.", house.OtherDrafter);
        house.Clock.Advance(TimeSpan.FromMinutes(5));
        await WriteAsync(house, letter, "One three four.", house.OtherDrafter);

        var points = (await HistoryAsync(house, letter)).Points;
        Assert.Equal([("1 word removed.", 2, 3), ("4 words added.", 0, 2)], points.Select(p => (p.Words!.Sentence(), p.From, p.Version)));
        Assert.Equal(["Otto"], points[0].By);
        Assert.Equal(["Dora", "Otto"], points[1].By);
    }

    [Fact]
    public async Task One_sitting_is_told_half_hour_by_half_hour()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await NewAsync(house);
        for (var minute = 0; minute < 64; minute += 4)
        {
            await WriteAsync(house, letter, $"Minute {minute}.", house.Drafter);
            house.Clock.Advance(TimeSpan.FromMinutes(4));
        }
        var points = (await HistoryAsync(house, letter)).Points;
        Assert.Equal([(0, 8), (8, 16)], points.Reverse().Select(p => (p.From, p.Version)));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task What_was_named_submitted_decided_on_signed_off_and_sent_stands_in_its_place(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.DraftAsync(1);
        var step = TimeSpan.FromSeconds(10);
        house.Clock.Advance(step);
        House.Done(await house.Letters.NamePointAsync(letter, 1, "As read to the director", house.Reviewer, default));
        house.Clock.Advance(step);
        await house.WriteAsync(letter, Sample.Body + "\nMore.");
        house.Clock.Advance(step);
        House.Done(await house.Demands.SubmitAsync(letter, house.Drafter, default));
        house.Clock.Advance(step);
        House.Done(await house.Letters.KeepLoserAsync(letter, "A text that gave way.", house.Drafter, default));
        house.Clock.Advance(step);
        await house.ApproveAllAsync(letter);
        house.Clock.Advance(step);
        House.Done(await house.Sending.SignOffAsync(letter, house.Reviewer, default));
        house.Clock.Advance(step);
        House.Done(await house.Sending.MarkAsSentAsync(letter, Delivery.Post, null, house.Drafter, default));

        var view = await HistoryAsync(house, letter);
        Assert.Equal(
            ["Marked as sent, Dora, 2", "Signed off, Rosa, 2", "Approved, Rosa, 2", "Kept from a conflict, by Dora, , 2", "Submitted, Dora, 2", ", Dora, 2", "As read to the director, Rosa, 1", ", Dora, 1"],
            view.Points.Select(p => $"{p.Name}, {string.Join(' ', p.By)}, {p.Version}"));
        // The sitting was one, and is told in two where somebody named a point of it.
        Assert.Equal([(1, 2), (0, 1)], view.Points.Where(p => p.Kind == HistoryKind.Pause).Select(p => (p.From, p.Version)));
        Assert.Equal("Marked as sent", view.From!.Name);
        Assert.True(view.To!.IsNow);
        foreach (var point in view.Points)
        {
            var side = (await HistoryAsync(house, letter, new(point.Key))).From!;
            Assert.Equal(point.Kind == HistoryKind.Kept ? "A text that gave way." : point.Version == 1 ? Sample.Body : Sample.Body + "\nMore.", side.Text);
        }
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_log_of_5000_changes_lists_in_a_bounded_number_of_queries_and_reads_few_of_its_changes(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await NewAsync(house);
        await FillAsync(house, letter, 5_000);
        HistoryView view = null!;
        var asked = await Sql.OfAsync(async () => view = await HistoryAsync(house, letter, new("1", "now")));
        Assert.InRange(asked.Count, 1, 80);
        Assert.Equal(25, view.Points.Count);
        Assert.NotNull(view.Older);

        // Page by page the whole log is told, each change once.
        var (ranges, before) = (new List<(int From, int To)>(), (int?)null);
        do
        {
            var page = await HistoryAsync(house, letter, new(Before: before));
            ranges.AddRange(page.Points.Select(p => (p.From, p.Version)));
            before = page.Older;
        }
        while (before is not null);
        Assert.Equal(5_000, ranges[0].To);
        Assert.Equal(0, ranges[^1].From);
        Assert.All(ranges.Zip(ranges.Skip(1)), pair => Assert.Equal(pair.First.From, pair.Second.To));
    }

    [Fact]
    public async Task Whatever_is_written_every_pause_tells_the_words_between_its_two_texts()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await NewAsync(house);
        var random = new Random(7);
        var texts = new List<string> { "" };
        for (var n = 0; n < 260; n++)
        {
            var words = texts[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
            if (words.Count > 5 && random.Next(3) == 0) words.RemoveAt(random.Next(words.Count));
            else words.Insert(random.Next(words.Count + 1), $"w{n}" + (random.Next(5) == 0 ? ".\n\n" : ""));
            texts.Add(string.Join(' ', words));
            await WriteAsync(house, letter, texts[^1], random.Next(2) == 0 ? house.Drafter : house.OtherDrafter);
            house.Clock.Advance(TimeSpan.FromSeconds(random.Next(400)));
        }
        for (int? before = null; ;)
        {
            var page = await HistoryAsync(house, letter, new(Before: before));
            Assert.All(page.Points, p => Assert.Equal(WordTally.Between(texts[p.From], texts[p.Version]), p.Words));
            foreach (var point in page.Points.Take(3)) Assert.Equal(texts[point.Version], (await HistoryAsync(house, letter, new(point.Key))).From!.Text);
            if ((before = page.Older) is null) break;
        }
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task To_somebody_who_may_not_know_of_it_a_restricted_letter_has_no_history_and_no_deeds(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.DraftAsync(1, Confidentiality.Restricted);
        Assert.Null(await house.Histories.FindAsync(letter, new(), house.OtherDrafter, default));
        Assert.Null(await house.Histories.FindAsync(Guid.NewGuid(), new(), house.OtherDrafter, default));
        Assert.Equal("There is no such letter: its address may be mistyped.", House.Refused((await house.Letters.RestoreAsync(letter, BodyPlace.At(0), house.OtherDrafter, default)).Refusal));
        Assert.Equal("There is no such letter: its address may be mistyped.", House.Refused((await house.Letters.NamePointAsync(letter, 1, "Mine", house.OtherDrafter, default)).Refusal));
        House.Done(await house.Letters.NameAsync(letter, house.OtherDrafter.Id, true, house.Drafter, default));
        Assert.NotNull(await house.Histories.FindAsync(letter, new(), house.OtherDrafter, default));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_text_brought_back_is_one_more_change_its_approval_holds_again_and_nothing_is_lost(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.SubmittedAsync(1);
        await house.ApproveAllAsync(letter);
        await house.WriteAsync(letter, Sample.Body + "\nNot approved.");
        Assert.NotEqual(ReviewState.Approved, (await house.TextStandingAsync(letter)).State);
        Assert.Equal(3, House.Value(await house.Letters.RestoreAsync(letter, BodyPlace.At(1), house.OtherDrafter, default)));
        Assert.Equal(ReviewState.Approved, (await house.TextStandingAsync(letter)).State);
        Assert.Equal(Sample.Body, (await house.ViewAsync(letter)).Body.Text);
        Assert.Contains(house.OtherDrafter.Id, (await house.DemandList.LetterTextAsync(await house.ViewAsync(letter), default)).Authors);
        Assert.Equal(4, House.Value(await house.Letters.RestoreAsync(letter, BodyPlace.At(2), house.Drafter, default)));
        Assert.Equal(Sample.Body + "\nNot approved.", (await house.ViewAsync(letter)).Body.Text);
        Assert.NotEqual(ReviewState.Approved, (await house.TextStandingAsync(letter)).State);
        await using var stored = await house.Get<IDbContextFactory<AppDb>>().CreateDbContextAsync();
        var trail = await stored.Set<AdvocacyTracker.Audit.AuditEntry>().Where(e => e.Deed == "Restore").OrderBy(e => e.Sequence).LastAsync();
        Assert.Equal((await house.ViewAsync(letter)).Hash, trail.Note);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_text_kept_from_a_conflict_can_be_brought_back(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.DraftAsync(1);
        House.Done(await house.Letters.KeepLoserAsync(letter, "A text that gave way.", house.Drafter, default));
        var kept = (await HistoryAsync(house, letter)).Points.Single(p => p.Kind == HistoryKind.Kept);
        House.Value(await house.Letters.RestoreAsync(letter, kept.Place, house.Drafter, default));
        Assert.Equal("A text that gave way.", (await house.ViewAsync(letter)).Body.Text);
    }

    [Fact]
    public async Task Only_a_text_of_this_letter_is_brought_back_and_only_where_nothing_is_frozen()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var (letter, other) = (await house.SubmittedAsync(1), await house.SubmittedAsync(1));
        async Task<string> RefusedAsync(BodyPlace place) => House.Refused((await house.Letters.RestoreAsync(letter, place, house.Drafter, default)).Refusal);
        async Task<Guid> RevisionAsync(Guid subject, Part part)
        {
            await using var db = await house.Get<IDbContextFactory<AppDb>>().CreateDbContextAsync();
            return await db.Set<Revision>().Where(r => r.SubjectId == subject && r.Part == part).Select(r => r.Id).SingleAsync();
        }

        foreach (var version in (int[])[-1, 2, int.MaxValue])
            Assert.Equal("This text never had such a version: choose a point in its history.", await RefusedAsync(BodyPlace.At(version)));
        Assert.Equal("There is no such revision of this text: choose a point in its history.", await RefusedAsync(BodyPlace.Of(Guid.NewGuid())));
        Assert.Equal("There is no such revision of this text: choose a point in its history.", await RefusedAsync(BodyPlace.Of(await RevisionAsync(other, Part.LetterText))));
        Assert.Equal("There is no such revision of this text: choose a point in its history.", await RefusedAsync(BodyPlace.Of(await RevisionAsync((await house.DemandsAsync(letter))[0].Id, Part.Demand))));
        Assert.Equal("The text stands exactly so already: there is nothing to restore.", await RefusedAsync(BodyPlace.At(1)));
        await house.ApproveAllAsync(letter);
        House.Done(await house.Sending.SignOffAsync(letter, house.Reviewer, default));
        Assert.StartsWith("This letter is signed off and its text is frozen", await RefusedAsync(BodyPlace.At(0)), StringComparison.Ordinal);
        // Its points can still be named.
        House.Done(await house.Letters.NamePointAsync(letter, 1, "As signed off", house.Drafter, default));
    }

    [Fact]
    public async Task A_point_has_a_name_of_one_line_and_was()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.DraftAsync(1);
        async Task<string> RefusedAsync(int version, string name) => House.Refused((await house.Letters.NamePointAsync(letter, version, name, house.Drafter, default)).Refusal);
        Assert.Equal("The name is empty: write it first.", await RefusedAsync(1, " "));
        Assert.Equal("The name must be one line: remove the line breaks.", await RefusedAsync(1, "a\nb"));
        Assert.StartsWith("The name has 101 characters; the most is 100", await RefusedAsync(1, new('a', 101)), StringComparison.Ordinal);
        foreach (var version in (int[])[-1, 2]) Assert.Equal("This text never had such a version: choose a point in its history.", await RefusedAsync(version, "Name"));
        House.Done(await house.Letters.NamePointAsync(letter, 1, new('a', 100), house.Drafter, default));
        Assert.Equal("This point has that name already.", await RefusedAsync(1, new('a', 100)));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_release_has_the_same_history_until_it_is_public(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var release = await house.ApprovedReleaseAsync();
        house.Clock.Advance(TimeSpan.FromMinutes(10));
        House.Value(await house.Press.AppendAsync(release, new(1, ChangeSet.Between("Words for the press.", "Other words.").ToJson()), house.Comms, default));
        House.Done(await house.Press.NamePointAsync(release, 2, "Before the desk", house.Comms, default));
        House.Value(await house.Press.RestoreAsync(release, BodyPlace.At(1), house.Comms, default));
        var view = (await house.PressList.HistoryAsync(release, new(), house.Comms, default))!;
        Assert.Null(await house.PressList.HistoryAsync(release, new(), house.Drafter, default));
        Assert.Equal(["", "Before the desk", "", "Approved", "Submitted", ""], view.Points.Select(p => p.Name));
        House.Value(await house.Press.PublishAsync(release, house.Comms, default));
        Assert.StartsWith("This release is published", House.Refused((await house.Press.RestoreAsync(release, BodyPlace.At(2), house.Comms, default)).Refusal), StringComparison.Ordinal);
        Assert.Equal("Published", (await house.PressList.HistoryAsync(release, new(), house.Comms, default))!.Points[0].Name);

        var restricted = await house.SubmittedReleaseAsync(await house.SentAsync(1));
        var letter = (await house.PressList.FindAsync(restricted, house.Comms, default))!.Letters[0].Id;
        await using var context = await house.Get<IDbContextFactory<AppDb>>().CreateDbContextAsync();
        await context.Set<Letter>().Where(l => l.Id == letter).ExecuteUpdateAsync(l => l.SetProperty(x => x.Confidentiality, Confidentiality.Restricted));
        Assert.Null(await house.PressList.HistoryAsync(restricted, new(), house.Comms, default));
    }

    [Theory]
    [InlineData("nonsense", "now")]
    [InlineData("2", "now")]
    [InlineData("-1", "now")]
    [InlineData("now", "0000000000000000000000000000000a")]
    [InlineData("d1", "99999999999999999999")]
    public async Task What_never_was_is_no_text_to_compare(string from, string to)
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var view = await HistoryAsync(house, await house.DraftAsync(1), new(from, to));
        Assert.True(view.From is null || view.To is null);
    }

    private static async Task<HistoryView> HistoryAsync(House house, Guid letter, HistoryAsked? asked = null) => (await house.Histories.FindAsync(letter, asked ?? new(), house.Drafter, default))!;

    private static async Task<Guid> NewAsync(House house) => House.Value(await house.Letters.DraftAsync("A letter", "en", house.Drafter, default));

    private static async Task WriteAsync(House house, Guid letter, string body, Actor actor)
    {
        var head = (await house.ViewAsync(letter)).Body;
        Assert.True(House.Value(await house.Letters.AppendAsync(letter, new(head.Version, ChangeSet.Between(head.Text, body).ToJson()), actor, default)).Taken);
    }

    // Straight into the log, as thousands of deeds would leave it; every tenth change comes after a pause.
    private static async Task FillAsync(House house, Guid letter, int changes)
    {
        await using var db = await house.Get<IDbContextFactory<AppDb>>().CreateDbContextAsync();
        var at = house.Clock.GetUtcNow();
        for (var n = 1; n <= changes; n++)
        {
            db.Add(new TextChange(letter, n, n == 1 ? "[[0,\"a \"]]" : $"[{2 * (n - 1)},[0,\"a \"]]", "", house.Drafter.Id, at += TimeSpan.FromSeconds(n % 10 == 0 ? 400 : 1)));
            if (n % 200 == 0) db.Add(new TextSnapshot(letter, n, string.Concat(Enumerable.Repeat("a ", n))));
        }
        await db.SaveChangesAsync();
        await db.Set<Letter>().Where(l => l.Id == letter).ExecuteUpdateAsync(l => l.SetProperty(x => x.BodyVersion, changes).SetProperty(x => x.Body, string.Concat(Enumerable.Repeat("a ", changes))));
    }
}
