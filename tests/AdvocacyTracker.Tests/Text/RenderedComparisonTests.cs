using System.Text.RegularExpressions;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Tests.Text;

/// <summary>Two texts laid over each other as a reader sees them: what is said to be gone and new is exactly that.</summary>
public sealed partial class RenderedComparisonTests : IDisposable
{
    private readonly MarkdownRenderer _renderer = new();

    [Theory]
    [InlineData("The minister shall act.", "The minister must act.", "<p>The minister <del>shall</del><ins>must</ins> act.</p>")]
    [InlineData("Same.", "Same.", "<p>Same.</p>")]
    [InlineData("One.", "One.\n\nTwo.", "<p>One.</p><p><ins>Two.</ins></p>")]
    [InlineData("One.\n\nTwo.", "Two.", "<p><del>One.</del></p><p>Two.</p>")]
    [InlineData("- one\n- two", "- one\n- three and four", "<ul><li>one</li><li><del>two</del><ins>three and four</ins></li></ul>")]
    [InlineData("An **old** word.", "An old word.", "<p>An <del><strong>old</strong></del><ins>old</ins> word.</p>")]
    [InlineData("Now **all of it** is so.", "Now **all of that** is so.", "<p>Now <strong>all of </strong><del><strong>it</strong></del><ins><strong>that</strong></ins> is so.</p>")]
    [InlineData("a fat cat", "a thin dog", "<p>a <del>fat cat</del><ins>thin dog</ins></p>")]
    [InlineData("Wrapped\nhere.", "Wrapped here.", "<p>Wrapped here.</p>")]
    [InlineData("Text", "## Text", "<p><del>Text</del></p><h2><ins>Text</ins></h2>")]
    public void Insertions_and_deletions_stand_inside_the_blocks(string before, string after, string html) =>
        Assert.Equal(html, Between().Replace(_renderer.Compare(before, after, null)!.Html.Value, "><"));

    [Fact]
    public void It_counts_the_words_that_it_marks()
    {
        Assert.Equal(new WordTally(1, 2), _renderer.Compare("One two three.", "One four.", null)!.Words);
        Assert.Equal("1 word added, 2 removed.", new WordTally(1, 2).Sentence());
        Assert.Equal("No words differ.", _renderer.Compare("One.", "One.", null)!.Words.Sentence());
    }

    [Fact]
    public void Without_what_is_gone_it_reads_as_the_later_text_and_without_what_is_new_as_the_earlier()
    {
        var random = new Random(11);
        for (var n = 0; n < 300; n++)
        {
            var before = Document(random);
            var after = random.Next(3) == 0 ? Document(random) : Changed(random, before);
            var compared = _renderer.Compare(before, after, null)!.Html.Value;
            Assert.Equal(Words(_renderer.Render(after, null).Value), Words(Del().Replace(compared, "")));
            Assert.Equal(Words(_renderer.Render(before, null).Value), Words(Ins().Replace(compared, "")));
        }
    }

    [Fact]
    public void Nothing_hostile_comes_out_of_it()
    {
        foreach (var (document, context) in HostileDocuments.All().Where((_, index) => index % 5 == 0))
        {
            Judge(_renderer.Compare("Before.", document, context));
            Judge(_renderer.Compare(document, "After.", context));
        }

        // The judge knows what a text may hold; the two marks of a comparison are added to it.
        static void Judge(ComparedHtml? compared) => Assert.Empty(HtmlJudge.Complaints(Marks().Replace(compared?.Html.Value ?? "", "<$1span>")));
    }

    [Fact]
    public void A_text_itself_has_no_insertions_or_deletions_of_its_own() =>
        Assert.DoesNotContain("<ins>", _renderer.Render("<ins>new</ins> ++new++ ~~old~~", null).Value, StringComparison.Ordinal);

    [Fact]
    public void Texts_of_which_too_much_differs_are_not_laid_over_each_other()
    {
        var (one, other) = (string.Concat(Enumerable.Range(0, 3_000).Select(n => $"a{n}\n\n")), string.Concat(Enumerable.Range(0, 3_000).Select(n => $"b{n}\n\n")));
        Assert.Null(_renderer.Compare(one, other, null));
    }

    public void Dispose() => _renderer.Dispose();

    private static string Document(Random random) => string.Join("\n\n", Enumerable.Range(0, random.Next(1, 7)).Select(_ => Block(random)));

    private static string Block(Random random) => random.Next(7) switch
    {
        0 => $"## {Line(random)}",
        1 => $"- {Line(random)}\n- {Line(random)}\n  - {Line(random)}",
        2 => $"> {Line(random)}\n>\n> {Line(random)}",
        3 => $"| {Line(random)} | {Line(random)} |\n|---|---|\n| {Line(random)} | {Line(random)} |",
        4 => $"1. {Line(random)}\n\n   {Line(random)}\n2. {Line(random)}",
        _ => Line(random),
    };

    private static string Line(Random random) => string.Join(' ', Enumerable.Range(0, random.Next(1, 9)).Select(_ => random.Next(6) switch
    {
        0 => $"**w{random.Next(20)} w{random.Next(20)}**",
        1 => $"[w{random.Next(20)}](https://example.org/{random.Next(3)})",
        _ => $"w{random.Next(20)}",
    }));

    private static string Changed(Random random, string before)
    {
        var blocks = before.Split("\n\n").ToList();
        var at = random.Next(blocks.Count);
        switch (random.Next(3))
        {
            case 0: blocks.Insert(at, Block(random)); break;
            case 1: blocks.RemoveAt(at); break;
            default: blocks[at] = blocks[at].Replace($"w{random.Next(20)}", $"w{random.Next(20)}", StringComparison.Ordinal); break;
        }
        return blocks.Count == 0 ? "w1" : string.Join("\n\n", blocks);
    }

    // Its words alone: where one side is gone, what stood around it is an empty shell.
    private static string Words(string html) => string.Join(' ', Word().Matches(Tag().Replace(html, " ")).Select(m => m.Value));

    [GeneratedRegex(@">\s+<")]
    private static partial Regex Between();

    [GeneratedRegex("<del>.*?</del>", RegexOptions.Singleline)]
    private static partial Regex Del();

    [GeneratedRegex("<ins>.*?</ins>", RegexOptions.Singleline)]
    private static partial Regex Ins();

    [GeneratedRegex("<(/?)(?:ins|del)>")]
    private static partial Regex Marks();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
