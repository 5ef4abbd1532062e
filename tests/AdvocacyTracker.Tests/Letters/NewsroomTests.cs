using AdvocacyTracker.Audit;
using AdvocacyTracker.Import;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Tests.Bed;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Tests.Letters;

/// <summary>The house sets itself up, and what it is told to be is what can be read.</summary>
public sealed class NewsroomTests
{
    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Settings_are_kept_move_the_epoch_on_and_leave_the_names_of_their_fields_in_the_trail(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var (seen, epoch) = (await house.SettingsAsync(), await house.EpochAsync());
        var mine = new NewsroomForm("Lantern", "We write.", "en", " pt,ar , pt", "Europe/Lisbon", "14 Almond Quay", "#7A2E1D", "#e8b4a4", DatelineStyle.InBrackets, "We are.", "Nandi", "Asylum?", "Write to us.");
        House.Done(await house.Newsroom.KeepAsync(seen, mine, house.Admin, default));
        Assert.Equal(mine with { FurtherLanguages = "pt, ar", Accent = "#7a2e1d" }, await house.SettingsAsync());
        Assert.True(await house.EpochAsync() > epoch);
        await using var context = house.Database();
        var entry = await context.Set<AuditEntry>().OrderBy(e => e.Sequence).LastAsync();
        Assert.Equal(("Keep the newsroom", "name, tagline, languages, zone, letterhead, accent, dark accent, dateline, boilerplate, contacts, call-out title, call-out text"), (entry.Deed, entry.Note));

        // A save that changes nothing moves nothing on.
        epoch = await house.EpochAsync();
        House.Done(await house.Newsroom.KeepAsync(await house.SettingsAsync(), mine, house.Admin, default));
        Assert.Equal(epoch, await house.EpochAsync());
    }

    [Fact]
    public async Task What_two_people_change_at_once_goes_together_unless_it_is_the_same_field()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var seen = await house.SettingsAsync();
        House.Done(await house.Newsroom.KeepAsync(seen, seen with { Name = "Lantern" }, house.Admin, default));
        House.Done(await house.Newsroom.KeepAsync(seen, seen with { Tagline = "We write." }, house.Admin, default));
        Assert.Equal(("Lantern", "We write."), ((await house.SettingsAsync()).Name, (await house.SettingsAsync()).Tagline));
        Assert.StartsWith("The name was changed by somebody else", House.Refused((await house.Newsroom.KeepAsync(seen, seen with { Name = "Candle" }, house.Admin, default)).Refusal), StringComparison.Ordinal);
        Assert.Equal("Lantern", (await house.SettingsAsync()).Name);
    }

    [Theory]
    [InlineData("#274680", "", null)]
    [InlineData("", "#a4bcec", null)]
    [InlineData("#d0a000", "", "The accent #d0a000 has a contrast of 2.06:1 with the paper, and words need 4.5:1: choose a darker one.")]
    [InlineData("", "#274680", "The accent for dark screens #274680 has a contrast of 1.78:1 with the paper, and words need 4.5:1: choose a lighter one.")]
    [InlineData("red", "", "The accent “red” is no colour: write it like #274680.")]
    [InlineData("#fff;}", "", "The accent “#fff;}” is no colour: write it like #274680.")]
    public void An_accent_must_stand_out_from_the_paper(string accent, string dark, string? sentence) =>
        Assert.Equal(sentence, (Form with { Accent = accent, DarkAccent = dark }).WhyNotKeep()?.Sentence);

    [Fact]
    public void A_contrast_is_measured_as_the_standard_says_and_never_rounded_up()
    {
        Assert.Equal(21, Colour.Read("#000000")!.Value.ContrastWith(Colour.Read("#FFFFFF")!.Value), 10);
        Assert.Equal(4.54, Colour.Read("#767676")!.Value.ContrastWith(Colour.Read("#ffffff")!.Value), 2);
        Assert.Equal("4.49:1", HouseColour.InWords(4.4999));
    }

    [Fact]
    public void Fields_that_cannot_be_kept_are_refused_with_a_sentence()
    {
        foreach (var form in (NewsroomForm[])[Form with { Name = " " }, Form with { Language = "English!" }, Form with { FurtherLanguages = "pt, ??" }, Form with { Zone = "Lisbon" }, Form with { CallOutText = "Write to us." }, Form with { CallOutTitle = "Asylum?", CallOutText = "Dear {{addressee}}" }])
            House.Refused(form.WhyNotKeep());
    }

    [Theory]
    [InlineData(DatelineStyle.Place, "en", "Washington, D.C.")]
    [InlineData(DatelineStyle.Capitals, "en", "WASHINGTON, D.C.")]
    [InlineData(DatelineStyle.CapitalsAndDate, "fr", "WASHINGTON, D.C., 30 juin 2017")]
    [InlineData(DatelineStyle.InBrackets, "en", "(Washington, D.C., 30 June 2017)")]
    public void A_dateline_is_written_in_the_style_of_the_house(DatelineStyle style, string language, string written)
    {
        Assert.Equal(written, Dateline.Of(style, "Washington, D.C.", new(2017, 6, 30), language));
        Assert.Equal("", Dateline.Of(style, "", new(2017, 6, 30), language));
    }

    [Theory]
    [InlineData("accent: \"#d0a000\"", "newsroom.yaml, line 2: accent #d0a000 has a contrast of 2.06:1 with the paper")]
    [InlineData("dark accent: blue", "newsroom.yaml, line 2: dark accent “blue” is no colour")]
    [InlineData("languages: [pt, Portuguese of Brazil]", "newsroom.yaml, line 2: languages hold “Portuguese of Brazil”")]
    [InlineData("dateline: loud", "newsroom.yaml, line 2: dateline “loud” is not known: use one of place, capitals, capitals and date, in brackets")]
    public void An_import_refuses_what_the_page_would(string line, string sentence) =>
        Assert.StartsWith(sentence, ImportReader.Read([new ImportFile("newsroom.yaml", $"name: A\n{line}")]).Refusal!.Sentence, StringComparison.Ordinal);

    private static NewsroomForm Form => new("Lantern", "", "en", "", Zones.Utc, "", "", "", DatelineStyle.Place, "", "", "", "");
}
