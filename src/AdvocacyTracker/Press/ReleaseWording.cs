using AdvocacyTracker.Demands;
using AdvocacyTracker.Rules;

namespace AdvocacyTracker.Press;

/// <summary>How a release words a demand, shorter than the letter does. What exactly is asked stays the letter's.</summary>
/// <param name="Text">In Markdown, without fields and blocks.</param>
public sealed record ReleaseWording(string DemandReference, string Title, string Text)
{
    /// <summary>The letter's own words in the same form.</summary>
    public static ReleaseWording Of(string reference, DemandWords words) => new(reference, words.Title, words.Text);

    /// <summary>Why these words can't be kept, or null.</summary>
    public Refusal? WhyNotKeep() => (DemandForm.Empty with { Title = Title, Text = Text }).WhyNotKeep();

    /// <summary>Title and text as plain lines, for comparing.</summary>
    public string InLines() => $"{Title}\n\n{Text}";

    /// <summary>What a person changed against what they saw, laid over what stands now.</summary>
    public static Merged<ReleaseWording> Merge(ReleaseWording seen, ReleaseWording mine, ReleaseWording now)
    {
        var merge = new Merge();
        return merge.Of(new ReleaseWording(
            mine.DemandReference,
            merge.Pick($"The title of {mine.DemandReference} in the release", seen.Title, mine.Title, now.Title),
            merge.Pick($"The text of {mine.DemandReference} in the release", seen.Text, mine.Text, now.Text)));
    }
}
