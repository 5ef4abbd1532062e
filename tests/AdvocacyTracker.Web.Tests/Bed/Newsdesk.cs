using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Recipients;
using AdvocacyTracker.Sending;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using AdvocacyTracker.Web.Newsroom;

namespace AdvocacyTracker.Web.Tests.Bed;

/// <summary>A drafter, a reviewer and somebody of comms, who take letters and releases as far as a test needs them. All words hold the one given, so that it can be looked for.</summary>
internal sealed class Newsdesk(TestSite site, Actor drafter, Actor reviewer, Actor comms)
{
    public static async Task<Newsdesk> OfAsync(TestSite site) => new(site, await site.ActorAsync("Drafter"), await site.ActorAsync("Reviewer"), await site.ActorAsync("Comms"));

    public Task<LetterView> ViewAsync(Guid letter) => site.Get<LetterQueries>().FindAsync(letter, drafter, default)!;

    /// <summary>A letter to somebody with one demand; the two others are named on it.</summary>
    public async Task<Guid> DraftAsync(string word, Confidentiality confidentiality = Confidentiality.PublicOnceAnnounced)
    {
        var (letters, recipients) = (site.Get<LetterWorkflow>(), site.Get<RecipientWorkflow>());
        var id = Done(await letters.DraftAsync($"Of {word}", "en", drafter, default));
        var form = (await ViewAsync(id)).Form;
        Done(await letters.ReviseAsync(id, form, form with { Place = word, OccasionName = word, Salutation = word, Closing = word, Targets = word, Signatories = word }, drafter, default));
        Done(await site.Get<PressWorkflow>().ConfideAsync(id, confidentiality, drafter, default));
        if (confidentiality == Confidentiality.Restricted)
            foreach (var named in (Actor[])[reviewer, comms]) Done(await letters.NameAsync(id, named.Id, true, drafter, default));
        var recipient = Done(await recipients.AddAsync(RecipientDetails.Empty with { Name = "Ada Fielding", Office = "Advisor", Organisation = "Office", Salutation = "Dear Ada," }, drafter, default));
        Done(await letters.AddRecipientAsync(id, recipient, RecipientRole.Addressee, drafter, default));
        Done(await letters.AppendAsync(id, new(0, ChangeSet.Between("", $"Much of {word}.\n\n:::demands\n:::\n").ToJson()), drafter, default));
        Done(await site.Get<DemandWorkflow>().AddAsync(id, DemandForm.Empty with { Title = word, Text = word, Asks = word, AddressedTo = word, Targets = word, Places = word, Themes = word }, drafter, default));
        return id;
    }

    public async Task<Guid> SubmitAsync(string word, Confidentiality confidentiality = Confidentiality.PublicOnceAnnounced)
    {
        var id = await DraftAsync(word, confidentiality);
        await SubmitAsync(id);
        return id;
    }

    public async Task SubmitAsync(Guid letter) => Done(await site.Get<DemandWorkflow>().SubmitAsync(letter, drafter, default));

    /// <summary>Approves all words of a letter that make it up.</summary>
    public async Task ClearAsync(Guid letter)
    {
        var (view, demands) = (await ViewAsync(letter), site.Get<DemandWorkflow>());
        foreach (var demand in (await site.Get<DemandQueries>().OfLetterAsync(view, default)).Where(d => d.Stage == DemandStage.Submitted))
            Done(await demands.DecideOnDemandAsync(demand.Id, demand.Hash, Decision.Approved, "", reviewer, default));
        Done(await demands.DecideOnLetterAsync(letter, view.Hash, Decision.Approved, "", reviewer, default));
    }

    public async Task SignOffAsync(Guid letter) => Done(await site.Get<SendingWorkflow>().SignOffAsync(letter, reviewer, default));

    public async Task SendAsync(Guid letter) => Done(await site.Get<SendingWorkflow>().MarkAsSentAsync(letter, Delivery.Post, null, drafter, default));

    public async Task<Guid> SendAsync(string word, Confidentiality confidentiality = Confidentiality.PublicOnceAnnounced)
    {
        var id = await SubmitAsync(word, confidentiality);
        await ClearAsync(id);
        await SignOffAsync(id);
        await SendAsync(id);
        return id;
    }

    public async Task RecallAsync(Guid letter) => Done(await site.Get<SendingWorkflow>().RecallAsync(letter, "Wrong person.", drafter, default));

    public async Task<Guid> DraftReleaseAsync(string word, params Guid[] letters)
    {
        var id = Done(await site.Get<PressWorkflow>().DraftAsync(new($"News of {word}", word, word, "en", word, false), letters, comms, default));
        // A release says what its letter demands, or there is no point in it.
        Done(await site.Get<PressWorkflow>().AppendAsync(id, new(0, ChangeSet.Between("", $"All of {word}.\n{(letters.Length > 0 ? "\n:::demands\n:::\n" : "")}").ToJson()), comms, default));
        return id;
    }

    public async Task<Guid> SubmitReleaseAsync(string word, params Guid[] letters)
    {
        var id = await DraftReleaseAsync(word, letters);
        Done(await site.Get<PressWorkflow>().SubmitAsync(id, comms, default));
        return id;
    }

    /// <summary>A release whose embargo ends at this minute, left to the clock.</summary>
    public async Task<Guid> ScheduleAsync(string word, DateTimeOffset embargo, params Guid[] letters)
    {
        var id = await EmbargoAsync(word, embargo, letters);
        Done(await site.Get<PressWorkflow>().ScheduleAsync(id, comms, default));
        await site.Get<PublicPages>().RefreshAsync(default);
        return id;
    }

    /// <summary>Gives a published release another text, approved, and publishes the correction unless told otherwise.</summary>
    public async Task CorrectAsync(Guid id, string body, string note, bool isPublished = true)
    {
        var press = site.Get<PressWorkflow>();
        var view = (await site.Get<PressQueries>().FindAsync(id, comms, default))!;
        if (!view.IsCorrecting) Done(await press.BeginCorrectionAsync(id, comms, default));
        if (view.Body.Text != body) Done(await press.AppendAsync(id, new(view.Body.Version, ChangeSet.Between(view.Body.Text, body).ToJson()), comms, default));
        view = (await site.Get<PressQueries>().FindAsync(id, reviewer, default))!;
        if (view.Readiness.Text.State != ReviewState.Approved) Done(await press.DecideAsync(id, Part.ReleaseText, view.TextHash, Decision.Approved, "", reviewer, default));
        if (isPublished) Done(await press.CorrectAsync(id, note, false, comms, default));
        await site.Get<PublicPages>().RefreshAsync(default);
    }

    /// <summary>An approved release whose embargo ends at this minute.</summary>
    public async Task<Guid> EmbargoAsync(string word, DateTimeOffset embargo, params Guid[] letters)
    {
        var id = await ApproveReleaseAsync(word, letters);
        var form = (await site.Get<PressQueries>().FindAsync(id, comms, default))!.Form;
        Done(await site.Get<PressWorkflow>().ReviseAsync(id, form, form with { EmbargoAt = embargo.ToString(ReleaseForm.ClockFormat, System.Globalization.CultureInfo.InvariantCulture) }, comms, default));
        return id;
    }

    public async Task<Guid> ApproveReleaseAsync(string word, params Guid[] letters)
    {
        var id = await SubmitReleaseAsync(word, letters);
        await ApproveReleaseAsync(id);
        return id;
    }

    /// <summary>Approves all words of a release that is with the reviewers.</summary>
    public async Task ApproveReleaseAsync(Guid id)
    {
        var view = (await site.Get<PressQueries>().FindAsync(id, reviewer, default))!;
        Done(await site.Get<PressWorkflow>().DecideAsync(id, Part.Headline, view.HeadlineHash, Decision.Approved, "", reviewer, default));
        Done(await site.Get<PressWorkflow>().DecideAsync(id, Part.ReleaseText, view.TextHash, Decision.Approved, "", reviewer, default));
    }

    /// <summary>A release the public reads, and its slug.</summary>
    public async Task<(Guid Id, string Slug)> PublishAsync(string word, params Guid[] letters)
    {
        var id = await ApproveReleaseAsync(word, letters);
        var slug = Done(await site.Get<PressWorkflow>().PublishAsync(id, comms, default));
        await site.Get<PublicPages>().RefreshAsync(default);
        return (id, slug);
    }

    public async Task RetractAsync(Guid release)
    {
        Done(await site.Get<PressWorkflow>().RetractAsync(release, "It was wrong.", comms, default));
        await site.Get<PublicPages>().RefreshAsync(default);
    }

    /// <summary>The drafter's remark on these words of a letter's body, where they stand first.</summary>
    public async Task<Guid> RemarkAsync(Guid letter, string quote, string words, string? suggestion = null, bool isBlocking = false)
    {
        var body = (await ViewAsync(letter)).Body;
        var start = body.Text.IndexOf(quote, StringComparison.Ordinal);
        return Done(await site.Get<RemarkWorkflow>().AddAsync(Part.LetterText, letter, new(new(start, start + quote.Length, body.Version, quote), words, suggestion, isBlocking), drafter, default));
    }

    private static T Done<T>(AdvocacyTracker.Rules.Result<T> result)
    {
        Assert.Null(result.Refusal);
        return result.Value!;
    }

    private static void Done(AdvocacyTracker.Rules.Result result) => Assert.Null(result.Refusal);
}
