using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Replies;
using AdvocacyTracker.Team;

namespace AdvocacyTracker.Import;

/// <summary>What a set of files would bring, read and checked but not yet stored.</summary>
public sealed record Proposal(
    ProposedNewsroom? Newsroom,
    IReadOnlyList<ProposedMember> Members,
    IReadOnlyList<ProposedRecipient> Recipients,
    IReadOnlyList<ProposedLetter> Letters,
    IReadOnlyList<ProposedRelease> Releases,
    IReadOnlyList<ProposedReply> Replies,
    IReadOnlyList<ProposedOutcome> Outcomes);

/// <summary>The house that speaks: its name and colour, how its releases begin, and what stands at the foot of each.</summary>
/// <param name="Accent">Its colour on light screens, <c>#rrggbb</c>; empty for the one that everybody begins with.</param>
public sealed record ProposedNewsroom(
    string Name, string Tagline, string Language, IReadOnlyList<string> FurtherLanguages, string Zone, string Letterhead, string Accent, string DarkAccent, DatelineStyle Dateline,
    string Boilerplate, string Contacts, string CallOutTitle, string CallOutText);

/// <summary>Somebody of the team. An imported member can't sign in until an administrator invites them.</summary>
/// <param name="Key">How other files of the import name them.</param>
/// <param name="DemoSignIn">Whether the demo offers them on its sign-in page.</param>
public sealed record ProposedMember(string Key, string Name, string Email, Roles Roles, bool DemoSignIn);

/// <summary>A person in an office, ready to be written to.</summary>
/// <param name="Key">How other files of the import name them.</param>
/// <param name="Honorific">Rank or title before the name; empty for none.</param>
/// <param name="OfficeSince">When they took the office, null when unknown.</param>
public sealed record ProposedRecipient(
    string Key, string Name, string Honorific, string Office, string Organisation, string EnvelopeName, string Salutation,
    IReadOnlyList<string> Languages, string Email, string PostalAddress, string Country,
    DateOnly? OfficeSince, DateOnly? OfficeUntil, string Source, DateOnly? CheckedOn);

/// <summary>A recipient's part in a letter.</summary>
public sealed record ProposedPart(string RecipientKey, RecipientRole Role);

/// <summary>How far a letter has come.</summary>
public enum ProposedStage
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>With the reviewers; approvals given per demand and for the letter's own text.</summary>
    InReview,

    /// <summary>Gone out.</summary>
    Sent,
}

/// <summary>A letter with its demands.</summary>
/// <param name="OwnerKey">The member who owns it.</param>
/// <param name="Targets">Whose conduct must change.</param>
/// <param name="ApprovedByKeys">Members who approved the letter's own text.</param>
public sealed record ProposedLetter(
    string Reference, LetterKind Kind, string Language, string Subject, DateOnly? LetterDate, DateOnly? SentOn, Delivery Delivery,
    string Place, string OccasionName, string OccasionPlace, DateOnly? OccasionDate, DateOnly? ReplyDue, Confidentiality Confidentiality,
    string Salutation, string Body, string Closing, string OwnerKey, ProposedStage Stage, IReadOnlyList<ProposedPart> Parts,
    IReadOnlyList<string> Targets, IReadOnlyList<ProposedSignatory> Signatories, IReadOnlyList<ProposedDemand> Demands,
    IReadOnlyList<string> ApprovedByKeys, string Note);

/// <summary>Who signs a letter, and in what capacity.</summary>
/// <param name="Consent">How they agreed to; empty where nothing is noted.</param>
public sealed record ProposedSignatory(string Name, string Title, string Organisation, string Consent = "");

/// <summary>One demand of a letter.</summary>
/// <param name="Listed">False for a demand made in the running text, outside the letter's list.</param>
/// <param name="AddressedTo">Who must act.</param>
/// <param name="ApprovedByKeys">Members who approved it as it stands.</param>
public sealed record ProposedDemand(
    string Reference, string Title, string Text, IReadOnlyList<string> Asks, bool Listed, string AddressedTo, IReadOnlyList<string> Targets,
    IReadOnlyList<string> Places, IReadOnlyList<string> Themes, IReadOnlyList<LegalBasis> Bases, DateOnly? Due, IReadOnlyList<string> ApprovedByKeys);

/// <summary>A press release. Its quotations and the demands it shows stand in its body, as blocks.</summary>
/// <param name="PublishedAt">The instant it was published (UTC); null while it is not.</param>
/// <param name="IsInReview">Whether it is with the reviewers.</param>
/// <param name="LetterReferences">The letters it is about; none for a statement.</param>
/// <param name="TranslationOf">The address of the release that it translates; empty where it stands for itself.</param>
public sealed record ProposedRelease(
    string Slug, string Language, string Headline, string Subhead, string Dateline, string Body, string Contacts, bool WithCallOut,
    DateTimeOffset? PublishedAt, bool IsInReview, string OwnerKey, IReadOnlyList<string> ApprovedByKeys, IReadOnlyList<string> LetterReferences, string TranslationOf);

/// <summary>How far a release that is not public has come.</summary>
public enum ProposedReleaseStage
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>With the reviewers.</summary>
    InReview,
}

/// <summary>A reply to a sent letter of the same import.</summary>
/// <param name="FromKey">Which recipient of the letter.</param>
/// <param name="Answers">Which asks it answers; none when it speaks of the letter as a whole.</param>
public sealed record ProposedReply(string LetterReference, string FromKey, ReplyKind Kind, ReplyForm Form, IReadOnlyList<ProposedAnswer> Answers, ProposedEntry Entry);

/// <summary>An ask that a reply answers, or all those of a demand when <paramref name="Ask"/> is null.</summary>
public sealed record ProposedAnswer(string DemandReference, int? Ask);

/// <summary>What came of an ask of a sent letter of the same import.</summary>
public sealed record ProposedOutcome(string DemandReference, int Ask, Track Track, Step Step, string Contribution, ProposedEntry Entry);

/// <summary>What a reply and an outcome have in common.</summary>
/// <param name="LoggedByKey">The drafter who logged or assessed it.</param>
/// <param name="ConfirmedByKey">The second person who confirmed it; empty while nobody has.</param>
/// <param name="PublishedAt">The instant it was published (UTC); null while it isn't.</param>
/// <param name="Place">The file and line it stands in, for a refusal.</param>
public sealed record ProposedEntry(DateOnly? On, string Summary, string Evidence, string LoggedByKey, string ConfirmedByKey, DateTimeOffset? PublishedAt, string Place);
