using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using AdvocacyTracker.Web.Demands;
using AdvocacyTracker.Web.Tests.Bed;
using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace AdvocacyTracker.Web.Tests.Components;

/// <summary>Remarks as a reader sees them, and their form; the remarks are real ones.</summary>
public sealed class RemarkPartsTests : BunitContext, IClassFixture<SiteFixture>
{
    private readonly SiteFixture _fixture;
    private readonly List<RemarkForm> _added = [];
    private Refusal? _answer;
    private BroughtIn _brought = new(0, 0, []);

    public RemarkPartsTests(SiteFixture fixture)
    {
        _fixture = fixture;
        Services.AddSingleton(TimeProvider.System);
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    private TestSite Site => _fixture.Site;

    [Fact]
    public async Task Accept_and_Decline_are_offered_to_whoever_may_revise_and_Resolve_to_its_author_too()
    {
        var (letter, _) = await RemarkedAsync("words", suggestion: "deeds", isBlocking: true);
        Assert.Equal(["New remark", "Accept", "Decline", "Reply", "Resolve"], Buttons(await PanelAsync(letter, "Drafter")));
        Assert.Equal(["New remark", "Reply"], Buttons(await PanelAsync(letter, "Reviewer")));
        var panel = await PanelAsync(letter, "Reviewer");
        Assert.Contains("One is open and holds the approval up.", panel.Markup, StringComparison.Ordinal);
        Assert.Equal("Holds the approval up", panel.Find(".state").TextContent);
        Assert.Equal(("words", "deeds"), (panel.Find("del").TextContent, panel.Find("ins").TextContent));
    }

    [Fact]
    public async Task Words_that_changed_or_went_are_said_and_Accept_is_greyed_with_the_reason()
    {
        var (letter, _) = await RemarkedAsync("Much of words", suggestion: "Plenty of words");
        await WriteAsync(letter, "Much of", "Much more of");
        var changed = await PanelAsync(letter, "Drafter");
        Assert.Contains("Now reads: Much more of words", Text(changed), StringComparison.Ordinal);
        Assert.Contains("The words were changed meanwhile", changed.Find(".reason").TextContent, StringComparison.Ordinal);
        await WriteAsync(letter, "Much more of words.", "");
        var gone = await PanelAsync(letter, "Drafter");
        Assert.Contains("Its words are gone.", Text(gone), StringComparison.Ordinal);
        Assert.Contains("Much of words", gone.Find("li").TextContent.Replace("Plenty", "Much", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_buttons_name_tells_the_remark_by_its_beginning_and_cuts_no_character_in_two()
    {
        var (letter, _) = await RemarkedAsync("words");
        var start = new string('x', 39);
        await WriteAsync(letter, "words", $"{start}😀 and more");
        await (await Newsdesk.OfAsync(Site)).RemarkAsync(letter, $"{start}😀 and more", "Why?");
        Assert.Contains((await PanelAsync(letter, "Drafter")).FindAll("button"), b => b.TextContent.Contains($"on “{start}…”", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_closed_remark_stands_behind_a_line_with_who_closed_it_and_can_be_reopened()
    {
        var (letter, remark) = await RemarkedAsync("words");
        Assert.Null((await Site.Get<RemarkWorkflow>().ResolveAsync(remark, await Site.ActorAsync("Drafter"), default)).Refusal);
        var panel = await PanelAsync(letter, "Drafter");
        Assert.Equal("1 closed", panel.Find("details:not(.bring-in) > summary").TextContent);
        Assert.Contains("Resolved by Drafter", Text(panel), StringComparison.Ordinal);
        Assert.Equal(["New remark", "Reopen"], Buttons(panel));
    }

    [Fact]
    public async Task Who_has_no_role_reads_and_is_told_why_they_may_not_remark()
    {
        var (letter, _) = await RemarkedAsync("words");
        var panel = await PanelAsync(letter, new Actor(Guid.NewGuid(), "Nobody", Roles.None, true));
        Assert.Empty(panel.FindAll("button"));
        Assert.Contains("may remark and suggest: ask an administrator for the role.", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_remark_keeps_what_was_written_and_is_made_with_the_words_chosen_next()
    {
        var (letter, _) = await RemarkedAsync("words");
        var text = RemarkedText.Of(await (await Newsdesk.OfAsync(Site)).ViewAsync(letter));
        var panel = await PanelAsync(letter, "Reviewer", new ChosenPassage(text.Part, letter, new Passage(0, 4, text.Version, "Much")));
        Assert.Equal("Much", panel.Find(".new-remark blockquote").TextContent);
        panel.Find(".new-remark textarea").Change("Is it?");
        panel.FindAll(".new-remark input")[0].Change(true);
        Assert.Equal("Much", panel.FindAll(".new-remark textarea")[1].GetAttribute("value"));
        _answer = new Refusal("The words are gone.");
        panel.Find(".new-remark").Submit();
        Assert.Contains("The words are gone.", panel.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        panel.Render(p => p.Add(c => c.Chosen, new ChosenPassage(text.Part, letter, new Passage(5, 7, text.Version, "of"))));
        Assert.Empty(panel.FindAll("[role=alert]"));
        panel.FindAll(".new-remark textarea")[1].Change("about");
        _answer = null;
        panel.Find(".new-remark").Submit();
        Assert.Equal(new RemarkForm(new Passage(5, 7, text.Version, "of"), "Is it?", "about"), _added[^1]);
        Assert.Empty(panel.FindAll(".new-remark"));

        // The next form begins anew, with no words chosen.
        panel.FindAll("button").Single(b => b.TextContent == "New remark").Click();
        Assert.Empty(panel.FindAll(".new-remark blockquote"));
        panel.Find(".new-remark textarea").Input("of nothing");
        panel.Find(".new-remark").Submit();
        Assert.Contains("is nowhere in the text", panel.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_merely_selected_in_the_editor_open_nothing_and_stand_ready_for_a_new_remark()
    {
        var (letter, _) = await RemarkedAsync("words");
        var panel = await PanelAsync(letter, "Reviewer", new ChosenPassage(Part.LetterText, letter, new Passage(0, 4, 1, "Much"), IsSelected: true));
        Assert.Empty(panel.FindAll(".new-remark"));
        panel.FindAll("button").Single(b => b.TextContent == "New remark on Much").Click();
        Assert.Equal("Much", panel.Find(".new-remark blockquote").TextContent);
        // Whoever goes on writing in the text meanwhile doesn't move the remark to other words.
        panel.Render(p => p.Add(c => c.Chosen, new ChosenPassage(Part.LetterText, letter, new Passage(5, 7, 1, "of"), IsSelected: true)));
        Assert.Equal("Much", panel.Find(".new-remark blockquote").TextContent);
        panel.FindAll("button").Single(b => b.TextContent == "Other words").Click();
        panel.Render(p => p.Add(c => c.Chosen, new ChosenPassage(Part.LetterText, letter, new Passage(5, 7, 1, "of"), IsSelected: true)));
        Assert.Equal("of", panel.Find(".new-remark blockquote").TextContent);
    }

    [Theory]
    [InlineData(7, 2, 0, "7 suggestions and 2 remarks are in.")]
    [InlineData(1, 0, 0, "1 suggestion is in.")]
    [InlineData(0, 2, 0, "2 remarks are in.")]
    [InlineData(7, 2, 1, "7 suggestions and 2 remarks are in; 1 could not be placed:")]
    [InlineData(0, 0, 1, "Nothing is in; 1 could not be placed:")]
    public async Task What_a_Word_copy_brought_is_told_beside_it_and_what_it_could_not_is_listed(int suggestions, int remarks, int left, string sentence)
    {
        var (letter, _) = await RemarkedAsync("words");
        var same = Enumerable.Repeat(new NotBroughtIn("Anna", "A paragraph.", "old", "new", false, "They are gone."), left * 2);
        _brought = new(suggestions, remarks, [.. same.Take(left)]);
        var panel = await PanelAsync(letter, "Reviewer");
        panel.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("x", "copy.docx"));
        panel.WaitForAssertion(() => Assert.Equal(sentence, panel.Find(".bring-in .done").TextContent));
        Assert.Equal(left, panel.FindAll(".bring-in li").Count);
        if (left > 0) Assert.Equal(["A paragraph.", "old", "new"], panel.FindAll(".bring-in blockquote").Select(q => q.TextContent));
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_before_it_is_read()
    {
        var (letter, _) = await RemarkedAsync("words");
        var panel = await PanelAsync(letter, "Reviewer");
        panel.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(new byte[10 * 1024 * 1024 + 1], "copy.docx"));
        panel.WaitForAssertion(() => Assert.Contains("larger than 10 MB", panel.Find(".bring-in [role=alert]").TextContent, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Buttons(IRenderedComponent<RemarksPanel> panel) => panel.FindAll("button").Select(b => b.TextContent.Split(" (")[0].Trim());

    private static string Text(IRenderedComponent<RemarksPanel> panel) => string.Join(' ', panel.Find("section").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task<(Guid Letter, Guid Remark)> RemarkedAsync(string quote, string? suggestion = null, bool isBlocking = false)
    {
        var desk = await Newsdesk.OfAsync(Site);
        var letter = await desk.DraftAsync("words");
        return (letter, await desk.RemarkAsync(letter, quote, "Why?", suggestion, isBlocking));
    }

    private async Task WriteAsync(Guid letter, string from, string to)
    {
        var head = (await (await Newsdesk.OfAsync(Site)).ViewAsync(letter)).Body;
        var change = ChangeSet.Between(head.Text, head.Text.Replace(from, to, StringComparison.Ordinal)).ToJson();
        Assert.Null((await Site.Get<LetterWorkflow>().AppendAsync(letter, new(head.Version, change), await Site.ActorAsync("Drafter"), default)).Refusal);
    }

    private async Task<IRenderedComponent<RemarksPanel>> PanelAsync(Guid letter, string who, ChosenPassage? chosen = null) => await PanelAsync(letter, await Site.ActorAsync(who), chosen);

    private async Task<IRenderedComponent<RemarksPanel>> PanelAsync(Guid letter, Actor actor, ChosenPassage? chosen = null)
    {
        var text = RemarkedText.Of(await (await Newsdesk.OfAsync(Site)).ViewAsync(letter));
        var remarks = await Site.Get<RemarkQueries>().OfAsync([text], actor, default);
        Func<RemarkView, Task<Refusal?>> nothing = _ => Task.FromResult<Refusal?>(null);
        var deeds = new RemarkDeeds(
            (_, form) =>
            {
                _added.Add(form);
                return Task.FromResult(_answer);
            },
            (_, _) => Task.FromResult<Refusal?>(null), nothing, nothing, nothing, nothing,
            _ => Task.FromResult<Result<BroughtIn>>(_brought));
        return Render<RemarksPanel>(p => p.Add(c => c.Texts, [text]).Add(c => c.Remarks, remarks).Add(c => c.Chosen, chosen).Add(c => c.Actor, actor).Add(c => c.Deeds, deeds));
    }
}
