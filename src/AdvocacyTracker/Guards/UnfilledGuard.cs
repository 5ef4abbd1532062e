using AdvocacyTracker.Text;

namespace AdvocacyTracker.Guards;

/// <summary>A field or block of the text would be printed as it was typed, since nothing fills it.</summary>
internal sealed class UnfilledGuard : ILetterGuard
{
    public IEnumerable<Finding> Look(LetterToCheck letter, MarkdownRenderer renderer) => In(renderer.UnfilledIn(letter.Letter.Body, letter.Context));

    /// <summary>The same for any body.</summary>
    public static IEnumerable<Finding> In(IReadOnlyList<string> unfilled) => unfilled.Count == 0 ? []
        : [Finding.Blocking($"The text still holds {string.Join(", ", unfilled)}: fill the field, or write the words themselves.", Places.Body)];
}
