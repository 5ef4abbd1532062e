using System.Net;
using System.Security.Claims;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Replies;
using AdvocacyTracker.Team;
using AdvocacyTracker.Web.Newsroom;
using AdvocacyTracker.Web.Replies;
using AdvocacyTracker.Web.SignIn;
using AdvocacyTracker.Web.Tests.Bed;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AdvocacyTracker.Web.Tests.Replies;

/// <summary>The desk's pages of replies and outcomes: who finds which button there, and what stays typed.</summary>
public sealed class RepliesPageTests : IAsyncDisposable
{
    private const string Canary = "xylocarp";

    // A browser for everybody who looks.
    private readonly List<BunitContext> _browsers = [];

    // A busy machine is slow, and not wrong.
    public RepliesPageTests() => BunitContext.DefaultWaitTimeout = TimeSpan.FromSeconds(20);

    public async ValueTask DisposeAsync()
    {
        foreach (var browser in _browsers) await browser.DisposeAsync();
    }

    private static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    [Fact]
    public async Task A_reply_is_logged_with_what_was_typed_kept_through_a_refusal_and_published_only_when_asked_twice()
    {
        await using var site = await TestSite.StartAsync(withSeeds: false);
        var letter = await (await Newsdesk.OfAsync(site)).SendAsync("words");
        var page = Open(site, await site.ActorAsync("Drafter"), letter);
        page.WaitForElement(".deeds button.primary").Click();
        page.Find("#reply-on").Change(Today.AddDays(5).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        page.Find("#reply-kind").Change("Substantive");
        page.Find("#reply-summary").Change("They will look into it.");
        page.Find("#reply-evidence").Change("Registry, folder 12.");
        page.Find("form input[type=checkbox]").Change(true);
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("lies in the future", page.Find(".refusal").TextContent, StringComparison.Ordinal));
        Assert.Equal("They will look into it.", page.Find("#reply-summary").GetAttribute("value"));
        page.Find("#reply-on").Change(Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("Reply from Ada Fielding: substantive", page.Find(".follow-log h3").TextContent, StringComparison.Ordinal));
        Assert.Equal("You logged this yourself, so somebody else must confirm it: ask another Drafter or a Reviewer.", page.Find(".follow-log .reason").TextContent);
        Assert.Empty(page.FindAll("#reply-summary"));

        var reviewer = Open(site, await site.ActorAsync("Reviewer"), letter);
        reviewer.WaitForElement(".follow-log .deeds button").Click();
        reviewer.WaitForAssertion(() => Assert.Contains("Only Comms may publish", reviewer.Find(".follow-log .reason").TextContent, StringComparison.Ordinal));

        var comms = Open(site, await site.ActorAsync("Comms"), letter);
        comms.WaitForElement(".follow-log .deeds button").Click();
        var reference = (await site.Get<FollowUpQueries>().OfLetterAsync(letter, await site.ActorAsync("Comms"), default))!.Demands[0].Reference;
        Assert.Empty((await site.Get<PublishedFollowUps>().OfDemandsAsync([reference], default))[reference].Replies);
        await comms.Find(".follow-log form").SubmitAsync();
        comms.WaitForAssertion(() => Assert.Contains("Published by Comms", comms.Find(".follow-log").TextContent, StringComparison.Ordinal));
        Assert.Equal([1], (await site.Get<PublishedFollowUps>().OfDemandsAsync([reference], default))[reference].Replies.Single().Asks);
        Assert.StartsWith("Take down…", Assert.Single(comms.FindAll(".follow-log button")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_published_is_taken_down_when_asked_twice_and_blacked_out_by_somebody_else()
    {
        await using var site = await TestSite.StartAsync(withSeeds: false);
        var letter = await (await Newsdesk.OfAsync(site)).SendAsync("words");
        var (comms, reviewer, workflow) = (await site.ActorAsync("Comms"), await site.ActorAsync("Reviewer"), site.Get<FollowUpWorkflow>());
        var view = (await site.Get<FollowUpQueries>().OfLetterAsync(letter, comms, default))!;
        var reply = await workflow.LogReplyAsync(letter, new(view.Letter.Recipients[0].Id, ReplyKind.Substantive, ReplyForm.Mail, Today, $"{Canary} will see to it.", "Registry.", []), await site.ActorAsync("Drafter"), default);
        Assert.Null((await workflow.ConfirmAsync(reply.Value, reviewer, default)).Refusal);
        Assert.Null((await workflow.PublishAsync(reply.Value, comms, default)).Refusal);
        Assert.Empty(Open(site, reviewer, letter).FindAll(".follow-log button"));

        var page = Open(site, comms, letter);
        page.WaitForElement(".follow-log .deeds button").Click();
        Assert.Contains("It never comes back", page.Find(".follow-log form").TextContent, StringComparison.Ordinal);
        page.Find(".follow-log textarea").Change(" ");
        await page.Find(".follow-log form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("The reason is empty", page.Find(".refusal").TextContent, StringComparison.Ordinal));
        page.Find(".follow-log textarea").Change("Somebody is in danger.");
        await page.Find(".follow-log form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("Taken down by Comms", page.Find(".follow-log").TextContent, StringComparison.Ordinal));
        Assert.Contains("You have taken this down, so somebody else must black it out", page.Find(".follow-log .reason").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".follow-log form"));

        var second = Open(site, reviewer, letter);
        second.WaitForElement(".follow-log .deeds button").Click();
        Assert.Contains("Nothing brings the words back", second.Find(".follow-log form").TextContent, StringComparison.Ordinal);
        await second.Find(".follow-log form").SubmitAsync();
        second.WaitForAssertion(() => Assert.Contains("blacked out by Reviewer", second.Find(".follow-log").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain(Canary, second.Find(".follow-log").TextContent, StringComparison.Ordinal);
        Assert.Empty(second.FindAll(".follow-log button"));
    }

    [Fact]
    public async Task An_outcome_is_assessed_beside_its_ask_and_stands_there_once_it_is_confirmed()
    {
        await using var site = await TestSite.StartAsync(withSeeds: false);
        var letter = await (await Newsdesk.OfAsync(site)).SendAsync("words");
        var page = Open(site, await site.ActorAsync("Drafter"), letter);
        page.WaitForElement(".asks button").Click();
        page.Find("#outcome-step").Change("Changed/CannotBeDetermined");
        page.Find("#outcome-on").Change(Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        page.Find("#outcome-summary").Change("Nobody may visit the place.");
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("ask 1: cannot be determined", page.Find(".follow-log h3").TextContent, StringComparison.Ordinal));
        Assert.Single(page.FindAll(".asks dt"));

        var reviewer = Open(site, await site.ActorAsync("Reviewer"), letter);
        reviewer.WaitForElement(".follow-log .deeds button").Click();
        reviewer.WaitForAssertion(() => Assert.Contains("Cannot be determined", reviewer.FindAll(".asks dd")[^1].TextContent, StringComparison.Ordinal));
        Assert.Empty(reviewer.FindAll(".asks button"));
    }

    [Fact]
    public async Task The_list_says_what_comes_first_what_waits_for_whom_and_tells_nothing_of_a_restricted_letter()
    {
        await using var site = await TestSite.StartAsync(withSeeds: false);
        var (desk, drafter) = (await Newsdesk.OfAsync(site), await site.ActorAsync("Drafter"));
        using var client = await site.SignedInAsync("Comms");
        using var stranger = await site.SignedInAsync("Admin");
        Assert.Contains("They begin once a letter has been sent", await client.GetStringAsync("/desk/replies"), StringComparison.Ordinal);

        var letter = await desk.SendAsync(Canary, Confidentiality.Restricted);
        var view = (await site.Get<FollowUpQueries>().OfLetterAsync(letter, drafter, default))!;
        var fields = new ReplyFields(view.Letter.Recipients[0].Id, ReplyKind.Refused, ReplyForm.Mail, Today, $"No to {Canary}.", "Registry.", []);
        Assert.Null((await site.Get<FollowUpWorkflow>().LogReplyAsync(letter, fields, drafter, default)).Refusal);
        Assert.Contains("Waits for a second person, a Drafter or a Reviewer other than Drafter", WebUtility.HtmlDecode(await client.GetStringAsync("/desk/replies?state=WaitsForConfirmation")), StringComparison.Ordinal);
        Assert.Contains("Nothing here", await client.GetStringAsync("/desk/replies?state=Published"), StringComparison.Ordinal);
        Assert.Contains($"No to {Canary}", await client.GetStringAsync($"/desk/replies/{letter}"), StringComparison.Ordinal);
        Assert.DoesNotContain("Refused", await stranger.GetStringAsync("/desk/replies?after=1.1"), StringComparison.Ordinal);
        Assert.Contains("No replies yet", await stranger.GetStringAsync("/desk/replies"), StringComparison.Ordinal);
        var hidden = await stranger.GetStringAsync($"/desk/replies/{letter}");
        Assert.Contains("There is no such letter", hidden, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, hidden, StringComparison.Ordinal);

        using var chosen = await client.GetAsync($"/desk/replies?letter={letter}");
        Assert.EndsWith($"/desk/replies/{letter}", (chosen.Headers.Location?.ToString() ?? chosen.RequestMessage!.RequestUri!.ToString()), StringComparison.Ordinal);
    }

    // The page with the real site's services, connected, in front of this person.
    private IRenderedComponent<LetterRepliesPage> Open(TestSite site, Actor actor, Guid letter)
    {
        var context = new BunitContext();
        _browsers.Add(context);
        context.Services.AddSingleton(site.Get<FollowUpQueries>()).AddSingleton(site.Get<FollowUpWorkflow>()).AddSingleton(site.Get<PublicPages>())
            .AddSingleton(site.Get<TeamQueries>()).AddSingleton(site.Get<TeamWatch>()).AddSingleton(TimeProvider.System);
        context.AddAuthorization().SetAuthorized(actor.Name).SetClaims(new Claim(ClaimTypes.NameIdentifier, actor.Id.ToString()), new Claim("AspNet.Identity.SecurityStamp", actor.Session.Stamp));
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        return context.Render<LetterRepliesPage>(p => p.Add(l => l.Id, letter));
    }
}
