namespace AdvocacyTracker.Demands;

/// <summary>What a demand rests on in law, such as a treaty's article or a Security Council resolution.</summary>
/// <param name="Kind">What sort of text it is.</param>
/// <param name="Identifier">Its own number or short title, such as <c>S/RES/2254</c>.</param>
/// <param name="Article">The article or paragraph; empty for the whole.</param>
/// <param name="AsPrinted">How the letter names it; empty when the letter does not.</param>
public sealed record LegalBasis(BasisKind Kind, string Identifier, string Article = "", string AsPrinted = "");

/// <summary>The sort of text a demand rests on.</summary>
public enum BasisKind
{
    /// <summary>A treaty or convention.</summary>
    Treaty,

    /// <summary>A resolution of an international body.</summary>
    Resolution,

    /// <summary>A political agreement.</summary>
    Agreement,

    /// <summary>National law.</summary>
    Law,

    /// <summary>A judgment or a decision.</summary>
    Judgment,
}
