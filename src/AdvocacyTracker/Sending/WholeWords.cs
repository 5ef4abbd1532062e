using System.Text.Json.Serialization;
using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Sending;

/// <summary>A letter with its demands, in order, as it goes out: what is signed off, sent and never changed again.</summary>
public sealed record WholeWords(LetterWords Letter, IReadOnlyList<DemandInLetter> Demands, DateOnly? LetterDate, PrintedLetterhead Letterhead)
{
    /// <summary>What a body of this letter, or one about it, is rendered with.</summary>
    public RenderContext ToRenderContext() => ContextOf(Letter, Demands);

    /// <summary>The whole of a letter as it stands.</summary>
    public static WholeWords Of(Letter letter, IEnumerable<Demand> demands, NewsroomSettings house) =>
        new(LetterWords.Of(letter), InOrder(letter, demands), letter.LetterDate, house.LetterheadOf(letter.Signatories));

    /// <summary>The words of a letter's demands, in the letter's order.</summary>
    internal static IReadOnlyList<DemandInLetter> InOrder(Letter letter, IEnumerable<Demand> demands)
    {
        var byReference = demands.ToDictionary(d => d.Reference, DemandWords.Of);
        return [.. letter.DemandOrder.Where(byReference.ContainsKey).Select(r => new DemandInLetter(r, byReference[r]))];
    }

    /// <summary>The same of words a screen holds.</summary>
    public static RenderContext ContextOf(LetterWords letter, IEnumerable<DemandInLetter> demands) => new(
        letter.FieldValues(), [.. demands.Where(d => d.Words.Listed).Select((d, i) => new PrintedDemand(d.Reference, i + 1, d.Words.Title, d.Words.Text, letter.Language))]) { Language = letter.Language };
}

/// <summary>A demand's words under its reference.</summary>
/// <param name="Language">BCP 47 tag of its words where a text in another language prints them; null otherwise, and then it is not among the words that are approved.</param>
public sealed record DemandInLetter(string Reference, DemandWords Words, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Language = null);
