using System.Net;
using AdvocacyTracker.Mailing;
using AdvocacyTracker.Tests.Bed;
using AdvocacyTracker.Web.Tests.Bed;
using MimeKit;

namespace AdvocacyTracker.Web.Tests.Mailing;

/// <summary>News by mail on the real site: asked for by a plain form, confirmed and left by the links in real mails, without cookie, script or sign-in.</summary>
public sealed class NewsByMailDoorTests : IDisposable
{
    private readonly MailServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task A_reader_asks_confirms_gets_what_is_published_and_leaves_as_a_mail_program_does_it()
    {
        await using var site = await TestSite.StartAsync(withSeeds: false, TestSite.WithMail(_server.Port));
        using var client = site.Client();
        foreach (var address in (string[])["/", "/news"]) Assert.Contains("href=\"/news-by-mail\"", await client.GetStringAsync(address), StringComparison.Ordinal);
        using var form = await client.GetAsync("/news-by-mail");
        Assert.Equal((HttpStatusCode.OK, "public, no-cache"), (form.StatusCode, form.Headers.GetValues("Cache-Control").Single()));
        await PlainAsync(form);
        Assert.Contains("form-action 'self'", form.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.NotNull(form.Headers.ETag);

        using var asked = await AskAsync(client, "ria@example.org");
        Assert.Equal((HttpStatusCode.OK, "no-store"), (asked.StatusCode, asked.Headers.CacheControl!.ToString()));
        var answer = await PlainAsync(asked);
        Assert.DoesNotContain("ria@example.org", answer, StringComparison.Ordinal);
        var confirm = Link(await MailAsync("ria@example.org"), "/confirm/");
        using var shown = await client.GetAsync(confirm);
        Assert.Equal((HttpStatusCode.OK, "no-store", "noindex"), (shown.StatusCode, shown.Headers.CacheControl!.ToString(), shown.Headers.GetValues("X-Robots-Tag").Single()));
        Assert.Contains("<button type=\"submit\">Yes, send me the news</button>", await PlainAsync(shown), StringComparison.Ordinal);
        var comms = await site.ActorAsync("Comms");
        Assert.Equal(0, await site.Get<SubscriptionQueries>().CountAsync(comms, default));
        using (var yes = await PostAsync(client, confirm)) Assert.Contains("You get the news", await PlainAsync(yes), StringComparison.Ordinal);
        Assert.Equal(1, await site.Get<SubscriptionQueries>().CountAsync(comms, default));
        // Known by now: the same answer.
        using (var again = await AskAsync(client, "ria@example.org")) Assert.Equal(answer, await PlainAsync(again));
        using (var other = await AskAsync(client, "new@example.org")) Assert.Equal(answer, await PlainAsync(other));

        var (_, slug) = await (await Newsdesk.OfAsync(site)).PublishAsync("xylocarp");
        var news = await MailAsync("ria@example.org", "News of xylocarp");
        Assert.Contains($"{site.Address}news/{slug}", news.TextBody, StringComparison.Ordinal);
        Assert.Equal("List-Unsubscribe=One-Click", news.Headers["List-Unsubscribe-Post"]);
        var leave = new Uri(news.Headers["List-Unsubscribe"]!.Trim('<', '>'));
        using (var ask = await client.GetAsync(leave)) Assert.Contains("No more news by mail?", await PlainAsync(ask), StringComparison.Ordinal);
        Assert.Equal(1, await site.Get<SubscriptionQueries>().CountAsync(comms, default));
        // RFC 8058: no cookie, no Origin, no token of a form, and the answer is no redirection.
        using (var left = await PostAsync(client, leave, ("List-Unsubscribe", "One-Click"))) Assert.Equal(HttpStatusCode.OK, left.StatusCode);
        Assert.Equal(0, await site.Get<SubscriptionQueries>().CountAsync(comms, default));

        // By now, and whatever was never a link, it is nothing like any other.
        var nothing = await (await client.GetAsync("/news/never-was")).Content.ReadAsStringAsync();
        foreach (var gone in (Uri[])[leave, new(site.Address, "/news-by-mail/confirm/guessed"), new(site.Address, "/news-by-mail/leave/"), new(site.Address, "/news-by-mail/other")])
        {
            using var got = await client.GetAsync(gone);
            Assert.Equal((HttpStatusCode.NotFound, nothing), (got.StatusCode, await got.Content.ReadAsStringAsync()));
        }
        using (var twice = await PostAsync(client, leave)) Assert.Equal((HttpStatusCode.NotFound, nothing), (twice.StatusCode, await twice.Content.ReadAsStringAsync()));
    }

    [Theory]
    [InlineData("none", 422)]
    [InlineData("", 422)]
    [InlineData("<script>@example.org", 422)]
    public async Task What_is_no_address_comes_back_with_a_sentence(string address, int status)
    {
        await using var site = await TestSite.StartAsync(withSeeds: false, TestSite.WithMail(_server.Port));
        using var client = site.Client();
        using var answer = await AskAsync(client, address);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains("role=\"alert\"", await PlainAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_site_asks_for_nobody_and_what_is_no_small_form_is_not_read()
    {
        await using var site = await TestSite.StartAsync(withSeeds: false, TestSite.WithMail(_server.Port));
        using var client = site.Client();
        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/news-by-mail") { Content = new FormUrlEncodedContent([KeyValuePair.Create("address", "ria@example.org")]) };
        foreign.Headers.TryAddWithoutValidation("Origin", "https://evil.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await client.SendAsync(foreign)).StatusCode);
        using var large = new FormUrlEncodedContent([KeyValuePair.Create("address", new string('a', 10_000))]);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync("/news-by-mail", large)).StatusCode);
        using var json = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync("/news-by-mail", json)).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await client.PutAsync("/news-by-mail", null)).StatusCode);
    }

    [Fact]
    public async Task Without_a_mail_server_it_is_nowhere()
    {
        await using var site = await TestSite.StartAsync(withSeeds: false);
        using var client = site.Client();
        Assert.DoesNotContain("news-by-mail", await client.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/news-by-mail")).StatusCode);
        using var asked = await AskAsync(client, "ria@example.org");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, asked.StatusCode);
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient client, string address) => PostAsync(client, new("/news-by-mail", UriKind.Relative), ("address", address), ("language", ""));

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, Uri address, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await client.PostAsync(address, form);
    }

    // Every page of it is the newsroom's kind: no cookie, no script.
    private static async Task<string> PlainAsync(HttpResponseMessage answer)
    {
        var page = await answer.Content.ReadAsStringAsync();
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        foreach (var no in (string[])["<script", " style="]) Assert.DoesNotContain(no, page, StringComparison.OrdinalIgnoreCase);
        return page;
    }

    private async Task<MimeMessage> MailAsync(string to, string? subject = null)
    {
        for (var n = 0; n < 300; n++, await Task.Delay(100))
            if (_server.Mails.Select(Read).FirstOrDefault(m => m.To.Mailboxes.Single().Address == to && (subject is null || m.Subject == subject)) is { } mail) return mail;
        throw new TimeoutException($"No mail came to {to}.");
    }

    private static MimeMessage Read(string mail) => MimeMessage.Load(new MemoryStream(System.Text.Encoding.ASCII.GetBytes(mail)));

    private static Uri Link(MimeMessage mail, string place) => new(mail.TextBody!.Split('\n').Single(l => l.Contains(place, StringComparison.Ordinal)).Trim());
}
