using AdvocacyTracker.Text;

namespace AdvocacyTracker.Tests.Text;

public sealed class MarkdownRendererTests : IDisposable
{
    private readonly MarkdownRenderer renderer = new();

    public void Dispose() => renderer.Dispose();

    [Fact]
    public void Nothing_is_rendered_as_nothing()
    {
        Assert.Equal("", renderer.Render(null, null).Value);
        Assert.Equal("", renderer.Preview("", RenderContext.Empty).ToString());
        Assert.Equal("", renderer.PlainText(null, null));
        Assert.Empty(renderer.QuotationsIn(null));
        Assert.Empty(renderer.DemandsIn(null));
        Assert.Empty(renderer.UnfilledFields(null, null));
        Assert.Equal("", SafeHtml.Empty.Value);
    }

    [Theory]
    [InlineData("Title", "en", "Title.")]
    [InlineData("Title.", "en", "Title.")]
    [InlineData("Who did it?", "en", "Who did it?")]
    [InlineData("“Never again.”", "en", "“Never again.”")]
    [InlineData("“Never again”", "en", "“Never again”.")]
    [InlineData("题目", "zh", "题目。")]
    [InlineData("题目！", "zh-Hans", "题目！")]
    [InlineData("عنوان؟", "ar", "عنوان؟")]
    [InlineData("عنوان", "ur", "عنوان۔")]
    [InlineData("ชื่อ", "th", "ชื่อ")]
    public void A_demands_title_ends_as_its_language_ends_a_sentence(string title, string language, string printed) =>
        Assert.Contains($">{printed}</strong>", renderer.Render(":::demands", SampleText.Filled(SampleText.Demand(title, "text", language))).Value, StringComparison.Ordinal);

    [Fact]
    public void A_demands_title_is_text_and_not_Markdown() => Assert.Contains(
        "<strong class=\"demand-title\">*Not* {{addressee}} &lt;b&gt;.</strong> text",
        renderer.Render(":::demands", SampleText.Filled(SampleText.Demand("*Not* {{addressee}} <b>", "text"))).Value,
        StringComparison.Ordinal);

    [Fact]
    public void A_demand_prints_neither_demands_nor_fields_nor_quotations()
    {
        var demand = SampleText.Demand("Title", "{{addressee}}\n\n:::demands\n\n:::quote speaker=\"A\"\nx\n:::");
        var html = renderer.Render(":::demands", SampleText.Filled(demand)).Value;
        Assert.Contains("{{addressee}}", html, StringComparison.Ordinal);
        Assert.DoesNotContain("figure", html, StringComparison.Ordinal);
        Assert.Single(html.Split("<li"), part => part.StartsWith(" class", StringComparison.Ordinal));
    }

    [Fact]
    public void A_demand_that_begins_with_a_list_has_its_title_above() => Assert.Contains(
        "<p><strong class=\"demand-title\">Title.</strong></p>\n<ul>\n<li>one</li>",
        renderer.Render(":::demands", SampleText.Filled(SampleText.Demand("Title", "- one"))).Value,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("[now]\n\n[now]: https://example.org", "Title.</strong> <a href=\"https://example.org\"")]
    [InlineData("[now]: https://example.org\n\n[now]", "Title.</strong> <a href=\"https://example.org\"")]
    [InlineData("a[^1]\n\n[^1]: b", "Title.</strong> a<sup>")]
    [InlineData("", "Title.</strong></p>")]
    public void A_demands_first_paragraph_follows_its_title(string text, string printed) =>
        Assert.Contains(printed, renderer.Render(":::demands", SampleText.Filled(SampleText.Demand("Title", text))).Value, StringComparison.Ordinal);

    [Fact]
    public void A_demand_that_can_not_be_rendered_is_shown_plainly_within_its_letter()
    {
        var html = renderer.Render("**a**\n\n:::demands", SampleText.Filled(SampleText.Demand("Title", new string('[', 100)))).Value;
        Assert.StartsWith("<p><strong>a</strong></p>", html, StringComparison.Ordinal);
        Assert.Contains("<pre class=\"plain\">[[[", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Demands_are_printed_in_the_order_of_the_letter_with_their_numbers()
    {
        var html = renderer.Render(":::demands", SampleText.Filled(new("D-2017-001-7", 1, "A", "a", "en"), new("D-2017-001-2", 5, "B", "b", "en"))).Value;
        Assert.Matches("(?s)<li class=\"demand\" id=\"D-2017-001-7\">.*<li class=\"demand\" value=\"5\" id=\"D-2017-001-2\">", html);
    }

    [Fact]
    public void A_demand_printed_twice_has_one_id()
    {
        var html = renderer.Render(":::demands\n\n:::demand D-2017-001-1", SampleText.Context).Value;
        Assert.Single(html.Split('<'), part => part.Contains("id=\"D-2017-001-1\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en", "en", "")]
    [InlineData("fr", "en", " lang=\"fr\" dir=\"ltr\"")]
    [InlineData("fa", "en", " lang=\"fa\" dir=\"rtl\"")]
    [InlineData("az-Arab", "en", " lang=\"az-Arab\" dir=\"rtl\"")]
    [InlineData("en", "ar", " lang=\"en\" dir=\"ltr\"")]
    [InlineData("not a tag", "en", "")]
    public void A_demand_in_another_language_says_so(string language, string letter, string attributes)
    {
        var context = SampleText.Filled(SampleText.Demand("Title", "text", language)) with { Language = letter };
        Assert.Contains($"id=\"D-2017-001-1\"{attributes}>", renderer.Render(":::demands", context).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Footnotes_of_a_demand_are_kept_apart_from_those_of_its_letter()
    {
        var html = renderer.Render("a[^1]\n\n:::demands\n\n[^1]: b", SampleText.Filled(SampleText.Demand("T", "c[^1]\n\n[^1]: d"))).Value;
        Assert.Contains("id=\"fn-1\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"D-2017-001-1-fn-1\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Demands_in_a_letter_without_any_are_shown_as_written() =>
        Assert.Equal("<p><mark class=\"unfilled\">:::demands</mark></p>\n", renderer.Render(":::demands", null).Value);

    [Theory]
    [InlineData(":::demand")]
    [InlineData(":::demands and more")]
    [InlineData("::: demand D-9")]
    [InlineData(":::")]
    [InlineData("::::banner")]
    [InlineData(":::quote speaker=\"A\"")]
    [InlineData(":::quote speaker=\"\"\nx\n:::")]
    [InlineData(":::quote speaker=\"A\" verb=\"shouted\"\nx\n:::")]
    [InlineData(":::quote speaker=\"A\" speaker=\"B\"\nx\n:::")]
    [InlineData(":::quote speaker=\"A\" mood=\"angry\"\nx\n:::")]
    public void A_line_of_ours_that_can_not_be_filled_is_marked_as_written(string markdown)
    {
        var html = renderer.Render(markdown, SampleText.Context).Value;
        var line = System.Net.WebUtility.HtmlEncode(markdown.Split('\n')[0]).Replace("&quot;", "\"", StringComparison.Ordinal);
        Assert.Contains($"<mark class=\"unfilled\">{line}</mark>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_closing_line_after_demands_is_taken_with_them() =>
        Assert.DoesNotContain("mark", renderer.Render(":::demands\n\n:::\n\nWe thank you.", SampleText.Context).Value, StringComparison.Ordinal);

    [Fact]
    public void A_demand_within_a_quotation_is_marked_and_the_quotation_still_ends()
    {
        var html = renderer.Render(":::quote speaker=\"A\"\n:::demands\n:::\n\nAfter.", SampleText.Context).Value;
        Assert.Contains("<mark class=\"unfilled\">:::demands</mark>", html, StringComparison.Ordinal);
        Assert.EndsWith("</figure>\n<p>After.</p>\n", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_ours_in_code_is_code() =>
        Assert.Equal("<pre><code>:::demands\n{{addressee}}\n</code></pre>\n", renderer.Render("```\n:::demands\n{{addressee}}\n```", SampleText.Context).Value);

    [Fact]
    public void The_verb_is_left_out_where_the_letter_is_not_in_English()
    {
        var quote = ":::quote speaker=\"A\" title=\"B\" verb=\"said\"\nx\n:::";
        Assert.Contains(">said<", renderer.Render(quote, RenderContext.Empty with { Language = "en-GB" }).Value, StringComparison.Ordinal);
        Assert.DoesNotContain("said", renderer.Render(quote, RenderContext.Empty with { Language = "fr" }).Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.org/a", true)]
    [InlineData("mailto:a@example.org", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("Letter of June", false)]
    public void Only_a_source_on_the_web_is_cited(string source, bool cited) => Assert.Equal(
        cited,
        renderer.Render($":::quote speaker=\"A\" source=\"{source}\"\nx\n:::", null).Value.Contains("cite=", StringComparison.Ordinal));

    [Fact]
    public void A_speaker_may_be_a_field()
    {
        const string quote = ":::quote speaker=\"{{addressee}}\" title=\"{{title}}\"\nx\n:::";
        Assert.Contains("<span class=\"speaker-title\"><mark class=\"unfilled\">{{title}}</mark>", renderer.Render(quote, SampleText.Context).Value, StringComparison.Ordinal);
        Assert.Equal(["title"], renderer.UnfilledFields(quote, SampleText.Context));
    }

    [Fact]
    public void Quotations_are_read_with_their_words_as_plain_text()
    {
        var quotation = Assert.Single(renderer.QuotationsIn("""
            :::quote speaker="Elisa Massimino" title=“President and CEO” verb="wrote" source="https://example.org/letter"
            We *urge* you to act
            [now](https://example.org).

            And soon.
            :::

            :::quote title="nobody"
            Not one.
            :::
            """));
        Assert.Equal(new("Elisa Massimino", "President and CEO", "wrote", "We urge you to act now.\n\nAnd soon.", "https://example.org/letter"), quotation);
    }

    [Fact]
    public void Demands_are_named_once_each_in_order() =>
        Assert.Equal(["D-2017-001-2", "*", "D-1"], renderer.DemandsIn(":::demand D-2017-001-2\n\n:::demands\n\n> :::demand D-1\n\n:::demand D-2017-001-2\n\n`:::demand D-7`"));

    [Theory, InlineData(58, 60), InlineData(59, 59), InlineData(60, 60)]
    public void What_could_not_be_filled_in_is_told_by_its_beginning_and_no_character_is_cut_in_two(int before, int shown)
    {
        var line = $":::nothing {new string('x', before - 11)}😀😀😀";
        Assert.Equal([line[..shown] + "…"], renderer.UnfilledIn(line, null));
    }

    [Fact]
    public void Unfilled_fields_are_named_once_each_wherever_they_stand() => Assert.Equal(
        ["who", "blank", "Big One", "url", "tip"],
        renderer.UnfilledFields("# {{who}} {{ addressee }} {{blank}} {{who}}\n\n{{Big One}} [x]({{url}}) [y](https://example.org \"{{tip}}\") `{{code}}`", SampleText.Context));

    [Fact]
    public void A_link_to_a_field_shows_what_was_written() =>
        Assert.Equal("<p>x <mark class=\"unfilled\">({{url}})</mark></p>\n", renderer.Render("[x]({{url}})", SampleText.Context).Value);

    [Fact]
    public void Plain_text_has_the_words_a_reader_sees() => Assert.Equal(
        "Title\n\nDear Lt. Gen. H. R. McMaster\nThe White House, we ask you again.\n\none\n\ntwo\n\na b\n\n1 2\n\nCivilians in Syria. Ask for safe passage.\n\nAsk for a count of the dead.\n\n  kept  as\n is\n\nA note.",
        renderer.PlainText("# Title\n\nDear {{addressee}}, we *ask*\nyou   [again](https://example.org).[^1]\n\n- one\n- two\n\n|a|b|\n|-|-|\n|1|2|\n\n:::demand D-2017-001-9\n\n[^1]: A note.\n\n```\n  kept  as\n is\n```".Replace(":::demand D-2017-001-9", ":::demands", StringComparison.Ordinal), SampleText.Filled(SampleText.Context.Demands[0])));

    [Fact]
    public void A_text_with_half_a_character_opens() =>
        Assert.NotNull(renderer.Render("a \uD800 b", SampleText.Context).Value);

    [Fact]
    public void A_context_without_anything_is_survived() =>
        Assert.Contains("unfilled", renderer.Render("{{a}}\n\n:::demands\n\n:::demand D-1", new RenderContext(null!, null!)).Value, StringComparison.Ordinal);
}
