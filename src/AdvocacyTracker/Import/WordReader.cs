using System.Text;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Office2013.Word;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AdvocacyTracker.Import;

/// <summary>Reads the paragraphs of an opened Word file as they were, with what was changed and said about them.</summary>
internal sealed class WordReader
{
    private const int LongestAuthor = 80;

    private const int MostPieces = 10_000;

    private const int MostPutIn = 1_000_000;

    private readonly List<WordParagraphDraft> paragraphs = [];

    private readonly Dictionary<string, (int Paragraph, int Start)> starts = [];

    private readonly Dictionary<string, (int Paragraph, int End)> ends = [];

    private readonly List<string> opening = [];

    private WordParagraphDraft current = new();

    private OpenXmlElement? parent;

    private int pieces, put;

    private WordReader()
    {
    }

    private bool IsTooMuch => pieces > MostPieces || put > MostPutIn;

    public static Result<WordCopy> Read(MainDocumentPart main)
    {
        var reader = new WordReader();
        if (main.WordprocessingCommentsPart?.Comments?.Elements<Comment>().Take(WordCopy.MostChanges + 1).Count() > WordCopy.MostChanges) return WordCopy.TooMany;
        OpenXmlElement?[] roots =
        [
            main.Document!.Body, main.FootnotesPart?.Footnotes, main.EndnotesPart?.Endnotes,
            .. main.HeaderParts.Select(p => p.Header), .. main.FooterParts.Select(p => p.Footer),
        ];
        foreach (var root in roots.OfType<OpenXmlElement>()) reader.ReadRoot(root);
        if (reader.IsTooMuch) return WordCopy.TooMany;
        var comments = reader.Comments(main).ToList();
        if (comments.Count + reader.paragraphs.Sum(p => p.Changes) > WordCopy.MostChanges) return WordCopy.TooMany;
        WordParagraphDraft.Settle(reader.paragraphs);
        return new WordCopy([.. reader.paragraphs.Select(p => p.ToParagraph())], comments);
    }

    internal static string AuthorOf(string? author)
    {
        var line = string.Join(' ', new string([.. (author ?? "").Where(c => !char.IsControl(c) && !char.IsSurrogate(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format)])
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? "somebody" : line.Length > LongestAuthor ? line[..LongestAuthor] : line;
    }

    private void ReadRoot(OpenXmlElement root)
    {
        foreach (var element in root.Descendants())
        {
            if (element is Paragraph paragraph)
            {
                if (!paragraph.Ancestors<AlternateContentFallback>().Any()) ReadParagraph(paragraph);
            }
            else if (element is CommentRangeStart { Id.Value: { } start } && !element.Ancestors<Paragraph>().Any()) opening.Add(start);
            else if (element is CommentRangeEnd { Id.Value: { } end } && !element.Ancestors<Paragraph>().Any())
            {
                if (current.IsBegun) ends.TryAdd(end, (paragraphs.Count, current.Length));
                else if (paragraphs.Count > 0) ends.TryAdd(end, (paragraphs.Count - 1, paragraphs[^1].Length));
            }
        }
        EndParagraph();
    }

    private void ReadParagraph(Paragraph paragraph)
    {
        if (!ReferenceEquals(parent, paragraph.Parent)) EndParagraph();
        parent = paragraph.Parent;
        current.IsBegun = true;
        foreach (var id in opening) starts.TryAdd(id, (paragraphs.Count, current.Length));
        opening.Clear();
        ReadInside(paragraph, null, null);
        var mark = paragraph.ParagraphProperties?.ParagraphMarkRunProperties?.ChildElements;
        var added = mark?.FirstOrDefault(e => e is Inserted or MoveTo);
        var removed = mark?.FirstOrDefault(e => e is Deleted or MoveFrom);
        // A paragraph's end that was typed meanwhile: before, its words and those of the next were one paragraph.
        if ((added ?? removed) is not null) pieces++;
        if (IsTooMuch) return;
        if (added is not null && removed is null) current.Insert(WordCopy.ParagraphEnd.ToString(), Author(added), Day(added));
        if (added is not null) return;
        if (removed is not null) current.JoinedBy = Author(removed);
        EndParagraph();
    }

    private void EndParagraph()
    {
        if (current.IsBegun) paragraphs.Add(current);
        current = new();
    }

    private void ReadInside(OpenXmlElement element, OpenXmlElement? inserted, OpenXmlElement? deleted)
    {
        foreach (var inner in element.ChildElements)
        {
            switch (inner)
            {
                case InsertedRun or MoveToRun: ReadInside(inner, inner, deleted); break;
                case DeletedRun or MoveFromRun: ReadInside(inner, inserted, inner); break;
                case CommentRangeStart { Id.Value: { } id }: starts.TryAdd(id, (paragraphs.Count, current.Length)); break;
                case CommentRangeEnd { Id.Value: { } id }: ends.TryAdd(id, (paragraphs.Count, current.Length)); break;
                case CommentReference { Id.Value: { } id }:
                    starts.TryAdd(id, (paragraphs.Count, current.Length));
                    ends.TryAdd(id, (paragraphs.Count, current.Length));
                    break;
                case ParagraphProperties or RunProperties or Drawing or Picture or EmbeddedObject or AlternateContent or FieldCode or DeletedFieldCode: break;
                case OpenXmlCompositeElement: ReadInside(inner, inserted, deleted); break;
                default: Take(WordsOf(inner), inserted, deleted); break;
            }
        }
    }

    private void Take(string words, OpenXmlElement? inserted, OpenXmlElement? deleted)
    {
        if (words.Length == 0 || (inserted is not null && deleted is not null)) return;
        if (inserted is not null || deleted is not null) pieces++;
        if (inserted is not null) put += words.Length;
        if (IsTooMuch) return;
        if (inserted is not null) current.Insert(words, Author(inserted), Day(inserted));
        else if (deleted is not null) current.Delete(words, Author(deleted), Day(deleted));
        else current.Keep(words);
    }

    private static string WordsOf(OpenXmlElement element) => element switch
    {
        DocumentFormat.OpenXml.Wordprocessing.Text text => text.Text,
        DeletedText text => text.Text,
        TabChar => "\t",
        Break { Type: null } or CarriageReturn => "\n",
        Break { Type.Value: var type } when type == BreakValues.TextWrapping => "\n",
        NoBreakHyphen => "\u2011",
        SymbolChar => "□",
        _ => "",
    };

    private static string Author(OpenXmlElement change) => AuthorOf(change.GetAttributes().FirstOrDefault(a => a.LocalName == "author").Value);

    private static DateTime? Day(OpenXmlElement change) =>
        DateTime.TryParse(change.GetAttributes().FirstOrDefault(a => a.LocalName == "date").Value, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    private IEnumerable<WordComment> Comments(MainDocumentPart main)
    {
        var all = main.WordprocessingCommentsPart?.Comments?.Elements<Comment>().Where(c => c.Id?.Value is not null).ToList() ?? [];
        var answered = Answered(main, all);
        foreach (var comment in all.Where(c => !answered.ContainsKey(c)))
        {
            var words = new StringBuilder(Words(comment));
            foreach (var reply in all.Where(c => answered.GetValueOrDefault(c) == comment)) words.Append('\n').Append(AuthorOf(reply.Author?.Value)).Append(": ").Append(Words(reply));
            var start = starts.GetValueOrDefault(comment.Id!.Value!, (Paragraph: -1, Start: 0));
            var end = ends.GetValueOrDefault(comment.Id!.Value!, (start.Paragraph, End: start.Start));
            if (end.Paragraph < start.Paragraph || (end.Paragraph == start.Paragraph && end.End < start.Start)) end = (start.Paragraph, start.Start);
            yield return new(start.Paragraph, start.Start, end.Paragraph, end.End, words.ToString(), AuthorOf(comment.Author?.Value));
        }
    }

    // A reply names the last paragraph of what it answers; a reply to a reply is one to the comment.
    private static Dictionary<Comment, Comment> Answered(MainDocumentPart main, List<Comment> all)
    {
        var byParagraph = new Dictionary<string, Comment>();
        foreach (var comment in all)
        {
            foreach (var id in comment.Elements<Paragraph>().Select(p => p.ParagraphId?.Value).OfType<string>()) byParagraph.TryAdd(id, comment);
        }
        var answered = new Dictionary<Comment, Comment>();
        foreach (var link in main.WordprocessingCommentsExPart?.CommentsEx?.Elements<CommentEx>() ?? [])
        {
            if (link.ParaId?.Value is { } id && link.ParaIdParent?.Value is { } above && byParagraph.TryGetValue(id, out var reply) && byParagraph.TryGetValue(above, out var comment) && reply != comment)
                answered.TryAdd(reply, answered.GetValueOrDefault(comment, comment));
        }
        // Of comments that answer each other in a ring none is a reply, so that none is lost.
        return answered.Where(a => !answered.ContainsKey(a.Value)).ToDictionary();
    }

    private static string Words(Comment comment) => TextRules.Normalize(string.Join('\n', comment.Elements<Paragraph>().Select(p => p.InnerText)).Trim());
}
