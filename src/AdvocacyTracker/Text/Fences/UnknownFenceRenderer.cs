using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace AdvocacyTracker.Text.Fences;

/// <summary>Shows an unknown <c>:::</c> line as a paragraph of its own, marked.</summary>
internal sealed class UnknownFenceRenderer : HtmlObjectRenderer<UnknownFence>
{
    protected override void Write(HtmlRenderer renderer, UnknownFence obj) => Unfilled.WriteParagraph(renderer, obj.Source);
}
