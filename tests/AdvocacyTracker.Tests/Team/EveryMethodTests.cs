using AdvocacyTracker.Data;
using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Mail;
using AdvocacyTracker.Mailing;
using AdvocacyTracker.Notices;
using AdvocacyTracker.Press;
using AdvocacyTracker.Recipients;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Sending;
using AdvocacyTracker.Team;
using AdvocacyTracker.Tests.Bed;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Tests.Team;

/// <summary>One deed of the table has several mouths (a letter is revised by its form, its body, its recipients …): each of them asks the table.</summary>
public sealed class EveryMethodTests
{
    // Each method's deed, and how to bring a house to where the method is next, giving the call.
    private static readonly Dictionary<string, (Deed Deed, Func<House, Task<Func<Actor, Task<Refusal?>>>> Prepare)> Methods = new()
    {
        ["LetterWorkflow.DraftAsync"] = (Deed.Draft, h => Next(a => Of(h.Letters.DraftAsync("A letter", "en", a, default)))),
        ["LetterWorkflow.ReviseAsync"] = (Deed.Revise, h => OnDraft(h, async (l, a) => await Of(h.Letters.ReviseAsync(l, (await h.ViewAsync(l)).Form, (await h.ViewAsync(l)).Form with { Place = "Geneva" }, a, default)))),
        ["LetterWorkflow.AppendAsync"] = (Deed.Revise, h => OnDraft(h, (l, a) => Of(h.Letters.AppendAsync(l, new(1, $"[{Sample.Body.Length},[0,\"More.\"]]"), a, default)))),
        ["LetterWorkflow.KeepLoserAsync"] = (Deed.Revise, h => OnDraft(h, (l, a) => Of(h.Letters.KeepLoserAsync(l, "Lost words.", a, default)))),
        ["LetterWorkflow.NamePointAsync"] = (Deed.NamePoint, h => OnDraft(h, (l, a) => Of(h.Letters.NamePointAsync(l, 1, "As read aloud", a, default)))),
        ["LetterWorkflow.RestoreAsync"] = (Deed.Revise, h => OnDraft(h, (l, a) => Of(h.Letters.RestoreAsync(l, BodyPlace.At(0), a, default)))),
        ["LetterWorkflow.AddRecipientAsync"] = (Deed.Revise, h => OnDraft(h, async (l, a) => await Of(h.Letters.AddRecipientAsync(l, (await h.RecipientList.AllAsync(default))[0].Id, RecipientRole.Cc, a, default)))),
        ["LetterWorkflow.RemoveRecipientAsync"] = (Deed.Revise, h => OnDraft(h, async (l, a) => await Of(h.Letters.RemoveRecipientAsync(l, (await h.ViewAsync(l)).Recipients[0].Id, a, default)))),
        ["LetterWorkflow.RefreshRecipientAsync"] = (Deed.Revise, h => OnDraft(h, async (l, a) => await Of(h.Letters.RefreshRecipientAsync(l, (await h.ViewAsync(l)).Recipients[0].Id, a, default)))),
        ["LetterWorkflow.NameAsync"] = (Deed.Confide, h => OnOwn(h, (l, a) => Of(h.Letters.NameAsync(l, h.Reviewer.Id, true, a, default)))),
        ["PersonConcernedWorkflow.AddAsync"] = (Deed.Revise, h => OnDraft(h, (l, a) => Of(h.People.AddAsync(l, Person, a, default)))),
        ["PersonConcernedWorkflow.ReviseAsync"] = (Deed.Revise, async h => With(await h.WatchAsync(await h.DraftAsync(), "Ana Perez"), (p, a) => Of(h.People.ReviseAsync(p, Person, Person with { Note = "Asked." }, a, default)))),
        ["PersonConcernedWorkflow.RemoveAsync"] = (Deed.Revise, async h => With(await h.WatchAsync(await h.DraftAsync(), "Ana Perez"), (p, a) => Of(h.People.RemoveAsync(p, a, default)))),
        ["SignatoryConsentWorkflow.NoteAsync"] = (Deed.Revise, async h => With(await h.DraftAsync(signedBy: "Mara Lind"), (l, a) => Of(h.Consents.NoteAsync(l, "Mara Lind", "by mail", a, default)))),
        ["SignatoryConsentWorkflow.WithdrawAsync"] = (Deed.Revise, async h => With(House.Value(await h.Consents.NoteAsync(await h.DraftAsync(signedBy: "Mara Lind"), "Mara Lind", "by mail", h.Drafter, default)), (c, a) => Of(h.Consents.WithdrawAsync(c, a, default)))),
        ["HandOverWorkflow.HandOverAsync"] = (Deed.HandOver, h => OnDraft(h, (_, a) => Of(h.HandOvers.HandOverAsync(h.Drafter.Id, h.OtherDrafter.Id, a, default)))),
        ["DemandWorkflow.AddAsync"] = (Deed.Draft, h => OnDraft(h, (l, a) => Of(h.Demands.AddAsync(l, Sample.Demand(9), a, default)))),
        ["DemandWorkflow.ReviseAsync"] = (Deed.Revise, h => OnDraft(h, async (l, a) => await Of(h.Demands.ReviseAsync((await h.DemandsAsync(l))[0].Id, Sample.Demand(), Sample.Demand() with { Title = "Other" }, a, default)))),
        ["DemandWorkflow.ReorderAsync"] = (Deed.Revise, h => OnDraft(h, async (l, a) => await Of(h.Demands.ReorderAsync(l, [.. (await h.ViewAsync(l)).Words.Demands.Reverse()], a, default)))),
        ["DemandWorkflow.WithdrawAsync"] = (Deed.Withdraw, h => OnDraft(h, async (l, a) => await Of(h.Demands.WithdrawAsync((await h.DemandsAsync(l))[0].Id, a, default)))),
        ["DemandWorkflow.BringBackAsync"] = (Deed.Withdraw, async h =>
        {
            var demand = (await h.DemandsAsync(await h.DraftAsync()))[0].Id;
            House.Done(await h.Demands.WithdrawAsync(demand, h.Drafter, default));
            return a => Of(h.Demands.BringBackAsync(demand, a, default));
        }),
        ["DemandWorkflow.SubmitAsync"] = (Deed.Submit, h => OnDraft(h, (l, a) => Of(h.Demands.SubmitAsync(l, a, default)))),
        ["DemandWorkflow.TakeBackAsync"] = (Deed.Withdraw, async h => With(await h.SubmittedAsync(), (l, a) => Of(h.Demands.TakeBackAsync(l, a, default)))),
        ["DemandWorkflow.DecideOnDemandAsync"] = (Deed.Approve, async h => With((await h.DemandsAsync(await h.SubmittedAsync()))[0], (d, a) => Of(h.Demands.DecideOnDemandAsync(d.Id, d.Hash, Decision.Approved, "", a, default)))),
        ["DemandWorkflow.DecideOnLetterAsync"] = (Deed.Approve, async h => With(await h.SubmittedAsync(), async (l, a) => await Of(h.Demands.DecideOnLetterAsync(l, (await h.ViewAsync(l)).Hash, Decision.Approved, "", a, default)))),
        ["RemarkWorkflow.AddAsync"] = (Deed.Remark, h => OnDraft(h, (l, a) => Of(h.RemarkDeeds.AddAsync(Part.LetterText, l, new(new(0, 4, 1, "Dear"), "Why?"), a, default)))),
        ["RemarkWorkflow.ReplyAsync"] = (Deed.Remark, async h => With(await RemarkAsync(h), (r, a) => Of(h.RemarkDeeds.ReplyAsync(r, "Because.", a, default)))),
        ["RemarkWorkflow.BringInAsync"] = (Deed.Remark, h => OnDraft(h, (l, a) => Of(h.RemarkDeeds.BringInAsync(Part.LetterText, l, [new(Part.LetterText, l, "Anna", new(new(0, 4, 1, "Dear"), "Why?"))], a, default)))),
        ["RemarkWorkflow.AcceptAsync"] = (Deed.Revise, async h => With(await RemarkAsync(h), (r, a) => Of(h.RemarkDeeds.AcceptAsync(r, a, default)))),
        ["RemarkWorkflow.DeclineAsync"] = (Deed.Revise, async h => With(await RemarkAsync(h), (r, a) => Of(h.RemarkDeeds.DeclineAsync(r, a, default)))),
        ["OutsideWorkflow.MakeAsync"] = (Deed.Confide, h => OnOwn(h, (l, a) => Of(h.Outside.MakeAsync(l, "Counsel", 7, a, default)))),
        ["OutsideWorkflow.RevokeAsync"] = (Deed.Confide, async h =>
        {
            var letter = await h.DraftAsync();
            House.Value(await h.Outside.MakeAsync(letter, "Counsel", 7, h.Drafter, default));
            var link = (await h.OutsideList.LinksAsync(letter, h.Drafter, default))[0].Id;
            return async a =>
            {
                await h.HandToAsync(letter, a);
                return await Of(h.Outside.RevokeAsync(link, a, default));
            };
        }),
        ["PolicyWorkflow.AddAsync"] = (Deed.KeepPolicy, h => Next(a => Of(h.Policies.AddAsync(new(Part.Demand, RuleCondition.Always, "", 1, ""), a, default)))),
        ["PolicyWorkflow.RemoveAsync"] = (Deed.KeepPolicy, async h => With(House.Value(await h.Policies.AddAsync(new(Part.Demand, RuleCondition.Always, "", 1, ""), h.Admin, default)), (r, a) => Of(h.Policies.RemoveAsync(r, a, default)))),
        ["NewsroomWorkflow.KeepAsync"] = (Deed.KeepNewsroom, h => Next(async a => await h.SettingsAsync() is var seen ? await Of(h.Newsroom.KeepAsync(seen, seen with { Tagline = "We write." }, a, default)) : null)),
        ["SendingWorkflow.SignOffAsync"] = (Deed.SignOff, async h => With(await h.ClearedAsync(), (l, a) => Of(h.Sending.SignOffAsync(l, a, default)))),
        ["SendingWorkflow.MarkAsSentAsync"] = (Deed.Send, async h =>
        {
            var letter = await h.ClearedAsync();
            House.Done(await h.Sending.SignOffAsync(letter, h.Reviewer, default));
            return a => Of(h.Sending.MarkAsSentAsync(letter, Delivery.Post, null, a, default));
        }),
        ["SendingWorkflow.RecallAsync"] = (Deed.Recall, async h => With(await h.SentAsync(), (l, a) => Of(h.Sending.RecallAsync(l, "Wrong.", a, default)))),
        ["PressWorkflow.DraftAsync"] = (Deed.DraftRelease, h => Next(a => Of(h.Press.DraftAsync(Sample.Release(), [], a, default)))),
        ["PressWorkflow.ReviseAsync"] = (Deed.ReviseRelease, async h => With(await h.SubmittedReleaseAsync(), (r, a) => Of(h.Press.ReviseAsync(r, Sample.Release(), Sample.Release("Other"), a, default)))),
        ["PressWorkflow.AppendAsync"] = (Deed.ReviseRelease, async h => With(await h.SubmittedReleaseAsync(), (r, a) => Of(h.Press.AppendAsync(r, new(1, "[20,[0,\"x\"]]"), a, default)))),
        ["PressWorkflow.KeepLoserAsync"] = (Deed.ReviseRelease, async h => With(await h.SubmittedReleaseAsync(), (r, a) => Of(h.Press.KeepLoserAsync(r, "Lost words.", a, default)))),
        ["PressWorkflow.NamePointAsync"] = (Deed.NameReleasePoint, async h => With(await h.SubmittedReleaseAsync(), (r, a) => Of(h.Press.NamePointAsync(r, 1, "As read aloud", a, default)))),
        ["PressWorkflow.RestoreAsync"] = (Deed.ReviseRelease, async h => With(await h.SubmittedReleaseAsync(), (r, a) => Of(h.Press.RestoreAsync(r, BodyPlace.At(0), a, default)))),
        ["WordingWorkflow.WordAsync"] = (Deed.ReviseRelease, async h => With(await ReleaseOfDemandAsync(h), (r, a) => Of(h.Wordings.WordAsync(r, Wording, Wording with { Title = "Shorter" }, a, default)))),
        ["WordingWorkflow.DropAsync"] = (Deed.ReviseRelease, async h =>
        {
            var release = await ReleaseOfDemandAsync(h);
            House.Done(await h.Wordings.WordAsync(release, Wording, Wording with { Title = "Shorter" }, h.Comms, default));
            return a => Of(h.Wordings.DropAsync(release, Wording.DemandReference, a, default));
        }),
        ["NewsroomWorkflow.ShowLogoAsync"] = (Deed.KeepNewsroom, async h =>
        {
            var logo = await Photo.ReadAsync();
            return a => Of(h.Get<NewsroomWorkflow>().ShowLogoAsync(logo, a, default));
        }),
        ["NewsroomWorkflow.DropLogoAsync"] = (Deed.KeepNewsroom, async h =>
        {
            House.Done(await h.Get<NewsroomWorkflow>().ShowLogoAsync(await Photo.ReadAsync(), h.Admin, default));
            return a => Of(h.Get<NewsroomWorkflow>().DropLogoAsync(a, default));
        }),
        ["PictureWorkflow.AddAsync"] = (Deed.ReviseRelease, async h =>
        {
            var (release, file) = (await h.SubmittedReleaseAsync(), await Photo.ReadAsync());
            return a => Of(h.Pictures.AddAsync(release, file, Photo.Words(file), a, default));
        }),
        ["PictureWorkflow.DescribeAsync"] = (Deed.ReviseRelease, async h => With(await ReleaseWithPictureAsync(h), (r, a) => Of(h.Pictures.DescribeAsync(r.Id, r.Picture, r.Picture with { Alt = "Other words" }, a, default)))),
        ["PictureWorkflow.PutFirstAsync"] = (Deed.ReviseRelease, async h =>
        {
            var (release, first) = await ReleaseWithPictureAsync(h);
            var second = await Photo.ReadAsync(700);
            House.Done(await h.Pictures.AddAsync(release, second, Photo.Words(second), h.Comms, default));
            return a => Of(h.Pictures.PutFirstAsync(release, second.Hash, a, default));
        }),
        ["PictureWorkflow.RemoveAsync"] = (Deed.ReviseRelease, async h => With(await ReleaseWithPictureAsync(h), (r, a) => Of(h.Pictures.RemoveAsync(r.Id, r.Picture.Hash, a, default)))),
        ["PressWorkflow.SubmitAsync"] = (Deed.SubmitRelease, async h =>
        {
            var release = await h.SubmittedReleaseAsync();
            House.Done(await h.Press.TakeBackAsync(release, h.Comms, default));
            return a => Of(h.Press.SubmitAsync(release, a, default));
        }),
        ["PressWorkflow.TakeBackAsync"] = (Deed.WithdrawRelease, async h => With(await h.SubmittedReleaseAsync(), (r, a) => Of(h.Press.TakeBackAsync(r, a, default)))),
        ["PressWorkflow.DecideAsync"] = (Deed.Approve, async h => With((await h.PressList.FindAsync(await h.SubmittedReleaseAsync(), h.Comms, default))!, (r, a) => Of(h.Press.DecideAsync(r.Id, Part.ReleaseText, r.TextHash, Decision.Approved, "", a, default)))),
        ["PressWorkflow.PublishAsync"] = (Deed.Publish, async h => With(await h.ApprovedReleaseAsync(), (r, a) => Of(h.Press.PublishAsync(r, a, default)))),
        ["PressWorkflow.ScheduleAsync"] = (Deed.Publish, async h =>
        {
            var release = House.Value(await h.Press.DraftAsync(Sample.Release() with { EmbargoAt = "2027-01-18T06:00" }, [], h.Comms, default));
            House.Value(await h.Press.AppendAsync(release, new(0, ChangeSet.Between("", "Words for the press.").ToJson()), h.Comms, default));
            House.Done(await h.Press.SubmitAsync(release, h.Comms, default));
            await h.ApproveReleaseAsync(release);
            return a => Of(h.Press.ScheduleAsync(release, a, default));
        }),
        ["PressWorkflow.ConfideAsync"] = (Deed.Confide, h => OnOwn(h, (l, a) => Of(h.Press.ConfideAsync(l, Confidentiality.Restricted, a, default)))),
        ["PressWorkflow.BeginCorrectionAsync"] = (Deed.Correct, async h => With(await PublishedAsync(h), (r, a) => Of(h.Press.BeginCorrectionAsync(r, a, default)))),
        ["PressWorkflow.DropCorrectionAsync"] = (Deed.Correct, async h => With(await CorrectingAsync(h), (r, a) => Of(h.Press.DropCorrectionAsync(r, a, default)))),
        ["PressWorkflow.CorrectAsync"] = (Deed.Correct, async h =>
        {
            var release = await CorrectingAsync(h);
            House.Value(await h.Press.AppendAsync(release, new(1, "[20,[0,\"x\"]]"), h.Comms, default));
            await h.ApproveReleaseAsync(release, onlyText: true);
            return a => Of(h.Press.CorrectAsync(release, "A letter was missing.", false, a, default));
        }),
        ["PressWorkflow.RetractAsync"] = (Deed.Retract, async h =>
        {
            var release = await h.ApprovedReleaseAsync();
            House.Value(await h.Press.PublishAsync(release, h.Comms, default));
            return a => Of(h.Press.RetractAsync(release, "Wrong.", a, default));
        }),
        ["FollowUpWorkflow.LogReplyAsync"] = (Deed.LogReply, async h => With(await h.SentAsync(), async (l, a) => await Of(h.FollowUps.LogReplyAsync(l, await h.ReplyAsync(l), a, default)))),
        ["FollowUpWorkflow.AssessOutcomeAsync"] = (Deed.AssessOutcome, async h => With(await h.SentAsync(), async (l, a) => await Of(h.FollowUps.AssessOutcomeAsync(l, await h.OutcomeAsync(l), a, default)))),
        ["FollowUpWorkflow.ConfirmAsync"] = (Deed.ConfirmFollowUp, async h => With(await h.LoggedAsync(await h.SentAsync()), (f, a) => Of(h.FollowUps.ConfirmAsync(f, a, default)))),
        ["FollowUpWorkflow.PublishAsync"] = (Deed.PublishFollowUp, async h => With(await h.ConfirmedAsync(await h.SentAsync()), (f, a) => Of(h.FollowUps.PublishAsync(f, a, default)))),
        ["FollowUpWorkflow.WithdrawAsync"] = (Deed.WithdrawFollowUp, async h => With(await h.LoggedAsync(await h.SentAsync()), (f, a) => Of(h.FollowUps.WithdrawAsync(f, "Logged twice.", a, default)))),
        ["FollowUpWorkflow.TakeDownAsync"] = (Deed.TakeDown, async h => With(await PublishedReplyAsync(h), (f, a) => Of(h.FollowUps.TakeDownAsync(f, "Somebody is in danger.", a, default)))),
        ["FollowUpWorkflow.BlackOutAsync"] = (Deed.ConfirmBlackout, async h =>
        {
            var reply = await PublishedReplyAsync(h);
            House.Done(await h.FollowUps.TakeDownAsync(reply, "Somebody is in danger.", h.Comms, default));
            return a => Of(h.FollowUps.BlackOutAsync(reply, a, default));
        }),
        ["TranslationWorkflow.BeginAsync"] = (Deed.DraftRelease, async h => With(await h.SubmittedReleaseAsync(), (r, a) => Of(h.Get<TranslationWorkflow>().BeginAsync(r, "fr", a, default)))),
        ["PreviewWorkflow.MakeAsync"] = (Deed.SharePreview, async h => With(await h.SubmittedReleaseAsync(), (r, a) => Of(h.Previews.MakeAsync(r, "A partner", 7, a, default)))),
        ["PreviewWorkflow.RevokeAsync"] = (Deed.SharePreview, async h =>
        {
            var release = await h.SubmittedReleaseAsync();
            House.Value(await h.Previews.MakeAsync(release, "A partner", 7, h.Comms, default));
            return With((await h.PreviewList.LinksAsync(release, h.Comms, default))[0].Id, (l, a) => Of(h.Previews.RevokeAsync(l, a, default)));
        }),
        ["PressListWorkflow.AddAsync"] = (Deed.KeepPressList, h => Next(a => Of(h.PressContacts.AddAsync(Contact, a, default)))),
        ["PressListWorkflow.ReviseAsync"] = (Deed.KeepPressList, async h => With(await ContactAsync(h), (c, a) => Of(h.PressContacts.ReviseAsync(c, Contact, Contact with { Note = "Called." }, a, default)))),
        ["PressListWorkflow.RemoveAsync"] = (Deed.KeepPressList, async h => With(await ContactAsync(h), (c, a) => Of(h.PressContacts.RemoveAsync(c, a, default)))),
        ["PressListWorkflow.BringInAsync"] = (Deed.KeepPressList, h => Next(a => Of(h.PressContacts.BringInAsync("Name,E-mail\nJo,jo@example.org", a, default)))),
        ["MailingWorkflow.MailAsync"] = (Deed.MailRelease, async h => With((Release: await PublishedAsync(h), Contact: await ContactAsync(h)), (t, a) => Of(h.Mailings.MailAsync(t.Release, MailManner.Openly, [t.Contact], [], a, default)))),
        ["MailingWorkflow.RevokeAsync"] = (Deed.MailRelease, async h => With((await MailedAsync(h)).Id, (m, a) => Of(h.Mailings.RevokeAsync(m, a, default)))),
        ["MailingWorkflow.RevokeAllAsync"] = (Deed.MailRelease, async h => With((await MailedAsync(h)).ReleaseId, (r, a) => Of(h.Mailings.RevokeAllAsync(r, a, default)))),
        ["MailingWorkflow.TellThatItMovedAsync"] = (Deed.MailRelease, async h => With(await MovedAsync(h), (m, a) => Of(h.Mailings.TellThatItMovedAsync(m.ReleaseId, [m.ContactId], a, default)))),
        ["SubscriptionWorkflow.RemoveAsync"] = (Deed.KeepPressList, h => Next(a => Of(h.Readers.RemoveAsync("ria@example.org", a, default)))),
        ["TakedownWorkflow.TakeDownAsync"] = (Deed.TakeDown, async h => With(await PublishedAsync(h), (r, a) => Of(h.Takedowns.TakeDownAsync(r, "Somebody is in danger.", a, default)))),
        ["TakedownWorkflow.ProposeBlackoutAsync"] = (Deed.TakeDown, async h => With(await h.TakenDownReleaseAsync(), (r, a) => Of(h.Takedowns.ProposeBlackoutAsync(r, "Ana Perez", a, default)))),
        ["TakedownWorkflow.ConfirmBlackoutAsync"] = (Deed.ConfirmBlackout, async h => With(await ProposedAsync(h), (b, a) => Of(h.Takedowns.ConfirmBlackoutAsync(b, a, default)))),
        ["TakedownWorkflow.DropBlackoutAsync"] = (Deed.ConfirmBlackout, async h => With(await ProposedAsync(h), (b, a) => Of(h.Takedowns.DropBlackoutAsync(b, a, default)))),
        ["RecipientWorkflow.AddAsync"] = (Deed.KeepRecipients, h => Next(a => Of(h.Recipients.AddAsync(Sample.Recipient(), a, default)))),
        ["RecipientWorkflow.ReviseAsync"] = (Deed.KeepRecipients, async h =>
        {
            var id = House.Value(await h.Recipients.AddAsync(Sample.Recipient(), h.Drafter, default));
            var seen = (await h.RecipientList.FindAsync(id, default))!.ToDetails();
            return a => Of(h.Recipients.ReviseAsync(id, seen, seen with { Email = "office@example.org" }, a, default));
        }),
        ["TeamWorkflow.InviteAsync"] = (Deed.KeepTeam, h => Next(a => Of(h.Team.InviteAsync("Nora", "nora@example.org", Roles.Drafter, a, default)))),
        ["TeamWorkflow.ResetAsync"] = (Deed.KeepTeam, async h => With((await h.TeamList.AllAsync(default))[0].Email, (e, a) => Of(h.Team.ResetAsync(e, a, default)))),
        ["TeamWorkflow.GiveRoleAsync"] = (Deed.KeepTeam, h => Next(a => Of(h.Team.GiveRoleAsync(h.Drafter.Id, Roles.Comms, a, default)))),
        ["TeamWorkflow.TakeRoleAsync"] = (Deed.KeepTeam, h => Next(a => Of(h.Team.TakeRoleAsync(h.Drafter.Id, Roles.Drafter, a, default)))),
        ["TeamWorkflow.DisableAsync"] = (Deed.KeepTeam, h => Next(a => Of(h.Team.DisableAsync(h.Drafter.Id, a, default)))),
        ["TeamWorkflow.JoinAsync"] = (Deed.KeepTeam, h => Next(a => Of(h.Team.JoinAsync(h.Reviewer.Id, "Legal", a, default)))),
        ["TeamWorkflow.LeaveAsync"] = (Deed.KeepTeam, h => Next(a => Of(h.Team.LeaveAsync(h.Reviewer.Id, "Legal", a, default)))),
        ["TeamWorkflow.GoAwayAsync"] = (Deed.KeepTeam, h => Next(a => Of(h.Team.GoAwayAsync(h.Reviewer.Id, new(2026, 11, 24), null, null, a, default)))),
        ["TeamWorkflow.ComeBackAsync"] = (Deed.KeepTeam, h => Next(a => Of(h.Team.ComeBackAsync(h.Reviewer.Id, a, default)))),
        ["TeamWorkflow.EndSessionsAsync"] = (Deed.KeepTeam, h => Next(a => Of(h.Team.EndSessionsAsync(h.Drafter.Id, a, default)))),
        ["TeamWorkflow.ReadAsync"] = (Deed.KeepTeam, h => Next(a => Of(h.Team.ReadAsync(h.Drafter.Id, "en", a, default)))),
        ["MailWorkflow.SendAgainAsync"] = (Deed.KeepTeam, async h => With(await TroubledAsync(h), (m, a) => Of(h.Get<MailWorkflow>().SendAgainAsync(m, a, default)))),
        ["MailWorkflow.LetBeAsync"] = (Deed.KeepTeam, async h => With(await TroubledAsync(h), (m, a) => Of(h.Get<MailWorkflow>().LetBeAsync(m, a, default)))),
        ["TeamWorkflow.EnableAsync"] = (Deed.KeepTeam, h => Next(a => Of(h.Team.EnableAsync(h.Drafter.Id, a, default)))),
    };

    // Whoever made the remark may do these too, without another role, as whoever is told something marks it as read; RemarkTests, NoticeTests and MailTests try them.
    private static readonly string[] AlsoItsAuthors = ["NoticeWorkflow.MarkAsReadAsync", "MailWorkflow.ChooseAsync", "RemarkWorkflow.ResolveAsync", "RemarkWorkflow.ReopenAsync", "RemarkWorkflow.KeepPlacesAsync"];

    // Everybody does these with what is their own; AccountTests of the site tries them.
    private static readonly string[] OnesOwn = ["TeamWorkflow.RenameAsync", "TeamWorkflow.ChangePasswordAsync"];

    private static PersonConcernedForm Person => new("Ana Perez", "", NamingConsent.MustNotBeNamed, "");

    private static PressContactForm Contact => new("Jo", "jo@example.org", "", "en", Zones.Utc, "");

    // Nothing is sent: nobody takes mails out of the outbox here.
    private static MailSettings Mail => new("127.0.0.1", 25, "", "", "newsroom@example.org", false, new("https://news.example.org"));

    private static ReleaseWording Wording => new("D-2026-001-1", "Demand 1", "Do thing 1.");

    private const Roles Everything = Roles.Drafter | Roles.Reviewer | Roles.Comms | Roles.Admin;

    public static TheoryData<string> Names { get; } = new(Methods.Keys);

    [Theory, MemberData(nameof(Names))]
    public async Task A_method_is_refused_to_every_role_but_its_own_and_then_done_by_it(string name)
    {
        await using var house = await House.OpenAsync(Db.Sqlite, name.StartsWith("MailingWorkflow", StringComparison.Ordinal) ? Mail : null);
        var (deed, prepare) = Methods[name];
        var call = await prepare(house);
        var allowed = Permissions.Table.Single(p => p.Deed == deed).Roles;
        Roles[] roles = [Roles.None, Roles.Drafter, Roles.Reviewer, Roles.Comms, Roles.Admin];
        foreach (var role in roles.Where(r => (r & allowed) == 0))
        {
            var actor = await house.JoinAsync($"P{role}", role);
            Assert.Equal(Permissions.WhyNot(actor, deed), await call(actor));
        }
        var all = await house.JoinAsync("Others", Everything & ~allowed);
        Assert.Equal(Permissions.WhyNot(all, deed), await call(all));
        Assert.Null(await call(await house.JoinAsync("Right", roles.First(r => (r & allowed) != 0))));
    }

    [Fact]
    public void Every_method_of_a_workflow_that_somebody_does_is_among_them()
    {
        var found = typeof(AppDb).Assembly.GetExportedTypes().Where(t => t.Name.EndsWith("Workflow", StringComparison.Ordinal))
            .SelectMany(t => t.GetMethods().Where(m => m.GetParameters().Any(p => p.ParameterType == typeof(Actor))).Select(m => $"{t.Name}.{m.Name}"));
        Assert.Equal(found.Order(StringComparer.Ordinal), Methods.Keys.Concat(AlsoItsAuthors).Concat(OnesOwn).Order(StringComparer.Ordinal));
    }

    private static Task<Func<Actor, Task<Refusal?>>> Next(Func<Actor, Task<Refusal?>> call) => Task.FromResult(call);

    private static Func<Actor, Task<Refusal?>> With<T>(T thing, Func<T, Actor, Task<Refusal?>> call) => actor => call(thing, actor);

    private static async Task<Func<Actor, Task<Refusal?>>> OnDraft(House house, Func<Guid, Actor, Task<Refusal?>> call) => With(await house.DraftAsync(), call);

    private static async Task<Guid> RemarkAsync(House house) =>
        House.Value(await house.RemarkDeeds.AddAsync(Part.LetterText, await house.DraftAsync(), new(new(0, 4, 1, "Dear"), "Why?", "My dear"), house.Reviewer, default));

    private static async Task<Guid> ReleaseOfDemandAsync(House house) => await house.SubmittedReleaseAsync(await house.SentAsync(1), ":::demands\n:::\n");

    private static async Task<Guid> PublishedAsync(House house)
    {
        var release = await house.ApprovedReleaseAsync();
        House.Value(await house.Press.PublishAsync(release, house.Comms, default));
        return release;
    }

    private static async Task<Guid> ContactAsync(House house) => House.Value(await house.PressContacts.AddAsync(Contact, house.Comms, default));

    private static async Task<MailedRelease> MailedAsync(House house)
    {
        var release = await house.ScheduledReleaseAsync("2026-11-25T11:00");
        House.Value(await house.Mailings.MailAsync(release, MailManner.UnderEmbargo, [await ContactAsync(house)], [], house.Comms, default));
        await using var context = house.Database();
        return context.Set<MailedRelease>().Single();
    }

    private static async Task<MailedRelease> MovedAsync(House house)
    {
        var mailed = await MailedAsync(house);
        while (await house.Get<MailWorkflow>().TakeAsync(default) is { } mail) House.Done(await house.Get<MailWorkflow>().SettleAsync(mail.Id, new(MailState.Sent), default));
        var form = (await house.PressList.FindAsync(mailed.ReleaseId, house.Comms, default))!.Form;
        House.Done(await house.Press.ReviseAsync(mailed.ReleaseId, form, form with { EmbargoAt = "2026-11-26T11:00" }, house.Comms, default));
        House.Done(await house.Press.SubmitAsync(mailed.ReleaseId, house.Comms, default));
        House.Value(await house.Press.ScheduleAsync(mailed.ReleaseId, house.Comms, default));
        return mailed;
    }

    private static async Task<Guid> PublishedReplyAsync(House house)
    {
        var reply = await house.ConfirmedAsync(await house.SentAsync());
        House.Done(await house.FollowUps.PublishAsync(reply, house.Comms, default));
        return reply;
    }

    private static async Task<Guid> ProposedAsync(House house) =>
        House.Value(await house.Takedowns.ProposeBlackoutAsync(await house.TakenDownReleaseAsync(), "Ana Perez", house.Comms, default));

    private static async Task<Guid> CorrectingAsync(House house)
    {
        var release = await PublishedAsync(house);
        House.Done(await house.Press.BeginCorrectionAsync(release, house.Comms, default));
        return release;
    }

    private static async Task<Guid> TroubledAsync(House house)
    {
        var notice = new Notice(house.Reviewer.Id, NoticeKind.ReviewWaits, new(NoticeAbout.Letter, Guid.NewGuid(), "2026-001"), house.Clock.GetUtcNow());
        var mail = new OutgoingMail(notice, "rosa@example.org", new(Guid.CreateVersion7(), "1@example.org", "A mail", "hash"), house.Clock.GetUtcNow());
        mail.Settle(new(MailState.Unknown), house.Clock.GetUtcNow());
        await using var context = house.Database();
        context.Add(mail);
        await context.SaveChangesAsync();
        return mail.Id;
    }

    // What only a letter's owner does: whoever tries is its owner, so that nothing but the role is missing.
    private static Task<Func<Actor, Task<Refusal?>>> OnOwn(House house, Func<Guid, Actor, Task<Refusal?>> call) => OnDraft(house, async (letter, actor) =>
    {
        await house.HandToAsync(letter, actor);
        return await call(letter, actor);
    });

    private static async Task<Refusal?> Of(Task<Result> deed) => (await deed).Refusal;

    private static async Task<Refusal?> Of<T>(Task<Result<T>> deed) => (await deed).Refusal;

    private static async Task<(Guid Id, ReleasePicture Picture)> ReleaseWithPictureAsync(House house)
    {
        var (release, file) = (await house.SubmittedReleaseAsync(), await Photo.ReadAsync());
        House.Done(await house.Pictures.AddAsync(release, file, Photo.Words(file), house.Comms, default));
        return (release, Photo.Words(file));
    }
}
