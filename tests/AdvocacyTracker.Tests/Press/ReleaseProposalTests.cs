using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Sending;
using AdvocacyTracker.Tests.Bed;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Tests.Press;

/// <summary>A release begins with all that its letters and the house know already, and with no word that nobody said.</summary>
public sealed class ReleaseProposalTests
{
    [Fact]
    public void A_letter_is_told_of_in_a_sentence_with_its_demands_and_a_quotation_that_is_still_to_come()
    {
        var proposal = ReleaseProposal.Of("", [Behind(Letter())], House);
        Assert.Equal(new ReleaseForm("Five matters", "", "GENEVA, 30 June 2017", "en", "Nandi, press", true), proposal.Form);
        Assert.Equal("""
            Mara Lind, Director, Lantern, wrote to General Ada Fielding, National security advisor, on 30 June 2017 about “Five matters”, before The talks (Hamburg).

            These are the demands:

            :::demands
            :::

            :::quote speaker="Mara Lind" title="Director, Lantern" verb="said"
            [TK]
            :::

            """, proposal.Body);
    }

    [Theory]
    [InlineData("fr-CH", "a écrit à General Ada Fielding, National security advisor, le 30 juin 2017 au sujet de « Five matters », avant The talks (Hamburg).")]
    [InlineData("es", "escribió a General Ada Fielding, National security advisor, el 30 junio 2017 acerca de «Five matters», antes de The talks (Hamburg).")]
    [InlineData("pt", "escreveu a General Ada Fielding, National security advisor, em 30 junho 2017 sobre “Five matters”, antes de The talks (Hamburg).")]
    [InlineData("de", "hat am 30 Juni 2017 an General Ada Fielding, National security advisor, zum Thema „Five matters“ geschrieben, vor The talks (Hamburg).")]
    [InlineData("ar", "رسالة من Mara Lind، Director، Lantern، إلى General Ada Fielding، National security advisor، بتاريخ 30 يونيو 2017 بشأن «Five matters»، قبل The talks (Hamburg).")]
    [InlineData("th", "wrote to General Ada Fielding, National security advisor, on 30 ")]
    public void It_is_told_in_the_letters_language_where_that_is_known(string language, string words) =>
        Assert.Contains(words, ReleaseProposal.Of("", [Behind(Letter(language))], House).Body, StringComparison.Ordinal);

    [Fact]
    public void Several_letters_have_a_sentence_each_and_one_list_of_demands()
    {
        var joint = Letter(signatories: [new("Ana", "", ""), new("Ben", "", ""), new("Cem", "", ""), new("Dia", "", "")]);
        var (form, body) = ReleaseProposal.Of("Two letters", [Behind(Letter()), Behind(joint)], House);
        Assert.Equal("Two letters", form.Headline);
        Assert.Contains("\n\nAna and 3 others wrote to ", body, StringComparison.Ordinal);
        Assert.Equal([MarkdownRenderer.AllDemands], new MarkdownRenderer().DemandsIn(body));
        Assert.Equal("Mara Lind", Assert.Single(new MarkdownRenderer().QuotationsIn(body)).Speaker);
    }

    [Fact]
    public void What_is_not_known_is_left_out_and_a_name_is_text_whatever_signs_are_in_it()
    {
        var bare = Letter() with { LetterDate = null, Demands = [] };
        bare = bare with { Letter = bare.Letter with { Subject = "A *starred* subject", Fields = [], Recipients = [], Signatories = [new("Mo \"Lantern\" Lind", "", "")] } };
        var (form, body) = ReleaseProposal.Of("", [Behind(bare)], House);
        Assert.Equal("", form.Dateline);
        Assert.StartsWith("Mo \"Lantern\" Lind wrote about “A \\*starred\\* subject”.\n\n:::quote speaker=\"Mo ”Lantern” Lind\" verb=\"said\"\n", body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_statement_waits_for_its_words()
    {
        var (form, body) = ReleaseProposal.Of("A statement", [], House);
        Assert.Equal(new ReleaseForm("A statement", "", "", "en", "Nandi, press", false), form);
        Assert.Equal("[TK]\n\n:::quote speaker=\"[TK]\" verb=\"said\"\n[TK]\n:::\n", body);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_proposed_release_is_drafted_with_its_text_and_held_back_until_somebody_writes_what_is_to_come(Db db)
    {
        await using var house = await Bed.House.OpenAsync(db);
        var letter = await house.SentAsync();
        var (form, body) = await house.PressList.ProposeAsync("", [letter], house.Comms, default);
        var release = Bed.House.Value(await house.Press.DraftAsync(form, [letter], house.Comms, default, body));
        Bed.House.Done(await house.Press.SubmitAsync(release, house.Comms, default));
        await house.ApproveReleaseAsync(release);
        var view = (await house.PressList.FindAsync(release, house.Comms, default))!;
        Assert.Equal(("A letter", body, 1), (view.Form.Headline, view.Body.Text, view.Body.Version));
        Assert.Contains("[TK]", Bed.House.Refused((await house.Press.PublishAsync(release, house.Comms, default)).Refusal), StringComparison.Ordinal);
        Assert.Equal(1, Assert.Single((await house.PressList.NewerAsync(release, 0, house.Comms, default))!.Changes).Version);
    }

    [Fact]
    public async Task A_letter_that_somebody_may_not_know_of_is_proposed_to_nobody()
    {
        await using var house = await Bed.House.OpenAsync(Db.Sqlite);
        var letter = await house.RestrictedAsync();
        var stranger = await house.JoinAsync("Sam", AdvocacyTracker.Team.Roles.Comms);
        var (form, body) = await house.PressList.ProposeAsync("", [letter], stranger, default);
        Assert.Equal(("", "[TK]"), (form.Headline, body[..4]));
        Bed.House.Refused((await house.Press.DraftAsync(form with { Headline = "A guess" }, [letter], stranger, default, body)).Refusal);
    }

    private static NewsroomSettings House
    {
        get
        {
            var house = new NewsroomSettings();
            house.Describe(new("Lantern", "", "en", "", Zones.Utc, "", "", "", DatelineStyle.CapitalsAndDate, "We are.", "Nandi, press", "", ""));
            return house;
        }
    }

    private static LetterBehind Behind(WholeWords words) => new(Guid.NewGuid(), words.Letter.Reference, words.Letter.Subject, words, Confidentiality.PublicOnceAnnounced);

    private static WholeWords Letter(string language = "en", IReadOnlyList<Signatory>? signatories = null) => new(
        new("2017-001", language, "Five matters", "", "", "", [new("occasion", "The talks"), new("occasion-place", "Hamburg"), new("place", "Geneva")],
            [new(RecipientRole.Addressee, "General Ada Fielding", "National security advisor", "The Office", "", ""), new(RecipientRole.Cc, "Somebody", "", "", "", "")],
            signatories ?? [new("Mara Lind", "Director", "Lantern")], [], ["D-2017-001-1"]),
        [new("D-2017-001-1", new DemandWords("Title", "Text.", ["Ask"], "", [], [], true))], new(2017, 6, 30), new("Lantern", ""));
}
