using AdvocacyTracker.Mailing;

namespace AdvocacyTracker.Web.Mailing;

/// <summary>To whom a release is to be mailed, and how.</summary>
/// <param name="Again">Those among them who have it already.</param>
public sealed record ChosenForMail(MailManner Manner, IReadOnlyList<Guid> Contacts, IReadOnlyList<Guid> Again);
