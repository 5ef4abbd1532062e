using System.Security.Claims;
using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Recipients;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Sending;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using AdvocacyTracker.Web.Demands;
using AdvocacyTracker.Web.Letters;
using AdvocacyTracker.Web.Press;
using AdvocacyTracker.Web.Recipients;
using AdvocacyTracker.Web.Shell;
using AdvocacyTracker.Web.SignIn;
using AdvocacyTracker.Web.Tests.Bed;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace AdvocacyTracker.Web.Tests.Components;

/// <summary>Nothing typed is lost: not by what others do meanwhile, not by a refusal, not by opening a form and saving it.</summary>
public sealed class KeptTypingTests : BunitContext
{
    // A busy machine is slow, and not wrong.
    public KeptTypingTests() => DefaultWaitTimeout = TimeSpan.FromSeconds(20);

    [Fact]
    public void A_reason_stays_in_its_form_until_the_decision_is_done()
    {
        var isDone = false;
        var verdict = Render<Verdict>(p => p.Add(v => v.Name, "D-1").Add(v => v.OnDecide, _ => Task.FromResult(isDone)));
        verdict.FindAll("button")[1].Click();
        verdict.Find("textarea").Change("A long and careful reason.");
        verdict.Find("form").Submit();
        Assert.Equal("A long and careful reason.", verdict.Find("textarea").GetAttribute("value"));
        isDone = true;
        verdict.Find("form").Submit();
        Assert.Empty(verdict.FindAll("textarea"));
    }

    [Theory]
    [InlineData("S/RES/2254", "", "paragraphs 4; 12")]
    [InlineData("ICCPR", "9; 14", "the Covenant")]
    [InlineData("", "", "")]
    [InlineData(" spaced ", "", "")]
    public void Opening_a_demand_and_saving_it_changes_no_legal_basis(string identifier, string article, string printed)
    {
        var form = DemandForm.Empty with { Title = "Title", Text = "Text", Bases = [new(BasisKind.Resolution, identifier, article, printed), new(BasisKind.Treaty, "CAT", "12")] };
        Assert.True(form.SameAs(new DemandInput(form).ToForm()));
        Assert.True((form with { Title = "Other" }).SameAs(With(form, i => i.Title = "Other")));
    }

    [Fact]
    public void Legal_bases_are_read_as_the_hint_says()
    {
        var form = With(DemandForm.Empty, i => i.Bases = "Resolution; S/RES/2254\nlaw;Act 4/2011;7;as printed; twice\r\nConvention against Torture");
        Assert.Equal([new(BasisKind.Resolution, "S/RES/2254"), new(BasisKind.Law, "Act 4/2011", "7", "as printed; twice"), new LegalBasis(BasisKind.Treaty, "Convention against Torture")], form.Bases);
    }

    [Fact]
    public void What_both_changed_in_a_demand_stands_side_by_side_and_is_overwritten_only_when_saved_again()
    {
        var form = DemandForm.Empty with { Title = "Title", Text = "Text" };
        var sent = new List<(DemandForm Seen, DemandForm Mine)>();
        var editor = Render<DemandEditor>(p => p.Add(e => e.Name, "d").Add(e => e.Form, form).Add(e => e.OnSave, change =>
        {
            sent.Add(change);
            return Task.FromResult(false);
        }));
        editor.Find("#d-title").Change("My title");
        editor.Find("#d-asks").Change("One\r\nTwo");
        var theirs = form with { Places = "Port Amren", Title = "Their title" };
        editor.Render(p => p.Add(e => e.Form, theirs));
        Assert.Equal("My title", editor.Find("#d-title").GetAttribute("value"));
        editor.Find("form").Submit();
        Assert.Equal(form, sent[0].Seen);

        // Told with both texts, the writer may save again: theirs elsewhere is in, and mine stays.
        Assert.Equal(["Their title", "My title"], editor.FindAll(".both-texts dd").Select(d => d.TextContent));
        editor.Find("form").Submit();
        Assert.True(theirs.SameAs(sent[1].Seen));
        Assert.True((theirs with { Title = "My title", Asks = "One\nTwo" }).SameAs(sent[1].Mine));
    }

    [Fact]
    public void A_recipients_form_tells_of_what_both_changed_before_it_may_overwrite_it_and_takes_nothing_else_back()
    {
        var seen = RecipientDetails.Empty with { Name = "Ada Fielding", Office = "Advisor", Organisation = "Office", Email = "old@example.org", Salutation = "Dear Ada," };
        var sent = new List<(RecipientDetails Seen, RecipientDetails Mine)>();
        var editor = Render<RecipientForm>(p => p.Add(e => e.Details, seen).Add(e => e.OnSave, change =>
        {
            sent.Add(change);
            return Task.FromResult(false);
        }));
        editor.Find("#p-salutation").Change("Dear Madam,");
        var theirs = seen with { Email = "new@example.org", Salutation = "Dear Ms. Fielding," };
        editor.Render(p => p.Add(e => e.Details, theirs));
        Assert.Equal("Dear Madam,", editor.Find("#p-salutation").GetAttribute("value"));
        editor.Find("form").Submit();
        Assert.Equal(seen, sent[0].Seen);
        Assert.Equal([new MetField("The salutation", "Dear Ms. Fielding,", "Dear Madam,")], RecipientDetails.Merge(sent[0].Seen, sent[0].Mine, theirs).Met);

        // Told with both texts, the writer may save again: theirs elsewhere is in, and mine stays.
        Assert.Equal("new@example.org", editor.Find("#p-email").GetAttribute("value"));
        editor.Find("form").Submit();
        Assert.Equal((theirs, theirs with { Salutation = "Dear Madam," }), sent[1]);
    }

    [Fact]
    public void A_recipients_form_takes_in_what_somebody_else_saved_in_another_field()
    {
        var seen = RecipientDetails.Empty with { Name = "Ada Fielding", Email = "old@example.org" };
        var editor = Render<RecipientForm>(p => p.Add(e => e.Details, seen));
        editor.Find("#p-salutation").Change("Dear Madam,");
        editor.Render(p => p.Add(e => e.Details, seen with { Email = "new@example.org" }));
        Assert.Equal(("Dear Madam,", "new@example.org"), (editor.Find("#p-salutation").GetAttribute("value"), editor.Find("#p-email").GetAttribute("value")));
    }

    [Fact]
    public void What_is_said_of_a_picture_is_saved_over_a_colleagues_words_only_after_both_were_shown()
    {
        var seen = new ReleasePicture("0123456789abcdef", "jpg", 800, 600, "A crowd", "In the square", "Ana", "CC BY 4.0");
        var sent = new List<(ReleasePicture Seen, ReleasePicture Mine)>();
        var fields = Render<PictureFields>(p => p.Add(f => f.Picture, seen).Add(f => f.At, "/").Add(f => f.OnSave, change =>
        {
            sent.Add(change);
            return Task.FromResult(false);
        }));
        fields.Find("#p-01234567-caption").Change("My caption");
        var theirs = seen with { Caption = "Their caption", Credit = "Ana Sousa" };
        fields.Render(p => p.Add(f => f.Picture, theirs));
        fields.Find("form").Submit();
        Assert.Equal((seen, seen with { Caption = "My caption" }), sent[0]);
        Assert.Contains("Their caption", fields.Find(".met-fields").TextContent, StringComparison.Ordinal);

        // What comes in elsewhere takes the warning away from nobody.
        fields.Render(p => p.Add(f => f.Picture, theirs = theirs with { Alt = "A crowd before a ministry" }));
        Assert.Contains("Their caption", fields.Find(".met-fields").TextContent, StringComparison.Ordinal);
        fields.Find("form").Submit();
        Assert.Equal((theirs, theirs with { Caption = "My caption" }), sent[1]);
    }

    [Fact]
    public async Task A_recipient_is_saved_over_a_colleagues_change_only_after_both_texts_were_shown()
    {
        await using var site = await TestSite.StartAsync(withSeeds: false);
        var drafter = await site.ActorAsync("Drafter");
        var (workflow, list) = (site.Get<RecipientWorkflow>(), site.Get<RecipientQueries>());
        var id = (await workflow.AddAsync(RecipientDetails.Empty with { Name = "Ada Fielding", Office = "Adviser", Organisation = "Office", Salutation = "Dear Ada," }, drafter, default)).Value;
        Services.AddSingleton(list).AddSingleton(workflow);
        var page = Open<RecipientsPage>(site, drafter, _ => { });
        page.WaitForElement("tbody button").Click();
        page.Find("#p-salutation").Change("Dear Madam,");
        var seen = (await list.FindAsync(id, default))!.ToDetails();
        Assert.Null((await workflow.ReviseAsync(id, seen, seen with { Salutation = "Dear Ms. Fielding,", Country = "Norland" }, drafter, default)).Refusal);

        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal(["Dear Ms. Fielding,", "Dear Madam,"], page.FindAll(".both-texts dd").Select(d => d.TextContent)));
        Assert.Equal("Dear Ms. Fielding,", (await list.FindAsync(id, default))!.Salutation);
        page.WaitForAssertion(() => Assert.Equal(("Dear Madam,", "Norland"), (page.Find("#p-salutation").GetAttribute("value"), page.Find("#p-country").GetAttribute("value"))));
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#p-salutation")));
        Assert.Equal(("Dear Madam,", "Norland"), ((await list.FindAsync(id, default))!.Salutation, (await list.FindAsync(id, default))!.Country));
    }

    [Fact]
    public async Task A_new_demand_is_typed_on_while_a_colleague_adds_another()
    {
        await using var site = await TestSite.StartAsync(withSeeds: false);
        var drafter = await site.ActorAsync("Drafter");
        var letter = (await site.Get<LetterWorkflow>().DraftAsync("A letter", "en", drafter, default)).Value;
        var page = Open(site, drafter, letter);
        await page.FindAll("button").Single(b => b.TextContent == "Add a demand").ClickAsync();
        await page.Find("#new-demand-title").ChangeAsync("Half a demand");

        Assert.Null((await site.Get<DemandWorkflow>().AddAsync(letter, DemandForm.Empty with { Title = "Theirs", Text = "Theirs.", Asks = "Theirs" }, drafter, default)).Refusal);
        await page.Find("body-editor").TriggerEventAsync("onbodysaved", EventArgs.Empty);
        page.WaitForAssertion(() => Assert.Contains("Theirs", page.Find(".demand-list").TextContent, StringComparison.Ordinal));
        Assert.Equal("Half a demand", page.Find("#new-demand-title").GetAttribute("value"));
    }

    [Fact]
    public async Task A_demand_that_is_refused_stays_in_its_form()
    {
        await using var site = await TestSite.StartAsync(withSeeds: false);
        var drafter = await site.ActorAsync("Drafter");
        var letter = (await site.Get<LetterWorkflow>().DraftAsync("A letter", "en", drafter, default)).Value;
        var page = Open(site, drafter, letter);
        await page.FindAll("button").Single(b => b.TextContent == "Add a demand").ClickAsync();
        await page.Find("#new-demand-title").ChangeAsync("With a {{field}}");
        await page.Find("#new-demand-text").ChangeAsync("Text.");
        await page.Find(".demand-form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("can't hold {{fields}}", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("With a {{field}}", page.Find("#new-demand-title").GetAttribute("value"));
        await page.Find("#new-demand-title").ChangeAsync("Without");
        await page.Find(".demand-form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("The demand is added.", page.Find("[role=status].done").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#new-demand-title")));
        await page.FindAll("button").Single(b => b.TextContent == "Add a demand").ClickAsync();
        Assert.Equal("", page.Find("#new-demand-title").GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task A_tap_that_was_on_its_way_while_other_words_came_in_approves_nothing()
    {
        await using var site = await TestSite.StartAsync(withSeeds: false);
        var (drafter, reviewer) = (await site.ActorAsync("Drafter"), await site.ActorAsync("Reviewer"));
        var desk = await Newsdesk.OfAsync(site);
        var letter = await desk.SubmitAsync("Halden");
        Offer(site);
        var page = Open<ReviewLetterPage>(site, reviewer, p => p.Add(l => l.Id, letter));
        page.WaitForElement("#letter-text");
        var demand = (await site.Get<DemandQueries>().OfLetterAsync(await desk.ViewAsync(letter), default))[0];
        Assert.Null((await site.Get<DemandWorkflow>().ReviseAsync(demand.Id, demand.Form, demand.Form with { Text = "Sneaked in." }, drafter, default)).Refusal);
        var verdict = page.FindComponents<Verdict>()[^1];
        await page.InvokeAsync(() => verdict.Instance.OnDecide((Decision.ChangesRequested, "Because.")));   // which brings the new words in
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".changed-meanwhile")));
        verdict = page.FindComponents<Verdict>()[0];
        Assert.False(await page.InvokeAsync(() => verdict.Instance.OnDecide((Decision.Approved, ""))));
        Assert.Contains(ReviewRules.WordsHaveChanged.Sentence, page.Find(".refusal").TextContent, StringComparison.Ordinal);

        // Nor does it count as read when still others are there by then.
        await page.Find(".changed-meanwhile button").TriggerEventAsync("onread", new ReadEventArgs { Hash = "of words before these" });
        Assert.Single(page.FindAll(".changed-meanwhile"));
        await page.Find(".changed-meanwhile button").TriggerEventAsync("onread", new ReadEventArgs { Hash = page.Find(".changed-meanwhile button").GetAttribute("data-hash")! });
        Assert.True(await page.InvokeAsync(() => verdict.Instance.OnDecide((Decision.Approved, ""))));
    }

    [Fact]
    public async Task A_reason_written_while_the_words_changed_is_kept_and_sent_only_once_these_were_read()
    {
        await using var site = await TestSite.StartAsync(withSeeds: false);
        var desk = await Newsdesk.OfAsync(site);
        var letter = await desk.SubmitAsync("words");
        var (reviewer, drafter) = (await site.ActorAsync("Reviewer"), await site.ActorAsync("Drafter"));
        Offer(site);
        var page = Open<ReviewLetterPage>(site, reviewer, p => p.Add(r => r.Id, letter));
        page.WaitForElement("#letter-text");
        await page.FindAll("#letter-text .verdict button")[1].ClickAsync();
        await page.Find("#letter-text .verdict textarea").ChangeAsync("Name the witness differently.");
        var head = (await desk.ViewAsync(letter)).Body;
        Assert.Null((await site.Get<LetterWorkflow>().AppendAsync(letter, new(head.Version, ChangeSet.Between(head.Text, head.Text + "More.\n").ToJson()), drafter, default)).Refusal);
        await page.Find("text-watch").TriggerEventAsync("onbodysaved", EventArgs.Empty);
        page.WaitForElement("#letter-text .changed-meanwhile");

        await page.Find("#letter-text .verdict form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("These words were changed while you were reading", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("Name the witness differently.", page.Find("#letter-text .verdict textarea").GetAttribute("value"));
        var read = page.Find("#letter-text .changed-meanwhile button");
        await read.TriggerEventAsync("onread", new ReadEventArgs { Hash = read.GetAttribute("data-hash")! });
        await page.Find("#letter-text .verdict form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("change requested", page.Find("[role=status].done").TextContent, StringComparison.Ordinal));
    }

    private static DemandForm With(DemandForm form, Action<DemandInput> type)
    {
        var input = new DemandInput(form);
        type(input);
        return input.ToForm();
    }

    // The page with the real site's services, connected, in front of this person.
    private IRenderedComponent<LetterPage> Open(TestSite site, Actor actor, Guid letter)
    {
        Offer(site);
        var page = Open<LetterPage>(site, actor, p => p.Add(l => l.Id, letter));
        page.WaitForElement("body-editor");
        return page;
    }

    private void Offer(TestSite site) =>
        Services.AddSingleton(site.Get<LetterQueries>()).AddSingleton(site.Get<LetterWorkflow>()).AddSingleton(site.Get<DemandQueries>()).AddSingleton(site.Get<DemandWorkflow>())
            .AddSingleton(site.Get<RemarkQueries>()).AddSingleton(site.Get<RemarkWorkflow>()).AddSingleton(site.Get<OutsideQueries>()).AddSingleton(site.Get<OutsideWorkflow>()).AddSingleton(site.Get<PersonConcernedQueries>()).AddSingleton(site.Get<PersonConcernedWorkflow>()).AddSingleton(site.Get<SignatoryConsentQueries>()).AddSingleton(site.Get<SignatoryConsentWorkflow>())
            .AddSingleton(site.Get<SendingQueries>()).AddSingleton(site.Get<SendingWorkflow>()).AddSingleton(site.Get<RecipientQueries>())
            .AddSingleton(site.Get<PressQueries>()).AddSingleton(site.Get<PressWorkflow>()).AddSingleton(site.Get<LetterPaper>()).AddSingleton(site.Get<AdvocacyTracker.Web.Newsroom.PublicPages>()).AddSingleton(site.Get<MarkdownRenderer>())
            .AddSingleton(TimeProvider.System);

    private IRenderedComponent<T> Open<T>(TestSite site, Actor actor, Action<ComponentParameterCollectionBuilder<T>> parameters) where T : IComponent
    {
        Services.AddSingleton(site.Get<TeamQueries>()).AddSingleton(site.Get<TeamWatch>());
        this.AddAuthorization().SetAuthorized(actor.Name).SetClaims(new Claim(ClaimTypes.NameIdentifier, actor.Id.ToString()), new Claim("AspNet.Identity.SecurityStamp", actor.Session.Stamp));
        JSInterop.Mode = JSRuntimeMode.Loose;
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        return Render(parameters);
    }
}
