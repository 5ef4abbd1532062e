using System.Net;
using System.Text;
using AdvocacyTracker.Mailing;
using AdvocacyTracker.Tests.Bed;
using AdvocacyTracker.Web.Tests.Bed;
using MimeKit;

namespace AdvocacyTracker.Web.Tests.Mailing;

/// <summary>A link that a mail brought: programs that look into mails open it too, and find no word of the release.</summary>
public sealed class MailedLinkTests : IDisposable
{
    private const string Canary = "xylocarp";

    private readonly MailServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task It_opens_on_a_button_and_the_words_come_to_whoever_presses_it()
    {
        await using var site = await TestSite.StartAsync(withSeeds: false, TestSite.WithMail(_server.Port));
        var comms = await site.ActorAsync("Comms");
        var contact = (await site.Get<PressListWorkflow>().AddAsync(new("Jo Drupe", "jo@paper.example", "The Paper", "en", "Europe/Lisbon", ""), comms, default)).Value;
        var release = await (await Newsdesk.OfAsync(site)).ScheduleAsync(Canary, DateTimeOffset.UtcNow.AddDays(9));
        Assert.Null((await site.Get<MailingWorkflow>().MailAsync(release, MailManner.UnderEmbargo, [contact], [], comms, default)).Refusal);
        // Colleagues get mails of their own.
        for (var n = 0; !_server.Mails.Any(IsJos) && n < 200; n++) await Task.Delay(50);
        using var stream = new MemoryStream(Encoding.ASCII.GetBytes(_server.Mails.Single(IsJos)));
        var link = (await MimeMessage.LoadAsync(stream)).TextBody!.Split("/preview/")[1].Split('\n')[0].Trim();
        using var reader = site.Client();
        using (var opened = await reader.GetAsync(new Uri($"/preview/{link}", UriKind.Relative)))
        {
            var page = await opened.Content.ReadAsStringAsync();
            Assert.Equal((HttpStatusCode.OK, "no-store", "noindex"), (opened.StatusCode, opened.Headers.CacheControl!.ToString(), opened.Headers.GetValues("X-Robots-Tag").Single()));
            Assert.Contains("Under embargo until", page, StringComparison.Ordinal);
            Assert.Contains("<button type=\"submit\">Read it</button>", page, StringComparison.Ordinal);
            Assert.DoesNotContain(Canary, page + opened.Headers, StringComparison.OrdinalIgnoreCase);
        }
        Assert.Null((await site.Get<MailingQueries>().FindAsync(release, comms, default))!.Mailed.Single().Link!.OpenedAt);
        using (var pressed = await reader.PostAsync(new Uri($"/preview/{link}", UriKind.Relative), new FormUrlEncodedContent([])))
        {
            Assert.Equal((HttpStatusCode.OK, "no-store"), (pressed.StatusCode, pressed.Headers.CacheControl!.ToString()));
            Assert.Contains(Canary, await pressed.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
        }
        Assert.NotNull((await site.Get<MailingQueries>().FindAsync(release, comms, default))!.Mailed.Single().Link!.OpenedAt);
    }

    private static bool IsJos(string mail) => mail.Contains("jo@paper.example", StringComparison.Ordinal);
}
