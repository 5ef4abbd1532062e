using AdvocacyTracker.Demands;
using AdvocacyTracker.Press;
using AdvocacyTracker.Tests.Bed;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Tests.Press;

/// <summary>A release in another language is a release of its own, and readers find each from the other once both are public.</summary>
public sealed class TranslationTests
{
    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task It_begins_with_everything_of_the_release_and_is_held_back_until_every_part_is_translated(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.SentAsync(1);
        var release = await house.ApprovedReleaseAsync(letter, "There are 46 people who wait for an answer.\n\n:::demands\n:::\n");
        var form = (await house.PressList.FindAsync(release, house.Comms, default))!.Form;
        House.Done(await house.Press.ReviseAsync(release, form, form with { EmbargoAt = "2026-11-25T11:00", EmbargoZone = "Europe/Lisbon" }, house.Comms, default));
        House.Refused((await house.Get<TranslationWorkflow>().BeginAsync(release, "French!", house.Comms, default)).Refusal);
        House.Refused((await house.Get<TranslationWorkflow>().BeginAsync(release, "EN", house.Comms, default)).Refusal);
        var french = House.Value(await house.Get<TranslationWorkflow>().BeginAsync(release, "fr", house.Comms, default));
        Assert.Equal("This release is there in “fr” already: go on with that one.", House.Refused((await house.Get<TranslationWorkflow>().BeginAsync(release, "fr", house.Comms, default)).Refusal));

        // What is begun from a translation belongs to the one that they began with.
        var arabic = House.Value(await house.Get<TranslationWorkflow>().BeginAsync(french, "ar", house.Comms, default));
        Assert.Equal([(release, true), (french, false)], (await house.PressList.TranslationsAsync(arabic, house.Comms, default)).Select(t => (t.Id, t.IsOriginal)));

        var view = (await house.PressList.FindAsync(french, house.Comms, default))!;
        Assert.Equal(form with { Language = "fr", Headline = "[TK] A headline", Subhead = "[TK] A subhead", EmbargoAt = "2026-11-25T11:00", EmbargoZone = "Europe/Lisbon" }, view.Form);
        Assert.Equal("[TK] There are 46 people who wait for an answer.\n\n:::demands\n:::\n", view.Body.Text);
        Assert.Equal(letter, Assert.Single(view.Letters).Id);
        Assert.Equal(ReleaseStage.Draft, view.Stage);
        Assert.Equal(3, view.Readiness.Findings.Count(f => f.Blocks));
        Assert.Contains(view.Readiness.Findings, f => f.Sentence.Contains("still holds [TK]", StringComparison.Ordinal));

        // A mark that is only taken away, and a number that has slipped, are told.
        await WriteAsync(house, french, "There are 46 people who wait for an answer.\n\n:::demands\n:::\n");
        Assert.Contains((await house.PressList.FindAsync(french, house.Comms, default))!.Readiness.Findings, f => f.Sentence.StartsWith("“There are 46 people who wait…” stands word for word", StringComparison.Ordinal));
        await WriteAsync(house, french, "Il y a 64 personnes qui attendent une réponse.\n\n:::demands\n:::\n");
        Assert.Contains((await house.PressList.FindAsync(french, house.Comms, default))!.Readiness.Findings, f => f.Sentence.Contains("(only this one says 64; only that one says 46)", StringComparison.Ordinal));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_quotation_of_the_letter_is_translated_opposite_one_that_the_letter_holds_and_the_page_says_so(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var release = await house.ApprovedReleaseAsync(await house.SentAsync(1), $"{Wrote("Mara Lind", "inextricably linked")}\n\n{Wrote("Mara Lind", "rights are")}\n\n:::demands\n:::\n");
        var (french, arabic) = (await TranslatedAsync(house, release, "fr"), await TranslatedAsync(house, release, "ar"));

        await WriteAsync(house, french, $"{Wrote("Mara Lind", "indissociables")}\n\n{Wrote("Omar", "les droits sont")}\n\n:::demands\n:::\n");
        Assert.StartsWith("The quotation “les droits sont…” is marked as written, but the letter was sent in another language, and no quotation of the letter stands opposite it", Assert.Single(await QuotedAsync(house, french)), StringComparison.Ordinal);
        await WriteAsync(house, french, $"{Wrote("Mara Lind", "indissociables")}\n\n:::demands\n:::\n");
        Assert.Single(await QuotedAsync(house, french));
        await WriteAsync(house, french, $"{Wrote("Mara Lind", "indissociables")}\n\n{Wrote("Mara Lind", "les droits sont")}\n\n:::demands\n:::\n");
        Assert.Empty(await QuotedAsync(house, french));
        await WriteAsync(house, arabic, $"{Wrote("مارا ليند", "مترابطة")}\n\n{Wrote("مارا ليند", "rights are")}\n\n:::demands\n:::\n");
        Assert.Empty(await QuotedAsync(house, arabic));

        // What the original no longer quotes from the letter, no translation does.
        await WriteAsync(house, release, $"{Wrote("Mara Lind", "inextricably linked")}\n\n{Wrote("Mara Lind", "rights were")}\n\n:::demands\n:::\n");
        Assert.StartsWith("The quotation “les droits sont…”", Assert.Single(await QuotedAsync(house, french)), StringComparison.Ordinal);
        Assert.Equal("The quotation “rights were…” is marked as written, but the sent letter doesn't hold it: quote it exactly, or mark it as said.", Assert.Single(await QuotedAsync(house, release)));

        await WriteAsync(house, release, $"{Wrote("Mara Lind", "inextricably linked")}\n\n:::demands\n:::\n");
        await WriteAsync(house, french, $"{Wrote("Mara Lind", "indissociables")}\n\n:::demands\n:::\n");
        foreach (var (id, isTranslated) in ((Guid, bool)[])[(release, false), (french, true)])
        {
            await house.ApproveReleaseAsync(id, onlyText: true);
            Assert.Equal(isTranslated, (await house.Published.FindAsync(House.Value(await house.Press.PublishAsync(id, house.Comms, default)), default))!.Words.TranslatesQuotations);
        }

        // A correction that nobody has approved may quote anything.
        House.Done(await house.Press.BeginCorrectionAsync(release, house.Comms, default));
        await WriteAsync(house, release, ":::demands\n:::\n");
        House.Done(await house.Press.BeginCorrectionAsync(french, house.Comms, default));
        Assert.Empty(await QuotedAsync(house, french));
    }

    [Fact]
    public async Task A_release_that_translates_none_quotes_a_letter_in_the_letters_words()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var release = await house.SubmittedReleaseAsync(await house.SentAsync(1), Wrote("Mara Lind", "indissociables"));
        var form = (await house.PressList.FindAsync(release, house.Comms, default))!.Form;
        House.Done(await house.Press.ReviseAsync(release, form, form with { Language = "fr" }, house.Comms, default));
        Assert.Equal("The quotation “indissociables…” is marked as written, but the letter was sent in another language: quote it in that language, translate a release that does, or mark it as said.", Assert.Single(await QuotedAsync(house, release)));
    }

    private static string Wrote(string speaker, string words) => $":::quote speaker=\"{speaker}\" verb=\"wrote\"\n{words}\n:::";

    private static async Task<IEnumerable<string>> QuotedAsync(House house, Guid release) =>
        (await house.PressList.FindAsync(release, house.Comms, default))!.Readiness.Findings.Where(f => f.Blocks && f.Sentence.StartsWith("The quotation", StringComparison.Ordinal)).Select(f => f.Sentence);

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Readers_find_the_others_while_they_are_public_and_learn_of_none_that_is_not(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var release = await house.ApprovedReleaseAsync();
        var (french, arabic) = (await TranslatedAsync(house, release, "fr"), await TranslatedAsync(house, release, "ar"));
        var form = (await house.PressList.FindAsync(arabic, house.Comms, default))!.Form;
        House.Done(await house.Press.ReviseAsync(arabic, form, form with { EmbargoAt = "2026-11-25T11:00" }, house.Comms, default));
        House.Value(await house.Press.ScheduleAsync(arabic, house.Comms, default));
        var (english, other) = (House.Value(await house.Press.PublishAsync(release, house.Comms, default)), House.Value(await house.Press.PublishAsync(french, house.Comms, default)));
        Assert.Equal("en fr", await VersionsAsync(house, english));
        Assert.Equal("en fr", await VersionsAsync(house, other));
        house.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 25, 10, 59, 59, TimeSpan.Zero));
        Assert.Equal("en fr", await VersionsAsync(house, english));
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("en ar fr", await VersionsAsync(house, english));

        House.Done(await house.Press.RetractAsync(release, "It was wrong.", house.Comms, default));
        Assert.Equal("ar fr", await VersionsAsync(house, other));
        House.Done(await house.Takedowns.TakeDownAsync(arabic, "Somebody is in danger.", house.Comms, default));
        Assert.Equal("", await VersionsAsync(house, other));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task What_is_scheduled_in_another_language_is_held_back_when_one_is_taken_down(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var release = await house.ApprovedReleaseAsync();
        var french = await TranslatedAsync(house, release, "fr");
        var form = (await house.PressList.FindAsync(french, house.Comms, default))!.Form;
        House.Done(await house.Press.ReviseAsync(french, form, form with { EmbargoAt = "2026-11-25T11:00" }, house.Comms, default));
        House.Value(await house.Press.ScheduleAsync(french, house.Comms, default));
        House.Value(await house.Press.PublishAsync(release, house.Comms, default));
        House.Done(await house.Takedowns.TakeDownAsync(release, "Somebody is in danger.", house.Comms, default));
        var view = (await house.PressList.FindAsync(french, house.Comms, default))!;
        Assert.Equal(ReleaseStage.InReview, view.Stage);
        Assert.Contains(view.Readiness.Findings, f => f.Sentence.StartsWith("The same release in another language was taken down", StringComparison.Ordinal));
        // Said anew, in the language in which it was.
        House.Value(await house.Get<TranslationWorkflow>().BeginAsync(french, "en", house.Comms, default));
    }

    [Theory]
    [InlineData("One.\nStill one.\n\nTwo.", "[TK] One.\nStill one.\n\n[TK] Two.")]
    [InlineData("## Head\n\n- a\n- b\n\n1. c", "## [TK] Head\n\n- [TK] a\n- [TK] b\n\n1. [TK] c")]
    [InlineData("| a | b |\n|---|---|\n| c | d |", "| [TK] a | b |\n|---|---|\n| [TK] c | d |")]
    [InlineData("> Words\n\n---\n\n{{addressee}}", "> [TK] Words\n\n---\n\n[TK] {{addressee}}")]
    [InlineData(":::quote speaker=\"Ana\" title=\"Director\" verb=\"said\"\nWords.\n:::", ":::quote speaker=\"Ana\" title=\"[TK] Director\" verb=\"said\"\n[TK] Words.\n:::")]
    [InlineData(":::demands\n:::\n", ":::demands\n:::\n")]
    [InlineData("```\na\n\nb\n```", "```\na\n\nb\n```")]
    public void Every_part_of_a_text_is_marked_once(string body, string marked) => Assert.Equal(marked, TranslationProposal.BodyOf(body));

    private static async Task<string> VersionsAsync(House house, string slug) => string.Join(' ', (await house.Published.VersionsAsync(slug, default)).Select(v => v.Language));

    private static async Task<Guid> TranslatedAsync(House house, Guid release, string language)
    {
        var id = House.Value(await house.Get<TranslationWorkflow>().BeginAsync(release, language, house.Comms, default));
        var form = (await house.PressList.FindAsync(id, house.Comms, default))!.Form;
        House.Done(await house.Press.ReviseAsync(id, form, form with { Headline = $"Headline in {language}", Subhead = "" }, house.Comms, default));
        await WriteAsync(house, id, $"Words in {language}.");
        House.Done(await house.Press.SubmitAsync(id, house.Comms, default));
        await house.ApproveReleaseAsync(id);
        return id;
    }

    private static async Task WriteAsync(House house, Guid release, string text)
    {
        var body = (await house.PressList.FindAsync(release, house.Comms, default))!.Body;
        House.Value(await house.Press.AppendAsync(release, new(body.Version, ChangeSet.Between(body.Text, text).ToJson()), house.Comms, default));
    }
}
