using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Import;

/// <summary>A text that what a Word copy brings may be about, as a reader sees it.</summary>
internal sealed class WordTarget
{
    private readonly MarkdownRenderer renderer;

    private readonly RenderContext context;

    public WordTarget(RemarkedText text, MarkdownRenderer renderer, RenderContext context)
    {
        (Text, this.renderer, this.context) = (text, renderer, context);
        Blocks = BlocksOf(text.Text);
    }

    public RemarkedText Text { get; }

    public IReadOnlyList<PrintedBlock> Blocks { get; }

    /// <summary>Whether the text would read so, spaces apart, once these changes are made to it.</summary>
    public bool WouldRead(IReadOnlyList<WordChange> changes) =>
        Flat(BlocksOf(WordChange.Apply(Text.Text, 0, Text.Text.Length, changes)).Select(b => b.Text))
        == Flat(Blocks.Select(b => WordChange.Read(b, changes.Where(c => ReferenceEquals(c.Block, b)))));

    private static string Flat(IEnumerable<string> blocks) => string.Join(' ', blocks.SelectMany(b => b.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    private IReadOnlyList<PrintedBlock> BlocksOf(string source) => Text.Part == Part.Demand
        ? renderer.BlocksOf((context.Find(Text.Name) ?? new(Text.Name, 0, "", "", context.Language)) with { Text = source })
        : renderer.BlocksOf(source, context);
}
