using AdvocacyTracker.Text;

namespace AdvocacyTracker.Guards;

/// <summary>A listed demand is printed by no block of the text, and so would not be made at all. One made in the running text is not printed from its record.</summary>
internal sealed class PrintedDemandsGuard : ILetterGuard
{
    public IEnumerable<Finding> Look(LetterToCheck letter, MarkdownRenderer renderer)
    {
        var printed = renderer.DemandsIn(letter.Letter.Body);
        return printed.Contains(MarkdownRenderer.AllDemands) ? [] : letter.Demands.Where(d => d.Listed && !printed.Contains(d.Reference))
            .Select(d => Finding.Blocking($"{d.Reference} is not printed in the letter: write :::demands where the demands shall stand, or take it out of the list.", Places.Body));
    }
}
