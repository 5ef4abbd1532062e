using AdvocacyTracker.Letters;

namespace AdvocacyTracker.Web.Letters;

/// <summary>Stages, roles and other fixed words of a letter as people read them.</summary>
internal static class StageNames
{
    public static string Of(LetterStage stage) => stage switch
    {
        LetterStage.Draft => "Draft",
        LetterStage.InReview => "In review",
        LetterStage.SignedOff => "Signed off",
        LetterStage.Sent => "Sent",
        _ => "Sent in error",
    };

    public static string Of(RecipientRole role) => role switch
    {
        RecipientRole.Addressee => "Addressee",
        RecipientRole.Cc => "Cc",
        RecipientRole.DecisionMaker => "Decision maker",
        _ => "Counterpart",
    };

    public static string Of(Delivery delivery) => delivery switch
    {
        Delivery.Post => "by post",
        Delivery.Mail => "by mail",
        Delivery.Hand => "by hand",
        _ => "in a way that is not known",
    };

    public static string Of(Confidentiality confidentiality) => confidentiality switch
    {
        Confidentiality.Internal => "Internal",
        Confidentiality.PublicOnceAnnounced => "Public once announced",
        _ => "Restricted to those named on it",
    };

    public static string Of(NamingConsent consent) => consent switch
    {
        NamingConsent.MayBeNamed => "May be named",
        NamingConsent.MustNotBeNamed => "Must not be named",
        _ => "Not asked",
    };

    /// <summary>The deed that makes a letter so, as a button says it.</summary>
    public static string To(Confidentiality confidentiality) => confidentiality switch
    {
        Confidentiality.Internal => "Make it internal",
        Confidentiality.PublicOnceAnnounced => "Make it public once announced",
        _ => "Restrict it",
    };
}
