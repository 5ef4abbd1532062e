using AdvocacyTracker.Demands;
using AdvocacyTracker.Text;
using CsCheck;

namespace AdvocacyTracker.Tests.Demands;

/// <summary>A passage keeps to its words while the text around them changes.</summary>
public sealed class PassageTests
{
    private const string Marked = "the words in question";

    // Edits before and after the passage, never in it: how far from that side's edge, how much goes, and what comes.
    private static readonly Gen<(bool InFront, int Distance, int Length, string Words)[]> Edits =
        Gen.Select(Gen.Bool, Gen.Int[0, 12], Gen.Int[0, 6], Gen.OneOf("", "X", "the words", "\n", "😀", "question")).Array[0, 30];

    [Fact]
    public void A_passage_that_no_edit_touches_keeps_exactly_its_words() => Edits.Sample(
        edits =>
        {
            var text = $"Something stands in front of {Marked} and more stands behind it.";
            var start = text.IndexOf(Marked, StringComparison.Ordinal);
            var passage = new Passage(start, start + Marked.Length, 0, Marked);
            for (var n = 0; n < edits.Length; n++)
            {
                var change = Change(text, passage, edits[n]);
                // An edit may cut a character of two units in two; the log takes none such.
                if (change.Apply(text) is not { IsDone: true } changed) continue;
                (text, passage) = (changed.Value, passage.After(change, n + 1));
                if (passage.WordsIn(text) != Marked) return false;
            }
            return true;
        },
        iter: 20_000);

    [Theory]
    [InlineData("[4,[0,\"all \"],9]", "cat")] // typed in front of it
    [InlineData("[7,[0,\"s\"],6]", "cat")] // typed behind it
    [InlineData("[5,[0,\"h\"],8]", "chat")] // typed in it
    [InlineData("[4,[1],8]", "at")] // a part of it deleted
    [InlineData("[2,[3],8]", "at")] // its beginning deleted with what stands in front
    [InlineData("[6,[4],3]", "ca")] // its end deleted with what stands behind
    [InlineData("[4,[3,\"dog\"],6]", "dog")] // written anew as a whole
    public void What_is_typed_at_its_edges_stays_outside_and_what_is_typed_in_it_belongs_to_it(string change, string words)
    {
        const string Text = "the cat, sat.";
        var parsed = ChangeSet.Parse(change).Value!;
        Assert.Equal(words, new Passage(4, 7, 0, "cat").After(parsed, 1).WordsIn(parsed.Apply(Text).Value!));
    }

    [Theory]
    [InlineData("[4,[3],6]")]
    [InlineData("[[13]]")]
    [InlineData("[2,[8,\"something else\"],3]")]
    public void A_passage_all_of_whose_words_go_is_gone_and_stays_so(string change)
    {
        var gone = new Passage(4, 7, 0, "cat").After(ChangeSet.Parse(change).Value!, 1);
        Assert.True(gone.IsGone);
        var length = ChangeSet.Parse(change).Value!.LengthAfter;
        var later = gone.After(ChangeSet.Replacement(length, gone.Start, gone.Start, "cat"), 2);
        Assert.True(later.IsGone);
        Assert.Equal("cat", later.Quote);
        Assert.Equal(2, later.Version);
    }

    private static ChangeSet Change(string text, Passage passage, (bool InFront, int Distance, int Length, string Words) edit)
    {
        if (edit.InFront)
        {
            var end = Math.Max(0, passage.Start - edit.Distance);
            return ChangeSet.Replacement(text.Length, Math.Max(0, end - edit.Length), end, edit.Words);
        }
        var start = Math.Min(text.Length, passage.End + edit.Distance);
        return ChangeSet.Replacement(text.Length, start, Math.Min(text.Length, start + edit.Length), edit.Words);
    }
}
