using AdvocacyTracker.Replies;

namespace AdvocacyTracker.Tests.Import;

/// <summary>The files of replies and outcomes, each spoilt in one place.</summary>
public sealed class FollowUpFilesTests
{
    [Fact]
    public void Replies_and_outcomes_are_read_with_their_words()
    {
        var read = Read(Given.Replies, Given.Outcomes);
        Assert.Null(read.Refusal);
        var (reply, outcome) = (Assert.Single(read.Value!.Replies), Assert.Single(read.Value.Outcomes));
        Assert.Equal((ReplyKind.Substantive, ReplyForm.Meeting, new DateTimeOffset(2026, 11, 4, 8, 0, 0, TimeSpan.Zero)), (reply.Kind, reply.Form, reply.Entry.PublishedAt));
        Assert.Equal((2, Track.Did, Step.Partly, ""), (outcome.Ask, outcome.Track, outcome.Step, outcome.Entry.ConfirmedByKey));
    }

    [Theory]
    [InlineData("letter: 2026-020", "letter: 2026-021", "replies.yaml, line 1: letter 2026-021 is not among the files")]
    [InlineData("from: mayor", "from: king", "“king” is no recipient of letter 2026-020")]
    [InlineData("kind: substantive", "kind: kind", "kind “kind” is not known: use one of acknowledged, transferred, substantive, refused, no reply.")]
    [InlineData("  kind: substantive\n", "", "a reply has no kind")]
    [InlineData("summary: The mayor will look into it.", "summary:", "summary is empty")]
    [InlineData("[D-2026-020-1]", "[D-2026-020-1 ask 3]", "letter 2026-020 has no D-2026-020-1 ask 3")]
    [InlineData("[D-2026-020-1]", "[the first]", "“the first” names no demand")]
    [InlineData("logged by: ines", "logged by: nandi", "“nandi” is no Drafter")]
    [InlineData("confirmed by: amal", "confirmed by: ines", "logged this and can’t confirm it")]
    [InlineData("  confirmed by: amal\n", "", "only what a second person confirmed is published")]
    [InlineData("09:00 +01:00", "09:00", "is not an instant with its zone")]
    public void A_reply_spoilt_in_one_place_is_refused(string passage, string otherwise, string refusal) =>
        Assert.Contains(refusal, Given.Refused(Read(Given.But(Given.Replies, passage, otherwise), Given.Outcomes)), StringComparison.Ordinal);

    [Theory]
    [InlineData("ask: 2", "ask: 3", "outcomes.yaml, line 1: D-2026-020-1 has no ask 3")]
    [InlineData("ask: 2", "ask: second", "ask “second” is no number")]
    [InlineData("demand: D-2026-020-1", "demand: D-2026-021-1", "the letter of demand D-2026-021-1 is not among the files")]
    [InlineData("step: partly", "step: half", "step “half” is not known")]
    public void An_outcome_spoilt_in_one_place_is_refused(string passage, string otherwise, string refusal) =>
        Assert.Contains(refusal, Given.Refused(Read(Given.Replies, Given.But(Given.Outcomes, passage, otherwise))), StringComparison.Ordinal);

    [Fact]
    public void Two_outcomes_of_one_day_and_those_of_a_letter_that_is_not_sent_are_refused()
    {
        Assert.Contains("is already used in outcomes.yaml", Given.Refused(Read(Given.Replies, $"{Given.Outcomes}\n{Given.Outcomes}")), StringComparison.Ordinal);
        Assert.Contains("letter 2026-020 has not been sent", Given.Refused(Given.Read(more: [new("replies.yaml", Given.Replies)])), StringComparison.Ordinal);
    }

    private static AdvocacyTracker.Rules.Result<AdvocacyTracker.Import.Proposal> Read(string replies, string outcomes) =>
        Given.Read(letter: Given.LetterBut("stage: in review", "stage: sent\nsent on: 2026-11-01"), more: [new("replies.yaml", replies), new("outcomes.yaml", outcomes)]);
}
