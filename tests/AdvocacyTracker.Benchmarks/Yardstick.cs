using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace AdvocacyTracker.Benchmarks;

/// <summary>The least that a web server on this stack can do with a page: Kestrel, no middleware, bytes out of memory with their ETag.</summary>
internal static class Yardstick
{
    /// <summary>The site's own bytes.</summary>
    /// <param name="isDressed">Whether with the site's security headers too.</param>
    public static async Task<int> ServeAsync(Uri site, string listen, bool isDressed, string[] addresses)
    {
        var (pages, headers) = (new Dictionary<string, (byte[] Bytes, string Tag, string Type)>(), new List<KeyValuePair<string, string>>());
        using var http = new HttpClient { DefaultRequestHeaders = { { "Accept-Encoding", "br" } } };
        foreach (var address in addresses)
        {
            using var answer = await http.GetAsync(new Uri(site, address));
            pages[address] = (await answer.Content.ReadAsByteArrayAsync(), answer.Headers.ETag!.ToString(), answer.Content.Headers.ContentType!.ToString());
            if (isDressed) headers = [.. answer.Headers.Where(h => h.Key is not ("Date" or "ETag" or "Transfer-Encoding")).Select(h => KeyValuePair.Create(h.Key, string.Join(", ", h.Value)))];
        }
        return await ServeAsync(pages, headers, listen);
    }

    /// <summary>One page, out of a file.</summary>
    public static async Task<int> ServeAsync(string page, string listen) =>
        await ServeAsync(new Dictionary<string, (byte[] Bytes, string Tag, string Type)> { ["/"] = (await File.ReadAllBytesAsync(page), "\"page\"", "text/html") }, [], listen);

    private static async Task<int> ServeAsync(Dictionary<string, (byte[] Bytes, string Tag, string Type)> pages, List<KeyValuePair<string, string>> headers, string listen)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls(listen);
        await using var app = builder.Build();
        app.Run(context =>
        {
            var (bytes, tag, type) = pages[context.Request.Path.Value!];
            var response = context.Response;
            response.Headers.ETag = tag;
            foreach (var (name, value) in headers) response.Headers[name] = value;
            if (context.Request.Headers.IfNoneMatch == tag)
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
            response.Headers.ContentType = type;
            response.Headers.ContentEncoding = "br";
            response.ContentLength = bytes.Length;
            return response.Body.WriteAsync(bytes).AsTask();
        });
        await app.StartAsync();
        Console.WriteLine("Listening");
        await app.WaitForShutdownAsync();
        return 0;
    }
}
