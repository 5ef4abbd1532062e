using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Recipients;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Guards;

/// <summary>A letter as the guards look at it before it goes out.</summary>
/// <param name="Letter">With its recipients.</param>
/// <param name="Demands">Those that stand in it.</param>
/// <param name="Context">What its body is rendered with.</param>
/// <param name="Remarks">Those nobody has dealt with yet.</param>
/// <param name="Recipients">The records of its recipients as they are now.</param>
/// <param name="People">Who of its watch-list must not be named, or was not asked.</param>
/// <param name="Signatories">Who signs it, and whether they agreed.</param>
/// <param name="House">The organisation whose letter it is.</param>
/// <param name="Today">The day it is where the newsroom is.</param>
public sealed record LetterToCheck(Letter Letter, IReadOnlyList<Demand> Demands, RenderContext Context, IReadOnlyList<OpenRemark> Remarks, IReadOnlyList<RecipientRow> Recipients, IReadOnlyList<PersonConcerned> People, IReadOnlyList<SignatoryStanding> Signatories, string House, DateOnly Today);
