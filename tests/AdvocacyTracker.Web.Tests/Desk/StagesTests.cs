using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Team;
using AdvocacyTracker.Tests.Bed;
using AdvocacyTracker.Text;
using AdvocacyTracker.Web.Tests.Bed;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace AdvocacyTracker.Web.Tests.Desk;

/// <summary>
/// Every cell of the tables of deeds and stages in docs/workflow.md, with every role, asked of the running site: on its pages and at its doors.
/// In a page as it is delivered all buttons wait until it is connected; those that then stay greyed have their reason beside them.
/// </summary>
public sealed class StagesTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Checkout.Top, "docs", "workflow.md"));

    // Where each deed's button stands, and its words.
    private static readonly Dictionary<string, Offer[]> Offers = new()
    {
        ["a letter"] =
        [
            new("Revise it (fields, text, recipients, the order of its demands)", "letters/{0}", "body-editor"),
            new("Revise it (fields, text, recipients, the order of its demands)", "letters/{0}", "main", "Add"),
            new("Add a demand", "letters/{0}", "main", "Add a demand"),
            new("Remark on its text", "letters/{0}", ".remarks-panel", "New remark"),
            new("Remark on its text", "review/letters/{0}", ".remarks-panel", "New remark"),
            new("Accept a suggestion", "letters/{0}", "#remark-{1}", "Accept"),
            new("Decline a suggestion", "letters/{0}", "#remark-{1}", "Decline"),
            new("Name a point of its text", "letters/{0}/history", "form.name-point", "Name this point"),
            new("Submit it", "letters/{0}", ".deeds", "Submit for review"),
            new("Approve its text", "review/letters/{0}", "#letter-text", "Approve"),
            new("Request changes to its text", "review/letters/{0}", "#letter-text", "Request changes", Beside: "Approve its text"),
            new("Reject its text", "review/letters/{0}", "#letter-text", "Reject", Beside: "Approve its text"),
            new("Override its text's missing approval", "review/letters/{0}", "#letter-text", "Override…"),
            new("Sign it off", "letters/{0}", ".deeds", "Sign off"),
            new("Sign it off", "review/letters/{0}", ".deeds", "Sign off the letter"),
            new("Take it back to draft", "letters/{0}", ".deeds", "Back to draft"),
            new("Mark it as sent", "letters/{0}", ".deeds", "Mark as sent…"),
            new("Mark it as sent in error", "letters/{0}", ".deeds", "Sent in error…"),
            new("Change its watch-list", "letters/{0}", "main", "Add somebody"),
            new("Note a signatory’s consent, and withdraw it", "letters/{0}", "main", "Note consent…"),
            new("Make a press release of it", "letters/{0}", ".deeds", "Make a press release"),
            new("Log a reply to it", "replies/{0}", ".deeds", "Log a reply"),
            new("Assess an outcome of it", "replies/{0}", ".deeds", "Assess an outcome"),
        ],
        ["a demand"] =
        [
            new("Revise it", "letters/{0}", "{2}", "Edit"),
            new("Accept a suggestion", "letters/{0}", "#remark-{1}", "Accept"),
            new("Withdraw it", "letters/{0}", "{2}", "Withdraw"),
            new("Bring it back", "letters/{0}", "{2}", "Bring back"),
            new("Approve it", "review/letters/{0}", "{2}", "Approve"),
            new("Request changes to it", "review/letters/{0}", "{2}", "Request changes", Beside: "Approve it"),
            new("Reject it", "review/letters/{0}", "{2}", "Reject", Beside: "Approve it"),
            new("Override its missing approval", "review/letters/{0}", "{2}", "Override…"),
        ],
        ["a release"] =
        [
            new("Revise it (fields, text, own wordings)", "releases/{0}", "body-editor"),
            new("Remark on its text", "releases/{0}", ".remarks-panel", "New remark"),
            new("Remark on its text", "review/releases/{0}", ".remarks-panel", "New remark"),
            new("Accept a suggestion", "releases/{0}", "#remark-{1}", "Accept"),
            new("Decline a suggestion", "releases/{0}", "#remark-{1}", "Decline"),
            new("Name a point of its text", "releases/{0}/history", "form.name-point", "Name this point"),
            new("Submit it", "releases/{0}", ".deeds", "Submit for review"),
            .. ((string[])["#headline", "#text"]).SelectMany(part => (Offer[])
            [
                new("Approve its headline, its text", "review/releases/{0}", part, "Approve"),
                new("Request changes to its headline, its text", "review/releases/{0}", part, "Request changes", Beside: "Approve its headline, its text"),
                new("Reject its headline, its text", "review/releases/{0}", part, "Reject", Beside: "Approve its headline, its text"),
                new("Override their missing approval", "review/releases/{0}", part, "Override…"),
            ]),
            new("Take it back to draft", "releases/{0}", ".deeds", "Back to draft"),
            new("Schedule it", "releases/{0}", ".deeds", "Schedule"),
            new("Publish it", "releases/{0}", ".deeds", "Publish now"),
            new("Begin to correct it", "releases/{0}", ".deeds", "Correct…"),
            new("Publish the correction", "releases/{0}", ".deeds", "Publish the correction"),
            new("Drop the correction", "releases/{0}", ".deeds", "Drop the correction"),
            new("Retract it", "releases/{0}", ".deeds", "Retract…"),
            new("Make a preview link of it", "releases/{0}", "main", "Make a preview link"),
            new("Translate it", "releases/{0}", "main", "Translate…"),
            new("Mail it to the press openly", "releases/{0}", "main", "Mail it to the press…"),
            new("Mail it to the press under embargo", "releases/{0}", "main", "Mail it under embargo…"),
            new("Take it down", "releases/{0}", ".danger-zone", "Take down…"),
            new("Propose a name to black out", "releases/{0}", "main", "Propose a name…"),
        ],
    };

    private const string KeptText = "Keep a text that came too late";

    // A late text comes through a door; who may know is its owner's alone to say; and a page shows a demand's remarks only while the demand stands.
    private static readonly Dictionary<string, string[]> WithoutButton = new()
    {
        ["a letter"] = [KeptText, "Say who may know of it"],
        ["a demand"] = ["Remark on it", "Decline a suggestion"],
        ["a release"] = [KeptText],
    };

    [Fact]
    public async Task Each_page_offers_a_deed_where_the_table_says_so_and_has_the_tables_sentence_beside_it_elsewhere()
    {
        await using var site = await TestSite.StartAsync(withSeeds: false, TestSite.WithMail(25));
        var wrong = new List<string>();
        await ForEachAsync(site, async (client, cell) =>
        {
            var pages = new Dictionary<string, IHtmlDocument>();
            foreach (var offer in Offers[cell.Kind])
            {
                var address = cell.Thing.Fill(offer.Page);
                if (!pages.TryGetValue(address, out var page)) pages[address] = page = new HtmlParser().ParseDocument(await client.GetStringAsync($"/desk/{address}"));
                if (WhyWrong(offer, page, cell) is { } why) wrong.Add($"{cell}: “{offer.Words ?? offer.Scope}” at {offer.Page} {why}");
            }
        });
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Each_door_takes_what_is_sent_where_the_table_says_so_and_answers_with_the_tables_sentence_elsewhere()
    {
        await using var site = await TestSite.StartAsync(withSeeds: false, TestSite.WithMail(25));
        var wrong = new List<string>();
        await ForEachAsync(site, async (client, cell) =>
        {
            if (cell.Kind == "a demand") return;
            foreach (var door in (string[])["body", "fields", "body/kept"])
            {
                var isKept = door == "body/kept";
                var sentence = cell.Sentence(isKept ? KeptText : Offers[cell.Kind][0].Row);
                var (status, said) = await PostAsync(site, client, cell, door);
                var expected = sentence is not null ? HttpStatusCode.Conflict : isKept ? HttpStatusCode.NoContent : HttpStatusCode.OK;
                if (status != expected || !StageTable.IsSaid(sentence, said)) wrong.Add($"{cell}: POST …/{door} gave {status}, {said ?? "done"} (the page says: {sentence ?? "done"})");
            }
        });
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Every_deed_of_the_tables_has_its_button_here_or_is_known_to_have_none()
    {
        foreach (var (kind, offers) in Offers)
            Assert.Equal(StageTable.Read(Page, kind).Rows.Select(r => r.Name).Except(WithoutButton[kind]).Order(), offers.Select(o => o.Row).Distinct().Order());
    }

    // Everybody in turn, at everything there is.
    private static async Task ForEachAsync(TestSite site, Func<HttpClient, Cell, Task> look)
    {
        var all = await Staged.AllAsync(site);
        foreach (var (name, roles) in StageTable.Everybody)
        {
            var actor = await site.JoinAsync($"Any{name}", roles);
            using var client = await site.SignedInAsync($"Any{name}");
            foreach (var (kind, stages) in all)
            {
                var table = StageTable.Read(Page, kind);
                Assert.Equal(table.Stages, stages.Keys);
                foreach (var ((stage, thing), i) in stages.Select((s, i) => (s, i))) await look(client, new(table, kind, stage, i, actor, thing));
            }
        }
    }

    // A deed that is done is offered without a reason beside it; one that is refused is greyed with its sentence, or not there.
    private static string? WhyWrong(Offer offer, IHtmlDocument page, Cell cell)
    {
        var sentence = cell.Sentence(offer.Row);
        var scope = page.QuerySelectorAll(cell.Thing.Fill(offer.Scope));
        if (offer.Words is null && scope.Length > 0) return sentence is null ? null : "is open";
        if (offer.Words is null) return page.QuerySelectorAll("p.notice").Any(n => n.TextContent == sentence) ? null : "has no sentence in its place";
        var buttons = scope.SelectMany(t => t.QuerySelectorAll("button")).Where(b => Own(b) == offer.Words).ToList();
        if (buttons.Count != 1) return buttons.Count == 0 && sentence is not null ? null : $"stands there {buttons.Count} times";
        var reason = buttons[0].GetAttribute("aria-describedby") is { } id ? page.GetElementById(id)?.TextContent : null;
        var beside = sentence is null ? null : cell.Sentence(offer.Beside ?? offer.Row);
        return StageTable.IsSaid(beside, reason) ? null : $"says “{reason ?? "nothing"}” (the page says: {beside ?? "done"})";
    }

    // What a button says to the eye, without what a screen reader adds.
    private static string Own(IElement button) => string.Concat(button.ChildNodes.OfType<IText>().Select(t => t.Text)).Trim();

    private static async Task<(HttpStatusCode Status, string? Said)> PostAsync(TestSite site, HttpClient client, Cell cell, string door)
    {
        var id = cell.Thing.Id;
        var letter = await site.Get<LetterQueries>().FindAsync(id, cell.Actor, default);
        var release = await site.Get<PressQueries>().FindAsync(id, cell.Actor, default);
        var head = letter?.Body ?? release!.Body;
        object sent = door switch
        {
            "body" => new { baseVersion = head.Version, changes = JsonDocument.Parse(ChangeSet.Between(head.Text, $"{head.Text} By {cell.Actor.Name}.").ToJson()).RootElement },
            "fields" => new { field = letter is null ? "dateline" : "place", seen = letter?.Form.Place ?? release!.Form.Dateline, mine = cell.Actor.Name },
            _ => new { text = $"Late, by {cell.Actor.Name}." },
        };
        using var answer = await client.PostAsJsonAsync($"/desk/{(letter is null ? "releases" : "letters")}/{id}/{door}", sent);
        return (answer.StatusCode, answer.StatusCode == HttpStatusCode.Conflict ? (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("refusal").GetString() : null);
    }

    // A deed's button on a page under /desk; without words the editor itself, in whose place the sentence stands. Some show the reason of another deed.
    private sealed record Offer(string Row, string Page, string Scope, string? Words = null, string? Beside = null);

    private sealed record Cell(StageTable Table, string Kind, string Stage, int Column, Actor Actor, Staged Thing)
    {
        /// <summary>What the tables say this person is told when they try a deed here; null where it is done.</summary>
        public string? Sentence(string row) => Table.Rows.Single(r => r.Name == row) is var r && r.IsFor(Actor.Roles) ? r.Refusals[Column] : Permissions.WhyNot(Actor, r.Right)!.Sentence;

        public override string ToString() => $"{Kind}, {Stage}, {Actor.Name}";
    }
}
