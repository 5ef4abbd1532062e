using System.Net;
using System.Text.RegularExpressions;
using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Sending;
using AdvocacyTracker.Team;
using AdvocacyTracker.Web.Tests.Bed;

namespace AdvocacyTracker.Web.Tests.Demands;

/// <summary>A link for a reviewer from outside, over real HTTP: what it shows to whom, and that nothing of the letter gets past a refusal.</summary>
public sealed partial class OutsideDoorTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    private const string Elsewhere = "This link is in use in another browser: open it there, or ask whoever sent it to you for a new one.";

    private const string TakenBack = "This link was taken back: ask whoever sent it to you for a new one.";

    private const string GoneOut = "The letter has gone out, and nothing more is needed of you.";

    private readonly TestSite _site = fixture.Site;

    [Fact]
    public async Task A_link_that_nobody_has_opened_shows_who_invites_and_nothing_of_the_letter()
    {
        var (word, _, link) = await LinkAsync();
        var client = _site.Client();
        var answer = await TestSite.OpenAsync(client, link);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Your name", page, StringComparison.Ordinal);
        Assert.DoesNotContain(word, page, StringComparison.Ordinal);
        Assert.DoesNotContain("Made for", page, StringComparison.Ordinal);
        // Whatever follows links in mails may have come first, and many times: the link still is whoever's gives a name.
        for (var i = 0; i < 3; i++) await TestSite.OpenAsync(_site.Client(), link);
        Assert.Contains(word, await NameAsync(client, link), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_pages_are_kept_by_no_cache_found_by_no_search_engine_and_tell_no_other_site()
    {
        var (_, _, link) = await LinkAsync();
        var client = _site.Client();
        foreach (var path in (string[])[link, "/review/no-such-token"])
        {
            var answer = await TestSite.OpenAsync(client, path);
            Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
            Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
            var page = await answer.Content.ReadAsStringAsync();
            Assert.Contains("<meta name=\"robots\" content=\"noindex\">", page, StringComparison.Ordinal);
            Assert.Contains("class=\"desk plain\"", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<!--Blazor:{\"type\":\"server\"", page, StringComparison.Ordinal);
        }
        var cookie = (await TestSite.OpenAsync(_site.Client(), link)).Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("advocacytracker.review.", StringComparison.Ordinal));
        foreach (var part in (string[])["path=/review", "samesite=lax", "httponly"]) Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_letter_is_read_in_the_browser_that_gave_a_name_and_in_no_other()
    {
        var (word, _, link) = await LinkAsync();
        var client = _site.Client();
        var page = await NameAsync(client, link);
        Assert.Contains(word, page, StringComparison.Ordinal);
        Assert.Contains("Ana Perez", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Made for", page, StringComparison.Ordinal);
        var other = _site.Client();
        await RefusedAsync(await TestSite.OpenAsync(other, link), HttpStatusCode.Forbidden, Elsewhere, word);
        // Who holds the form and not the cookie doesn't get further either.
        await RefusedAsync(await other.PostAsync(link, TestSite.Form(await other.GetStringAsync(await LinkOfAnotherAsync()), ("_handler", "outside"), ("Asks", "open"), ("Name", "Eve"))), HttpStatusCode.Forbidden, Elsewhere, word);
    }

    [Fact]
    public async Task A_guessed_link_is_404_and_one_that_was_taken_back_says_so_also_while_its_page_is_open()
    {
        await RefusedAsync(await TestSite.OpenAsync(_site.Client(), "/review/no-such-token"), HttpStatusCode.NotFound, "There is no such link: its address may be cut off, so open it again from the message it came in.", "—");
        var (word, letter, link) = await LinkAsync();
        var client = _site.Client();
        var page = await NameAsync(client, link);
        var outside = _site.Get<OutsideQueries>();
        var drafter = await _site.ActorAsync("Drafter");
        await _site.Get<OutsideWorkflow>().RevokeAsync((await outside.LinksAsync(letter, drafter, default)).Single().Id, drafter, default);
        await RefusedAsync(await DecideAsync(client, link, page, "Approved"), HttpStatusCode.Gone, TakenBack, word);
        await RefusedAsync(await TestSite.OpenAsync(client, link), HttpStatusCode.Gone, TakenBack, word);
    }

    [Fact]
    public async Task Once_the_letter_has_gone_out_the_link_says_that_nothing_more_is_needed()
    {
        var (word, letter, link) = await LinkAsync();
        var client = _site.Client();
        var page = await NameAsync(client, link);
        var (drafter, reviewer, demands) = (await _site.ActorAsync("Drafter"), await _site.ActorAsync("Reviewer"), _site.Get<DemandWorkflow>());
        var view = (await _site.Get<LetterQueries>().FindAsync(letter, drafter, default))!;
        var demand = (await _site.Get<DemandQueries>().OfLetterAsync(view, default)).Single();
        await demands.DecideOnDemandAsync(demand.Id, demand.Hash, Decision.Approved, "", reviewer, default);
        await demands.DecideOnLetterAsync(letter, view.Hash, Decision.Approved, "", reviewer, default);
        await _site.Get<SendingWorkflow>().SignOffAsync(letter, reviewer, default);
        Assert.Contains("there is nothing left to decide", await client.GetStringAsync(link), StringComparison.Ordinal);
        Assert.Null((await _site.Get<SendingWorkflow>().MarkAsSentAsync(letter, Delivery.Post, null, drafter, default)).Refusal);
        await RefusedAsync(await DecideAsync(client, link, page, "Approved"), HttpStatusCode.Gone, GoneOut, word);
        await RefusedAsync(await TestSite.OpenAsync(client, link), HttpStatusCode.Gone, GoneOut, word);
    }

    [Fact]
    public async Task An_expired_link_says_so_and_nothing_of_the_letter()
    {
        var (word, letter, link) = await LinkAsync();
        var client = _site.Client();
        await NameAsync(client, link);
        Expire(letter);
        await RefusedAsync(await TestSite.OpenAsync(client, link), HttpStatusCode.Gone, "This link has expired: ask whoever sent it to you for a new one.", word);
    }

    [Fact]
    public async Task A_verdict_without_a_reason_or_on_words_that_changed_keeps_what_was_typed_and_shows_the_new_words()
    {
        var (word, letter, link) = await LinkAsync();
        var client = _site.Client();
        var page = await NameAsync(client, link);
        var answer = await DecideAsync(client, link, page, "Rejected");
        Assert.Contains("Say why in a sentence", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var drafter = await _site.ActorAsync("Drafter");
        var demand = (await _site.Get<DemandQueries>().OfLetterAsync((await _site.Get<LetterQueries>().FindAsync(letter, drafter, default))!, default)).Single();
        Assert.Null((await _site.Get<DemandWorkflow>().ReviseAsync(demand.Id, demand.Form, demand.Form with { Title = $"New {word}" }, drafter, default)).Refusal);
        var after = await (await DecideAsync(client, link, page, "ChangesRequested", "Soften <it>.")).Content.ReadAsStringAsync();
        foreach (var part in (string[])["These words were changed while you were reading", "Soften &lt;it&gt;.</textarea>", $"New {word}"]) Assert.Contains(part, after, StringComparison.Ordinal);
        var done = await DecideAsync(client, link, after, "ChangesRequested", "Soften <it>.");
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.EndsWith($"?said=decision#on-{demand.Id}", done.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("asked for changes to these words", await client.GetStringAsync(link), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_they_wrote_on_a_demand_that_was_taken_out_meanwhile_is_given_back_to_them()
    {
        var (_, letter, link) = await LinkAsync();
        var client = _site.Client();
        var page = await NameAsync(client, link);
        var drafter = await _site.ActorAsync("Drafter");
        var demand = (await _site.Get<DemandQueries>().OfLetterAsync((await _site.Get<LetterQueries>().FindAsync(letter, drafter, default))!, default)).Single();
        await _site.Get<DemandWorkflow>().WithdrawAsync(demand.Id, drafter, default);
        var after = await (await DecideAsync(client, link, page, "Rejected", "Too late.")).Content.ReadAsStringAsync();
        Assert.Contains("This demand was taken out of the letter", after, StringComparison.Ordinal);
        Assert.Contains("Too late.", after, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Text", "no-id")]
    [InlineData("Part", "ReleaseText")]
    [InlineData("Part", "99")]
    [InlineData("Decision", "Overridden")]
    [InlineData("Decision", "")]
    [InlineData("Hash", "")]
    [InlineData("Asks", "something-else")]
    public async Task A_form_that_was_tampered_with_is_refused_in_words_and_stores_nothing(string field, string value)
    {
        var (_, letter, link) = await LinkAsync();
        var client = _site.Client();
        var page = await NameAsync(client, link);
        var fields = FieldsOfDemand(page);
        fields["Decision"] = field == "Asks" ? "" : "Approved";
        fields[field] = value;
        var answer = await client.PostAsync(link, TestSite.Form(page, [.. fields.Select(f => (f.Key, f.Value))]));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Not done.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var view = (await _site.Get<LetterQueries>().FindAsync(letter, await _site.ActorAsync("Drafter"), default))!;
        Assert.Empty(await _site.Get<OutsideQueries>().VerdictsAsync(view, default));
    }

    [Fact]
    public async Task Without_the_forms_token_nothing_is_done()
    {
        var (word, _, link) = await LinkAsync();
        var client = _site.Client();
        await client.GetStringAsync(link);
        var answer = await client.PostAsync(link, new FormUrlEncodedContent([new("_handler", "outside"), new("Asks", "open"), new("Name", "Eve")]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain(word, await client.GetStringAsync(link), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_elses_remarks_nor_a_withdrawn_demand_nor_the_people_concerned_are_shown()
    {
        var (_, letter, link) = await LinkAsync();
        var drafter = await _site.ActorAsync("Drafter");
        await (await Newsdesk.OfAsync(_site)).RemarkAsync(letter, "Much", "inner-canary");
        await _site.Get<PersonConcernedWorkflow>().AddAsync(letter, new("Person Canary", "", NamingConsent.MustNotBeNamed, "note-canary"), drafter, default);
        var demand = (await _site.Get<DemandWorkflow>().AddAsync(letter, DemandForm.Empty with { Title = "withdrawn-canary", Text = "x", Asks = "x" }, drafter, default)).Value;
        await _site.Get<DemandWorkflow>().WithdrawAsync(demand, drafter, default);
        var page = await NameAsync(_site.Client(), link);
        foreach (var canary in (string[])["inner-canary", "Person Canary", "note-canary", "withdrawn-canary"]) Assert.DoesNotContain(canary, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_and_what_is_said_are_text_on_the_desk_too()
    {
        var (_, letter, link) = await LinkAsync();
        var client = _site.Client();
        var page = await NameAsync(client, link, "<b>Ana</b>");
        await DecideAsync(client, link, page, "Rejected", "<script>alert(1)</script>");
        var desk = await (await _site.SignedInAsync("Drafter")).GetStringAsync($"/desk/letters/{letter}");
        Assert.Contains("&lt;b&gt;Ana&lt;/b&gt;", desk, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", desk, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>Ana", desk, StringComparison.Ordinal);
    }

    private async Task<(string Word, Guid Letter, string Link)> LinkAsync()
    {
        var word = $"Canary{Guid.NewGuid():N}";
        var letter = await (await Newsdesk.OfAsync(_site)).SubmitAsync(word, Confidentiality.Restricted);
        var made = await _site.Get<OutsideWorkflow>().MakeAsync(letter, "Made for counsel", 7, await _site.ActorAsync("Drafter"), default);
        return (word, letter, $"/review/{made.Value}");
    }

    private async Task<string> LinkOfAnotherAsync() => (await LinkAsync()).Link;

    private static async Task<string> NameAsync(HttpClient client, string link, string name = "Ana Perez")
    {
        var named = await client.PostAsync(link, TestSite.Form(await client.GetStringAsync(link), ("_handler", "outside"), ("Asks", "open"), ("Name", name)));
        Assert.Equal(HttpStatusCode.Redirect, named.StatusCode);
        return await client.GetStringAsync(link);
    }

    private static async Task<HttpResponseMessage> DecideAsync(HttpClient client, string link, string page, string decision, string reason = "") =>
        await client.PostAsync(link, TestSite.Form(page, [.. FieldsOfDemand(page).Select(f => (f.Key, f.Value)), ("Decision", decision), ("Reason", reason)]));

    // What the first demand's form carries.
    private static Dictionary<string, string> FieldsOfDemand(string page)
    {
        var form = DemandForms().Match(page);
        Assert.True(form.Success);
        return new() { ["_handler"] = "outside", ["Asks"] = "decide", ["Part"] = "Demand", ["Text"] = form.Groups[1].Value, ["Hash"] = form.Groups[2].Value };
    }

    private static async Task RefusedAsync(HttpResponseMessage answer, HttpStatusCode status, string sentence, string word)
    {
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains($"<p class=\"refusal\" role=\"alert\">{sentence}</p>", page, StringComparison.Ordinal);
        Assert.DoesNotContain(word, page, StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
    }

    private void Expire(Guid letter)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_site.File}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE OutsideReviewers SET ExpiresAt = '2020-01-01 00:00:00' WHERE LetterId = $letter";
        command.Parameters.AddWithValue("$letter", letter.ToString().ToUpperInvariant());
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    [GeneratedRegex("name=\"Part\" value=\"Demand\" ?/?>\\s*<input type=\"hidden\" name=\"Text\" value=\"([^\"]+)\" ?/?>\\s*<input type=\"hidden\" name=\"Hash\" value=\"([^\"]+)\"")]
    private static partial Regex DemandForms();
}
