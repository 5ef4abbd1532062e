using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Tests.Bed;
using AdvocacyTracker.Text;

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
        var epoch = await house.EpochAsync();
        var slug = House.Value(await house.Press.PublishAsync(release, house.Comms, default));
        Assert.Equal("a-headline", slug);
        Assert.True(await house.EpochAsync() > epoch);
        var published = Assert.Single(await house.Published.LatestAsync(default));
        Assert.Equal(["D-2026-001-1", "D-2026-001-2", "D-2026-001-3"], published.Words.Text.Demands.Select(d => d.Reference));
        Assert.Equal(["2026-001"], published.OpenLetters);
        Assert.NotNull(await house.Published.LetterAsync("2026-001", default));
        Assert.NotNull(await house.Published.FindAsync(slug, default));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_demand_is_printed_in_its_letters_language_whatever_the_releases(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.DraftAsync(1);
        var form = (await house.ViewAsync(letter)).Form;
        House.Done(await house.Letters.ReviseAsync(letter, form, form with { Language = "ar" }, house.Drafter, default));
        House.Done(await house.Demands.SubmitAsync(letter, house.Drafter, default));
        await house.ApproveAllAsync(letter);
        House.Done(await house.Sending.SignOffAsync(letter, house.Reviewer, default));
        House.Done(await house.Sending.MarkAsSentAsync(letter, Delivery.Post, null, house.Drafter, default));
        var release = await house.ApprovedReleaseAsync(letter, ":::demands\n:::\n");
        const string demand = "<li class=\"demand\" id=\"D-2026-001-1\" lang=\"ar\" dir=\"rtl\">";
        Assert.Contains(demand, Printed(house, (await house.PressList.FindAsync(release, house.Comms, default))!.RenderContext), StringComparison.Ordinal);

        // Of a release in the letter's own language nothing is said, and no word more is approved.
        House.Done(await house.Press.ReviseAsync(release, Sample.Release(), Sample.Release() with { Language = "ar" }, house.Comms, default));
        var same = (await house.PressList.FindAsync(release, house.Comms, default))!;
        Assert.DoesNotContain("lang=", Printed(house, same.RenderContext), StringComparison.Ordinal);
        Assert.Null(Assert.Single(same.Text.Demands).Language);

        House.Done(await house.Press.ReviseAsync(release, Sample.Release() with { Language = "ar" }, Sample.Release(), house.Comms, default));
        House.Value(await house.Press.PublishAsync(release, house.Comms, default));
        Assert.Contains(demand, Printed(house, Assert.Single(await house.Published.LatestAsync(default)).RenderContext), StringComparison.Ordinal);
    }

    private static string Printed(House house, RenderContext context) => house.Get<MarkdownRenderer>().Render(":::demands\n:::\n", context).Value;

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
    public async Task What_the_house_says_under_a_release_is_approved_with_it()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var release = await house.ApprovedReleaseAsync();
        var files = new[] { new AdvocacyTracker.Import.ImportFile("newsroom.yaml", "name: House\ntagline: A line\nlanguage: en\nletterhead: House\nboilerplate: Words nobody approved.\n") };
        House.Value(await house.Get<AdvocacyTracker.Data.Seeder>().ImportAsync(House.Value(AdvocacyTracker.Import.ImportReader.Read(files)), "the tests", demo: false, default));
        Assert.Contains("The text was changed after its approval, which lapsed", await WhyNotPublishAsync(house, release), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(":::demands\n:::\n", ":::demands")]
    [InlineData(":::demnads\n:::\n", ":::demnads")]
    [InlineData(":::quote speaker=\"Mara Lind\" verb=\"wrote\"\nnever closed\n", ":::quote")]
    [InlineData(":::quote verb=\"wrote\"\nnobody said this\n:::\n", ":::quote")]
    [InlineData("On {{letter-date}}.", "{{letter-date}}")]
    public async Task A_block_or_field_that_would_be_printed_raw_stops_the_publishing(string body, string shown)
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var release = await house.ApprovedReleaseAsync(body: body);
        Assert.Contains(shown, await WhyNotPublishAsync(house, release), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_cannot_be_rendered_is_not_published_unchecked()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var release = await house.ApprovedReleaseAsync(body: new string('[', 200) + "a](b");
        Assert.Contains("can't be printed", await WhyNotPublishAsync(house, release), StringComparison.Ordinal);
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
        Assert.Contains("was sent in error", House.Refused((await house.Press.PublishAsync(release, house.Comms, default)).Refusal), StringComparison.Ordinal);
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
    [InlineData("lawful detention is right", "No unlawful detention is right.", false)]
    [InlineData("all are link", "They say that all are linked.", false)]
    [InlineData("arrested 12", "They arrested 120 people.", false)]
    [InlineData("[…]ease them", "Release them.", false)]
    [InlineData("caf\u00e9 closed", "The cafe\u0301 closed.", true)]
    [InlineData("حقوق الإنسان", "نكتب إليكم بشأن وحقوق الإنسان.", true)]
    [InlineData("释放他们", "我们要求释放他们。", true)]
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

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Nothing_is_at_an_address_that_no_release_or_letter_could_have(Db db)
    {
        await using var house = await House.OpenAsync(db);
        foreach (var address in (string[])["", "a\0b", "\ud800", "../a-headline", "A-HEADLINE", "' OR 1=1 --", new('a', 100_000)])
        {
            Assert.Null(await house.Published.FindAsync(address, default));
            Assert.Null(await house.Published.RetractionAsync(address, default));
            Assert.Null(await house.Published.LetterAsync(address, default));
        }
    }

    [Fact]
    public async Task A_letter_named_twice_is_one_letter()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.SentAsync(1);
        var release = House.Value(await house.Press.DraftAsync(Sample.Release(), [letter, letter], house.Comms, default));
        Assert.Equal([letter], (await house.PressList.FindAsync(release, house.Comms, default))?.Letters.Select(l => l.Id));
    }

    [Fact]
    public async Task Two_people_on_a_releases_form_both_keep_theirs_or_are_told_with_both_texts()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var other = await house.JoinAsync("Cora", AdvocacyTracker.Team.Roles.Comms);
        var release = await house.SubmittedReleaseAsync();
        var seen = Sample.Release();
        House.Done(await house.Press.ReviseAsync(release, seen, seen with { Headline = "Theirs" }, house.Comms, default));
        House.Done(await house.Press.ReviseAsync(release, seen, seen with { Dateline = "Nairobi" }, other, default));
        var met = House.Value(await house.Press.ReviseAsync(release, seen, seen with { Headline = "Mine", Subhead = "Mine too" }, other, default)).Met;
        Assert.Equal([new MetField("The headline", "Theirs", "Mine")], met);
        Assert.Equal(met, Assert.Single((await house.PressList.HistoryAsync(release, new(), house.Reviewer, default))!.Fields).Met);
        Assert.Equal(seen with { Headline = "Theirs", Dateline = "Nairobi" }, (await house.PressList.FindAsync(release, other, default))!.Form);
    }

    [Fact]
    public async Task Who_wrote_any_of_a_release_decides_on_no_part_of_it()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var both = await house.JoinAsync("Bea", AdvocacyTracker.Team.Roles.Comms | AdvocacyTracker.Team.Roles.Reviewer);
        var release = await house.SubmittedReleaseAsync();
        House.Done(await house.Press.ReviseAsync(release, Sample.Release(), Sample.Release() with { Dateline = "Nairobi" }, both, default));
        var view = (await house.PressList.FindAsync(release, both, default))!;
        foreach (var (part, hash) in ((Part, string)[])[(Part.Headline, view.HeadlineHash), (Part.ReleaseText, view.TextHash)])
            Assert.Contains("You wrote some of these words", House.Refused((await house.Press.DecideAsync(release, part, hash, Decision.Approved, "", both, default)).Refusal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_on_a_headline_or_text_that_has_moved_on_is_refused_and_so_is_one_without_a_reason()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var release = await house.SubmittedReleaseAsync();
        var seen = (await house.PressList.FindAsync(release, house.Reviewer, default))!;
        House.Refused((await house.Press.DecideAsync(release, Part.Headline, seen.HeadlineHash, Decision.Rejected, "", house.Reviewer, default)).Refusal);
        House.Done(await house.Press.ReviseAsync(release, Sample.Release(), Sample.Release("Another") with { Dateline = "Nairobi" }, house.Comms, default));
        foreach (var (part, hash) in ((Part, string)[])[(Part.Headline, seen.HeadlineHash), (Part.ReleaseText, seen.TextHash)])
            Assert.Contains("changed while you were reading", House.Refused((await house.Press.DecideAsync(release, part, hash, Decision.Approved, "", house.Reviewer, default)).Refusal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_release_about_a_restricted_letter_is_not_there_for_those_not_named_on_the_letter()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var outside = await house.JoinAsync("Cora", AdvocacyTracker.Team.Roles.Comms | AdvocacyTracker.Team.Roles.Reviewer);
        var letter = await house.RestrictedAsync();
        var release = await house.SubmittedReleaseAsync(letter);
        Assert.Single((await house.PressList.ListAsync(house.Comms, null, default)).Rows);

        Assert.Null(await house.PressList.FindAsync(release, outside, default));
        Assert.Null(await house.PressList.NewerAsync(release, 0, outside, default));
        Assert.Empty((await house.PressList.ListAsync(outside, null, default)).Rows);
        Assert.Empty(await house.PressList.WaitingAsync(outside, default));
        Assert.Empty(await house.PressList.OfLetterAsync(letter, outside, default));
        var nothing = House.Refused((await house.Press.TakeBackAsync(Guid.NewGuid(), outside, default)).Refusal);
        AdvocacyTracker.Rules.Refusal?[] refusals =
        [
            (await house.Press.TakeBackAsync(release, outside, default)).Refusal,
            (await house.Press.ReviseAsync(release, Sample.Release(), Sample.Release("Other"), outside, default)).Refusal,
            (await house.Press.AppendAsync(release, new(1, "[20,[0,\"x\"]]"), outside, default)).Refusal,
            (await house.Press.DecideAsync(release, Part.Headline, "", Decision.Approved, "", outside, default)).Refusal,
            (await house.Press.PublishAsync(release, outside, default)).Refusal,
            (await house.Press.RetractAsync(release, "No.", outside, default)).Refusal,
        ];
        Assert.All(refusals, r => Assert.Equal(nothing, House.Refused(r)));
    }

    [Fact]
    public async Task A_letter_that_a_published_release_tells_of_is_not_restricted_but_can_be_taken_from_the_public()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.SentAsync(1);
        var reference = (await house.ViewAsync(letter)).Words.Reference;
        var release = await house.ApprovedReleaseAsync(letter, ":::demands\n:::\n");
        House.Value(await house.Press.PublishAsync(release, house.Comms, default));
        Assert.NotNull(await house.Published.LetterAsync(reference, default));
        Assert.Contains("tells everybody", House.Refused((await house.Press.ConfideAsync(letter, Confidentiality.Restricted, house.Drafter, default)).Refusal), StringComparison.Ordinal);
        House.Done(await house.Press.ConfideAsync(letter, Confidentiality.Internal, house.Drafter, default));
        Assert.Null(await house.Published.LetterAsync(reference, default));
        House.Done(await house.Press.RetractAsync(release, "It was wrong.", house.Comms, default));
        House.Done(await house.Press.ConfideAsync(letter, Confidentiality.Restricted, house.Drafter, default));
    }

    private static async Task DecideAsync(House house, Guid release, Part part)
    {
        var view = (await house.PressList.FindAsync(release, house.Reviewer, default))!;
        House.Done(await house.Press.DecideAsync(release, part, part == Part.Headline ? view.HeadlineHash : view.TextHash, Decision.Approved, "", house.Reviewer, default));
    }

    private static async Task<string> WhyNotPublishAsync(House house, Guid release) => House.Refused((await house.Press.PublishAsync(release, house.Comms, default)).Refusal);
}
