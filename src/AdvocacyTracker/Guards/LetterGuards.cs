using AdvocacyTracker.Text;

namespace AdvocacyTracker.Guards;

/// <summary>One check of a letter before it goes out.</summary>
public interface ILetterGuard
{
    /// <summary>Everything it finds, in the order of the letter.</summary>
    IEnumerable<Finding> Look(LetterToCheck letter, MarkdownRenderer renderer);
}

/// <summary>All checks of a letter, in the order in which they are shown.</summary>
public static class LetterGuards
{
    // A list of letters asks only whether something blocks.
    private static readonly ILetterGuard[] Blocking = [new NamedPersonGuard(), new RemarkGuard(), new UnfilledGuard(), new PlaceholderGuard(), new PrintedDemandsGuard(), new ConsentGuard()];

    private static readonly ILetterGuard[] Warning = [new SalutationGuard(), new TenureGuard(), new RelativeDateGuard()];

    /// <summary>What the guards find.</summary>
    /// <param name="onlyBlocking">Leaves out the guards that only ever warn.</param>
    public static IReadOnlyList<Finding> Look(LetterToCheck letter, MarkdownRenderer renderer, bool onlyBlocking = false) =>
        [.. Blocking.Concat(onlyBlocking ? [] : Warning).SelectMany(guard => guard.Look(letter, renderer))];
}
