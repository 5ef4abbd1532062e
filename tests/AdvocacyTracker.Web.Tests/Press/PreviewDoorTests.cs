using System.Net;
using System.Text.RegularExpressions;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Web.Tests.Bed;

namespace AdvocacyTracker.Web.Tests.Press;

/// <summary>A preview link over real HTTP: what whoever has it gets, and that anything else under /preview is nothing.</summary>
public sealed class PreviewDoorTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    private readonly TestSite _site = fixture.Site;

    [Fact]
    public async Task A_link_shows_the_release_and_who_it_is_for_without_cookie_script_or_anything_that_passes_it_on()
    {
        var (word, _, release) = await DraftAsync();
        var link = await MakeAsync(release);
        foreach (var client in (HttpClient[])[_site.Client(), await _site.SignedInAsync("Reviewer")])
        {
            var answer = await TestSite.OpenAsync(client, link);
            var page = await answer.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
            Assert.Equal("noindex", answer.Headers.GetValues("X-Robots-Tag").Single());
            Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            Assert.Contains("default-src 'none'; style-src 'sha256-", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Contains("<meta name=\"robots\" content=\"noindex\">", page, StringComparison.Ordinal);
            Assert.Matches("<title>Preview – [^<]+</title>", WebUtility.HtmlDecode(page));
            Assert.Contains($"All of {word}.", page, StringComparison.Ordinal);
            Assert.Matches(@"<strong>Not published\.</strong> For <bdi>A partner</bdi>\. Do not pass on\.", page);
            Assert.DoesNotContain(word, Regex.Match(page, "<head>.*</head>", RegexOptions.Singleline).Value, StringComparison.Ordinal);
            foreach (var no in (string[])["<script", " style=", "og:", "<form"]) Assert.DoesNotContain(no, page, StringComparison.OrdinalIgnoreCase);
        }
        var head = await _site.Client().SendAsync(new(HttpMethod.Head, link));
        Assert.Equal((HttpStatusCode.OK, "no-store"), (head.StatusCode, head.Headers.CacheControl!.ToString()));
        Assert.Equal(2, (await LinkAsync(release)).TimesOpened);
    }

    [Fact]
    public async Task An_embargo_is_shown_by_the_clocks_it_was_set_by()
    {
        var desk = await Newsdesk.OfAsync(_site);
        var release = await desk.ScheduleAsync("embargoed", new DateTimeOffset(2030, 1, 18, 6, 0, 0, TimeSpan.Zero));
        var page = await _site.Client().GetStringAsync(await MakeAsync(release));
        Assert.Contains("Under embargo until <time datetime=\"20", page, StringComparison.Ordinal);
        Assert.Contains("18 January 2030, 06:00 (", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_over_is_byte_for_byte_what_never_was()
    {
        var (_, letter, restricted) = await DraftAsync();
        var (_, _, revoked) = await DraftAsync();
        var desk = await Newsdesk.OfAsync(_site);
        var (retracted, takenDown) = (await desk.ApproveReleaseAsync("retracted"), await desk.ApproveReleaseAsync("takendown"));
        string[] links = [await MakeAsync(restricted), await MakeAsync(revoked), await MakeAsync(retracted), await MakeAsync(takenDown)];
        var comms = await _site.ActorAsync("Comms");
        Assert.Null((await _site.Get<PressWorkflow>().ConfideAsync(letter, Confidentiality.Restricted, await _site.ActorAsync("Drafter"), default)).Refusal);
        Assert.Null((await _site.Get<PreviewWorkflow>().RevokeAsync((await LinkAsync(revoked)).Id, comms, default)).Refusal);
        foreach (var release in (Guid[])[retracted, takenDown]) Assert.Null((await _site.Get<PressWorkflow>().PublishAsync(release, comms, default)).Refusal);
        await desk.RetractAsync(retracted);
        Assert.Null((await _site.Get<TakedownWorkflow>().TakeDownAsync(takenDown, "Somebody is in danger.", comms, default)).Refusal);

        using var client = _site.Client();
        var nothing = await ReadAsync(client, "/news/nothing-ever-was-here");
        foreach (var address in (string[])[.. links, "/preview/no-such-token", "/preview", "/preview/", $"{links[1]}/more", $"/preview/{new string('a', 500)}"]) Assert.True(nothing == await ReadAsync(client, address), address);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await client.PostAsync(links[0], null)).StatusCode);
    }

    [Fact]
    public async Task Once_the_release_is_public_the_link_leads_there()
    {
        var desk = await Newsdesk.OfAsync(_site);
        var release = await desk.ApproveReleaseAsync("opened");
        var link = await MakeAsync(release);
        var slug = (await _site.Get<PressWorkflow>().PublishAsync(release, await _site.ActorAsync("Comms"), default)).Value;
        var answer = await _site.Client().GetAsync(link);
        Assert.Equal((HttpStatusCode.Redirect, $"/news/{slug}", "no-store"), (answer.StatusCode, answer.Headers.Location!.ToString(), answer.Headers.CacheControl!.ToString()));
    }

    [Fact]
    public async Task The_desk_lists_a_releases_links_and_makes_none_for_those_who_may_not()
    {
        var (_, _, release) = await DraftAsync();
        await MakeAsync(release);
        using var comms = await _site.SignedInAsync("Comms");
        var page = await comms.GetStringAsync($"/desk/releases/{release}");
        foreach (var part in (string[])["A partner", "Not opened yet", "Revoke…", "Make a preview link"]) Assert.Contains(part, page, StringComparison.Ordinal);
        using var reviewer = await _site.SignedInAsync("Reviewer");
        page = await reviewer.GetStringAsync($"/desk/releases/{release}");
        Assert.Contains("Only Comms may share previews of press releases", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Revoke…", page, StringComparison.Ordinal);
    }

    private async Task<(string Word, Guid Letter, Guid Release)> DraftAsync()
    {
        var (desk, word) = (await Newsdesk.OfAsync(_site), $"word{Guid.NewGuid():N}");
        var letter = await desk.SendAsync(word);
        return (word, letter, await desk.DraftReleaseAsync(word, letter));
    }

    private async Task<string> MakeAsync(Guid release)
    {
        var made = await _site.Get<PreviewWorkflow>().MakeAsync(release, "A partner", 7, await _site.ActorAsync("Comms"), default);
        Assert.Null(made.Refusal);
        return $"/preview/{made.Value}";
    }

    private async Task<PreviewRow> LinkAsync(Guid release) => (await _site.Get<PreviewQueries>().LinksAsync(release, await _site.ActorAsync("Comms"), default)).Single();

    private static async Task<string> ReadAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key != "Date").OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => $"{h.Key}: {string.Join(", ", h.Value)}");
        return $"{answer.StatusCode}\n{string.Join('\n', headers)}\n{await answer.Content.ReadAsStringAsync()}";
    }
}
