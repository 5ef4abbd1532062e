using AdvocacyTracker.Demands;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Guards;

/// <summary>A remark is open: a blocking one keeps the letter from going out.</summary>
internal sealed class RemarkGuard : ILetterGuard
{
    public IEnumerable<Finding> Look(LetterToCheck letter, MarkdownRenderer renderer) => In(letter.Remarks);

    /// <summary>The same for any text.</summary>
    public static IEnumerable<Finding> In(IEnumerable<OpenRemark> remarks) => remarks.OrderByDescending(r => r.IsBlocking).Select(r => r.IsBlocking
        ? Finding.Blocking(r.WhyHeldUp().Sentence, $"remark-{r.Id}")
        : Finding.Warning($"A remark of {r.Author} is open on {r.About}: answer or resolve it.", $"remark-{r.Id}"));
}
