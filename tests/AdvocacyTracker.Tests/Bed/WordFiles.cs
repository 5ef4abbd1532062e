using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Plain = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace AdvocacyTracker.Tests.Bed;

/// <summary>
/// Word files to test with, written paragraph by paragraph: <c>[-out-]</c> and <c>[+in+]</c> are tracked, <c>[~from~]</c> and <c>[^to^]</c>
/// moved, <c>[1&lt;words&gt;1]</c> is what the first comment is about, <c>¶</c> the paragraph's end, and <c>[+Bo|in+]</c> another author's.
/// </summary>
internal static partial class WordFiles
{
    public const string Anna = "Anna Counsel";

    public static byte[] Of(params string[] paragraphs) => Of(paragraphs, []);

    public static byte[] Of(string[] paragraphs, params string[] comments)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.Document = new Document(new Body(paragraphs.Select(Paragraph)));
            if (comments.Length > 0) main.AddNewPart<WordprocessingCommentsPart>().Comments = new Comments(comments.Select((c, i) =>
                new Comment(new Paragraph(new Run(new Plain(c) { Space = SpaceProcessingModeValues.Preserve }))) { Id = $"{i + 1}", Author = Anna }));
        }
        return stream.ToArray();
    }

    /// <summary>What Word shows once every change is accepted, a paragraph a line.</summary>
    public static string Accepted(params string[] paragraphs)
    {
        var text = new StringBuilder();
        foreach (var paragraph in paragraphs)
        {
            var ends = true;
            foreach (Match piece in Piece().Matches(paragraph))
            {
                if (piece.Groups["words"].Value == "¶") ends = piece.Groups["sign"].Value is "+" or "^";
                else if (piece.Groups["same"].Success) text.Append(piece.Value);
                else if (piece.Groups["sign"].Value is "+" or "^") text.Append(piece.Groups["words"].Value);
            }
            if (ends) text.Append('\n');
        }
        return text.ToString();
    }

    private static Paragraph Paragraph(string marked)
    {
        var paragraph = new Paragraph();
        foreach (Match piece in Piece().Matches(marked))
        {
            var (sign, words, author) = (piece.Groups["sign"].Value, piece.Groups["words"].Value, piece.Groups["author"] is { Success: true } by ? by.Value : Anna);
            if (piece.Groups["start"].Success) paragraph.Append(new CommentRangeStart { Id = piece.Groups["start"].Value });
            else if (piece.Groups["end"].Success) paragraph.Append(new CommentRangeEnd { Id = piece.Groups["end"].Value }, new Run(new CommentReference { Id = piece.Groups["end"].Value }));
            else if (piece.Groups["same"].Success) paragraph.Append(new Run(new Plain(piece.Value) { Space = SpaceProcessingModeValues.Preserve }));
            else if (words == "¶") paragraph.PrependChild(new ParagraphProperties(new ParagraphMarkRunProperties(sign == "+" ? new Inserted { Author = author, Id = "9" } : new Deleted { Author = author, Id = "9" })));
            else paragraph.Append(Tracked(sign, words, author));
        }
        return paragraph;
    }

    private static OpenXmlElement Tracked(string sign, string words, string author) => sign switch
    {
        "+" => new InsertedRun(Shown(words)) { Author = author, Id = "9", Date = new DateTime(2026, 11, 20, 9, 0, 0, DateTimeKind.Utc) },
        "^" => new MoveToRun(Shown(words)) { Author = author, Id = "9" },
        "~" => new MoveFromRun(Shown(words)) { Author = author, Id = "9" },
        _ => new DeletedRun(new Run(new DeletedText(words) { Space = SpaceProcessingModeValues.Preserve })) { Author = author, Id = "9" },
    };

    private static Run Shown(string words) => new(new Plain(words) { Space = SpaceProcessingModeValues.Preserve });

    [GeneratedRegex(@"\[(?<sign>[-+~^])(?:(?<author>\w+)\|)?(?<words>.*?)\k<sign>\]|\[(?<start>\d)<|>(?<end>\d)\]|(?<same>(?:(?!\[[-+~^]|\[\d<|>\d\]).)+)", RegexOptions.Singleline)]
    private static partial Regex Piece();
}
