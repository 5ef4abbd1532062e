using AdvocacyTracker.Letters;

namespace AdvocacyTracker.Demands;

/// <summary>What became of a Word copy that was brought in.</summary>
public sealed record BroughtIn(int Suggestions, int Remarks, IReadOnlyList<NotBroughtIn> Left);

/// <summary>A remark that a Word copy brings, with its place in a text.</summary>
/// <param name="Author">Who made it in Word, as the file says.</param>
public sealed record BroughtRemark(Part Part, Guid SubjectId, string Author, RemarkForm Form)
{
    internal NotBroughtIn Left(string why) => new(Author, "", Form.Passage.Quote, Form.Suggestion ?? Form.Words, Form.Suggestion is null, why);
}

/// <summary>What a Word copy holds and no remark could be made of.</summary>
/// <param name="Paragraph">The paragraph it stands in, where that says more than the words themselves.</param>
/// <param name="About">The words taken out or commented on; empty where words were only put in.</param>
/// <param name="Words">The words put in, or the comment; empty where words were only taken out.</param>
/// <param name="Why">Why, in a sentence.</param>
public sealed record NotBroughtIn(string Author, string Paragraph, string About, string Words, bool IsComment, string Why);
