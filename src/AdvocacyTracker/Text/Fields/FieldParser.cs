using Markdig.Helpers;
using Markdig.Parsers;

namespace AdvocacyTracker.Text.Fields;

/// <summary>Reads <c>{{field}}</c>.</summary>
internal sealed class FieldParser : InlineParser
{
    public FieldParser() => OpeningCharacters = ['{'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != '{' || FieldText.AtStartOf(slice.AsSpan()) is not { } source) return false;
        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        processor.Inline = new FieldInline(source) { Line = line, Column = column, Span = new(start, start + source.Length - 1) };
        slice.Start += source.Length;
        return true;
    }
}
