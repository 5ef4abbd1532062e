using AdvocacyTracker.Letters;
using AdvocacyTracker.Sending;

namespace AdvocacyTracker.Press;

/// <summary>A demand as a release prints it: one row for each release that does, from the deed on that fixes the release's words.</summary>
public sealed class PublishedDemand
{
    private PublishedDemand()
    {
    }

    /// <summary>A demand in the words of the release: its own title and text where it has a wording of its own. What exactly is asked is the letter's.</summary>
    internal PublishedDemand(Guid releaseId, Guid demandId, Guid letterId, DemandInLetter printed, string language, DateTimeOffset at)
    {
        (ReleaseId, DemandId, LetterId, Reference, Language, At) = (releaseId, demandId, letterId, printed.Reference, language, at);
        Json = Fingerprint.Json(printed);
    }

    /// <summary>The release.</summary>
    public Guid ReleaseId { get; private set; }

    /// <summary>The demand.</summary>
    public Guid DemandId { get; private set; }

    /// <summary>Its letter.</summary>
    public Guid LetterId { get; private set; }

    /// <summary>The demand's reference.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>BCP 47 tag of its words.</summary>
    public string Language { get; private set; } = "en";

    /// <summary>From which instant the public reads the release.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Its words there, as canonical JSON.</summary>
    public string Json { get; private set; } = "";

    internal void StandSince(DateTimeOffset at) => At = at;

    /// <summary>Its words there.</summary>
    internal DemandInLetter Printed() => Fingerprint.Words<DemandInLetter>(Json);
}
