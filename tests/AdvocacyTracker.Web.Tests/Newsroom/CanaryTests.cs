using System.Net;
using AdvocacyTracker.Data;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Team;
using AdvocacyTracker.Web.Newsroom;
using AdvocacyTracker.Web.Tests.Bed;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace AdvocacyTracker.Web.Tests.Newsroom;

/// <summary>A word of its own in every field of whatever is not public, in every state: at no public address does any of them stand, whoever asks and however.</summary>
public sealed class CanaryTests
{
    private static readonly DateTimeOffset Opens = new(2026, 11, 30, 9, 30, 0, TimeSpan.Zero);

    private static readonly string[] Lists = ["/news", "/demands", "/feed.atom", "/feed.json"];

    private static readonly string[] Always =
        [.. Lists, "/", "/demands.atom", "/corrections", "/search", "/office-holders", "/office-holders?from=q", "/sitemap.xml", "/robots.txt", "/.well-known/security.txt", "/letters", "/preview", "/news/never-was", "/news/never-was.json", "/letters/1999-001", "/demands/D-1999-001-1", "/preview/never-was"];

    // As many letters as an address of a filter holds.
    private const string Long = "the freedom of whoever writes and speaks and prints and reads and meets and marches on";

    private readonly Canaries _canaries = new();

    private readonly FakeTimeProvider _clock = new(Opens - TimeSpan.FromDays(2));

    // ETags of pages that somebody saw before.
    private readonly Dictionary<string, string> _seen = [];

    [Fact]
    public async Task No_word_of_what_is_not_public_stands_at_any_public_address_until_the_clock_opens_it()
    {
        await using var site = await TestSite.StartAsync(_clock, withSeeds: false, "--Newsroom:SecurityContact=security@example.org");
        await site.JoinAsync("Everything", Roles.Drafter | Roles.Reviewer | Roles.Comms | Roles.Admin);
        await site.TurnHoldersAsync(true);
        using var anybody = site.Client();
        foreach (var address in Always) await SeeAsync(anybody, address);
        var desk = await CanaryDesk.OfAsync(site, _canaries);
        await PlantAsync(site, desk, anybody);
        desk.Addresses.UnionWith(await HoldersAsync(site));
        await site.Get<PublicPages>().RefreshAsync(default);

        _clock.SetUtcNow(Opens - TimeSpan.FromSeconds(1));
        await SweepAsync(site, desk, Shown.Now);
        await FiltersAsync(site, desk, Shown.Never, Shown.AtTheStrike);
        await SearchesAsync(site, Shown.Never, Shown.AtTheStrike);
        _clock.SetUtcNow(Opens);
        await SweepAsync(site, desk, Shown.Now, Shown.AtTheStrike);
        await FiltersAsync(site, desk, Shown.Never);
        await SearchesAsync(site, Shown.Never);
    }

    [Theory]
    [InlineData("shared words", "shared words 王鎮", "王鎮")]
    [InlineData("words of article 3", "words of article 3 ٣", "٣")]
    [InlineData($"{Long} one", $"{Long} xylocarp", "xylocarp")]
    public async Task A_theme_that_is_nearly_that_of_something_public_shows_nothing_of_itself(string open, string hidden, string canary)
    {
        await using var site = await TestSite.StartAsync(_clock, withSeeds: false);
        var desk = await Newsdesk.OfAsync(site);
        await desk.ScheduleAsync(hidden, Opens, await desk.SendAsync(hidden));
        await desk.PublishAsync(open, await desk.SendAsync(open));
        using var anybody = site.Client();
        foreach (var list in (string[])["/news", "/demands"])
        {
            var page = WebUtility.HtmlDecode(await anybody.GetStringAsync(list));
            Assert.DoesNotContain(canary, page, StringComparison.Ordinal);
            Assert.Contains($">{open}</option>", page, StringComparison.Ordinal);
        }
        _clock.SetUtcNow(Opens);
        foreach (var list in (string[])["/news", "/demands"]) Assert.Contains($">{hidden}</option>", WebUtility.HtmlDecode(await anybody.GetStringAsync(list)), StringComparison.Ordinal);
    }

    private async Task PlantAsync(TestSite site, CanaryDesk desk, HttpClient anybody)
    {
        await PlantLettersAsync(desk);
        await PlantReleasesAsync(desk);

        var retracted = await desk.SentAsync("of a retracted release", LetterShown.Never);
        var restricted = await desk.SentAsync("restricted after its release was retracted", LetterShown.Never);
        var release = await desk.PublishedAsync("retracted", Shown.Never, true, retracted, restricted);
        var unfinished = await desk.PublishedAsync("retracted while being corrected", Shown.Never, false, await desk.SentAsync("of a release retracted while being corrected", LetterShown.Never));
        await SeeAllAsync(site, desk, anybody);
        await desk.CorrectingAsync(unfinished, "retracted while being corrected");
        foreach (var gone in (Guid[])[release, unfinished]) await desk.Newsdesk.RetractAsync(gone);
        // The notices are in the languages that were read before.
        foreach (var state in (string[])["retracted", "retracted while being corrected"]) _canaries.Show($"language of the release {state}");
        await desk.RestrictAsync(restricted);

        var takenDown = await desk.PublishedAsync("taken down", Shown.Never, true, await desk.SentAsync("of a release that is taken down", LetterShown.Never));
        await SeeAllAsync(site, desk, anybody);
        await desk.TakeDownAsync(takenDown, "that is taken down");

        var recalled = await desk.SentAsync("sent in error", LetterShown.Never with { Tags = Shown.Now });
        await desk.PublishedAsync("about a letter sent in error", Shown.Now, true, recalled);
        await SeeAllAsync(site, desk, anybody);
        await desk.RecallAsync(recalled, "sent in error");

        var corrected = await desk.PublishedAsync("being corrected", Shown.Now, false, await desk.SentAsync("of a release being corrected", LetterShown.Whole(Shown.Now)));
        await SeeAllAsync(site, desk, anybody);
        await desk.CorrectingAsync(corrected, "being corrected");
    }

    private static async Task PlantLettersAsync(CanaryDesk desk)
    {
        await desk.LetterAsync("in draft", LetterShown.Never);
        Func<Guid, Task>[] way = [desk.Newsdesk.SubmitAsync, desk.Newsdesk.ClearAsync, desk.Newsdesk.SignOffAsync];
        for (var steps = 1; steps <= way.Length; steps++)
        {
            var letter = await desk.LetterAsync($"{steps} steps from draft", LetterShown.Never);
            foreach (var step in way.Take(steps)) await step(letter);
        }
        await desk.SentAsync("without a release", LetterShown.Never);
    }

    private static async Task PlantReleasesAsync(CanaryDesk desk)
    {
        await desk.ReleaseAsync("in draft", Shown.Never, true, await desk.SentAsync("of a draft", LetterShown.Never));
        var refused = await desk.ApprovedAsync("in review", Shown.Never, false, await desk.SentAsync("of a release in review", LetterShown.Never));
        await desk.RefuseAsync(refused, "in review");
        await desk.ApprovedAsync("approved", Shown.Never, true, await desk.SentAsync("of an approved release", LetterShown.Never, Confidentiality.Internal));
        await desk.ApprovedAsync("about a restricted letter", Shown.Never, false, await desk.SentAsync("that is restricted", LetterShown.Never, Confidentiality.Restricted));
        await desk.ScheduledAsync("scheduled", Shown.AtTheStrike, Opens, false,
            await desk.SentAsync("of a scheduled release", LetterShown.Whole(Shown.AtTheStrike)), await desk.SentAsync("of a scheduled release, internal", LetterShown.OnlyDemand(Shown.AtTheStrike), Confidentiality.Internal));
        await desk.ScheduledAsync("scheduled in its own words", Shown.AtTheStrike, Opens, true,
            await desk.SentAsync("of a release scheduled in its own words", LetterShown.OnlyTags(Shown.AtTheStrike), Confidentiality.Internal));
        await desk.ScheduledAsync("scheduled for later", Shown.Never, Opens.AddMinutes(1), false, await desk.SentAsync("of a release scheduled for later", LetterShown.Never));
        var back = await desk.ScheduledAsync("taken back", Shown.Never, Opens, false, await desk.SentAsync("of a release that is taken back", LetterShown.Never));
        await desk.RefuseAsync(back, "taken back");
        await desk.PublishedAsync("about an internal letter", Shown.Now, false, await desk.SentAsync("of a published release, internal", LetterShown.OnlyDemand(Shown.Now), Confidentiality.Internal));
        await desk.PublishedAsync("in its own words", Shown.Now, true, await desk.SentAsync("of a release in its own words", LetterShown.OnlyTags(Shown.Now), Confidentiality.Internal));
    }

    private async Task SeeAllAsync(TestSite site, CanaryDesk desk, HttpClient client)
    {
        await site.Get<PublicPages>().RefreshAsync(default);
        foreach (var address in (string[])[.. Always, .. desk.Addresses]) await SeeAsync(client, address);
    }

    private async Task SeeAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        if (answer.IsSuccessStatusCode) _seen[address] = answer.Headers.ETag!.ToString();
    }

    // Everybody reads the same: each word that is shown by now, and no other.
    private async Task SweepAsync(TestSite site, CanaryDesk desk, params Shown[] shown)
    {
        var (mayStand, found) = (_canaries.Of(shown), new HashSet<string>());
        var answers = new Dictionary<string, string>();
        foreach (var client in await EverybodyAsync(site))
        {
            foreach (var (how, address) in Questions([.. Always, .. desk.Addresses]))
            {
                var answer = await AskAsync(client, how, address);
                Assert.True(answers.TryAdd($"{how} {address}", answer) || answers[$"{how} {address}"] == answer, $"Not everybody is answered alike: {how} {address}");
                // Whoever asks for a word in the address tells us nothing by it but has it back.
                var stands = Canaries.In(answer).Except(Canaries.In(address)).ToList();
                Assert.True(stands.All(mayStand.Contains), $"{how} {address}: {_canaries.Where(stands.Except(mayStand))}");
                found.UnionWith(stands);
            }
            client.Dispose();
        }
        Assert.True(found.SetEquals(mayStand), $"Not found: {_canaries.Where(mayStand.Except(found))}");
    }

    // A theme, a place or a language that only something unpublished has is one that never was.
    private async Task FiltersAsync(TestSite site, CanaryDesk desk, params Shown[] unknown)
    {
        var mayStand = _canaries.Of([.. Enum.GetValues<Shown>().Except(unknown)]);
        foreach (var client in await EverybodyAsync(site))
        {
            foreach (var (filter, _) in desk.Filters.Where(f => unknown.Contains(f.Shown)))
            {
                var (word, never) = (Canaries.In(filter).Single(), _canaries.Unplanted());
                foreach (var (how, address) in Questions([.. Lists.Select(l => $"{l}?{filter}")]))
                {
                    var answer = await AskAsync(client, how, address);
                    Assert.Equal(await AskAsync(client, how, address.Replace(word, never, StringComparison.Ordinal)), answer.Replace(word, never, StringComparison.Ordinal));
                    var stands = Canaries.In(answer).Except([word]).ToList();
                    Assert.True(stands.All(mayStand.Contains), $"{how} {address}: {_canaries.Where(stands.Except(mayStand))}");
                }
            }
            client.Dispose();
        }
    }

    // Nobody finds anything by a word that is not public, or sees more of it than they typed themselves.
    private async Task SearchesAsync(TestSite site, params Shown[] unknown)
    {
        var (mayStand, never, found) = (_canaries.Of([.. Enum.GetValues<Shown>().Except(unknown)]), _canaries.Unplanted(), 0);
        foreach (var client in await EverybodyAsync(site))
        {
            var nothing = Questions([$"/search?q={never}"]).ToDictionary(q => q.How, q => AskAsync(client, q.How, q.Address).Result);
            foreach (var word in _canaries.Of(Enum.GetValues<Shown>()))
            {
                foreach (var (how, address) in Questions([$"/search?q={word}"]))
                {
                    var answer = await AskAsync(client, how, address);
                    var stands = Canaries.In(answer).Except([word]).ToList();
                    Assert.True(stands.All(mayStand.Contains), $"{how} {address}: {_canaries.Where(stands.Except(mayStand))}");
                    if (!mayStand.Contains(word)) Assert.True(nothing[how] == answer.Replace(word, never, StringComparison.Ordinal), $"{how} {address}: {_canaries.Where([word])}");
                    else if (stands.Count > 0) found++;
                }
            }
            client.Dispose();
        }
        Assert.True(found > 100, $"Only {found} found something.");
    }

    // Everybody to whom a letter went out, whether anybody may know of it or not.
    private static async Task<IEnumerable<string>> HoldersAsync(TestSite site)
    {
        await using var db = await site.Get<IDbContextFactory<AppDb>>().CreateDbContextAsync();
        var slugs = await db.Set<OfficeHolder>().Select(h => h.Slug).ToListAsync();
        Assert.NotEmpty(slugs);
        return slugs.Select(s => $"/office-holders/{s}");
    }

    private static async Task<HttpClient[]> EverybodyAsync(TestSite site) =>
        [site.Client(), await site.SignedInAsync("Drafter"), await site.SignedInAsync("Reviewer"), await site.SignedInAsync("Comms"), await site.SignedInAsync("Admin"), await site.SignedInAsync("Everything")];

    private static IEnumerable<(string How, string Address)> Questions(IReadOnlyList<string> addresses) =>
        addresses.SelectMany(a => (string[])["GET", "HEAD", "GET if changed"], (address, how) => (how, address));

    // Status, headers and body; the tag of a page is of its bytes and the date is of the moment, and both are of no words.
    private async Task<string> AskAsync(HttpClient client, string how, string address)
    {
        using var request = new HttpRequestMessage(how == "HEAD" ? HttpMethod.Head : HttpMethod.Get, address);
        if (how == "GET if changed") request.Headers.TryAddWithoutValidation("If-None-Match", _seen.GetValueOrDefault(address.Split('?')[0], _seen["/"]));
        using var answer = await client.SendAsync(request);
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key is not ("Date" or "ETag")).OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => $"{h.Key}: {string.Join(", ", h.Value)}");
        return $"{(int)answer.StatusCode}\n{string.Join('\n', headers)}\n{await answer.Content.ReadAsStringAsync()}";
    }
}
