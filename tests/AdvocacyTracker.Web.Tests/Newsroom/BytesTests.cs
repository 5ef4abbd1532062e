using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AdvocacyTracker.Web.Newsroom;
using AdvocacyTracker.Web.Tests.Bed;

namespace AdvocacyTracker.Web.Tests.Newsroom;

/// <summary>A public page goes out in the coding that its reader likes best, small enough for the first packets, and not at all to who has it.</summary>
public sealed partial class BytesTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    private const string Release = "/news/trump-should-raise-human-rights-with-putin";

    private TestSite Site => fixture.Site;

    public static TheoryData<string> Addresses => PublicAddressTests.Addresses;

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("identity", null)]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("BR", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("x-gzip", "gzip")]
    [InlineData("deflate, zstd", null)]
    [InlineData("br;q=0", null)]
    [InlineData("br;q=0.0, gzip", "gzip")]
    [InlineData("br; q=0.000 ,gzip;q=0", null)]
    [InlineData("gzip;q=1.0, br;q=0.5", "gzip")]
    [InlineData("gzip;q=0.5, br;q=0.501", "br")]
    [InlineData("gzip;q=0.001", "gzip")]
    [InlineData("identity;q=1, br;q=0.2", null)]
    [InlineData("*", "br")]
    [InlineData("*;q=0", null)]
    [InlineData("br;q=0, *", "gzip")]
    [InlineData("gzip;q=0, *;q=0.3", "br")]
    [InlineData("identity;q=0", null)]
    [InlineData("br;q=nonsense", null)]
    [InlineData("br;q=2, gzip", "gzip")]
    [InlineData("bro, brr, gzipped", null)]
    [InlineData(",,;,br", "br")]
    public async Task A_page_comes_in_the_coding_that_its_reader_likes_best(string? accepted, string? coding)
    {
        using var client = Site.Client();
        await PackedAsync(client, Release);
        Assert.Equal(coding, (await SendAsync(client, HttpMethod.Get, Release, accepted)).Content.Headers.ContentEncoding.SingleOrDefault());
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task In_every_coding_it_is_the_same_page_with_an_ETag_of_its_own(string address)
    {
        using var client = Site.Client();
        await PackedAsync(client, address);
        var plain = await client.GetByteArrayAsync(address);
        var tags = new List<string>();
        foreach (var accepted in (string[])["identity", "gzip", "br"])
        {
            var answer = await SendAsync(client, HttpMethod.Get, address, accepted);
            Assert.Equal(["Accept-Encoding"], answer.Headers.Vary);
            Assert.Equal(plain, Unpack(await answer.Content.ReadAsByteArrayAsync(), answer.Content.Headers.ContentEncoding.SingleOrDefault()));
            Assert.False(answer.Headers.ETag!.IsWeak);
            tags.Add(answer.Headers.ETag.ToString());

            var head = await SendAsync(client, HttpMethod.Head, address, accepted);
            Assert.Equal(Headers(answer), Headers(head));
            Assert.Equal(answer.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        }
        // What is tiny, such as robots.txt, is smaller plain.
        Assert.True(plain.Length < 300 || tags.Distinct().Count() == 3, address);

        foreach (var tag in tags)
        {
            foreach (var accepted in (string[])["identity", "gzip", "br"])
            {
                var again = await SendAsync(client, HttpMethod.Get, address, accepted, $"\"other\", W/{tag}");
                Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
                Assert.Equal(tag, again.Headers.ETag!.ToString());
                Assert.Equal(["Accept-Encoding"], again.Headers.Vary);
                Assert.Equal("public, no-cache", again.Headers.CacheControl!.ToString());
            }
        }
    }

    [Fact]
    public async Task What_is_nothing_varies_like_everything_else()
    {
        using var client = Site.Client();
        foreach (var accepted in (string[])["identity", "gzip", "br"])
        {
            var answer = await SendAsync(client, HttpMethod.Get, "/news/never-was", accepted, "*");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Equal(["Accept-Encoding"], answer.Headers.Vary);
        }
    }

    [Fact]
    public async Task The_founding_release_and_all_that_it_needs_fit_into_14_KB()
    {
        using var client = Site.Client();
        await PackedAsync(client, Release);
        var answer = await SendAsync(client, HttpMethod.Get, Release, "br");
        var packed = await answer.Content.ReadAsByteArrayAsync();
        var page = Encoding.UTF8.GetString(Unpack(packed, "br"));
        Assert.InRange(packed.Length + Headers(answer).Sum(h => h.Length + 4), 1, 14 * 1024);
        Assert.DoesNotContain("stylesheet", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("url(", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" src=", page, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task The_policy_allows_the_one_style_of_the_page_by_its_hash_and_no_script(string address)
    {
        using var client = Site.Client();
        var answer = await client.GetAsync(address);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", policy, StringComparison.Ordinal);
        foreach (var open in (string[])["unsafe", "script-src", "style-src 'self'", "*"]) Assert.DoesNotContain(open, policy, StringComparison.Ordinal);
        if (answer.Content.Headers.ContentType?.MediaType != "text/html") return;
        var style = Assert.Single(Style().Matches(await answer.Content.ReadAsStringAsync())).Groups[1].Value;
        Assert.Contains($"style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'", policy, StringComparison.Ordinal);
        Assert.Contains("@media print", style, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_who_ask_at_once_for_a_page_that_was_just_published_get_one_that_is_made_once()
    {
        await (await Newsdesk.OfAsync(Site)).PublishAsync("lantern");
        var pages = Site.Get<PublicPages>();
        var found = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(async () => await pages.FindAsync("/news/news-of-lantern", default))));
        Assert.Single(found.Distinct());
    }

    // Brotli comes a moment after the page.
    private static async Task PackedAsync(HttpClient client, string address)
    {
        var plain = await client.GetByteArrayAsync(address);
        for (var n = 0; n < 500 && plain.Length >= 300; n++)
        {
            if ((await SendAsync(client, HttpMethod.Get, address, "br")).Content.Headers.ContentEncoding.Contains("br")) return;
            await Task.Delay(20);
        }
        Assert.True(plain.Length < 300, address);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string address, string? accepted, string? tag = null)
    {
        using var request = new HttpRequestMessage(method, address);
        if (accepted is not null) request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        if (tag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await client.SendAsync(request);
    }

    private static IEnumerable<string> Headers(HttpResponseMessage answer) =>
        answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key != "Date").Select(h => $"{h.Key}: {string.Join(", ", h.Value)}").Order(StringComparer.Ordinal);

    private static byte[] Unpack(byte[] bytes, string? coding)
    {
        using var packed = new MemoryStream(bytes);
        using Stream reader = coding switch { "br" => new BrotliStream(packed, CompressionMode.Decompress), "gzip" => new GZipStream(packed, CompressionMode.Decompress), _ => packed };
        using var plain = new MemoryStream();
        reader.CopyTo(plain);
        return plain.ToArray();
    }

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();
}
