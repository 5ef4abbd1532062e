using System.Text;
using AdvocacyTracker.Text.Fields;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AdvocacyTracker.Text;

/// <summary>Reads off a parsed text what a reader will see, each letter with its place in the source. What blocks print from elsewhere, such as demands, is not there.</summary>
internal sealed class PrintedBlocks
{
    /// <summary>The place of what is in no source.</summary>
    public const int Nowhere = -1;

    private readonly string source;

    private readonly RenderContext context;

    private readonly StringBuilder text = new();

    private readonly List<PrintedSign> signs = [];

    private readonly List<PrintedStretch> stretches = [];

    private PrintedBlocks(string source, RenderContext context) => (this.source, this.context) = (source, context);

    /// <param name="title">Stands before the first paragraph, and is in no source.</param>
    public static IReadOnlyList<PrintedBlock> Of(MarkdownDocument document, string source, RenderContext context, string title)
    {
        var blocks = new List<PrintedBlock>();
        foreach (var leaf in document.Descendants<LeafBlock>())
        {
            if (leaf.Inline?.FirstChild is null) continue;
            var block = new PrintedBlocks(source, context);
            if (title.Length > 0 && leaf is ParagraphBlock && leaf.Parent is MarkdownDocument) block.AddTitle(ref title);
            if (block.Read(leaf) is { } read) blocks.Add(read);
        }
        return blocks;
    }

    private void AddTitle(ref string title)
    {
        AddFixed(title, new(Nowhere, Nowhere - 1), 0);
        AddFixed(" ", new(Nowhere, Nowhere - 1), 0);
        title = "";
    }

    private PrintedBlock? Read(LeafBlock leaf)
    {
        ReadInside(leaf.Inline!, 0);
        EndBreaks();
        var placed = signs.Where(s => s.Start >= 0).ToList();
        if (placed.Count == 0) return null;
        var start = Math.Min(placed[0].Start, stretches.Count == 0 ? int.MaxValue : stretches.Min(s => s.Start));
        var end = Math.Max(placed[^1].End, stretches.Count == 0 ? 0 : stretches.Max(s => s.End));
        return new(text.ToString(), signs, stretches, start, end, leaf.Parent is ListItemBlock item && item[0] == leaf);
    }

    private void ReadInside(ContainerInline container, int depth)
    {
        foreach (var inline in container)
        {
            switch (inline)
            {
                case LiteralInline literal: AddLiteral(literal, depth); break;
                case HtmlEntityInline entity: AddFixed(entity.Transcoded.ToString(), entity.Span, depth, isOne: true); break;
                case LineBreakInline line: Add(line.IsHard ? '\n' : ' ', new(Nowhere, Nowhere, depth, false)); break;
                case CodeInline code: AddExact(code.Content, code.Span.Start + code.DelimiterCount, code.Span, depth); break;
                case FieldInline field: AddFixed((context.ValueOf(FieldText.NameOf(field.Source)) ?? field.Source).ReplaceLineEndings("\n").Trim('\n'), field.Span, depth); break;
                case AutolinkInline link: AddFixed(link.Url, link.Span, depth); break;
                case ContainerInline inner: ReadStretch(inner, depth); break;
            }
        }
    }

    private void ReadStretch(ContainerInline inner, int depth)
    {
        var first = text.Length;
        ReadInside(inner, depth + 1);
        if (text.Length > first && inner.Span is { IsEmpty: false } span && span.End < source.Length) stretches.Add(new(first, text.Length, span.Start, span.End + 1));
    }

    private void AddLiteral(LiteralInline literal, int depth)
    {
        var words = literal.Content.ToString();
        if (!literal.IsFirstCharacterEscaped || words.Length == 0)
        {
            // A cell of a table is trimmed, its place is not.
            var begin = literal.Span.Start;
            while (begin < literal.Span.End && begin < source.Length && words.Length > 0 && source[begin] == ' ' && words[0] != ' ') begin++;
            AddExact(words, begin, literal.Span, depth);
            return;
        }
        // The backslash goes with the sign after it.
        var (at, next) = (literal.Span.Start, literal.Span.Start + 2);
        Add(words[0], new(at, next, depth, !Stands(words[..1], at + 1)));
        AddExact(words[1..], next, literal.Span, depth);
    }

    private void AddExact(string words, int at, SourceSpan span, int depth)
    {
        if (!Stands(words, at))
        {
            AddFixed(words, span, depth);
            return;
        }
        for (var i = 0; i < words.Length; i++) Add(words[i], new(at + i, at + i + 1, depth, false));
    }

    private void AddFixed(string words, SourceSpan span, int depth, bool isOne = false)
    {
        foreach (var c in words) Add(c, new(span.Start, span.End + 1, depth, !isOne || words.Length > 1));
    }

    private bool Stands(string words, int at) => at >= 0 && at + words.Length <= source.Length && string.CompareOrdinal(source, at, words, 0, words.Length) == 0;

    private void Add(char c, PrintedSign sign)
    {
        text.Append(c);
        signs.Add(sign);
    }

    // A line break is all that stands between the words around it: its backslash, the indentation and marks of the next line.
    private void EndBreaks()
    {
        for (var i = 0; i < signs.Count; i++)
        {
            if (signs[i] is not { Start: Nowhere, IsFixed: false }) continue;
            var before = i == 0 ? Nowhere : signs[i - 1].End;
            var after = i + 1 == signs.Count ? Nowhere : signs[i + 1].Start;
            signs[i] = before >= 0 && after >= before ? signs[i] with { Start = before, End = after } : signs[i] with { IsFixed = true };
        }
    }
}
