using System.Globalization;
using System.Text.RegularExpressions;
using AdvocacyTracker.Replies;
using AdvocacyTracker.Team;

namespace AdvocacyTracker.Import;

/// <summary>Reads a reply of <c>replies.yaml</c> and an outcome of <c>outcomes.yaml</c>, and looks whether the letters that they follow are among the files.</summary>
internal static partial class FollowUpFiles
{
    public static ProposedReply Reply(ImportSet set, Fields fields)
    {
        var reply = new ProposedReply(
            fields.Line("letter", required: true),
            fields.Line("from", required: true),
            fields.Choice("kind", ReplyKind.Acknowledged, required: true),
            fields.Choice("form", ReplyForm.Letter),
            Answers(set, fields),
            Entry(set, fields, "letter", "logged by"));
        fields.NothingElse();
        return reply;
    }

    public static ProposedOutcome Outcome(ImportSet set, Fields fields)
    {
        var outcome = new ProposedOutcome(
            fields.Line("demand", required: true),
            Number(set, fields),
            fields.Choice("track", Track.Did, required: true),
            fields.Choice("step", Step.NoReply, required: true),
            fields.Passage("contribution"),
            Entry(set, fields, "demand", "assessed by"));
        fields.NothingElse();
        // Which of two of one day stands could not be told.
        set.Claim("day of an outcome", $"{outcome.Entry.On:yyyy-MM-dd}, {outcome.DemandReference} ask {outcome.Ask}, {outcome.Track}", fields.At("on"));
        return outcome;
    }

    /// <summary>Once every file is read: the letters, recipients and asks that replies and outcomes name must be there, and the letters sent.</summary>
    public static void FindLetters(ImportSet set, IReadOnlyList<ProposedLetter> letters, IEnumerable<ProposedReply> replies, IEnumerable<ProposedOutcome> outcomes)
    {
        foreach (var reply in replies)
        {
            var letter = letters.FirstOrDefault(l => l.Reference == reply.LetterReference);
            if (WhyNotFollowed(letter, $"letter {reply.LetterReference}") is { } why) set.Refuse(At(reply.Entry, why));
            else if (letter!.Parts.All(p => p.RecipientKey != reply.FromKey)) set.Refuse(At(reply.Entry, $"“{Excerpt.Of(reply.FromKey)}” is no recipient of letter {letter.Reference}: name one of them under “from”."));
            else if (reply.Answers.FirstOrDefault(a => !Has(letter, a.DemandReference, a.Ask)) is { } strange) set.Refuse(At(reply.Entry, $"letter {letter.Reference} has no {Named(strange)}: correct it under “answers”."));
        }

        foreach (var outcome in outcomes)
        {
            var letter = letters.FirstOrDefault(l => l.Demands.Any(d => d.Reference == outcome.DemandReference));
            if (WhyNotFollowed(letter, $"the letter of demand {outcome.DemandReference}") is { } why) set.Refuse(At(outcome.Entry, why));
            else if (!Has(letter!, outcome.DemandReference, outcome.Ask)) set.Refuse(At(outcome.Entry, $"{outcome.DemandReference} has no ask {outcome.Ask}: correct its number."));
        }
    }

    private static string? WhyNotFollowed(ProposedLetter? letter, string named) =>
        letter is null ? $"{Excerpt.Of(named)} is not among the files: import them together."
        : letter.Stage != ProposedStage.Sent ? $"{Excerpt.Of(named)} has not been sent: write “stage: sent” in its file, or remove what came of it."
        : null;

    private static bool Has(ProposedLetter letter, string demand, int? ask) =>
        letter.Demands.Any(d => d.Reference == demand && (ask is null || (ask >= 1 && ask <= d.Asks.Count)));

    private static string Named(ProposedAnswer answer) => Excerpt.Of(answer.Ask is { } ask ? $"{answer.DemandReference} ask {ask}" : answer.DemandReference);

    private static Rules.Refusal At(ProposedEntry entry, string sentence) => new($"{entry.Place}: {sentence}");

    private static ProposedEntry Entry(ImportSet set, Fields fields, string first, string loggedBy)
    {
        var entry = new ProposedEntry(
            fields.Date("on"),
            fields.Passage("summary", required: true),
            fields.Passage("evidence"),
            fields.Line(loggedBy, required: true),
            fields.Line("confirmed by"),
            fields.Instant("published at"),
            fields.At(first).ToString());
        if (entry.LoggedByKey.Length > 0) set.UseMember(entry.LoggedByKey, Roles.Drafter, fields.At(loggedBy));
        if (entry.ConfirmedByKey.Length > 0) set.UseMember(entry.ConfirmedByKey, Roles.Drafter | Roles.Reviewer, fields.At("confirmed by"));
        if (entry.ConfirmedByKey.Length > 0 && entry.ConfirmedByKey == entry.LoggedByKey) set.Refuse(fields.At("confirmed by"), $"“{Excerpt.Of(entry.LoggedByKey)}” logged this and can’t confirm it: name a second person.");
        if (entry.PublishedAt is not null && entry.ConfirmedByKey.Length == 0) set.Refuse(fields.At("published at"), "only what a second person confirmed is published: add “confirmed by”, or remove this line.");
        return entry;
    }

    private static int Number(ImportSet set, Fields fields)
    {
        var written = fields.Line("ask", required: true);
        if (int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0) return number;
        set.Refuse(fields.At("ask"), $"ask “{Excerpt.Of(written)}” is no number: write which of the demand’s asks it is, such as 1.");
        return 1;
    }

    private static IReadOnlyList<ProposedAnswer> Answers(ImportSet set, Fields fields)
    {
        List<ProposedAnswer> answers = [];
        foreach (var written in fields.Lines("answers"))
        {
            var match = Ask().Match(written);
            if (!match.Success) set.Refuse(fields.At("answers"), $"“{Excerpt.Of(written)}” names no demand: write its reference, such as D-2017-003-2, or one of its asks, such as D-2017-003-2 ask 1.");
            else answers.Add(new(match.Groups[1].Value, match.Groups[2].Success ? int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture) : null));
        }

        return answers;
    }

    [GeneratedRegex(@"\A(D-[0-9]{4}-[0-9]{3,9}-[0-9]{1,4})(?: ask ([0-9]{1,4}))?\z")]
    private static partial Regex Ask();
}
