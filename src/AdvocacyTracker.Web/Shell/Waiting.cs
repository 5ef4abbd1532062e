using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Sending;
using AdvocacyTracker.Team;

namespace AdvocacyTracker.Web.Shell;

/// <summary>One thing that waits for somebody on the overview: what it is, what is wanted, and where.</summary>
internal sealed record Waiting(string Title, string Language, string What, string Address, DateOnly? Due)
{
    /// <summary>What waits for a person with these roles, the most pressing first.</summary>
    public static IReadOnlyList<Waiting> For(Actor actor, IReadOnlyList<WaitingLetter> letters, IReadOnlyList<WaitingRelease> releases, IReadOnlyList<LetterRow> drafts) =>
    [
        .. letters.SelectMany(l => OfLetter(actor, l)),
        .. releases.SelectMany(r => OfRelease(actor, r)),
        .. drafts.Select(l => new Waiting(l.Subject, l.Language, $"{l.Reference} is a draft: finish and submit it.", $"/desk/letters/{l.Id}", null)),
    ];

    /// <summary>Where somebody is called by name, on letters or on releases.</summary>
    public static IEnumerable<Waiting> Of(IReadOnlyList<Mention> mentions, string things) =>
        mentions.Select(m => new Waiting($"{m.By} mentioned you on {m.Reference}", "en", m.Words, $"/desk/{things}/{m.ThingId}#remark-{m.RemarkId}", null));

    private static IEnumerable<Waiting> OfLetter(Actor actor, WaitingLetter l)
    {
        if (actor.Has(Roles.Reviewer) && l.Clearance.IsCleared) yield return new(l.Subject, l.Language, $"{l.Reference} is cleared: sign it off.", $"/desk/letters/{l.Id}", l.Due);
        else if (actor.Has(Roles.Reviewer) && l.Clearance.WaitingForDecision > 0) yield return new(l.Subject, l.Language, $"{l.Reference} waits for your decision. {l.Clearance.Sentence()}", $"/desk/review/letters/{l.Id}", l.Due);
        if (actor.Has(Roles.Drafter) && l.Clearance.WantsOtherWords) yield return new(l.Subject, l.Language, $"A reviewer asks for other words in {l.Reference}.", $"/desk/letters/{l.Id}", l.Due);
        if (actor.Has(Roles.Drafter) && l.Clearance.Stage == LetterStage.SignedOff) yield return new(l.Subject, l.Language, $"{l.Reference} is signed off: send it, and mark it as sent.", $"/desk/letters/{l.Id}", l.Due);
    }

    private static IEnumerable<Waiting> OfRelease(Actor actor, WaitingRelease r)
    {
        if (actor.Has(Roles.Reviewer) && (r.Readiness.Headline.State == ReviewState.Submitted || r.Readiness.Text.State == ReviewState.Submitted))
            yield return new(r.Headline, r.Language, $"This press release waits for your decision. {r.Readiness.Sentence()}", $"/desk/review/releases/{r.Id}", null);
        if (actor.Has(Roles.Comms) && r.Readiness.IsApproved) yield return new(r.Headline, r.Language, "This press release is approved: publish it.", $"/desk/releases/{r.Id}", null);
        if (actor.Has(Roles.Comms) && (WantsOtherWords(r.Readiness.Headline) || WantsOtherWords(r.Readiness.Text)))
            yield return new(r.Headline, r.Language, "A reviewer asks for other words in this press release.", $"/desk/releases/{r.Id}", null);
    }

    private static bool WantsOtherWords(Standing standing) => standing.State is ReviewState.ChangesRequested or ReviewState.Rejected;
}
