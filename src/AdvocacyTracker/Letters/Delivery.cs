namespace AdvocacyTracker.Letters;

/// <summary>How a letter went out.</summary>
public enum Delivery
{
    /// <summary>On paper, by post.</summary>
    Post,

    /// <summary>By electronic mail.</summary>
    Mail,

    /// <summary>Handed over.</summary>
    Hand,

    /// <summary>Not recorded (an older letter).</summary>
    Unknown,
}
