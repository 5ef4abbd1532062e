using AdvocacyTracker.Demands;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Import;

/// <summary>Places what a Word copy holds: its changes joined to suggestions on whole words, its comments to remarks. What can't be placed is kept beside, with the reason.</summary>
internal sealed class WordPlacing
{
    // A comment on more is one on the first of them.
    private const int MostParagraphs = 20;

    // All the text that is printed anew to see what changes make of it: the longest body sixty times, a shorter one oftener.
    private const long MostPrinted = 60L * TextRules.BodyLimit;

    private static readonly Refusal Spent = new("Too many changes in this file don’t read as Word shows them, so that this one was not tried: make it by hand, or bring in a file with fewer changes.");

    private static readonly Refusal Formatted = new("This change begins or ends inside formatting (bold, a link or the like): make it by hand.");

    private static readonly Refusal Joined = new("Two paragraphs are made one here: join them by hand.");

    private static readonly Refusal Twice = new("The same words are changed elsewhere in this file too: make one of the two changes by hand.");

    private static readonly Refusal NoWords = new("The words this comment is about are not in the text any more.");

    private readonly WordCopy copy;

    private readonly WordPairs pairs;

    private readonly Dictionary<int, Result<WordPair>> found = [];

    private readonly List<BroughtRemark> remarks = [];

    private readonly List<NotBroughtIn> left = [];

    private long printed;

    public WordPlacing(WordCopy copy, IReadOnlyList<RemarkedText> texts, MarkdownRenderer renderer, RenderContext context)
    {
        this.copy = copy;
        pairs = new(copy, [.. texts.Select(t => new WordTarget(t, renderer, context))]);
    }

    public WordProposal Place()
    {
        var placed = new List<(WordTarget Target, WordChange Change)>();
        for (var i = 0; i < copy.Paragraphs.Count; i++)
        {
            var paragraph = copy.Paragraphs[i];
            if (paragraph.JoinedBy is { } author) left.Add(new(author, paragraph.Text, "", "", false, Joined.Sentence));
            foreach (var edit in paragraph.Edits)
            {
                var pair = PairOf(i);
                if (!pair.IsDone) Leave(paragraph, edit, pair.Refusal);
                else if (pair.Value.Place(edit) is { Refusal: { } refusal }) Leave(paragraph, edit, refusal);
                else if (pair.Value.Place(edit).Value is var change && placed.Any(p => p.Target == pair.Value.Target && p.Change.Overlaps(change!))) Leave(paragraph, edit, Twice);
                else placed.Add((pair.Value.Target, change!));
            }
        }
        foreach (var ofOne in placed.GroupBy(p => p.Target, p => p.Change)) Suggest(ofOne.Key, Passages(ofOne.Key.Text.Text, [.. ofOne]));
        foreach (var comment in copy.Comments) Remark(comment);
        return new(remarks, left);
    }

    private Result<WordPair> PairOf(int paragraph) => found.TryGetValue(paragraph, out var pair) ? pair : found[paragraph] = pairs.Find(paragraph);

    private void Leave(WordParagraph paragraph, WordEdit edit, Refusal why) =>
        left.Add(new(edit.Author, paragraph.Text, paragraph.Text[edit.Start..edit.End], edit.Instead.Replace(WordCopy.ParagraphEnd, '\n'), false, why.Sentence));

    private void Suggest(WordTarget target, List<(int Start, int End, List<WordChange> Inside)> passages)
    {
        var source = target.Text.Text;
        if (passages.Count == 0) return;
        if (WouldRead(target, [.. passages.SelectMany(p => p.Inside)]))
        {
            foreach (var (start, end, inside) in passages) Add(target, start, end, Authors(inside), "", WordChange.Apply(source, start, end, inside));
        }
        else if (passages.Count > 1)
        {
            // Halved until those are found that don't read as they should.
            Suggest(target, passages[..(passages.Count / 2)]);
            Suggest(target, passages[(passages.Count / 2)..]);
        }
        else if (passages[0].Inside.Select(c => c.Escaped(source)).ToList() is var escaped && WouldRead(target, escaped))
            Add(target, passages[0].Start, passages[0].End, Authors(escaped), "", WordChange.Apply(source, passages[0].Start, passages[0].End, escaped));
        else
        {
            foreach (var change in passages[0].Inside) Leave(change.Paragraph, change.Edit, IsSpent ? Spent : Formatted);
        }
    }

    private bool IsSpent => printed > MostPrinted;

    private bool WouldRead(WordTarget target, List<WordChange> changes)
    {
        printed += target.Text.Text.Length;
        return !IsSpent && target.WouldRead(changes);
    }

    private static string Authors(IEnumerable<WordChange> changes) => string.Join(" and ", changes.SelectMany(c => c.Edit.Author.Split(" and ")).Distinct());

    // A suggestion is made on words: one that only puts words in, or takes spaces out, takes the word beside it along. Where two share a word they are one.
    private static List<(int Start, int End, List<WordChange> Inside)> Passages(string source, List<WordChange> changes)
    {
        var passages = new List<(int Start, int End, List<WordChange> Inside)>();
        foreach (var (start, end, change) in changes.Select(c => WithWord(source, c)).OrderBy(p => p.Start).ThenBy(p => p.End))
        {
            if (passages.Count > 0 && passages[^1] is var last && start < last.End) passages[^1] = (last.Start, Math.Max(last.End, end), [.. last.Inside, change]);
            else passages.Add((start, end, [change]));
        }
        return passages;
    }

    private static (int Start, int End, WordChange Change) WithWord(string source, WordChange change)
    {
        if (!string.IsNullOrWhiteSpace(source[change.Start..change.End])) return (change.Start, change.End, change);
        var (text, signs) = (change.Block.Text, change.Block.Signs);
        var first = WordBeside(text, change.First, -1, at => signs[at].IsFixed);
        if (!string.IsNullOrWhiteSpace(text[first..change.First])) return (Math.Min(change.Start, signs[first].Start), change.End, change);
        var last = WordBeside(text, change.Last, 1, at => signs[at].IsFixed);
        return (change.Start, last > change.Last ? Math.Max(change.End, signs[last - 1].End) : change.End, change);
    }

    // How far the nearest word before or after a place goes, with the signs and spaces between.
    private static int WordBeside(string text, int place, int step, Func<int, bool> isFixed)
    {
        var pieces = WordChunker.Instance.Chunk(step < 0 ? text[..place] : text[place..]);
        var at = place;
        foreach (var piece in step < 0 ? pieces.Reverse() : pieces)
        {
            var (next, isGap) = (at + step * piece.Length, string.IsNullOrWhiteSpace(piece));
            if ((isGap && !string.IsNullOrWhiteSpace(text[Math.Min(at, place)..Math.Max(at, place)])) || Enumerable.Range(Math.Min(at, next), piece.Length).Any(isFixed)) break;
            at = next;
            if (piece.Any(char.IsLetterOrDigit)) break;
        }
        return at;
    }

    private void Remark(WordComment comment)
    {
        var pieces = new List<(WordTarget Target, int Start, int End)>();
        Refusal? why = null;
        for (var i = comment.Paragraph; i >= 0 && i <= Math.Min(comment.LastParagraph, comment.Paragraph + MostParagraphs); i++)
        {
            var (from, to) = (i == comment.Paragraph ? comment.Start : 0, i == comment.LastParagraph ? comment.End : copy.Paragraphs[i].Text.Length);
            if (from == to && comment.Paragraph != comment.LastParagraph) continue;
            var pair = PairOf(i);
            if (!pair.IsDone) why ??= pair.Refusal;
            else if (pair.Value.Find(from, to) is { } place) pieces.Add((pair.Value.Target, place.Start, place.End));
        }
        if (pieces.Count == 0)
        {
            left.Add(new(comment.Author, "", Quoted(comment), comment.Words, true, (why ?? NoWords).Sentence));
            return;
        }
        var (target, start, end) = pieces[0];
        foreach (var piece in pieces.Where(p => p.Target == target && p.End - start <= TextRules.PassageLimit && p.Start >= start)) end = Math.Max(end, piece.End);
        Add(target, start, end, comment.Author, comment.Words, null);
    }

    private string Quoted(WordComment comment) => comment.Paragraph < 0 ? "" : comment.Paragraph == comment.LastParagraph
        ? copy.Paragraphs[comment.Paragraph].Text[comment.Start..comment.End]
        : string.Join('\n', copy.Paragraphs.Take(comment.LastParagraph).Skip(comment.Paragraph).Select((p, i) => i == 0 ? p.Text[comment.Start..] : p.Text).Append(copy.Paragraphs[comment.LastParagraph].Text[..comment.End]));

    private void Add(WordTarget target, int start, int end, string author, string words, string? suggestion)
    {
        var text = target.Text;
        var form = new RemarkForm(new Passage(start, end, text.Version, text.Text[start..end]), $"From Word, by {author}{(words.Length > 0 ? ": " : "")}{words}", suggestion);
        remarks.Add(new(text.Part, text.Id, author, form));
    }
}
