using System.Text.Json;
using AdvocacyTracker.Text;
using CsCheck;

namespace AdvocacyTracker.Tests.Text;

public sealed class ChangeSetTests
{
    private static readonly Gen<string> Texts = Gen.OneOf("a", "b", "c", "\n", "ü", "😀", " ").Array[0, 12].Select(string.Concat);

    // Two changes to one text: the text, and two lists of sections over its length.
    private static readonly Gen<(string Text, ChangeSet A, ChangeSet B)> Pairs =
        Gen.Char['a', 'z'].Array[0, 12].Select(letters => new string(letters))
            .SelectMany(text => Gen.Select(Changes(text.Length), Changes(text.Length), (a, b) => (text, a, b)));

    [Theory]
    [InlineData("[5]", "hello", "")]
    [InlineData("[[5]]", "hello", "")]
    [InlineData("[5,[0,\" all\"]]", "hello", "hello all")]
    [InlineData("[1,[3,\"one\",\"two\"],1]", "hello", "hone\ntwoo")]
    [InlineData("[[0,\"\",\"\"],5]", "hello", "\nhello")]
    [InlineData("[]", "", "")]
    public void Changes_of_the_browsers_editor_are_applied(string json, string before, string after) =>
        Assert.Equal(json == "[5]" ? before : after, ChangeSet.Parse(json).Value!.Apply(before).Value);

    [Fact]
    public void A_change_knows_the_lengths_before_and_after()
    {
        var change = ChangeSet.Parse("[1,[3,\"one\",\"two\"],1]").Value!;
        Assert.Equal((5, 9), (change.LengthBefore, change.LengthAfter));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("{}")]
    [InlineData("[5")]
    [InlineData("[-1]")]
    [InlineData("[1.5]")]
    [InlineData("[99999999999]")]
    [InlineData("[2000000]")]
    [InlineData("[1000000,1000000]")]
    [InlineData("[\"a\"]")]
    [InlineData("[[]]")]
    [InlineData("[[\"a\"]]")]
    [InlineData("[[-3]]")]
    [InlineData("[[1,2]]")]
    [InlineData("[[1,null]]")]
    [InlineData("[[1,\"a\\nb\"]]")]
    [InlineData("[[1,\"a\\rb\"]]")]
    [InlineData("[[1,[\"a\"]]]")]
    [InlineData("[[0,\"\\ud800\"]]")]
    [InlineData("[[[[[[1]]]]]]")]
    public void What_is_no_change_is_refused_with_a_sentence(string? json) =>
        Assert.EndsWith(".", ChangeSet.Parse(json).Refusal!.Sentence, StringComparison.Ordinal);

    [Fact]
    public void A_change_of_absurd_size_is_refused()
    {
        Assert.NotNull(ChangeSet.Parse($"[{string.Join(',', Enumerable.Repeat("1", 60_000))}]").Refusal);
        Assert.NotNull(ChangeSet.Parse($"[[0,\"{new string('a', 5 * 1024 * 1024)}\"]]").Refusal);
    }

    [Fact]
    public void A_change_of_another_text_is_refused() =>
        Assert.Contains("fetch the newest", ChangeSet.Parse("[4]").Value!.Apply("hello").Refusal!.Sentence, StringComparison.Ordinal);

    [Fact]
    public void A_change_that_leaves_half_a_character_is_refused()
    {
        Assert.NotNull(ChangeSet.Parse("[1,[1]]").Value!.Apply("😀").Refusal);
        Assert.NotNull(ChangeSet.Parse("[1,[0,\"x\"],1]").Value!.Apply("😀").Refusal);
        Assert.Equal("x", ChangeSet.Parse("[[2,\"x\"]]").Value!.Apply("😀").Value);
    }

    [Fact]
    public void Between_makes_one_replacement()
    {
        Assert.Equal("[3,[3,\"urge\"],4]", ChangeSet.Between("We ask you", "We urge you").ToJson());
        Assert.Equal("[[0,\"a\",\"b\"]]", ChangeSet.Between("", "a\nb").ToJson());
        Assert.True(ChangeSet.Between("same", "same").IsEmpty);
        Assert.Equal("[[2,\"😁\"]]", JsonUnescaped(ChangeSet.Between("😀", "😁").ToJson()));
    }

    [Fact]
    public void Between_two_texts_leads_from_one_to_the_other() => Gen.Select(Texts, Texts).Sample(
        (before, after) => ChangeSet.Between(before, after).Apply(before).Value == after, iter: 10_000);

    [Theory]
    [InlineData("We ask you, today", "We urge you, now", "[3,[3,\"urge\"],6,[5,\"now\"]]")]
    [InlineData("one two three", "one 2 three four", "[4,[3,\"2\"],6,[0,\" four\"]]")]
    [InlineData("Free him at once.", "Let her go.", "[[16,\"Let her go\"],1]")]
    [InlineData("a b\n\nc d", "a x\n\ny d", "[2,[1,\"x\"],2,[1,\"y\"],2]")]
    [InlineData("same", "same", "[4]")]
    [InlineData("", "", "[]")]
    public void By_words_a_change_keeps_what_stands_untouched_between_two_places(string before, string after, string json) =>
        Assert.Equal(json, ChangeSet.ByWords(before, after).ToJson());

    [Fact]
    public void By_words_too_a_change_leads_from_one_text_to_the_other() => Gen.Select(Texts, Texts).Sample(
        (before, after) => ChangeSet.Parse(ChangeSet.ByWords(before, after).ToJson()).Value!.Apply(before).Value == after, iter: 10_000);

    [Fact]
    public void By_words_long_texts_that_share_little_take_moments()
    {
        // Every second word is another one, in lines and without.
        string Long(string mark, string end) => string.Concat(Enumerable.Range(0, 18_000).Select(n => n % 2 == 0 ? $"word{n}{end}" : $"{mark}{n}{end}"));
        foreach (var end in (string[])[" ", "\n", ". "])
        {
            var (before, after) = (Long("a", end), Long("b", end));
            var clock = System.Diagnostics.Stopwatch.StartNew();
            var change = ChangeSet.ByWords(before, after);
            Assert.InRange(clock.Elapsed.TotalSeconds, 0, 5);
            Assert.Equal(after, ChangeSet.Parse(change.ToJson()).Value!.Apply(before).Value);
        }
    }

    [Fact]
    public void By_words_a_long_text_made_to_take_long_takes_no_longer()
    {
        // Lines that are all other signs, apart from each other by lines that are alike: each pair is the dearest that is compared. All of them took four seconds.
        string Hostile(string signs) => string.Concat(Enumerable.Range(0, 60).Select(n => $"{string.Concat(Enumerable.Range(0, 3_990).Select(i => signs[(i * 7 + i / 11 + n) % signs.Length]))}\n{n}\n"));
        var (before, after) = (Hostile("!?;:,.()"), Hostile("+*/=<>%&"));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var change = ChangeSet.ByWords(before, after);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 2);
        Assert.Equal(after, change.Apply(before).Value);
    }

    [Fact]
    public void Written_and_read_again_a_change_is_the_same() => Gen.Select(Texts, Texts).Sample((before, after) =>
    {
        var json = ChangeSet.Between(before, after).ToJson();
        var again = ChangeSet.Parse(json).Value!;
        return again.ToJson() == json && again.Apply(before).Value == after;
    });

    [Fact]
    public void Two_people_end_with_one_text_whoever_is_first() => Pairs.Sample(
        pair =>
        {
            var mineFirst = pair.B.Map(pair.A, before: false).Apply(pair.A.Apply(pair.Text).Value!).Value;
            var theirsFirst = pair.A.Map(pair.B, before: true).Apply(pair.B.Apply(pair.Text).Value!).Value;
            return mineFirst is not null && mineFirst == theirsFirst;
        },
        iter: 20_000);

    [Fact]
    public void Nothing_typed_is_lost_when_changes_meet() => Pairs.Sample(
        pair =>
        {
            var merged = pair.B.Map(pair.A, before: false).Apply(pair.A.Apply(pair.Text).Value!).Value!;
            return Inserted(pair.A).Concat(Inserted(pair.B)).All(c => merged.Contains(c, StringComparison.Ordinal));
        },
        iter: 10_000);

    [Theory]
    [InlineData("[5]", "[2,[0,\"x\"],3]", "[6]")]
    [InlineData("[2,[0,\"y\"],3]", "[2,[0,\"x\"],3]", "[3,[0,\"y\"],3]")]
    [InlineData("[1,[3],1]", "[2,[1],2]", "[1,[2],1]")]
    [InlineData("[1,[3,\"new\"],1]", "[1,[3,\"old\"],1]", "[4,[0,\"new\"],1]")]
    [InlineData("[[0,\"ab\"],[0,\"a\"],[1],[3],[0,\"ab\"],[0,\"a\"],[1,\"p\",\"q\"]]", "[[0,\"a\"],[2,\"xyz\"],[1,\"p\",\"q\"],2]", "[1,[0,\"aba\"],6,[1],[0,\"aba\"],[1,\"p\",\"q\"]]")]
    public void A_change_is_carried_over_another_as_the_browsers_editor_does(string mine, string theirs, string carried) =>
        Assert.Equal(carried, ChangeSet.Parse(mine).Value!.Map(ChangeSet.Parse(theirs).Value!, before: false).ToJson());

    [Fact]
    public void Changes_of_two_texts_are_not_carried_over_each_other() =>
        Assert.Throws<ArgumentException>(() => ChangeSet.Parse("[4]").Value!.Map(ChangeSet.Parse("[5]").Value!, before: true));

    [Theory]
    [InlineData("[1,[1],8]", "[5,[1],4]", false)]
    [InlineData("[1,[3],6]", "[2,[1],7]", true)]
    [InlineData("[1,[3,\"x\"],6]", "[2,[0,\"y\"],8]", true)]
    [InlineData("[1,[3],6]", "[4,[0,\"y\"],6]", true)]
    [InlineData("[1,[3],6]", "[1,[0,\"y\"],9]", true)]
    [InlineData("[1,[3],6]", "[4,[2],4]", true)]
    [InlineData("[1,[3],6]", "[5,[2],3]", false)]
    [InlineData("[4,[0,\"x\"],6]", "[4,[0,\"y\"],6]", false)]
    [InlineData("[10]", "[[10]]", false)]
    [InlineData("[2,[1],4,[1],2]", "[[1],4,[1],4]", false)]
    [InlineData("[2,[1],4,[1],2]", "[[1],6,[1],2]", true)]
    public void Changes_overlap_where_a_person_should_decide(string one, string other, bool overlap)
    {
        var (a, b) = (ChangeSet.Parse(one).Value!, ChangeSet.Parse(other).Value!);
        Assert.Equal(overlap, a.Overlaps(b));
        Assert.Equal(overlap, b.Overlaps(a));
    }

    [Theory]
    // An insertion exactly there, and on either side of there.
    [InlineData("[3,[0,\"xx\"],3]", 3, 3, 5)]
    [InlineData("[2,[0,\"xx\"],4]", 3, 5, 5)]
    [InlineData("[4,[0,\"xx\"],2]", 3, 3, 3)]
    // Deleted around, before and after it.
    [InlineData("[1,[4],1]", 3, 1, 1)]
    [InlineData("[1,[2],3]", 3, 1, 1)]
    [InlineData("[3,[2],1]", 3, 3, 3)]
    // Replaced around, before and after it.
    [InlineData("[1,[4,\"xyz\"],1]", 3, 1, 4)]
    [InlineData("[1,[2,\"xyz\"],3]", 3, 4, 4)]
    [InlineData("[3,[2,\"xyz\"],1]", 3, 3, 3)]
    // At the ends.
    [InlineData("[[0,\"x\"],6]", 0, 0, 1)]
    [InlineData("[6,[0,\"x\"]]", 6, 6, 7)]
    [InlineData("[[6]]", 6, 0, 0)]
    public void A_place_moves_as_the_browsers_editor_moves_it(string change, int place, int before, int after)
    {
        var parsed = ChangeSet.Parse(change).Value!;
        Assert.Equal((before, after), (parsed.MapPosition(place, after: false), parsed.MapPosition(place, after: true)));
    }

    [Fact]
    public void A_place_outside_the_text_has_no_place_after_a_change()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ChangeSet.Parse("[4]").Value!.MapPosition(5, after: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => ChangeSet.Parse("[4]").Value!.MapPosition(-1, after: false));
    }

    [Fact]
    public void A_replacement_changes_that_stretch_and_no_other() =>
        Assert.Equal("the dog", ChangeSet.Replacement(7, 4, 7, "dog").Apply("the cat").Value);

    // Insertions in capitals that no text of these tests holds otherwise.
    private static IEnumerable<char> Inserted(ChangeSet change) => change.ToJson().Where(char.IsAsciiLetterUpper);

    private static Gen<ChangeSet> Changes(int length) =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 4], Gen.OneOf("X", "YZ", "\"", "Q\n", "\n")).Array[1, 8].Select(steps => Sections(length, steps));

    private static ChangeSet Sections(int length, (int Kind, int Size, string Words)[] steps)
    {
        var sections = new List<ChangeSection>();
        var left = length;
        foreach (var (kind, size, words) in steps)
        {
            var taken = kind == 3 ? 0 : Math.Min(left, size);
            var section = new ChangeSection(taken, kind switch { 0 => null, 1 => "", _ => words });
            if (section is not { Length: 0, LengthAfter: 0 }) sections.Add(section);
            left -= taken;
        }
        if (left > 0) sections.Add(new(left, null));
        return new(sections);
    }

    private static string JsonUnescaped(string json) => JsonSerializer.Deserialize<JsonElement>(json).ToString() is { } text ? System.Text.RegularExpressions.Regex.Unescape(text) : "";
}
