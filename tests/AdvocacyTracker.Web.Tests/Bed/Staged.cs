using System.Text.RegularExpressions;
using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;

namespace AdvocacyTracker.Web.Tests.Bed;

/// <summary>A letter or release at one stage of the tables in docs/workflow.md: a suggestion on the text in question, and where on the letter's pages the demand in question stands.</summary>
internal sealed record Staged(Guid Id, Guid Remark, string Demand = "")
{
    /// <summary>An address or selector with this one's id {0}, remark {1} and demand {2} in it.</summary>
    public string Fill(string text) => text.Replace("{0}", $"{Id}", StringComparison.Ordinal).Replace("{1}", $"{Remark}", StringComparison.Ordinal).Replace("{2}", Demand, StringComparison.Ordinal);

    /// <summary>One for each stage of each table.</summary>
    public static async Task<Dictionary<string, Dictionary<string, Staged>>> AllAsync(TestSite site)
    {
        var desk = await Newsdesk.OfAsync(site);
        Func<Guid, Task>[] way = [desk.SubmitAsync, desk.ClearAsync, desk.SignOffAsync, desk.SendAsync, desk.RecallAsync];
        var letters = new List<(Staged Text, Staged Standing, Staged Withdrawn)>();
        for (var steps = 0; steps <= way.Length; steps++)
        {
            var letter = await desk.DraftAsync("words");
            var added = await AddAsync(site, letter);
            letters.Add((await OnLetterAsync(site, letter, 0), await OnLetterAsync(site, letter, 1), await OnLetterAsync(site, letter, 2) with { Demand = "details.history" }));
            Assert.Null((await site.Get<DemandWorkflow>().WithdrawAsync(added, await site.ActorAsync("Drafter"), default)).Refusal);
            foreach (var step in way.Take(steps)) await step(letter);
        }
        var inReview = await desk.SubmitAsync("words");
        await AddAsync(site, inReview);
        var (published, retracted) = ((await desk.PublishAsync("words")).Id, (await desk.PublishAsync("words")).Id);
        await desk.RetractAsync(retracted);
        var corrected = (await desk.PublishAsync("words")).Id;
        Assert.Null((await site.Get<PressWorkflow>().BeginCorrectionAsync(corrected, await site.ActorAsync("Comms"), default)).Refusal);
        var takenDown = await OnReleaseAsync(site, (await desk.PublishAsync("words")).Id);
        Assert.Null((await site.Get<TakedownWorkflow>().TakeDownAsync(takenDown.Id, "Somebody is in danger.", await site.ActorAsync("Comms"), default)).Refusal);
        return new()
        {
            ["a letter"] = new()
            {
                ["draft"] = letters[0].Text, ["in review"] = letters[1].Text, ["cleared"] = letters[2].Text, ["signed off"] = letters[3].Text, ["sent"] = letters[4].Text, ["sent in error"] = letters[5].Text,
            },
            ["a demand"] = new()
            {
                ["draft"] = letters[0].Standing, ["new in a letter in review"] = await OnLetterAsync(site, inReview, 2),
                ["submitted"] = letters[1].Standing, ["submitted, signed off"] = letters[3].Standing, ["submitted, gone out"] = letters[4].Standing,
                ["withdrawn"] = letters[1].Withdrawn, ["withdrawn, signed off"] = letters[3].Withdrawn, ["withdrawn, gone out"] = letters[4].Withdrawn,
            },
            ["a release"] = new()
            {
                ["draft"] = await OnReleaseAsync(site, await desk.DraftReleaseAsync("words")), ["in review"] = await OnReleaseAsync(site, await desk.SubmitReleaseAsync("words")),
                ["approved"] = await OnReleaseAsync(site, await desk.ApproveReleaseAsync("words")),
                ["approved, under embargo"] = await OnReleaseAsync(site, await desk.EmbargoAsync("words", NextYear)), ["scheduled"] = await OnReleaseAsync(site, await desk.ScheduleAsync("words", NextYear)),
                ["published"] = await OnReleaseAsync(site, published), ["published, being corrected"] = await OnReleaseAsync(site, corrected), ["retracted"] = await OnReleaseAsync(site, retracted),
                ["taken down"] = takenDown,
            },
        };
    }

    private static DateTimeOffset NextYear => DateTimeOffset.UtcNow.AddYears(1);

    private static async Task<Guid> AddAsync(TestSite site, Guid letter) =>
        (await site.Get<DemandWorkflow>().AddAsync(letter, DemandForm.Empty with { Title = "Another", Text = "Another text.", Asks = "Another ask." }, await site.ActorAsync("Drafter"), default)).Value;

    // The letter's own text is its first, then come its demands.
    private static async Task<Staged> OnLetterAsync(TestSite site, Guid letter, int text)
    {
        var view = (await site.Get<LetterQueries>().FindAsync(letter, await site.ActorAsync("Drafter"), default))!;
        RemarkedText[] texts = [RemarkedText.Of(view), .. (await site.Get<DemandQueries>().OfLetterAsync(view, default)).Select(d => RemarkedText.Of(view, d))];
        return new(letter, await SuggestAsync(site, texts[text]), text == 0 ? "" : $"[id='{texts[text].Name}']");
    }

    private static async Task<Staged> OnReleaseAsync(TestSite site, Guid release) =>
        new(release, await SuggestAsync(site, (await site.Get<PressQueries>().FindAsync(release, await site.ActorAsync("Comms"), default))!.Remarked));

    private static async Task<Guid> SuggestAsync(TestSite site, RemarkedText text)
    {
        var word = Regex.Match(text.Text, @"^\w+").Value;
        return (await site.Get<RemarkWorkflow>().AddAsync(text.Part, text.Id, new(new(0, word.Length, text.Version, word), "Rather:", "Other"), await site.ActorAsync("Reviewer"), default)).Value;
    }
}
