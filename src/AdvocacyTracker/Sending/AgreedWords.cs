using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;

namespace AdvocacyTracker.Sending;

/// <summary>What somebody who signs a letter agrees to: its own text and the words of its demands. Who else signs is left out, since a joint letter gathers its signatories one after another.</summary>
internal sealed record AgreedWords(LetterWords Letter, IReadOnlyList<DemandInLetter> Demands)
{
    /// <summary>The hash of a letter's words as they stand.</summary>
    public static string HashOf(Letter letter, IEnumerable<Demand> demands) => HashOf(LetterWords.Of(letter), WholeWords.InOrder(letter, demands));

    /// <summary>The hash of a letter's words.</summary>
    public static string HashOf(LetterWords letter, IReadOnlyList<DemandInLetter> demands) => Fingerprint.Of(new AgreedWords(letter with { Signatories = [] }, demands));
}
