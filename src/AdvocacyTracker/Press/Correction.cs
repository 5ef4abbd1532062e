using AdvocacyTracker.Text;

namespace AdvocacyTracker.Press;

/// <summary>That a published release was changed, when, and why. What it said before and after are revisions, which stay.</summary>
public sealed class Correction
{
    /// <summary>Said when the words are those that are published.</summary>
    internal static Rules.Refusal NothingToCorrect { get; } = new("These words are the published ones: change what is wrong, or drop the correction.");

    private Correction()
    {
    }

    internal Correction(Guid releaseId, Guid beforeId, Guid afterId, string note, bool isMinor, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7();
        (ReleaseId, BeforeId, AfterId, Note, IsMinor, At) = (releaseId, beforeId, afterId, note, isMinor, at);
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The release.</summary>
    public Guid ReleaseId { get; private set; }

    /// <summary>The publication it replaced.</summary>
    public Guid BeforeId { get; private set; }

    /// <summary>The publication it made.</summary>
    public Guid AfterId { get; private set; }

    /// <summary>What the public reads of it; empty for some minor ones.</summary>
    public string Note { get; private set; } = "";

    /// <summary>Whether it touches no fact: a comma, a letter, a broken link.</summary>
    public bool IsMinor { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    internal void BlackOut(BlackInk ink) => Note = ink.Over(Note);
}
