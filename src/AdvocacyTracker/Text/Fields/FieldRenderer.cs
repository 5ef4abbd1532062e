using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace AdvocacyTracker.Text.Fields;

/// <summary>Prints a field's value, or the field itself, marked, where it has none.</summary>
internal sealed class FieldRenderer : HtmlObjectRenderer<FieldInline>
{
    protected override void Write(HtmlRenderer renderer, FieldInline obj) => FieldText.WriteField((PageRenderer)renderer, obj.Source);
}
