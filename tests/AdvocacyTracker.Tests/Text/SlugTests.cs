using System.Text.RegularExpressions;
using AdvocacyTracker.Text;
using CsCheck;

namespace AdvocacyTracker.Tests.Text;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Five Demands Before Hamburg!", "five-demands-before-hamburg")]
    [InlineData("Women’s rights & men's", "womens-rights-mens")]
    [InlineData("Straße, Ærø und Łódź", "strasse-aero-und-lodz")]
    [InlineData("Señor Ñandú — déjà vu", "senor-nandu-deja-vu")]
    [InlineData("Türkiye'nin İzmir ışığı", "turkiyenin-izmir-isigi")]
    [InlineData("Преследование в Чечне", "presledovanie-v-chechne")]
    [InlineData("Київ і Щастя", "kiiv-i-shchastya")]
    [InlineData("Ανθρώπινα Δικαιώματα", "anthropina-dikaiomata")]
    [InlineData("٣ ﬁles ½ Ⅳ", "files-1-2-iv")]
    [InlineData("حقوق الإنسان", "2017-003")]
    [InlineData("人权", "2017-003")]
    [InlineData("ICC 国际刑事法院 裁决", "2017-003")]
    [InlineData("  --- ", "2017-003")]
    [InlineData("\uD800", "2017-003")]
    [InlineData(null, "2017-003")]
    public void A_title_becomes_a_readable_address(string? title, string slug) => Assert.Equal(slug, Slug.From(title, "2017-003"));

    [Fact]
    public void A_long_title_is_cut_at_a_word()
    {
        var slug = Slug.From(string.Concat(Enumerable.Repeat("accountability ", 20)), "x");
        Assert.Equal("accountability-accountability-accountability-accountability-accountability", slug);
    }

    [Fact]
    public void A_word_longer_than_a_slug_is_cut() => Assert.Equal(Slug.Limit, Slug.From(new string('a', 200), "x").Length);

    [Fact]
    public void A_fallback_becomes_a_slug_too()
    {
        Assert.Equal("d-2017-003-2", Slug.From("人权", "D-2017-003-2"));
        Assert.Equal("untitled", Slug.From("人权", "权"));
    }

    [Theory]
    [InlineData("Women’s rights", "womens-rights")]
    [InlineData("Women’s rights 人权", "womens-rights-0a1b")]
    [InlineData("Article 3, ٣", "article-3-0a1b")]
    [InlineData("人权", "0a1b")]
    [InlineData("!", "0a1b")]
    [InlineData("accountability accountability accountability accountability accountability accountability", "accountability-accountability-accountability-accountability-accountability-0a1b")]
    public void A_label_that_a_slug_would_not_hold_whole_is_marked(string label, string slug) => Assert.Equal(slug, Slug.Apart(label, "0a1b"));

    [Fact]
    public void Whatever_is_written_a_slug_is_one() => Gen.Select(Gen.String, Gen.String).Sample((title, fallback) =>
        Regex.IsMatch(Slug.From(title, fallback), @"\A[a-z0-9]+(-[a-z0-9]+)*\z") && Slug.From(title, fallback).Length <= Slug.Limit);
}
