using AdvocacyTracker.Guards;

namespace AdvocacyTracker.Tests.Guards;

/// <summary>A shorter wording must not say another number, name or no than the letter.</summary>
public sealed class DifferingFactsTests
{
    [Theory]
    [InlineData("en", "Free the 1,000 people.", "Free 1 000 people.", null)]
    [InlineData("en", "Pay 2.5 per cent.", "Pay 25 per cent.", "its numbers (only the letter says “2.5”; only the release says “25”)")]
    [InlineData("en", "Free all 12 of them.", "Free them.", "its numbers (only the letter says “12”)")]
    [InlineData("ar", "أطلقوا سراح ١٢ شخصا.", "أطلقوا سراح 12 شخصا.", null)]
    [InlineData("en", "Speak to President Putin about Syria.", "Speak to him about Syria.", "its names (only the letter says “President”, “Putin”)")]
    [InlineData("en", "Russia must leave. It must leave Ukraine.", "Leave Ukraine, Russia.", null)]
    [InlineData("en", "Leave Ukraine.", "Leave Ukraine and Moldova.", "its names (only the release says “Moldova”)")]
    [InlineData("en", "Do not deport anybody.", "Deport anybody.", "its negations (only the letter says “not”)")]
    [InlineData("en", "Don’t deport anybody; you cannot.", "Do not deport anybody: you can not.", null)]
    [InlineData("en", "Free them without delay.", "Free them now.", "its negations (only the letter says “without”)")]
    [InlineData("en", "Free them.", "Never free them.", "its negations (only the release says “never”)")]
    [InlineData("fr", "N’expulsez pas ces familles.", "Expulsez ces familles.", "its negations (only the letter says “pas”)")]
    [InlineData("es", "No expulse a nadie.", "Expulse a alguien.", "its negations (only the letter says “no”)")]
    [InlineData("pt", "Não expulse ninguém.", "Expulse alguém.", "its negations (only the letter says “não”)")]
    [InlineData("de", "Die Regierung darf niemanden ohne Urteil festhalten.", "Die Regierung darf niemanden festhalten.", "its negations (only the letter says “ohne”)")]
    [InlineData("de", "Lassen Sie die Gefangenen in Minsk frei.", "Lassen Sie sie in Moskau frei.", "its names (only the release says “Moskau”)")]
    [InlineData("ar", "ولا ترحّلوا أحدا.", "رحّلوا أحدا.", "its negations (only the letter says “لا”)")]
    public void A_fact_that_one_wording_alone_states_is_found(string language, string letter, string release, string? how)
    {
        var found = DifferingFactsGuard.In("D-1", Of("", letter, language), Of("", release, language), "wording-D-1").ToList();
        if (how is null) Assert.Empty(found);
        else Assert.Equal(Finding.Warning($"The release’s own wording of D-1 differs from the letter’s in {how}: look at both, and change the wording unless it is meant.", "wording-D-1"), Assert.Single(found));
    }

    [Fact]
    public void Each_kind_of_fact_has_a_finding_of_its_own() =>
        Assert.Equal(3, DifferingFactsGuard.In("D-1", Of("", "Free 12 people in Syria, not 3.", "en"), Of("", "Free people.", "en"), "").Count());

    [Fact]
    public void The_capitals_of_a_headline_are_no_names() =>
        Assert.Empty(DifferingFactsGuard.In("D-1", Of("Accountability And Civilians Everywhere", "Protect them.", "en"), Of("Accountability for civilians", "Protect them.", "en"), ""));

    [Fact]
    public void Between_two_languages_numbers_are_compared_and_whether_anything_is_denied()
    {
        Assert.Empty(DifferingFactsGuard.In("D-1", Of("", "Libérez 12 détenus à Genève, pas plus tard.", "fr"), Of("", "Free 12 detainees in Geneva, no later.", "en"), ""));
        Assert.Equal(2, DifferingFactsGuard.In("D-1", Of("", "Ne libérez pas 12 détenus.", "fr"), Of("", "Free 13 detainees.", "en"), "").Count());
    }

    private static StatedFacts Of(string title, string text, string language) => StatedFacts.Of(title, text, language);
}
