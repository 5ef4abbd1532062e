using Markdig.Parsers;
using Markdig.Syntax;

namespace AdvocacyTracker.Text.Fences;

/// <summary>A line that begins with three colons or more, such as <c>:::demand D-2017-001-2</c>: a name and what follows it.</summary>
internal sealed record Fence(string Source, string Name, string Arguments)
{
    private const int Colons = 3;

    /// <summary>Whether the line holds colons only, and so ends a block.</summary>
    public bool IsEnd => Name.Length == 0 && Arguments.Length == 0;

    /// <summary>The fence on the line being read, or null.</summary>
    public static Fence? On(BlockProcessor processor) =>
        processor.IsCodeIndent || processor.CurrentChar != ':' ? null : Read(processor.Line.ToString());

    /// <summary>The fence a line holds, or null.</summary>
    public static Fence? Read(string line)
    {
        var source = line.Trim();
        var rest = source.TrimStart(':');
        if (source.Length - rest.Length < Colons) return null;
        rest = rest.Trim();
        var space = rest.AsSpan().IndexOfAny(' ', '\t');
        return space < 0 ? new(source, rest, "") : new(source, rest[..space], rest[space..].Trim());
    }

    /// <summary>Whether the line being read stands in an open block of this kind.</summary>
    public static bool IsInside<TBlock>(BlockProcessor processor) where TBlock : ContainerBlock
    {
        for (Block? block = processor.CurrentContainer; block is not null; block = block.Parent)
        {
            if (block is TBlock { IsOpen: true }) return true;
        }
        return false;
    }
}
