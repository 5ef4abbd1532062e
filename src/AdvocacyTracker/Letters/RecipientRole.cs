namespace AdvocacyTracker.Letters;

/// <summary>What a person is to a letter. Never derived one from another: the addressee need not be who must act.</summary>
public enum RecipientRole
{
    /// <summary>Gets the letter.</summary>
    Addressee,

    /// <summary>Gets a copy.</summary>
    Cc,

    /// <summary>Must act on the demands.</summary>
    DecisionMaker,

    /// <summary>Will be spoken to by the decision maker.</summary>
    Counterpart,
}
