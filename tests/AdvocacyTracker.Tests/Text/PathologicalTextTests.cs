using AdvocacyTracker.Text;

namespace AdvocacyTracker.Tests.Text;

/// <summary>Texts that make a Markdown renderer slow, deep or fail. Each is rendered, or refused with a sentence and shown plainly.</summary>
public sealed class PathologicalTextTests : IDisposable
{
    private const int Size = 64 * 1024;

    private readonly MarkdownRenderer renderer = new();

    public void Dispose() => renderer.Dispose();

    [Theory]
    [InlineData("[a](b")]
    [InlineData("[a](<b")]
    [InlineData("![[[[")]
    [InlineData("[")]
    [InlineData("*a")]
    [InlineData("*a **b ")]
    [InlineData("_(")]
    [InlineData("`a``b")]
    [InlineData("<a")]
    [InlineData("&a")]
    [InlineData("{{a")]
    [InlineData("www.a.b ")]
    [InlineData("https://a.b ")]
    [InlineData(">")]
    [InlineData("- ")]
    [InlineData("1. ")]
    [InlineData("- a\n")]
    [InlineData("a\n\n")]
    [InlineData(":::demands\n")]
    [InlineData("www.a.b\f\u00a0\f")]
    public void A_pathological_text_is_refused_with_a_sentence_and_shown_plainly(string part)
    {
        var text = Repeat(part, Size / part.Length);
        Assert.EndsWith(".", MarkdownRenderer.WhyNotRender(text, MarkdownRenderer.BodyLimit)!.Sentence, StringComparison.Ordinal);
        Assert.StartsWith("<pre class=\"plain\">", renderer.Render(text, SampleText.Context).Value, StringComparison.Ordinal);
        Assert.Equal(text, renderer.PlainText(text, SampleText.Context));
        Assert.Empty(renderer.DemandsIn(text));
    }

    [Theory]
    [InlineData(">", 10_000)]
    [InlineData("> ", 10_000)]
    [InlineData("[a](b) ", 5_000)]
    public void A_text_nested_or_signed_beyond_reason_is_refused(string part, int count) =>
        Assert.NotNull(MarkdownRenderer.WhyNotRender(Repeat(part, count) + "a", MarkdownRenderer.BodyLimit));

    [Fact]
    public void Lists_nested_beyond_reason_are_refused()
    {
        var text = string.Concat(Enumerable.Range(0, 100).Select(depth => new string(' ', 2 * depth) + "- a\n"));
        Assert.Contains("nests", MarkdownRenderer.WhyNotRender(text, MarkdownRenderer.BodyLimit)!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_wider_and_longer_than_any_is_refused()
    {
        var text = $"|{Repeat("a|", 400)}\n|{Repeat("-|", 400)}\n{Repeat("|a|\n", 400)}";
        Assert.Contains("cells", MarkdownRenderer.WhyNotRender(text, MarkdownRenderer.BodyLimit)!.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a ")]
    [InlineData("|")]
    [InlineData("\"")]
    [InlineData("\\")]
    [InlineData("\u0300")]
    [InlineData("\0")]
    [InlineData("﷽")]
    [InlineData("(((")]
    [InlineData("<!--")]
    public void A_strange_text_that_is_not_refused_is_harmless(string part) =>
        Assert.Empty(HtmlJudge.Complaints(renderer.Render(Repeat(part, 2_000), SampleText.Context).Value));

    [Theory]
    [InlineData(40)]
    [InlineData(400)]
    public void Emphasis_within_emphasis_always_opens(int depth)
    {
        var text = Repeat("*a ", depth) + Repeat("b* ", depth);
        Assert.Contains("a", renderer.Render(text, null).Value, StringComparison.Ordinal);
        Assert.Empty(HtmlJudge.Complaints(renderer.Render(text, null).Value));
    }

    [Theory]
    [InlineData("http://xn--/")]
    [InlineData("http://xn--a-/")]
    [InlineData("http://\u00AD.example/")]
    [InlineData("http://a..b/")]
    [InlineData("http://-.example/")]
    [InlineData("http://\u2603\uFE0F.example/")]
    [InlineData("http://\uD800.example/")]
    [InlineData("https://مثال.إختبار/")]
    public void An_odd_host_never_makes_the_letter_plain(string address)
    {
        var html = renderer.Render($"**a** [x]({address}) <{address}> {address}", null).Value;
        Assert.Contains("<strong>a</strong>", html, StringComparison.Ordinal);
        Assert.Empty(HtmlJudge.Complaints(html));
    }

    [Fact]
    public void A_demand_named_hundreds_of_times_does_not_fill_the_memory()
    {
        var demand = SampleText.Demand("Title", Repeat("word ", 1_600));
        var html = renderer.Render(Repeat(":::demand D-2017-001-1\n\n", 400), SampleText.Filled(demand)).Value;
        Assert.True(html.Length < 4 * 1024 * 1024);
    }

    [Fact]
    public void A_field_named_hundreds_of_times_does_not_fill_the_memory()
    {
        var html = renderer.Render(Repeat("{{addressee}}\n\n", 2_000), SampleText.WithField(Repeat("word ", 2_000))).Value;
        Assert.True(html.Length < 4 * 1024 * 1024);
    }

    [Fact]
    public void A_long_real_letter_is_not_refused()
    {
        var paragraph = "We write to **you** about [the resolution](https://example.org/2254) and its *third* article.[^1] " + Repeat("It has been in force for years. ", 15);
        var text = Repeat(paragraph + "\n\n", 400) + "[^1]: A note.\n";
        Assert.True(text.Length > 200_000);
        Assert.Null(MarkdownRenderer.WhyNotRender(text, MarkdownRenderer.BodyLimit));
        Assert.StartsWith("<p>We write to <strong>you</strong>", renderer.Render(text, null).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_preview_stops_at_a_smaller_size_than_a_letter()
    {
        var text = Repeat(Repeat("word ", 100) + "\n\n", 250);
        Assert.StartsWith("<pre", renderer.Preview(text, null).Value, StringComparison.Ordinal);
        Assert.StartsWith("<p>", renderer.Render(text, null).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Size_is_counted_in_bytes() =>
        Assert.NotNull(MarkdownRenderer.WhyNotRender(new string('я', 60), 100));

    [Fact]
    public void Many_letters_render_at_once() => Parallel.For(0, 200, index =>
        Assert.Equal($"<p>Letter {index} to Lt. Gen. H. R. McMaster<br>\nThe White House</p>\n", renderer.Render($"Letter {index} to {{{{addressee}}}}", SampleText.Context).Value));

    private static string Repeat(string part, int count) => string.Concat(Enumerable.Repeat(part, count));
}
