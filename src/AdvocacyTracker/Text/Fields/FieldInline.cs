using Markdig.Syntax.Inlines;

namespace AdvocacyTracker.Text.Fields;

/// <summary>A place to be filled in, such as <c>{{addressee}}</c>.</summary>
internal sealed class FieldInline(string source) : LeafInline
{
    public string Source => source;
}
