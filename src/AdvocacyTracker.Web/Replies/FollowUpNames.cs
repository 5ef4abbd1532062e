using AdvocacyTracker.Replies;

namespace AdvocacyTracker.Web.Replies;

/// <summary>Kinds and forms of replies, tracks and steps of outcomes, as people read them.</summary>
internal static class FollowUpNames
{
    public static string Of(ReplyKind kind) => kind switch
    {
        ReplyKind.Acknowledged => "Acknowledged",
        ReplyKind.Transferred => "Transferred",
        ReplyKind.Substantive => "Substantive",
        ReplyKind.Refused => "Refused",
        _ => "No reply",
    };

    public static string Of(ReplyForm form) => form switch
    {
        ReplyForm.Letter => "a letter",
        ReplyForm.Mail => "a mail",
        ReplyForm.File => "a file",
        ReplyForm.Meeting => "a meeting",
        _ => "a call",
    };

    public static string Of(Track track) => track == Track.Did ? "What the decision maker did" : "What changed for the people concerned";

    public static string Of(Step step) => step switch
    {
        Step.NoReply => "No reply",
        Step.Acknowledged => "Acknowledged",
        Step.Committed => "Committed",
        Step.Partly => "Partly",
        Step.Done => "Done",
        Step.Refused => "Refused",
        Step.NotAssessed => "Not assessed",
        Step.NotApplicable => "Not applicable",
        Step.Nothing => "Nothing",
        Step.Begun => "Begun",
        Step.Reversed => "Reversed",
        Step.Overtaken => "Overtaken by events",
        _ => "Cannot be determined",
    };

    public static string Of(FollowUpState state) => state switch
    {
        FollowUpState.WaitsForConfirmation => "Waits for confirmation",
        FollowUpState.WaitsForPublication => "Waits for publication",
        FollowUpState.Published => "Published",
        FollowUpState.TakenDown => "Taken down",
        _ => "Withdrawn",
    };

    /// <summary>Whose turn it is, as a sentence.</summary>
    public static string Turn(FollowUpEntry entry) => entry.State switch
    {
        FollowUpState.WaitsForConfirmation => $"Waits for a second person, a Drafter or a Reviewer other than {entry.LoggedBy}, to confirm it.",
        FollowUpState.WaitsForPublication => $"Confirmed by {entry.ConfirmedBy}; waits for Comms to publish it.",
        FollowUpState.Published => $"Published{By(entry.PublishedBy)}{(entry.ConfirmedBy.Length > 0 ? $", confirmed by {entry.ConfirmedBy}" : "")}.",
        FollowUpState.TakenDown => $"Taken down by {entry.TakenDownBy}{(entry.BlackedOutBy.Length > 0 ? $", blacked out by {entry.BlackedOutBy}" : "")}.",
        _ => $"Withdrawn by {entry.WithdrawnBy}.",
    };

    /// <summary>What an entry says in a few words.</summary>
    public static string Of(FollowUpEntry entry) => entry switch
    {
        Reply { Kind: ReplyKind.NoReply } reply => $"No reply from {reply.From}",
        Reply reply => $"Reply from {reply.From}: {Lower(Of(reply.Kind))}",
        Outcome outcome => $"{outcome.Demand}, ask {outcome.AskNumber}: {Lower(Of(outcome.Step))}",
        _ => "",
    };

    /// <summary>Asks as people list them, demand by demand.</summary>
    public static string Of(IReadOnlyList<AnsweredAsk> asks) =>
        string.Join("; ", asks.GroupBy(a => a.Demand).Select(g => $"{g.Key} ask {string.Join(", ", g.Select(a => a.Ask).Order())}"));

    private static string Lower(string words) => char.ToLowerInvariant(words[0]) + words[1..];

    private static string By(string name) => name.Length > 0 ? $" by {name}" : "";
}
