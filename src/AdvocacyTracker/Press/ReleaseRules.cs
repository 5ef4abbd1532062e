using AdvocacyTracker.Demands;
using AdvocacyTracker.Rules;

namespace AdvocacyTracker.Press;

/// <summary>What can be done with a release at its stage, whoever asks.</summary>
internal sealed record ReleaseRules(ReleaseStage Stage, bool IsCorrecting)
{
    /// <summary>Why its words are fixed, or null.</summary>
    public Refusal? WhyFixed() => Stage switch
    {
        ReleaseStage.Published when !IsCorrecting => new("This release is published and its words are fixed: correct it, or retract it if it must not stand."),
        ReleaseStage.Retracted => new("This release is retracted and never changes again."),
        ReleaseStage.TakenDown => Takedown.ForGood,
        _ => null,
    };

    /// <summary>Why it can't be handed to the reviewers, or null.</summary>
    public Refusal? WhyNotSubmit() => WhyPublished() ?? Stage switch
    {
        ReleaseStage.InReview => new("This release is with the reviewers already."),
        ReleaseStage.Scheduled => new("This release is scheduled: there is nothing to hand over."),
        _ => null,
    };

    /// <summary>Why it can't be taken back to draft, or null.</summary>
    public Refusal? WhyNotWithdraw() => WhyPublished() ?? (Stage == ReleaseStage.Draft ? new Refusal("This release is a draft already.") : null);

    /// <summary>Why nobody can begin to correct it, or null.</summary>
    public Refusal? WhyNotBeginCorrection() => Stage switch
    {
        ReleaseStage.Published when IsCorrecting => new("A correction is being prepared already."),
        ReleaseStage.Published => null,
        ReleaseStage.Retracted => new("This release is retracted and never changes again."),
        ReleaseStage.TakenDown => Takedown.ForGood,
        _ => new("This release is not public: change it as it stands."),
    };

    /// <summary>Why a correction can't be dropped or published, or null.</summary>
    public Refusal? WhyNotCorrecting() => Stage == ReleaseStage.Published && IsCorrecting ? null : new Refusal("No correction is being prepared: begin one first.");

    /// <summary>Why nobody decides on its words, or null.</summary>
    public Refusal? WhyClosed(Decision decision) => Stage switch
    {
        ReleaseStage.Scheduled when decision is Decision.Approved or Decision.Overridden => new("This release is scheduled: its words are approved as they stand."),
        ReleaseStage.Published when !IsCorrecting => new("This release is public already: there is nothing to decide."),
        ReleaseStage.Retracted => new("This release is retracted: there is nothing to decide."),
        ReleaseStage.TakenDown => new("This release is taken down: there is nothing to decide."),
        _ => null,
    };

    /// <summary>Why it can't be retracted, or null.</summary>
    public Refusal? WhyNotRetract() => Stage switch
    {
        ReleaseStage.Published => null,
        ReleaseStage.Retracted => new("This release is retracted already."),
        ReleaseStage.TakenDown => new("This release is taken down: nothing stands at its address that could be retracted."),
        ReleaseStage.Draft => new("This release is a draft: nothing is public that could be retracted."),
        _ => new("This release is not public: take it back to draft instead."),
    };

    /// <summary>Why nobody can begin to put it into another language, or null.</summary>
    public Refusal? WhyNotTranslate() => Stage switch
    {
        ReleaseStage.Retracted => new("This release is retracted: there is nothing to translate."),
        ReleaseStage.TakenDown => Takedown.ForGood,
        _ => null,
    };

    // Also while a correction of it is being prepared.
    private Refusal? WhyPublished() => WhyFixed() ?? (Stage == ReleaseStage.Published ? new("This release is published: correct it, or retract it if it must not stand.") : null);
}
