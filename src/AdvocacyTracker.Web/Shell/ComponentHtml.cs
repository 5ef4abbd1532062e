using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace AdvocacyTracker.Web.Shell;

/// <summary>Turns a component that injects nothing into HTML, outside any page.</summary>
public sealed class ComponentHtml(IServiceProvider services, ILoggerFactory logging)
{
    /// <summary>The component's HTML with these parameters.</summary>
    public async Task<string> RenderAsync<T>(Dictionary<string, object?> parameters) where T : IComponent
    {
        await using var renderer = new HtmlRenderer(services, logging);
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }
}
