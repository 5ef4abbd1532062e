using AdvocacyTracker.Text;

namespace AdvocacyTracker.Tests.Text;

/// <summary>A name is blacked out however it is typed, and nothing else is.</summary>
public sealed class BlackInkTests
{
    [Theory]
    [InlineData("Ana Pérez", "We met ANA PEREZ.", "We met █████.")]
    [InlineData("Ana Perez", "Ana\nPe\u0301rez’s letter", "█████’s letter")]
    [InlineData("Ana Perez", "**Ana** Perez and _Ana_ Perez", "**█████** and _█████_")]
    [InlineData("Ana Perez", "A**n**a Perez", "A**n**a Perez", true)]
    [InlineData("Ana Perez", "Ana&nbsp;P&eacute;rez", "█████")]
    [InlineData("Ana Perez", "https://example.org/ana-perez and /Ana%20P%C3%A9rez", "https://example.org/█████ and /█████")]
    [InlineData("Ana Perez", "ana.perez@example.org", "█████@example.org")]
    [InlineData("Jean-Pierre O’Neil", "jean pierre o'neil", "█████")]
    [InlineData("O’Neil", "O`Neil and `O'Neil`", "█████ and `█████`")]
    [InlineData("Ana", "Banana, Ana and Anatol", "Banana, █████ and Anatol")]
    [InlineData("王小明", "會見王小\n明先生", "會見█████先生")]
    [InlineData("محمد علي", "رأينا محمّد علی اليوم", "رأينا █████ اليوم")]
    [InlineData("الله", "قال ﷲ و ﷺ", "قال █████ و █████")]
    [InlineData("Ana Perez", "Nobody is named here: 100 % of it & more.", "Nobody is named here: 100 % of it & more.")]
    public void However_it_is_typed(string name, string text, string expected, bool isParted = false)
    {
        var over = new BlackInk(name).Over(text);
        if (!isParted) Assert.Equal(expected, over);
        Assert.False(WrittenNames.Holds(WrittenNames.Fold(over.Replace("*", "", StringComparison.Ordinal)), WrittenNames.Fold(name)));
        Assert.Equal(over, new BlackInk(name).ChangeOf(text).Apply(text).Value);
    }

    [Fact]
    public void In_words_as_JSON_whose_shape_and_languages_stay()
    {
        const string json = """{"Headline":"Of \u00C4nn Li","Language":"ann","List":[{"Text":"\u00E4nn li!"},3,null]}""";
        Assert.Equal("""{"Headline":"Of \u2588\u2588\u2588\u2588\u2588","Language":"ann","List":[{"Text":"\u2588\u2588\u2588\u2588\u2588!"},3,null]}""", new BlackInk("Ann Li").OverJson(json));
        Assert.Contains("\"Language\":\"ann\"", new BlackInk("Of").OverJson(json), StringComparison.Ordinal);
        Assert.Null(new BlackInk("ann").OverJson("""{"Language":"ann"}"""));
        Assert.Equal("\"\\u2588\\u2588\\u2588\\u2588\\u2588.\"", new BlackInk("Ann Li").OverJson("\"ANN LI.\""));
    }
}
