using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Replies;
using AdvocacyTracker.Tests.Bed;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Tests.Press;

/// <summary>A release may word a demand shorter than its letter, in words that are approved with its text and shown beside the letter's.</summary>
public sealed class WordingTests
{
    private const string Reference = "D-2026-001-1";

    private static readonly ReleaseWording Letters = new(Reference, "Demand 1", "Do thing 1."), Own = new(Reference, "Thing 1", "Do it: thing 1.");

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task An_own_wording_is_approved_with_the_text_and_what_is_approved_is_published(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var release = await house.ApprovedReleaseAsync(await house.SentAsync(), ":::demands\n:::\n");
        var before = await ViewAsync(house, release);
        House.Done(await house.Wordings.WordAsync(release, Letters, Own, house.Comms, default));
        var worded = await ViewAsync(house, release);
        Assert.NotEqual(before.TextHash, worded.TextHash);
        Assert.Equal([Own], worded.Text.Wordings);
        Assert.Equal("Do thing 1.", worded.Text.Demands[0].Words.Text);
        Assert.Contains("lapsed", House.Refused((await house.Press.PublishAsync(release, house.Comms, default)).Refusal), StringComparison.Ordinal);
        Assert.Contains("in the release’s own words: Thing 1", worded.Text.InLines(), StringComparison.Ordinal);

        await house.ApproveReleaseAsync(release, onlyText: true);
        House.Value(await house.Press.PublishAsync(release, house.Comms, default));
        var published = Assert.Single(await house.Published.LatestAsync(default));
        var printed = house.Get<MarkdownRenderer>().Render(published.Words.Text.Body, published.RenderContext).Value;
        Assert.Contains("Do it: thing 1.", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("Do thing 1.", printed, StringComparison.Ordinal);
        Assert.Contains("Do thing 2.", printed, StringComparison.Ordinal);

        // Where the demand is followed, it reads as in the release; what exactly is asked is the letter's.
        var followed = (await house.Get<PublishedDemands>().FindAsync(Reference, default))!.Demand.Words;
        Assert.Equal((Own.Title, Own.Text, "Do thing 1."), (followed.Title, followed.Text, Assert.Single(followed.Asks)));

        // Frozen with what is published.
        Assert.StartsWith("This release is published", House.Refused((await house.Wordings.DropAsync(release, Reference, house.Comms, default)).Refusal), StringComparison.Ordinal);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Going_back_to_the_letters_words_revives_the_approval(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var release = await house.ApprovedReleaseAsync(await house.SentAsync(), ":::demands\n:::\n");
        var hash = (await ViewAsync(house, release)).TextHash;
        House.Done(await house.Wordings.WordAsync(release, Letters, Own, house.Comms, default));
        House.Done(await house.Wordings.DropAsync(release, Reference, house.Comms, default));
        Assert.Equal(hash, (await ViewAsync(house, release)).TextHash);
        House.Refused((await house.Wordings.DropAsync(release, Reference, house.Comms, default)).Refusal);
        House.Done(await house.Wordings.WordAsync(release, Letters, Own, house.Comms, default));
        House.Done(await house.Wordings.WordAsync(release, Own, Letters, house.Comms, default));
        Assert.Null((await ViewAsync(house, release)).Text.Wordings);
        House.Value(await house.Press.PublishAsync(release, house.Comms, default));
    }

    [Fact]
    public async Task What_an_approval_without_an_own_wording_is_of_stays_what_it_was()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var view = await ViewAsync(house, await house.SubmittedReleaseAsync(await house.SentAsync(1), ":::demands\n:::\n"));
        Assert.DoesNotContain("Wordings", Fingerprint.Json(view.Text), StringComparison.Ordinal);
        Assert.EndsWith("\"CallOutTitle\":\"\",\"CallOutText\":\"\"}", Fingerprint.Json(view.Text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_word_one_demand_at_once_are_both_heard()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var release = await house.SubmittedReleaseAsync(await house.SentAsync(), ":::demands\n:::\n");
        House.Done(await house.Wordings.WordAsync(release, Letters, Letters with { Title = "Thing 1" }, house.Comms, default));
        House.Done(await house.Wordings.WordAsync(release, Letters, Letters with { Text = "Do it: thing 1." }, house.Comms, default));
        Assert.Equal([Own], (await ViewAsync(house, release)).Text.Wordings);
        var met = House.Value(await house.Wordings.WordAsync(release, Letters, Letters with { Title = "Another" }, house.Comms, default)).Met;
        Assert.Equal(new("The title of D-2026-001-1 in the release", "Thing 1", "Another"), Assert.Single(met));
        Assert.Equal([Own], (await ViewAsync(house, release)).Text.Wordings);
    }

    [Fact]
    public async Task Only_a_demand_of_its_letters_is_worded_and_only_in_plain_words()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var release = await house.SubmittedReleaseAsync(await house.SentAsync(1), ":::demands\n:::\n");
        foreach (var odd in (ReleaseWording[])[Own with { DemandReference = "D-2026-009-1" }, Own with { Title = "" }, Own with { Text = " " }, Own with { Text = "Dear {{addressee}}" }, Own with { Text = ":::demands" }])
            House.Refused((await house.Wordings.WordAsync(release, Letters, odd, house.Comms, default)).Refusal);
    }

    [Fact]
    public async Task A_dropped_correction_leaves_the_published_wording_and_a_schedule_ends_with_another()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var release = await house.SubmittedReleaseAsync(await house.SentAsync(1), ":::demands\n:::\n");
        House.Done(await house.Wordings.WordAsync(release, Letters, Own, house.Comms, default));
        var form = (await ViewAsync(house, release)).Form;
        House.Done(await house.Press.ReviseAsync(release, form, form with { EmbargoAt = "2027-01-18T06:00" }, house.Comms, default));
        await house.ApproveReleaseAsync(release);
        House.Value(await house.Press.ScheduleAsync(release, house.Comms, default));
        House.Done(await house.Wordings.WordAsync(release, Own, Own with { Title = "Thing one" }, house.Comms, default));
        Assert.Equal(ReleaseStage.Draft, (await ViewAsync(house, release)).Stage);

        House.Done(await house.Wordings.WordAsync(release, Own with { Title = "Thing one" }, Own, house.Comms, default));
        House.Done(await house.Press.SubmitAsync(release, house.Comms, default));
        House.Value(await house.Press.PublishAsync(release, house.Comms, default, form.Headline));
        House.Done(await house.Press.BeginCorrectionAsync(release, house.Comms, default));
        House.Done(await house.Wordings.DropAsync(release, Reference, house.Comms, default));
        House.Done(await house.Press.DropCorrectionAsync(release, house.Comms, default));
        Assert.Equal([Own], (await ViewAsync(house, release)).Text.Wordings);
    }

    [Fact]
    public async Task The_guards_look_at_an_own_wording_too()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.SentAsync(1);
        var release = await house.SubmittedReleaseAsync(letter, ":::demands\n:::\n");
        House.Value(await house.People.AddAsync(letter, new("Ana Perez", "", NamingConsent.MustNotBeNamed, ""), house.Drafter, default));
        House.Done(await house.Wordings.WordAsync(release, Letters, new(Reference, "Thing [TK]", "Free Ana Perez and 7 others, not today."), house.Comms, default));
        var findings = (await ViewAsync(house, release)).Readiness.Findings.Where(f => f.Place == "wording-D-2026-001-1").ToList();
        Assert.Equal([true, true, false, false, false], findings.Select(f => f.Blocks));
        Assert.Contains(findings, f => f.Sentence.Contains("Ana Perez", StringComparison.Ordinal) && f.Blocks);
        Assert.Contains(findings, f => f.Sentence.Contains("[TK]", StringComparison.Ordinal) && f.Blocks);
        Assert.Contains(findings, f => f.Sentence.Contains("its numbers (only the letter says “1”; only the release says “7”)", StringComparison.Ordinal));
    }

    private static async Task<ReleaseView> ViewAsync(House house, Guid release) => (await house.PressList.FindAsync(release, house.Comms, default))!;
}
