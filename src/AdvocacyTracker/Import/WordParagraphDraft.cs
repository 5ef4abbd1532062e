using System.Text;

namespace AdvocacyTracker.Import;

/// <summary>A paragraph while it is read, piece by piece: what stays, what was taken out and what was put in. What touches is one change.</summary>
internal sealed class WordParagraphDraft
{
    private const int LongestAuthors = 400;

    private readonly StringBuilder text = new();

    private readonly List<WordEdit> edits = [];

    private bool isTouching;

    public bool IsBegun { get; set; }

    public string? JoinedBy { get; set; }

    public int Length => text.Length;

    /// <summary>How many changes it holds, a join among them.</summary>
    public int Changes => edits.Count + (JoinedBy is null ? 0 : 1);

    private bool IsBlank => string.IsNullOrWhiteSpace(text.ToString());

    private bool IsAllGone => edits is [{ Start: 0, Instead: "" } only] && only.End == text.Length;

    public void Keep(string words)
    {
        text.Append(words);
        isTouching = false;
    }

    public void Delete(string words, string author, DateTime? at)
    {
        if (!isTouching) Begin(author, at);
        text.Append(words);
        edits[^1] = edits[^1] with { End = text.Length, Author = With(edits[^1].Author, author) };
    }

    public void Insert(string words, string author, DateTime? at)
    {
        if (!isTouching) Begin(author, at);
        edits[^1] = edits[^1] with { Instead = edits[^1].Instead + words, Author = With(edits[^1].Author, author) };
    }

    public WordParagraph ToParagraph() => new(text.ToString(), edits, JoinedBy);

    /// <summary>Gives what was written into empty lines to the paragraph before them, and forgets joins that join nothing.</summary>
    public static void Settle(List<WordParagraphDraft> paragraphs)
    {
        var (before, first) = ((WordParagraphDraft?)null, paragraphs.Find(p => !p.IsBlank));
        for (var i = 0; i < paragraphs.Count; i++)
        {
            if (!paragraphs[i].IsBlank) before = paragraphs[i];
            if (paragraphs[i] is { edits.Count: 0, JoinedBy: null }) continue;
            var next = i + 1 < paragraphs.Count ? paragraphs[i + 1] : null;
            if (paragraphs[i].IsBlank || paragraphs[i].IsAllGone || next is null || next.IsBlank || next.IsAllGone) paragraphs[i].JoinedBy = null;
            if (!paragraphs[i].IsBlank) continue;
            foreach (var edit in paragraphs[i].edits.ToList())
            {
                var words = edit.Instead.Trim(WordCopy.ParagraphEnd, ' ', '\n');
                if (words.Length == 0 || TryGive(before, first, words, edit)) paragraphs[i].edits.Remove(edit);
            }
        }
    }

    private static bool TryGive(WordParagraphDraft? before, WordParagraphDraft? first, string words, WordEdit edit)
    {
        if (before is not null)
        {
            before.isTouching = before.edits.Count > 0 && before.edits[^1].End == before.Length;
            before.Insert(WordCopy.ParagraphEnd + words, edit.Author, edit.At);
        }
        else first?.InsertFirst(words + WordCopy.ParagraphEnd, edit);
        return (before ?? first) is not null;
    }

    private void InsertFirst(string words, WordEdit edit)
    {
        if (edits is [{ Start: 0 } first, ..]) edits[0] = first with { Instead = words + first.Instead, Author = With(edit.Author, first.Author) };
        else edits.Insert(0, new(0, 0, words, edit.Author, edit.At));
    }

    private void Begin(string author, DateTime? at)
    {
        edits.Add(new(text.Length, text.Length, "", author, at));
        isTouching = true;
    }

    private static string With(string authors, string author) =>
        authors == author || authors.Length > LongestAuthors || authors.Split(" and ").Contains(author) ? authors : $"{authors} and {author}";
}
