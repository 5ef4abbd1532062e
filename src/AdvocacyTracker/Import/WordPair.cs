using AdvocacyTracker.Rules;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Import;

/// <summary>A paragraph of a Word file and the paragraph of the text that it is a copy of.</summary>
internal sealed class WordPair
{
    private const int PieceLimit = 8_000;

    private static readonly Refusal Changed = new("These words, or those around them, were changed in the text meanwhile.");

    private static readonly Refusal Unseen = new("Nothing changes here that a reader sees.");

    private readonly PlainWords words;

    private readonly PlainWords printed;

    // For each plain unit of the paragraph in Word, that of the text; Gone where it has none.
    private readonly int[] onto;

    private const int Gone = -1;

    public WordPair(WordParagraph paragraph, PlainWords words, WordTarget target, PrintedBlock block, PlainWords printed)
    {
        (Paragraph, Target, Block, this.words, this.printed) = (paragraph, target, block, words, printed);
        onto = Onto(words.Text, printed.Text);
    }

    public WordParagraph Paragraph { get; }

    public WordTarget Target { get; }

    public PrintedBlock Block { get; }

    /// <summary>Places one of the paragraph's changes.</summary>
    public Result<WordChange> Place(WordEdit edit)
    {
        var (from, to) = (words.Before(edit.Start), words.Before(edit.End));
        var instead = edit.Instead;
        if (from == to && instead.Length == 0) return Unseen;
        if (from < to)
        {
            for (var i = from; i < to; i++)
            {
                if (onto[i] == Gone || (i > from && onto[i] != onto[i - 1] + 1)) return Changed;
            }
            return Make(edit, printed.At[onto[from]], printed.At[onto[to - 1]] + 1, instead);
        }
        // Words typed after a space at a paragraph's end, where the text keeps none.
        if (from > 0 && from == words.Text.Length && char.IsWhiteSpace(Paragraph.Text[edit.Start - 1])) instead = " " + instead;
        if (from > 0 && onto[from - 1] != Gone) return Make(edit, printed.At[onto[from - 1]] + 1, instead);
        return from < onto.Length && onto[from] != Gone ? Make(edit, printed.At[onto[from]], instead) : Changed;
    }

    /// <summary>Where words of the paragraph stand in the text's source, as far as they still do; for no words, the word beside them. Null when they are gone.</summary>
    public (int Start, int End)? Find(int start, int end)
    {
        var (from, to) = (words.Before(start), words.Before(end));
        if (from == to) (from, to) = words.WordAt(from);
        var signs = Enumerable.Range(from, to - from).Where(i => onto[i] != Gone).Select(i => Block.Signs[printed.At[onto[i]]]).Where(s => s.Start >= 0).ToList();
        return signs.Count == 0 ? null : (signs.Min(s => s.Start), signs.Max(s => s.End));
    }

    private Result<WordChange> Make(WordEdit edit, int at, string instead) => Make(edit, at, at, instead);

    private Result<WordChange> Make(WordEdit edit, int first, int last, string instead) => WordChange.Of(Paragraph, edit, Block, first, last, instead, Target.Text.Text);

    private static int[] Onto(string words, string printed)
    {
        if (words == printed) return [.. Enumerable.Range(0, words.Length)];
        var onto = new int[words.Length];
        Array.Fill(onto, Gone);
        var (at, there) = (0, 0);
        foreach (var stretch in Alignment.Of(WordChunker.Instance.Chunk(words), WordChunker.Instance.Chunk(printed), w => w, PieceLimit) ?? [])
        {
            var (length, lengthThere) = (stretch.Old.Sum(w => w.Length), stretch.Fresh.Sum(w => w.Length));
            for (var i = 0; stretch.IsAlike && i < length; i++) onto[at + i] = there + i;
            (at, there) = (at + length, there + lengthThere);
        }
        return onto;
    }
}
