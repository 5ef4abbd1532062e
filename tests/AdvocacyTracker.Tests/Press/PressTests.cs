using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Tests.Bed;

namespace AdvocacyTracker.Tests.Press;

/// <summary>A release is public only as it was approved, and not before its letter is sent.</summary>
public sealed class PressTests
{
    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_release_goes_from_a_sent_letter_to_the_public_with_the_letters_own_demands(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.SentAsync();
        var release = await house.ApprovedReleaseAsync(letter, ":::demands\n:::\n");
        Assert.Empty(await house.Published.LatestAsync(default));
        var epoch = await house.Published.EpochAsync(default);
        var slug = House.Value(await house.Press.PublishAsync(release, house.Comms, default));
        Assert.Equal("a-headline", slug);
        Assert.True(await house.Published.EpochAsync(default) > epoch);
        var published = Assert.Single(await house.Published.LatestAsync(default));
        Assert.Equal(["D-2026-001-1", "D-2026-001-2", "D-2026-001-3"], published.Words.Text.Demands.Select(d => d.Reference));
        Assert.Equal(["2026-001"], published.OpenLetters);
        Assert.NotNull(await house.Published.LetterAsync("2026-001", default));
        Assert.NotNull(await house.Published.FindAsync(slug, default));
    }

    [Fact]
    public async Task Publishing_names_what_is_missing()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var release = await house.SubmittedReleaseAsync();
        Assert.Contains("The headline waits for approval", await WhyNotPublishAsync(house, release), StringComparison.Ordinal);
        await DecideAsync(house, release, Part.Headline);
        Assert.Contains("The text waits for approval", await WhyNotPublishAsync(house, release), StringComparison.Ordinal);
        House.Done(await house.Press.TakeBackAsync(release, house.Comms, default));
        Assert.Contains("is a draft", await WhyNotPublishAsync(house, release), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Editing_an_approved_release_refuses_its_publishing_and_going_back_allows_it()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var release = await house.ApprovedReleaseAsync();
        House.Value(await house.Press.AppendAsync(release, new(1, "[20,[0,\" More.\"]]"), house.Comms, default));
        Assert.Contains("The text was changed after its approval, which lapsed", await WhyNotPublishAsync(house, release), StringComparison.Ordinal);
        House.Value(await house.Press.AppendAsync(release, new(2, "[20,[6]]"), house.Comms, default));
        House.Done(await house.Press.ReviseAsync(release, Sample.Release(), Sample.Release("Another headline"), house.Comms, default));
        Assert.Contains("The headline was changed after its approval, which lapsed", await WhyNotPublishAsync(house, release), StringComparison.Ordinal);
        House.Done(await house.Press.ReviseAsync(release, Sample.Release("Another headline"), Sample.Release(), house.Comms, default));
        House.Value(await house.Press.PublishAsync(release, house.Comms, default));
    }

    [Fact]
    public async Task A_release_is_made_only_from_a_letter_that_has_gone_out_and_not_published_after_its_recall()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var draft = await house.DraftAsync();
        Assert.Contains("has not been sent", House.Refused((await house.Press.DraftAsync(Sample.Release(), [draft], house.Comms, default)).Refusal), StringComparison.Ordinal);
        var letter = await house.SentAsync();
        var release = await house.ApprovedReleaseAsync(letter);
        House.Done(await house.Sending.RecallAsync(letter, "Wrong person.", house.Drafter, default));
        House.Refused((await house.Press.PublishAsync(release, house.Comms, default)).Refusal);
    }

    [Fact]
    public async Task A_quotation_marked_as_written_must_stand_in_the_sent_letter()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.SentAsync();
        var invented = await house.ApprovedReleaseAsync(letter, ":::quote speaker=\"Mara Lind\" verb=\"wrote\"\nwords she never wrote\n:::\n");
        Assert.Contains("“words she never wrote…” is marked as written", await WhyNotPublishAsync(house, invented), StringComparison.Ordinal);
        var said = await house.ApprovedReleaseAsync(letter, ":::quote speaker=\"Mara Lind\" verb=\"said\"\nwords she never wrote\n:::\n");
        House.Value(await house.Press.PublishAsync(said, house.Comms, default));
        var true_ = await house.ApprovedReleaseAsync(letter, ":::quote speaker=\"Mara Lind\" verb=\"wrote\"\n“[R]ights are ‘inextricably  linked’”\n:::\n");
        House.Value(await house.Press.PublishAsync(true_, house.Comms, default));
    }

    [Theory]
    [InlineData("There is a straight line", "There is a straight line between these.", true)]
    [InlineData("\u201cThere is a straight line.\u201d", "there is a straight line between", true)]
    [InlineData("[T]here is […] line", "And there is a straight line.", true)]
    [InlineData("[T]here is [...] between", "And there is a straight line between us", true)]
    [InlineData("line […] There is", "There is a straight line", false)]
    [InlineData("There is a crooked line", "There is a straight line", false)]
    [InlineData("[…]", "There is a straight line", false)]
    [InlineData("", "There is a straight line", false)]
    [InlineData("nbsp\u00a0and  spaces", "nbsp and spaces here", true)]
    public void A_quotation_is_found_whatever_its_marks_spaces_and_omissions(string quotation, string letter, bool found) => Assert.Equal(found, QuotationCheck.IsFoundIn(quotation, letter));

    [Fact]
    public async Task A_published_release_never_changes_and_a_retracted_one_leaves_its_notice()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var release = await house.ApprovedReleaseAsync();
        var slug = House.Value(await house.Press.PublishAsync(release, house.Comms, default));
        House.Refused((await house.Press.ReviseAsync(release, Sample.Release(), Sample.Release("Other"), house.Comms, default)).Refusal);
        House.Refused((await house.Press.AppendAsync(release, new(1, "[20,[0,\"x\"]]"), house.Comms, default)).Refusal);
        House.Refused((await house.Press.PublishAsync(release, house.Comms, default)).Refusal);
        House.Refused((await house.Press.TakeBackAsync(release, house.Comms, default)).Refusal);
        House.Refused((await house.Press.RetractAsync(release, "", house.Comms, default)).Refusal);
        House.Done(await house.Press.RetractAsync(release, "It named somebody wrongly.", house.Comms, default));
        Assert.Null(await house.Published.FindAsync(slug, default));
        Assert.Empty(await house.Published.LatestAsync(default));
        Assert.Equal("It named somebody wrongly.", (await house.Published.RetractionAsync(slug, default))?.Note);
        House.Refused((await house.Press.PublishAsync(release, house.Comms, default)).Refusal);
    }

    [Fact]
    public async Task Slugs_are_permanent_and_never_given_twice()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var slugs = new List<string>();
        for (var n = 0; n < 3; n++) slugs.Add(House.Value(await house.Press.PublishAsync(await house.ApprovedReleaseAsync(), house.Comms, default)));
        Assert.Equal(["a-headline", "a-headline-2", "a-headline-3"], slugs);
    }

    [Fact]
    public async Task An_internal_or_restricted_letter_is_not_public_by_its_release()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.DraftAsync(confidentiality: Confidentiality.Internal);
        House.Done(await house.Demands.SubmitAsync(letter, house.Drafter, default));
        await house.ApproveAllAsync(letter);
        House.Done(await house.Sending.SignOffAsync(letter, house.Reviewer, default));
        House.Done(await house.Sending.MarkAsSentAsync(letter, Delivery.Post, null, house.Drafter, default));
        House.Value(await house.Press.PublishAsync(await house.ApprovedReleaseAsync(letter), house.Comms, default));
        Assert.Null(await house.Published.LetterAsync("2026-001", default));
        Assert.Empty(Assert.Single(await house.Published.LatestAsync(default)).OpenLetters);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task What_is_public_always_equals_what_was_approved_in_60_races_of_an_edit_against_publishing(Db db)
    {
        await using var house = await House.OpenAsync(db);
        for (var race = 0; race < 60; race++)
        {
            var release = await house.ApprovedReleaseAsync();
            var edit = Task.Run(async () => (await house.Press.AppendAsync(release, new(1, "[20,[0,\" More.\"]]"), house.Comms, default)).Refusal);
            var publish = Task.Run(async () => (await house.Press.PublishAsync(release, house.Comms, default)).Refusal);
            var (refusedEdit, refusedPublish) = (await edit, await publish);
            Assert.True(refusedEdit is null ^ refusedPublish is null, $"{refusedEdit} {refusedPublish}");
        }
        Assert.All(await house.Published.LatestAsync(default), r => Assert.Equal("Words for the press.", r.Words.Text.Body));
    }

    private static async Task DecideAsync(House house, Guid release, Part part)
    {
        var view = (await house.PressList.FindAsync(release, house.Reviewer, default))!;
        House.Done(await house.Press.DecideAsync(release, part, part == Part.Headline ? view.HeadlineHash : view.TextHash, Decision.Approved, "", house.Reviewer, default));
    }

    private static async Task<string> WhyNotPublishAsync(House house, Guid release) => House.Refused((await house.Press.PublishAsync(release, house.Comms, default)).Refusal);
}
