using System.Globalization;
using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Recipients;
using AdvocacyTracker.Replies;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Sending;
using AdvocacyTracker.Team;
using AdvocacyTracker.Tests.Bed;
using AdvocacyTracker.Text;
using AdvocacyTracker.Web.Tests.Bed;

namespace AdvocacyTracker.Web.Tests.Newsroom;

/// <summary>What of a letter the public reads, and when: its own words; title and text of its demand; what exactly that asks, of whom; its themes and places; and what was published of who answered and what came of it.</summary>
internal sealed record LetterShown(Shown Letter, Shown Demand, Shown Asked, Shown Tags, Shown FollowUps)
{
    public static LetterShown Never { get; } = new(Shown.Never, Shown.Never, Shown.Never, Shown.Never, Shown.Never);

    /// <summary>All of it, for a letter that is public itself.</summary>
    public static LetterShown Whole(Shown shown) => new(shown, shown, shown, shown, shown);

    /// <summary>The demand of an internal letter.</summary>
    public static LetterShown OnlyDemand(Shown shown) => new(Shown.Never, shown, Shown.Never, shown, shown);

    /// <summary>The demand of an internal letter, in a release's own words.</summary>
    public static LetterShown OnlyTags(Shown shown) => new(Shown.Never, Shown.Never, Shown.Never, shown, shown);
}

/// <summary>Letters and releases with a canary in every field, and the addresses at which somebody might look for them.</summary>
internal sealed class CanaryDesk(TestSite site, Newsdesk desk, Canaries canaries, Actor drafter, Actor reviewer, Actor comms)
{
    public static async Task<CanaryDesk> OfAsync(TestSite site, Canaries canaries) =>
        new(site, await Newsdesk.OfAsync(site), canaries, await site.ActorAsync("Drafter"), await site.ActorAsync("Reviewer"), await site.ActorAsync("Comms"));

    /// <summary>Where what was planted stands, or would stand.</summary>
    public HashSet<string> Addresses { get; } = [];

    /// <summary>What lists can be narrowed down by, and when that is known.</summary>
    public List<(string Filter, Shown Shown)> Filters { get; } = [];

    public Newsdesk Newsdesk => desk;

    /// <summary>A draft of a letter, with everything that is kept beside it.</summary>
    public async Task<Guid> LetterAsync(string state, LetterShown shown, Confidentiality confidentiality = Confidentiality.PublicOnceAnnounced)
    {
        string Word(string field, Shown of = Shown.Never) => canaries.Plant($"{field} of the letter {state}", of);
        var letters = site.Get<LetterWorkflow>();
        var id = Done(await letters.DraftAsync(Word("subject", shown.Letter), Language("language", shown.Demand), drafter, default));
        var form = (await desk.ViewAsync(id)).Form;
        Done(await letters.ReviseAsync(id, form, form with
        {
            Place = Word("place", shown.Letter), OccasionName = Word("occasion"), OccasionPlace = Word("place of the occasion"), Salutation = Word("salutation", shown.Letter), Closing = Word("closing", shown.Letter),
            Targets = Word("target"), Signatories = $"{Word("signatory", shown.Letter)}, {Word("title of the signatory", shown.Letter)}, {Word("organisation of the signatory", shown.Letter)}",
        }, drafter, default));
        Done(await site.Get<PressWorkflow>().ConfideAsync(id, confidentiality, drafter, default));
        if (confidentiality == Confidentiality.Restricted) await NameAsync(id);
        // A published reply tells whom it is from.
        var recipient = new RecipientDetails(
            Word("recipient"), Word("honorific"), Word("office", shown.Letter), Word("organisation", shown.Letter), Word("envelope", shown.FollowUps), Word("recipient’s salutation"), "en",
            $"{Word("e-mail")}@example.org", Word("postal address", shown.Letter), Word("country", shown.Letter), null, null, Word("source"), null);
        Done(await letters.AddRecipientAsync(id, Done(await site.Get<RecipientWorkflow>().AddAsync(recipient, drafter, default)), RecipientRole.Addressee, drafter, default));
        // A copy's receiver is printed with name and office; who must act and who will be spoken to is not.
        foreach (var role in (RecipientRole[])[RecipientRole.Cc, RecipientRole.DecisionMaker, RecipientRole.Counterpart])
        {
            var printed = role == RecipientRole.Cc ? shown.Letter : Shown.Never;
            var other = RecipientDetails.Empty with { Name = Word($"name of the {role}"), EnvelopeName = Word($"envelope of the {role}", printed), Office = Word($"office of the {role}", printed), Organisation = Word($"organisation of the {role}") };
            Done(await letters.AddRecipientAsync(id, Done(await site.Get<RecipientWorkflow>().AddAsync(other, drafter, default)), role, drafter, default));
        }
        var body = Word("body", shown.Letter);
        Done(await letters.AppendAsync(id, Typed("", $"Much of {body}.\n\n:::demands\n:::\n"), drafter, default));
        await DemandAsync(id, state, shown);
        await desk.RemarkAsync(id, body, Word("remark"), Word("suggestion"));
        Done(await letters.KeepLoserAsync(id, Word("body that was kept"), drafter, default));
        Done(await letters.NamePointAsync(id, 1, Word("named point"), drafter, default));
        Done(await site.Get<PersonConcernedWorkflow>().AddAsync(id, new(Word("name on the watch-list"), Word("other name on the watch-list"), NamingConsent.MustNotBeNamed, Word("note on the watch-list")), drafter, default));
        var words = (await desk.ViewAsync(id)).Words;
        Done(await site.Get<SignatoryConsentWorkflow>().NoteAsync(id, words.Signatories[0].Name, Word("how a signatory agreed"), drafter, default));
        Addresses.UnionWith([$"/letters/{words.Reference}", $"/letters/{id}", .. words.Demands.Select(d => $"/demands/{d}")]);
        return id;

        string Language(string field, Shown of) => $"en-{Word(field, of)}";
    }

    private async Task DemandAsync(Guid letter, string state, LetterShown shown)
    {
        string Word(string field, Shown of = Shown.Never) => canaries.Plant($"{field} of the demand {state}", of);
        var (theme, place) = (Word("theme", shown.Tags), Word("place", shown.Tags));
        Filters.AddRange([($"theme={theme}", shown.Tags), ($"country={place}", shown.Tags)]);
        Done(await site.Get<DemandWorkflow>().AddAsync(letter, new(
            Word("title", shown.Demand), Word("text", shown.Demand), Word("ask", shown.Asked), Word("addressee", shown.Asked), Word("target", shown.Asked), place, theme,
            [new(BasisKind.Treaty, Word("legal basis", shown.Asked), Word("article", shown.Asked), Word("printed legal basis"))], null, true), drafter, default));
    }

    /// <summary>A letter that went out, with replies and outcomes of every state. What was published of these is read with the demand.</summary>
    public async Task<Guid> SentAsync(string state, LetterShown shown, Confidentiality confidentiality = Confidentiality.PublicOnceAnnounced)
    {
        var id = await LetterAsync(state, shown, confidentiality);
        await desk.SubmitAsync(id);
        await desk.ClearAsync(id);
        await desk.SignOffAsync(id);
        await desk.SendAsync(id);
        await FollowAsync(id, state, shown.FollowUps, confidentiality != Confidentiality.Restricted);
        return id;
    }

    private async Task FollowAsync(Guid letter, string state, Shown shown, bool isPublished)
    {
        var work = site.Get<FollowUpWorkflow>();
        Done(await work.LogReplyAsync(letter, await ReplyAsync(letter, $"logged reply to the letter {state}", Shown.Never), drafter, default));
        Done(await work.AssessOutcomeAsync(letter, await OutcomeAsync(letter, $"assessed outcome of the letter {state}", Shown.Never), drafter, default));
        var withdrawn = await ConfirmedReplyAsync(letter, $"withdrawn reply to the letter {state}", Shown.Never);
        Done(await work.WithdrawAsync(withdrawn, canaries.Plant($"reason for which a reply to the letter {state} is withdrawn", Shown.Never), drafter, default));
        await ConfirmedReplyAsync(letter, $"confirmed reply to the letter {state}", Shown.Never);
        await ConfirmedOutcomeAsync(letter, $"confirmed outcome of the letter {state}", Shown.Never);
        if (!isPublished) return;
        Done(await work.PublishAsync(await ConfirmedReplyAsync(letter, $"published reply to the letter {state}", shown), comms, default));
        Done(await work.PublishAsync(await ConfirmedOutcomeAsync(letter, $"published outcome of the letter {state}", shown), comms, default));
    }

    private async Task<Guid> ConfirmedReplyAsync(Guid letter, string place, Shown shown) =>
        await ConfirmedAsync(Done(await site.Get<FollowUpWorkflow>().LogReplyAsync(letter, await ReplyAsync(letter, place, shown), drafter, default)));

    private async Task<Guid> ConfirmedOutcomeAsync(Guid letter, string place, Shown shown) =>
        await ConfirmedAsync(Done(await site.Get<FollowUpWorkflow>().AssessOutcomeAsync(letter, await OutcomeAsync(letter, place, shown), drafter, default)));

    private async Task<Guid> ConfirmedAsync(Guid entry)
    {
        Done(await site.Get<FollowUpWorkflow>().ConfirmAsync(entry, reviewer, default));
        return entry;
    }

    private async Task<ReplyFields> ReplyAsync(Guid letter, string place, Shown shown)
    {
        var view = await desk.ViewAsync(letter);
        return new(view.Recipients[0].Id, ReplyKind.Substantive, ReplyForm.Letter, Today, canaries.Plant(place, shown), canaries.Plant($"evidence of the {place}", Shown.Never), [new(view.Words.Demands[0], 1)]);
    }

    private async Task<OutcomeFields> OutcomeAsync(Guid letter, string place, Shown shown) => new(
        (await desk.ViewAsync(letter)).Words.Demands[0], 1, Track.Did, Step.Committed, Today, canaries.Plant(place, shown), canaries.Plant($"evidence of the {place}", shown), canaries.Plant($"contribution to the {place}", shown));

    /// <summary>A draft of a release, with everything that is kept beside it; in its own words where it is told so.</summary>
    public async Task<Guid> ReleaseAsync(string state, Shown shown, bool isOwn, params Guid[] letters)
    {
        string Word(string field, Shown of = Shown.Never) => canaries.Plant($"{field} of the release {state}", of);
        var press = site.Get<PressWorkflow>();
        var (headline, language) = (Word("headline", shown), $"en-{Word("language", shown)}");
        Filters.Add(($"language={language}", shown));
        var id = Done(await press.DraftAsync(new(headline, Word("subhead", shown), Word("dateline", shown), language, Word("contact", shown), false), letters, comms, default));
        var body = Word("body", shown);
        Done(await press.AppendAsync(id, Typed("", $"All of {body}.\n\n:::demands\n:::\n"), comms, default));
        if (isOwn) await WordAsync(id, state, shown);
        var text = (await site.Get<PressQueries>().FindAsync(id, comms, default))!.Remarked;
        Done(await site.Get<RemarkWorkflow>().AddAsync(text.Part, id, new(Done(text.PassageOf(body)), Word("remark"), Word("suggestion")), reviewer, default));
        var photo = await Photo.ReadAsync();
        Done(await site.Get<PictureWorkflow>().AddAsync(id, photo, Photo.Words(photo) with { Alt = Word("alt text", shown), Caption = Word("caption", shown), Credit = Word("credit", shown), Licence = Word("licence", shown) }, comms, default));
        Done(await press.KeepLoserAsync(id, Word("body that was kept"), comms, default));
        Done(await press.NamePointAsync(id, 1, Word("named point"), comms, default));
        Addresses.UnionWith([$"/news/{headline}", $"/news/{headline}.json", $"/news/{id}", $"/news/{id:N}", $"/news/{id:N}.json"]);
        if ((await Task.WhenAll(letters.Select(desk.ViewAsync))).All(l => l.Confidentiality != Confidentiality.Restricted)) await PreviewAsync(id, Word("preview"));
        return id;
    }

    /// <summary>Words the first demand of a release in its own way.</summary>
    public async Task WordAsync(Guid release, string state, Shown shown)
    {
        var text = (await site.Get<PressQueries>().FindAsync(release, comms, default))!.Text;
        var demand = text.Demands[0];
        var now = text.WordingOf(demand.Reference) ?? ReleaseWording.Of(demand.Reference, demand.Words);
        var own = now with { Title = canaries.Plant($"own title of a demand in the release {state}", shown), Text = canaries.Plant($"own text of a demand in the release {state}", shown) };
        Done(await site.Get<WordingWorkflow>().WordAsync(release, now, own, comms, default));
    }

    /// <summary>The same with the reviewers, who agree.</summary>
    public async Task<Guid> ApprovedAsync(string state, Shown shown, bool isOwn, params Guid[] letters)
    {
        var id = await ReleaseAsync(state, shown, isOwn, letters);
        Done(await site.Get<PressWorkflow>().SubmitAsync(id, comms, default));
        await desk.ApproveReleaseAsync(id);
        return id;
    }

    public async Task<Guid> PublishedAsync(string state, Shown shown, bool isOwn, params Guid[] letters)
    {
        var id = await ApprovedAsync(state, shown, isOwn, letters);
        Done(await site.Get<PressWorkflow>().PublishAsync(id, comms, default));
        return id;
    }

    public async Task<Guid> ScheduledAsync(string state, Shown shown, DateTimeOffset opens, bool isOwn, params Guid[] letters)
    {
        var id = await ApprovedAsync(state, shown, isOwn, letters);
        var form = (await site.Get<PressQueries>().FindAsync(id, comms, default))!.Form;
        Done(await site.Get<PressWorkflow>().ReviseAsync(id, form, form with { EmbargoAt = opens.ToString(ReleaseForm.ClockFormat, CultureInfo.InvariantCulture), EmbargoZone = Zones.Utc }, comms, default));
        Done(await site.Get<PressWorkflow>().ScheduleAsync(id, comms, default));
        return id;
    }

    /// <summary>Other words for a published release in every field, approved.</summary>
    public async Task CorrectingAsync(Guid release, string state)
    {
        string Word(string field) => canaries.Plant($"new {field} of the release {state}", Shown.Never);
        var press = site.Get<PressWorkflow>();
        Done(await press.BeginCorrectionAsync(release, comms, default));
        var view = (await site.Get<PressQueries>().FindAsync(release, comms, default))!;
        var form = view.Form with { Headline = Word("headline"), Subhead = Word("subhead"), Dateline = Word("dateline"), Language = $"en-{Word("language")}", Contacts = Word("contact") };
        Filters.Add(($"language={form.Language}", Shown.Never));
        Done(await press.ReviseAsync(release, view.Form, form, comms, default));
        Done(await press.AppendAsync(release, Typed(view.Body.Text, $"{view.Body.Text}\nMore of {Word("body")}.", view.Body.Version), comms, default));
        await WordAsync(release, $"{state}, which are new", Shown.Never);
        await desk.ApproveReleaseAsync(release);
        Addresses.UnionWith([$"/news/{form.Headline}", $"/news/{form.Headline}.json"]);
    }

    /// <summary>Takes a release down for a reason, and proposes a name.</summary>
    public async Task TakeDownAsync(Guid release, string state)
    {
        var work = site.Get<TakedownWorkflow>();
        Done(await work.TakeDownAsync(release, canaries.Plant($"reason for which the release {state} is taken down", Shown.Never), comms, default));
        Done(await work.ProposeBlackoutAsync(release, canaries.Plant($"name to be blacked out of the release {state}", Shown.Never), comms, default));
    }

    public async Task RecallAsync(Guid letter, string state) =>
        Done(await site.Get<AdvocacyTracker.Sending.SendingWorkflow>().RecallAsync(letter, canaries.Plant($"note of the letter {state}", Shown.Never), drafter, default));

    public async Task RestrictAsync(Guid letter)
    {
        Done(await site.Get<PressWorkflow>().ConfideAsync(letter, Confidentiality.Restricted, drafter, default));
        await NameAsync(letter);
    }

    /// <summary>A reviewer’s no, with its reason.</summary>
    public async Task RefuseAsync(Guid release, string state)
    {
        var view = (await site.Get<PressQueries>().FindAsync(release, reviewer, default))!;
        Done(await site.Get<PressWorkflow>().DecideAsync(release, Part.ReleaseText, view.TextHash, Decision.ChangesRequested, canaries.Plant($"reason for changes of the release {state}", Shown.Never), reviewer, default));
    }

    private DateOnly Today => DateOnly.FromDateTime(site.Get<TimeProvider>().GetUtcNow().UtcDateTime);

    // A link that somebody had, and that was taken back.
    private async Task PreviewAsync(Guid release, string madeFor)
    {
        Addresses.Add($"/preview/{Done(await site.Get<PreviewWorkflow>().MakeAsync(release, madeFor, 7, comms, default))}");
        foreach (var link in await site.Get<PreviewQueries>().LinksAsync(release, comms, default)) Done(await site.Get<PreviewWorkflow>().RevokeAsync(link.Id, comms, default));
    }

    private async Task NameAsync(Guid letter)
    {
        foreach (var named in (Actor[])[reviewer, comms]) Done(await site.Get<LetterWorkflow>().NameAsync(letter, named.Id, true, drafter, default));
    }

    private static BodyChange Typed(string before, string after, int version = 0) => new(version, ChangeSet.Between(before, after).ToJson());

    private static T Done<T>(Result<T> result)
    {
        Assert.Null(result.Refusal);
        return result.Value!;
    }

    private static void Done(Result result) => Assert.Null(result.Refusal);
}
