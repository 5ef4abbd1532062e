namespace AdvocacyTracker.Press;

/// <summary>How a quotation came about.</summary>
public enum Verb
{
    /// <summary>A statement made for the release.</summary>
    Said,

    /// <summary>Words of the letter: they must be found in its sent text.</summary>
    Wrote,
}
