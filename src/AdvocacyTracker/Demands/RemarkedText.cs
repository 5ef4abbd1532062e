using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;

namespace AdvocacyTracker.Demands;

/// <summary>A text that remarks are made on, as it stands: a letter's or a release's body, or a demand's text.</summary>
/// <param name="Name">What it is called on screen.</param>
/// <param name="Version">How many changes its log holds; for a demand, which keeps none, its own version.</param>
/// <param name="Revising">The deed of changing it.</param>
/// <param name="WhyNotRevise">Why somebody can't change it now, or null.</param>
public sealed record RemarkedText(Part Part, Guid Id, string Name, string Text, int Version, Deed Revising, Func<Actor, Refusal?> WhyNotRevise)
{
    /// <summary>Why nobody says anything more about it, or null.</summary>
    public Refusal? Closed { get; init; }

    /// <summary>Whether its changes are kept as a log.</summary>
    public bool HasLog => Part != Part.Demand;

    /// <summary>What stands in place of words that are no longer in the text, for whoever may not read what it was.</summary>
    public const string TakenOut = "words that were taken out";

    /// <summary>A letter's body.</summary>
    public static RemarkedText Of(LetterView letter) => Of(letter.Letter);

    /// <summary>A demand's text.</summary>
    public static RemarkedText Of(LetterView letter, DemandView demand) => Of(letter.Letter, demand.Id, demand.Reference, demand.Words.Text, demand.Version, demand.Stage);

    internal static RemarkedText Of(Letter letter) => new(Part.LetterText, letter.Id, "The letter’s text", letter.Body, letter.BodyVersion, Deed.Revise, letter.WhyNotRevise);

    internal static RemarkedText Of(Letter letter, Demand demand) => Of(letter, demand.Id, demand.Reference, demand.Text, demand.Version, demand.Stage);

    /// <summary>The passage somebody names by its words alone; refused unless they stand there exactly once.</summary>
    public Result<Passage> PassageOf(string words)
    {
        var start = words.Length == 0 ? -1 : Text.IndexOf(words, StringComparison.Ordinal);
        if (words.Length == 0) return new Refusal("No words are chosen: write those the remark is about.");
        if (start < 0) return new Refusal($"“{Passage.Short(words)}” is nowhere in the text: write the words exactly as they stand.");
        if (Text.IndexOf(words, start + 1, StringComparison.Ordinal) >= 0) return new Refusal($"“{Passage.Short(words)}” stands in the text more than once: write some of the words around it too.");
        return new Passage(start, start + words.Length, Version, words);
    }

    /// <summary>Whether this person may read these words of it: they stand in it, or the person may read what it was.</summary>
    internal bool MayRead(Actor actor, string words) => Holds(words) || Permissions.WhyNot(actor, Part == Part.ReleaseText ? Deed.ReadReleaseHistory : Deed.ReadHistory) is null;

    /// <summary>Whether these words stand in it.</summary>
    internal bool Holds(string words) => Text.Contains(words, StringComparison.Ordinal);

    private static RemarkedText Of(Letter letter, Guid id, string reference, string text, long version, DemandStage stage) => new(
        Part.Demand, id, reference, text, checked((int)version), Deed.Revise,
        actor => letter.WhyNotRevise(actor) ?? (stage == DemandStage.Withdrawn ? new Refusal("This demand is withdrawn: bring it back to change it.") : null));
}
