using AdvocacyTracker.Text;
using CsCheck;

namespace AdvocacyTracker.Tests.Text;

public sealed class ComparisonTests
{
    private static readonly Gen<string> Words = Gen.OneOf("we", "ask", "Syria", " ", "  ", "\n", "\n\n", ".", ",", "ü", "权", "利", "😀", "\r\n", "\t").Array[0, 40].Select(string.Concat);

    [Fact]
    public void A_changed_word_is_shown_between_those_that_stay() => Assert.Equal(
        [new(Change.Same, "We "), new(Change.Removed, "ask"), new(Change.Added, "urge"), new(Change.Same, " you to act.")],
        Comparison.OfWords("We ask you to act.", "We urge you to act."));

    [Fact]
    public void Chinese_is_compared_by_its_signs() => Assert.Equal(
        [new(Change.Same, "我们要求"), new(Change.Removed, "保护"), new(Change.Added, "释放"), new(Change.Same, "平民")],
        Comparison.OfWords("我们要求保护平民", "我们要求释放平民"));

    [Fact]
    public void Equal_texts_are_the_same() => Assert.Equal([new(Change.Same, "a b")], Comparison.OfWords("a b", "a b"));

    [Fact]
    public void Nothing_compared_with_nothing_is_nothing() => Assert.Empty(Comparison.OfWords(null, ""));

    [Fact]
    public void Both_texts_can_be_read_back_from_the_comparison() =>
        Gen.Select(Words, Words).Sample((before, after) => IsFaithful(before, after), iter: 5_000);

    [Fact]
    public void Neighbouring_parts_are_joined() => Gen.Select(Words, Words).Sample((before, after) =>
    {
        var parts = Comparison.OfWords(before, after);
        return parts.Zip(parts.Skip(1)).All(pair => pair.First.Change != pair.Second.Change) && parts.All(part => part.Text.Length > 0);
    });

    [Fact]
    public void Two_long_texts_without_a_word_in_common_are_replaced_whole()
    {
        var before = string.Concat(Enumerable.Range(0, 25_000).Select(i => $"before{i}\n"));
        var after = string.Concat(Enumerable.Range(0, 25_000).Select(i => $"after{i}\n"));
        Assert.Equal([new(Change.Removed, before), new(Change.Added, after)], Comparison.OfWords(before, after));
    }

    [Fact]
    public void A_word_changed_here_and_there_in_a_long_text_is_still_found()
    {
        var lines = Enumerable.Range(0, 2_000).Select(i => $"Line {i} of a long letter about many things that are as they were. ").ToArray();
        var before = string.Join("\n\n", lines);
        lines[3] = lines[3].Replace("long", "short", StringComparison.Ordinal);
        lines[1_990] = lines[1_990].Replace("many", "few", StringComparison.Ordinal);
        var parts = Comparison.OfWords(before, string.Join("\n\n", lines));
        Assert.Equal(["short", "few"], parts.Where(part => part.Change == Change.Added).Select(part => part.Text));
        Assert.Equal(["long", "many"], parts.Where(part => part.Change == Change.Removed).Select(part => part.Text));
    }

    private static bool IsFaithful(string before, string after)
    {
        var parts = Comparison.OfWords(before, after);
        return string.Concat(parts.Where(part => part.Change != Change.Added).Select(part => part.Text)) == before
            && string.Concat(parts.Where(part => part.Change != Change.Removed).Select(part => part.Text)) == after;
    }
}
