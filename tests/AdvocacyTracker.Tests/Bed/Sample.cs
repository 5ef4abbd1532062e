using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Recipients;
using AdvocacyTracker.Replies;
using AdvocacyTracker.Sending;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Tests.Bed;

/// <summary>Letters, demands and releases to test with.</summary>
internal static class Sample
{
    public const string Body = "Dear {{addressee}}, rights are “inextricably linked”.\n\n:::demands\n:::\n";

    public static DemandForm Demand(int n = 1) => DemandForm.Empty with { Title = $"Demand {n}", Text = $"Do thing {n}.", Asks = $"Do thing {n}.", AddressedTo = "The President", Targets = "The Ministry" };

    public static ReleaseForm Release(string headline = "A headline") => new(headline, "A subhead", "Geneva", "en", "", false);

    public static RecipientDetails Recipient(string name = "Ada Fielding") => RecipientDetails.Empty with { Name = name, Honorific = "General", Office = "Adviser", Organisation = "The Office", Salutation = "Dear General Fielding," };

    /// <summary>A draft with an addressee, a body and demands.</summary>
    public static async Task<Guid> DraftAsync(this House house, int demands = 3, Confidentiality confidentiality = Confidentiality.PublicOnceAnnounced, string signedBy = "", LetterKind kind = LetterKind.Own)
    {
        var recipient = House.Value(await house.Recipients.AddAsync(Recipient(), house.Drafter, default));
        var letter = House.Value(await house.Letters.DraftAsync("A letter", "en", house.Drafter, default));
        House.Done(await house.Letters.AddRecipientAsync(letter, recipient, RecipientRole.Addressee, house.Drafter, default));
        await house.WriteAsync(letter, Body);
        if (signedBy.Length > 0)
        {
            var form = (await house.ViewAsync(letter)).Form;
            House.Done(await house.Letters.ReviseAsync(letter, form, form with { Signatories = signedBy, Kind = kind }, house.Drafter, default));
        }
        for (var n = 1; n <= demands; n++) House.Value(await house.Demands.AddAsync(letter, Demand(n), house.Drafter, default));
        House.Done(await house.Press.ConfideAsync(letter, confidentiality, house.Drafter, default));
        return letter;
    }

    /// <summary>Makes a letter somebody's, as a hand-over would.</summary>
    public static async Task HandToAsync(this House house, Guid letter, Actor owner)
    {
        await using var db = house.Database();
        await db.Set<Letter>().Where(l => l.Id == letter).ExecuteUpdateAsync(set => set.SetProperty(l => l.OwnerId, owner.Id));
    }

    /// <summary>The newsroom's settings as they stand.</summary>
    public static async Task<NewsroomForm> SettingsAsync(this House house) => NewsroomForm.Of(await house.Published.NewsroomAsync(default));

    /// <summary>A letter with the reviewers.</summary>
    public static async Task<Guid> SubmittedAsync(this House house, int demands = 3, string signedBy = "", LetterKind kind = LetterKind.Own)
    {
        var letter = await house.DraftAsync(demands, signedBy: signedBy, kind: kind);
        House.Done(await house.Demands.SubmitAsync(letter, house.Drafter, default));
        return letter;
    }

    /// <summary>A letter all of whose words are approved.</summary>
    public static async Task<Guid> ClearedAsync(this House house, int demands = 3, string signedBy = "", LetterKind kind = LetterKind.Own)
    {
        var letter = await house.SubmittedAsync(demands, signedBy: signedBy, kind: kind);
        await house.ApproveAllAsync(letter);
        return letter;
    }

    /// <summary>A letter that went out.</summary>
    public static async Task<Guid> SentAsync(this House house, int demands = 3, string signedBy = "", LetterKind kind = LetterKind.Own)
    {
        var letter = await house.ClearedAsync(demands, signedBy: signedBy, kind: kind);
        House.Done(await house.Sending.SignOffAsync(letter, house.Reviewer, default));
        House.Done(await house.Sending.MarkAsSentAsync(letter, Delivery.Post, null, house.Drafter, default));
        return letter;
    }

    /// <summary>A restricted letter that went out; the reviewer and comms are named on it.</summary>
    public static async Task<Guid> RestrictedAsync(this House house)
    {
        var letter = await house.DraftAsync(confidentiality: Confidentiality.Restricted);
        foreach (var named in (Actor[])[house.Reviewer, house.Comms]) House.Done(await house.Letters.NameAsync(letter, named.Id, true, house.Drafter, default));
        House.Done(await house.Demands.SubmitAsync(letter, house.Drafter, default));
        await house.ApproveAllAsync(letter);
        House.Done(await house.Sending.SignOffAsync(letter, house.Reviewer, default));
        House.Done(await house.Sending.MarkAsSentAsync(letter, Delivery.Mail, null, house.Drafter, default));
        return letter;
    }

    /// <summary>A reply to a sent letter, as its first recipient might give one.</summary>
    public static async Task<ReplyFields> ReplyAsync(this House house, Guid letter) =>
        new((await house.ViewAsync(letter)).Recipients[0].Id, ReplyKind.Substantive, ReplyForm.Letter, new(2026, 11, 23), "They will look into it.", "Registry, folder 12.", [new((await house.ViewAsync(letter)).Words.Demands[0], 1)]);

    /// <summary>An outcome of the first ask of a sent letter.</summary>
    public static async Task<OutcomeFields> OutcomeAsync(this House house, Guid letter) =>
        new((await house.ViewAsync(letter)).Words.Demands[0], 1, Track.Did, Step.Committed, new(2026, 11, 23), "The minister promised it in parliament.", "https://parliament.example/minutes", "We briefed two members.");

    /// <summary>A reply that the drafter logged.</summary>
    public static async Task<Guid> LoggedAsync(this House house, Guid letter) =>
        House.Value(await house.FollowUps.LogReplyAsync(letter, await house.ReplyAsync(letter), house.Drafter, default));

    /// <summary>A reply that the reviewer has confirmed.</summary>
    public static async Task<Guid> ConfirmedAsync(this House house, Guid letter)
    {
        var reply = await house.LoggedAsync(letter);
        House.Done(await house.FollowUps.ConfirmAsync(reply, house.Reviewer, default));
        return reply;
    }

    /// <summary>A release with the reviewers.</summary>
    public static async Task<Guid> SubmittedReleaseAsync(this House house, Guid? letter = null, string body = "Words for the press.", string headline = "A headline")
    {
        var release = House.Value(await house.Press.DraftAsync(Release(headline), letter is { } id ? [id] : [], house.Comms, default));
        House.Value(await house.Press.AppendAsync(release, new BodyChange(0, ChangeSet.Between("", body).ToJson()), house.Comms, default));
        House.Done(await house.Press.SubmitAsync(release, house.Comms, default));
        return release;
    }

    /// <summary>A release approved as it stands.</summary>
    public static async Task<Guid> ApprovedReleaseAsync(this House house, Guid? letter = null, string body = "Words for the press.", string headline = "A headline")
    {
        var release = await house.SubmittedReleaseAsync(letter, body, headline);
        await house.ApproveReleaseAsync(release);
        return release;
    }

    /// <summary>A release that the clock opens.</summary>
    /// <param name="at">By clocks in UTC, as <see cref="ReleaseForm.ClockFormat"/>.</param>
    public static async Task<Guid> ScheduledReleaseAsync(this House house, string at, string headline = "A headline", string body = "Words for the press.")
    {
        var release = House.Value(await house.Press.DraftAsync(Release(headline) with { EmbargoAt = at }, [], house.Comms, default));
        House.Value(await house.Press.AppendAsync(release, new(0, ChangeSet.Between("", body).ToJson()), house.Comms, default));
        House.Done(await house.Press.SubmitAsync(release, house.Comms, default));
        await house.ApproveReleaseAsync(release);
        House.Value(await house.Press.ScheduleAsync(release, house.Comms, default));
        return release;
    }

    /// <summary>A release that was public, and is taken down.</summary>
    public static async Task<Guid> TakenDownReleaseAsync(this House house)
    {
        var release = await house.ApprovedReleaseAsync();
        House.Value(await house.Press.PublishAsync(release, house.Comms, default));
        House.Done(await house.Takedowns.TakeDownAsync(release, "Somebody is in danger.", house.Comms, default));
        return release;
    }

    /// <summary>Approves a release's headline and text as they stand.</summary>
    public static async Task ApproveReleaseAsync(this House house, Guid release, bool onlyText = false)
    {
        var view = (await house.PressList.FindAsync(release, house.Reviewer, default))!;
        if (!onlyText) House.Done(await house.Press.DecideAsync(release, Part.Headline, view.HeadlineHash, Decision.Approved, "", house.Reviewer, default));
        House.Done(await house.Press.DecideAsync(release, Part.ReleaseText, view.TextHash, Decision.Approved, "", house.Reviewer, default));
    }

    /// <summary>Puts somebody on a letter's watch-list.</summary>
    public static async Task<Guid> WatchAsync(this House house, Guid letter, string name, NamingConsent consent = NamingConsent.MustNotBeNamed, string others = "") =>
        House.Value(await house.People.AddAsync(letter, new(name, others, consent, ""), house.Drafter, default));

    /// <summary>Replaces a letter's body.</summary>
    public static async Task WriteAsync(this House house, Guid letter, string body)
    {
        var head = (await house.ViewAsync(letter)).Body;
        var appended = House.Value(await house.Letters.AppendAsync(letter, new BodyChange(head.Version, ChangeSet.Between(head.Text, body).ToJson()), house.Drafter, default));
        Assert.True(appended.Taken);
    }

    public static async Task<LetterView> ViewAsync(this House house, Guid letter) => (await house.LetterList.FindAsync(letter, house.Drafter, default))!;

    public static async Task<IReadOnlyList<DemandView>> DemandsAsync(this House house, Guid letter) => await house.DemandList.OfLetterAsync(await house.ViewAsync(letter), default);

    /// <summary>The remarks on a letter's body and its demands.</summary>
    public static async Task<IReadOnlyList<RemarkView>> RemarksAsync(this House house, Guid letter, Actor? reader = null) =>
        await house.RemarkList.OfAsync(await house.TextsAsync(letter), reader ?? house.Drafter, default);

    /// <summary>What remarks are made on in a letter: its body, then its demands.</summary>
    public static async Task<IReadOnlyList<RemarkedText>> TextsAsync(this House house, Guid letter)
    {
        var view = await house.ViewAsync(letter);
        return [RemarkedText.Of(view), .. (await house.DemandsAsync(letter)).Select(d => RemarkedText.Of(view, d))];
    }

    /// <summary>A remark on these words, which stand once in the text, of a reviewer unless somebody else is named.</summary>
    public static async Task<Guid> RemarkAsync(this House house, RemarkedText text, string quote, string words = "Why?", string? suggestion = null, bool isBlocking = false, Actor? by = null) =>
        House.Value(await house.RemarkDeeds.AddAsync(text.Part, text.Id, new(House.Value(text.PassageOf(quote)), words, suggestion, isBlocking), by ?? house.Reviewer, default));

    /// <summary>The same on a letter's body.</summary>
    public static async Task<Guid> RemarkAsync(this House house, Guid letter, string quote, string words = "Why?", string? suggestion = null, bool isBlocking = false, Actor? by = null) =>
        await house.RemarkAsync((await house.TextsAsync(letter))[0], quote, words, suggestion, isBlocking, by);

    /// <summary>A link for a reviewer from outside, opened in a browser under this name.</summary>
    public static async Task<OutsideKey> OpenLinkAsync(this House house, Guid letter, string name = "Ana", string madeFor = "Counsel", int days = 7)
    {
        var key = new OutsideKey(House.Value(await house.Outside.MakeAsync(letter, madeFor, days, house.Drafter, default)), Secret.Make());
        House.Done(await house.Outside.OpenAsync(key, name, default));
        return key;
    }

    public static async Task<Standing> TextStandingAsync(this House house, Guid letter) => (await house.DemandList.LetterTextAsync(await house.ViewAsync(letter), default)).Standing;

    public static async Task ApproveDemandsAsync(this House house, Guid letter)
    {
        foreach (var demand in await house.DemandsAsync(letter)) House.Done(await house.Demands.DecideOnDemandAsync(demand.Id, demand.Hash, Decision.Approved, "", house.Reviewer, default));
    }

    public static async Task ApproveAllAsync(this House house, Guid letter)
    {
        await house.ApproveDemandsAsync(letter);
        House.Done(await house.Demands.DecideOnLetterAsync(letter, (await house.ViewAsync(letter)).Hash, Decision.Approved, "", house.Reviewer, default));
    }

    public static async Task<Clearance> ClearanceAsync(this House house, Guid letter) => await house.SendingList.ClearanceAsync(await house.ViewAsync(letter), default);
}
