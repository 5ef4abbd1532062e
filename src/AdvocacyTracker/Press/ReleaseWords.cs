using AdvocacyTracker.Sending;

namespace AdvocacyTracker.Press;

/// <summary>What the approval of a headline is of.</summary>
public sealed record HeadlineWords(string Headline, string Subhead, string Language);

/// <summary>What the approval of a release's text is of: the body, and word for word the demands it prints.</summary>
public sealed record ReleaseWords(string Language, string Dateline, string Body, string Contacts, bool WithCallOut, IReadOnlyList<DemandInLetter> Demands, IReadOnlyList<Letters.FilledField> Fields);

/// <summary>A release as it was published: everything its page is made of.</summary>
/// <param name="Letters">References of its letters.</param>
/// <param name="Boilerplate">What the house said of itself that day.</param>
public sealed record PublishedWords(HeadlineWords Headline, ReleaseWords Text, IReadOnlyList<string> Letters, string Boilerplate, string CallOutTitle, string CallOutText);
