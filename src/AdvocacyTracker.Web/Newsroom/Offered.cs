namespace AdvocacyTracker.Web.Newsroom;

/// <summary>What this site offers to the public besides its pages.</summary>
/// <param name="NewsByMail">Whether news come by mail, which needs a mail server.</param>
public sealed record Offered(bool NewsByMail);
