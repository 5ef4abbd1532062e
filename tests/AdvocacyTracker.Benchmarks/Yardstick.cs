using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace AdvocacyTracker.Benchmarks;

/// <summary>The least that a web server on this stack can do with a page: Kestrel, no middleware, bytes out of memory with their ETag.</summary>
internal static class Yardstick
{
    public static async Task<int> ServeAsync(Uri site, string listen, string[] addresses)
    {
        var pages = new Dictionary<string, (byte[] Bytes, string Tag, string Type)>();
        using var http = new HttpClient { DefaultRequestHeaders = { { "Accept-Encoding", "br" } } };
        foreach (var address in addresses)
        {
            using var answer = await http.GetAsync(new Uri(site, address));
            pages[address] = (await answer.Content.ReadAsByteArrayAsync(), answer.Headers.ETag!.ToString(), answer.Content.Headers.ContentType!.ToString());
        }
        return await ServeAsync(pages, listen);
    }

    /// <summary>One page, out of a file.</summary>
    public static async Task<int> ServeAsync(string page, string listen) =>
        await ServeAsync(new Dictionary<string, (byte[] Bytes, string Tag, string Type)> { ["/"] = (await File.ReadAllBytesAsync(page), "\"page\"", "text/html") }, listen);

    private static async Task<int> ServeAsync(Dictionary<string, (byte[] Bytes, string Tag, string Type)> pages, string listen)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls(listen);
        await using var app = builder.Build();
        app.Run(context =>
        {
            var (bytes, tag, type) = pages[context.Request.Path.Value!];
            var response = context.Response;
            response.Headers.ETag = tag;
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
