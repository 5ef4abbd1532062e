using System.Text.Json;

namespace AdvocacyTracker.Web.Tests.Bed;

/// <summary>The preview of a body as an editor gets it.</summary>
internal static class Previews
{
    /// <summary>The whole of it.</summary>
    public static async Task<string> PreviewAsync(this HttpClient client, string thing) => (await client.PreviewAsync(thing, "")).GetProperty("html").GetString()!;

    /// <summary>What turns the preview with this tag into the present one.</summary>
    public static async Task<JsonElement> PreviewAsync(this HttpClient client, string thing, string have) =>
        JsonDocument.Parse(await client.GetStringAsync($"{thing}/preview?have={have}")).RootElement;
}
