using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;

namespace AdvocacyTracker.Replies;

/// <summary>A reply as somebody fills it in.</summary>
/// <param name="From">The recipient of the letter (<see cref="LetterRecipient.Id"/>).</param>
public sealed record ReplyFields(Guid From, ReplyKind Kind, ReplyForm Form, DateOnly? On, string Summary, string Evidence, IReadOnlyList<AnsweredAsk> Answers)
{
    /// <summary>Why this person can't log replies to this letter at all, or null.</summary>
    public static Refusal? WhyNotLog(Actor actor, Letter letter) => Permissions.WhyNot(actor, Deed.LogReply) ?? FollowUpEntry.WhyNotFollow(letter);

    /// <summary>Why this can't be kept, or null.</summary>
    internal Refusal? WhyNotKeep(Letter letter, IReadOnlyList<Demand> demands, DateTimeOffset now) =>
        (letter.Recipients.Any(r => r.Id == From) ? null : new Refusal("Nobody is chosen: choose which recipient of the letter this reply is from."))
        ?? (Enum.IsDefined(Kind) && Enum.IsDefined(Form) ? null : new Refusal("There is no such kind of reply: choose one of the list."))
        ?? FollowUpEntry.WhyNotOn(On, letter, now)
        ?? (Kind == ReplyKind.NoReply ? WhyNotSilent(letter, now) : null)
        ?? FollowUpEntry.WhyNotSummary(Summary)
        ?? FollowUpEntry.WhyNotEvidence(Evidence, required: true)
        ?? Answers.Where(a => !demands.Any(d => d.Reference == a.Demand && d.Asks.Any(ask => ask.Number == a.Ask)))
            .Select(_ => new Refusal("One of the asks is not of this letter: reload the page and choose again.")).FirstOrDefault();

    private Refusal? WhyNotSilent(Letter letter, DateTimeOffset now) =>
        letter.ReplyDue is not { } due ? new("This letter names no day by which a reply is due, so nobody can say that none came in time: log what came instead.")
        : due >= DateOnly.FromDateTime(now.UtcDateTime) ? new($"A reply is due by {due:yyyy-MM-dd}: until that day has passed nobody can say that none came.")
        : On <= due ? new($"The day must lie after {due:yyyy-MM-dd}, by which a reply was due: correct it.")
        : Answers.Count > 0 ? new("Where there was no reply, it answers no ask: leave the asks out.")
        : null;
}
