using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Sending;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using AdvocacyTracker.Web.Demands;
using AdvocacyTracker.Web.Letters;
using AdvocacyTracker.Web.Shell;
using Bunit;

namespace AdvocacyTracker.Web.Tests.Components;

/// <summary>The components that decide something, as a reader sees them.</summary>
public sealed class ComponentTests : BunitContext
{
    private static readonly DecisionView Approval = new(Guid.NewGuid(), "Rosa", Decision.Approved, "", "hash", DateTimeOffset.UnixEpoch, "");

    [Fact]
    public void A_letter_is_opened_to_more_people_only_when_that_was_said_twice()
    {
        var asked = new List<Confidentiality>();
        var known = Render<WhoMayKnow>(p => p.Add(k => k.Confidentiality, Confidentiality.Internal).Add(k => k.Owner, "Dora").Add(k => k.OnConfide, asked.Add));
        Assert.Equal(["Make it public once announced…", "Restrict it"], known.FindAll("button").Select(b => b.TextContent));
        known.FindAll("button")[1].Click();
        Assert.Equal([Confidentiality.Restricted], asked);

        known.Render(p => p.Add(k => k.Confidentiality, Confidentiality.Restricted));
        known.FindAll("button").Single(b => b.TextContent == "Make it internal…").Click();
        known.FindAll("button").Single(b => b.TextContent == "Cancel").Click();
        known.FindAll("button").Single(b => b.TextContent == "Make it internal…").Click();
        Assert.Single(asked);
        Assert.Contains("Everybody in the team will learn", known.Find("form").TextContent, StringComparison.Ordinal);
        known.Find("form").Submit();
        Assert.Equal([Confidentiality.Restricted, Confidentiality.Internal], asked);
    }

    [Fact]
    public void Who_may_not_change_who_knows_of_a_letter_reads_it_in_words()
    {
        var (named, other) = (Guid.NewGuid(), Guid.NewGuid());
        var known = Render<WhoMayKnow>(p => p.Add(k => k.Confidentiality, Confidentiality.Restricted).Add(k => k.Owner, "Dora").Add(k => k.WhyNot, new Refusal("Only its owner."))
            .Add(k => k.Members, [new(named, "Nora", "", Roles.Comms, false, false, false, true), new(other, "Otto", "", Roles.Comms, false, false, false, true)]).Add(k => k.Named, [named]));
        Assert.Contains("only its owner, Dora", known.Find("p").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Nora"], known.FindAll("li").Select(l => l.TextContent));
        Assert.Empty(known.FindAll("button, input"));
        Assert.Equal("Only its owner.", known.Find(".hint").TextContent);
    }

    [Fact]
    public void A_letters_owner_names_one_person_at_a_time_and_the_others_are_not_sent_along()
    {
        MemberRow nora = new(Guid.NewGuid(), "Nora", "", Roles.Comms, false, false, false, true), otto = nora with { Id = Guid.NewGuid(), Name = "Otto" };
        var asked = new List<(MemberRow Member, bool MayKnow)>();
        var known = Render<WhoMayKnow>(p => p.Add(k => k.Confidentiality, Confidentiality.Restricted).Add(k => k.Owner, "Dora").Add(k => k.Members, [nora, otto]).Add(k => k.Named, [nora.Id]).Add(k => k.OnName, asked.Add));
        known.FindAll("input")[1].Change(true);
        known.FindAll("input")[0].Change(false);
        Assert.Equal([(otto, true), (nora, false)], asked);
    }

    [Fact]
    public void A_deed_that_cannot_be_done_is_greyed_with_its_reason_beside_it()
    {
        var button = Render<DeedButton>(p => p.Add(b => b.WhyNot, new Refusal("Not yet.")).AddChildContent("Send"));
        var element = button.Find("button");
        Assert.True(element.HasAttribute("disabled"));
        Assert.Equal("Not yet.", button.Find($"#{element.GetAttribute("aria-describedby")}").TextContent);
        Assert.False(Render<DeedButton>(p => p.AddChildContent("Send")).Find("button").HasAttribute("disabled"));
    }

    [Fact]
    public void A_refusal_is_an_alert_and_a_deed_done_is_a_status()
    {
        Assert.Contains("Why not.", Render<Told>(p => p.Add(t => t.Refusal, new Refusal("Why not."))).Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("Saved.", Render<Told>(p => p.Add(t => t.Done, "Saved.")).Find("[role=status]").TextContent);
        Assert.Empty(Render<Told>().Markup.Trim());
    }

    [Theory]
    [InlineData(DemandStage.Draft, false, "Draft")]
    [InlineData(DemandStage.Submitted, false, "Waiting for approval")]
    [InlineData(DemandStage.Submitted, true, "Approved by Rosa")]
    [InlineData(DemandStage.Withdrawn, true, "Withdrawn")]
    public void A_state_is_a_word_and_a_shape(DemandStage stage, bool approved, string words)
    {
        var mark = Render<ReviewMark>(p => p.Add(m => m.Standing, Standing.Of(stage, "hash", approved ? [Approval] : [], Requirement.OneReviewer))).Find(".state");
        Assert.Equal(words, mark.TextContent);
        Assert.True(mark.ClassList.Length == 2);
    }

    [Fact]
    public void A_lapsed_approval_is_named_as_lapsed_with_whose_it_was()
    {
        var standing = Standing.Of(DemandStage.Submitted, "other", [Approval], Requirement.OneReviewer);
        Assert.Equal("Approval lapsed", Render<ReviewMark>(p => p.Add(m => m.Standing, standing)).Find(".state").TextContent);
        Assert.Contains("The approval by Rosa lapsed", Render<Reasons>(p => p.Add(r => r.Standing, standing)).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void An_approval_is_one_press_and_anything_else_asks_for_a_reason()
    {
        var given = new List<(Decision, string)>();
        var verdict = Render<Verdict>(p => p.Add(v => v.Name, "D-1").Add(v => v.OnDecide, decision =>
        {
            given.Add(decision);
            return Task.FromResult(given.Count != 2);
        }));
        verdict.FindAll("button")[0].Click();
        Assert.Equal([(Decision.Approved, "")], given);
        verdict.FindAll("button")[1].Click();
        verdict.Find("textarea").Change("Name the place.");
        verdict.Find("form").Submit();
        Assert.Equal((Decision.ChangesRequested, "Name the place."), given[1]);
        // Refused, it keeps the form and the reason; done, it closes.
        verdict.Find("form").Submit();
        Assert.Equal((Decision.ChangesRequested, "Name the place."), given[2]);
        Assert.Empty(verdict.FindAll("form"));
    }

    [Fact]
    public void A_verdict_that_cannot_be_given_is_greyed_with_its_reason()
    {
        var verdict = Render<Verdict>(p => p.Add(v => v.Name, "D-1").Add(v => v.WhyNot, _ => new Refusal("You wrote this.")));
        Assert.All(verdict.FindAll("button"), b => Assert.True(b.HasAttribute("disabled")));
        Assert.Equal("You wrote this.", verdict.Find(".reason").TextContent);
    }

    [Fact]
    public void A_comparison_says_what_is_gone_and_what_is_new()
    {
        var compared = Render<Compared>(p => p.Add(c => c.Before, "Do it now, please.").Add(c => c.After, "Do it soon, please."));
        Assert.Equal("now", compared.Find("del").TextContent);
        Assert.Equal("soon", compared.Find("ins").TextContent);
    }

    [Fact]
    public void A_demands_form_keeps_what_was_typed_when_somebody_else_changes_another_field()
    {
        var form = DemandForm.Empty with { Title = "Title", Text = "Text" };
        var editor = Render<DemandEditor>(p => p.Add(e => e.Name, "d").Add(e => e.Form, form));
        editor.Find("#d-title").Change("My title");
        editor.Render(p => p.Add(e => e.Form, form with { Text = "Their text" }));
        Assert.Equal("My title", editor.Find("#d-title").GetAttribute("value"));
        Assert.Equal("Their text", editor.Find("#d-text").GetAttribute("value"));
    }

    [Fact]
    public void A_bodys_texts_are_rendered_once_and_then_belong_to_the_script()
    {
        SetRendererInfo(new("Server", true));
        var editor = Render<BodyEditor>(p => p.Add(e => e.Head, new BodyHead("First", 1)).Add(e => e.Url, "/u").Add(e => e.Stamp, "1").Add(e => e.Preview, "<p>First preview</p>"));
        editor.Render(p => p.Add(e => e.Head, new BodyHead("Second", 2)).Add(e => e.Stamp, "2").Add(e => e.Preview, "<p>Second preview</p><p>and more</p>"));
        Assert.Equal("<p>First preview</p>", editor.Find(".preview").InnerHtml);
        Assert.Equal("First", editor.Find("textarea").TextContent);
        Assert.Equal("1", editor.Find("body-editor").GetAttribute("data-version"));
        Assert.Equal("2", editor.Find("body-editor").GetAttribute("data-stamp"));
    }

    [Fact]
    public void A_sheet_prints_no_date_that_is_not_known_and_turns_with_its_language()
    {
        var words = new LetterWords("2026-001", "ar", "موضوع", "", "", "", [], [], [new("Mara", "", "Another House")], [], []);
        var sheet = Render<LetterSheet>(p => p.Add(s => s.Sheet, new SheetView(words, null, SafeHtml.Empty, new PrintedLetterhead("House", ""))));
        Assert.Equal("rtl", sheet.Find("article").GetAttribute("dir"));
        Assert.Empty(sheet.FindAll(".letter-date"));
        var dated = Render<LetterSheet>(p => p.Add(s => s.Sheet, new SheetView(words with { Language = "en" }, new DateOnly(2026, 11, 24), SafeHtml.Empty, new PrintedLetterhead("House", ""))));
        Assert.Equal("24 November 2026", dated.Find(".letter-date").TextContent);
    }

    [Fact]
    public void The_letterhead_is_the_signing_organisations_when_that_is_another()
    {
        Assert.Equal("Another House", new NewsroomSettings().LetterheadOf([new("Mara", "", "Another House")]).Name);
        Assert.Equal("Newsroom", new NewsroomSettings().LetterheadOf([]).Name);
    }

    [Theory]
    [InlineData(Roles.Reviewer, "2026-001 waits for your decision.")]
    [InlineData(Roles.Drafter, null)]
    [InlineData(Roles.Comms, null)]
    public void The_overview_shows_each_role_what_waits_for_it(Roles role, string? what)
    {
        var clearance = new Clearance(LetterStage.InReview, Standing.Of(DemandStage.Submitted, "hash", [], Requirement.OneReviewer), [], [], []);
        var letters = new[] { new WaitingLetter(Guid.NewGuid(), "2026-001", "Subject", "en", null, DateTimeOffset.UnixEpoch, clearance) };
        var waits = Waiting.For(new Actor(Guid.NewGuid(), "N", role, true), letters, [], []);
        if (what is null) Assert.Empty(waits);
        else Assert.StartsWith(what, Assert.Single(waits).What, StringComparison.Ordinal);
    }
}
