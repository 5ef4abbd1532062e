using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Mail;
using AdvocacyTracker.Mailing;
using AdvocacyTracker.Recipients;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Sending;
using AdvocacyTracker.Team;
using AdvocacyTracker.Tests.Bed;
using AdvocacyTracker.Text;
using ReleaseView = AdvocacyTracker.Press.ReleaseView;
using ReleaseWording = AdvocacyTracker.Press.ReleaseWording;
using TranslationWorkflow = AdvocacyTracker.Press.TranslationWorkflow;

namespace AdvocacyTracker.Tests.Team;

/// <summary>Every cell of the tables of deeds and stages in docs/workflow.md, with every role, called on the workflows directly.</summary>
public sealed class StagesTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Checkout.Top, "docs", "workflow.md"));

    // How a letter, a demand or a release comes to each stage of its table.
    private static readonly Dictionary<string, Dictionary<string, Func<House, Task<Thing>>>> Stages = new()
    {
        ["a letter"] = new()
        {
            ["draft"] = async h => await LetterAsync(h, await h.DraftAsync(1, signedBy: "Mara Lind")),
            ["in review"] = async h => await LetterAsync(h, await h.SubmittedAsync(1, "Mara Lind")),
            ["cleared"] = async h => await LetterAsync(h, await h.ClearedAsync(1, "Mara Lind")),
            ["signed off"] = async h => await LetterAsync(h, await SignedOffAsync(h, await h.ClearedAsync(1, "Mara Lind"))),
            ["sent"] = async h => await LetterAsync(h, await h.SentAsync(1, "Mara Lind")),
            ["sent in error"] = async h => await LetterAsync(h, await RecalledAsync(h, await h.SentAsync(1, "Mara Lind"))),
        },
        ["a demand"] = new()
        {
            ["draft"] = async h => await DemandAsync(h, await h.DraftAsync(2)),
            ["new in a letter in review"] = async h => await NewDemandAsync(h, await h.SubmittedAsync(1)),
            ["submitted"] = async h => await DemandAsync(h, await h.SubmittedAsync(2)),
            ["submitted, signed off"] = async h => await DemandAsync(h, await SignedOffAsync(h, await h.ClearedAsync(2))),
            ["submitted, gone out"] = async h => await DemandAsync(h, await h.SentAsync(2)),
            ["withdrawn"] = async h => await WithdrawnAsync(h),
            ["withdrawn, signed off"] = async h => await WithdrawnAsync(h, letter => SignedOffAsync(h, letter)),
            ["withdrawn, gone out"] = async h => await WithdrawnAsync(h, async letter => await SentAsync(h, await SignedOffAsync(h, letter))),
        },
        ["a release"] = new()
        {
            ["draft"] = async h => await ReleaseAsync(h, await TakenBackAsync(h, await SubmittedAsync(h))),
            ["in review"] = async h => await ReleaseAsync(h, await SubmittedAsync(h)),
            ["approved"] = async h => await ReleaseAsync(h, await ApprovedAsync(h)),
            ["approved, under embargo"] = async h => await ReleaseAsync(h, await EmbargoedAsync(h)),
            ["scheduled"] = async h => await ReleaseAsync(h, await ScheduledAsync(h, await EmbargoedAsync(h))),
            ["published"] = async h => await ReleaseAsync(h, await PublishedAsync(h, await ApprovedAsync(h))),
            ["published, being corrected"] = async h => await ReleaseAsync(h, await CorrectingAsync(h, await PublishedAsync(h, await ApprovedAsync(h)))),
            ["retracted"] = async h => await ReleaseAsync(h, await RetractedAsync(h, await PublishedAsync(h, await ApprovedAsync(h)))),
            ["taken down"] = async h => await TakenDownAsync(h, await ReleaseAsync(h, await PublishedAsync(h, await ApprovedAsync(h)))),
        },
    };

    // The calls behind each row: all of them give the answer of its cell.
    private static readonly Dictionary<string, Dictionary<string, Call[]>> Deeds = new()
    {
        ["a letter"] = new()
        {
            ["Revise it (fields, text, recipients, the order of its demands)"] =
            [
                async (h, t, a) => await h.ViewAsync(t.Id) is var l ? await Of(h.Letters.ReviseAsync(t.Id, l.Form, l.Form with { Place = "Geneva" }, a, default)) : null,
                async (h, t, a) => await Of(h.Letters.AppendAsync(t.Id, Typed((await h.ViewAsync(t.Id)).Body), a, default)),
                (h, t, a) => Of(h.Letters.RestoreAsync(t.Id, BodyPlace.At(0), a, default)),
                async (h, t, a) => await Of(h.Letters.AddRecipientAsync(t.Id, (await h.RecipientList.AllAsync(default))[0].Id, RecipientRole.Cc, a, default)),
                async (h, t, a) => await Of(h.Letters.RefreshRecipientAsync(t.Id, (await h.ViewAsync(t.Id)).Recipients[0].Id, a, default)),
                async (h, t, a) => await Of(h.Letters.RemoveRecipientAsync(t.Id, (await h.ViewAsync(t.Id)).Recipients[0].Id, a, default)),
                async (h, t, a) => await Of(h.Demands.ReorderAsync(t.Id, (await h.ViewAsync(t.Id)).Words.Demands, a, default)),
            ],
            ["Add a demand"] = [(h, t, a) => Of(h.Demands.AddAsync(t.Id, Sample.Demand(9), a, default))],
            ["Remark on its text"] = Remarking,
            ["Accept a suggestion"] = [(h, t, a) => Of(h.RemarkDeeds.AcceptAsync(t.Remark, a, default))],
            ["Decline a suggestion"] = [(h, t, a) => Of(h.RemarkDeeds.DeclineAsync(t.Remark, a, default))],
            ["Name a point of its text"] = [(h, t, a) => Of(h.Letters.NamePointAsync(t.Id, 1, "As read aloud", a, default))],
            ["Keep a text that came too late"] = [(h, t, a) => Of(h.Letters.KeepLoserAsync(t.Id, "Late words.", a, default))],
            ["Submit it"] = [(h, t, a) => Of(h.Demands.SubmitAsync(t.Id, a, default))],
            ["Approve its text"] = [OnText(Decision.Approved)],
            ["Request changes to its text"] = [OnText(Decision.ChangesRequested)],
            ["Reject its text"] = [OnText(Decision.Rejected)],
            ["Override its text's missing approval"] = [OnText(Decision.Overridden)],
            ["Sign it off"] = [(h, t, a) => Of(h.Sending.SignOffAsync(t.Id, a, default))],
            ["Take it back to draft"] = [(h, t, a) => Of(h.Demands.TakeBackAsync(t.Id, a, default))],
            ["Mark it as sent"] = [(h, t, a) => Of(h.Sending.MarkAsSentAsync(t.Id, Delivery.Post, null, a, default))],
            ["Mark it as sent in error"] = [(h, t, a) => Of(h.Sending.RecallAsync(t.Id, "Wrong person.", a, default))],
            ["Say who may know of it"] =
            [
                async (h, t, a) => await OwnedAsync(h, t, a) is var own ? await Of(h.Letters.NameAsync(own, h.Reviewer.Id, true, a, default)) : null,
                async (h, t, a) => await OwnedAsync(h, t, a) is var own ? await Of(h.Press.ConfideAsync(own, Confidentiality.Internal, a, default)) : null,
            ],
            ["Change its watch-list"] = [(h, t, a) => Of(h.People.AddAsync(t.Id, new("Ana Perez", "", NamingConsent.MayBeNamed, ""), a, default))],
            ["Note a signatory’s consent, and withdraw it"] = [NoteAndWithdrawAsync],
            ["Make a press release of it"] = [(h, t, a) => Of(h.Press.DraftAsync(Sample.Release(), [t.Id], a, default))],
            ["Log a reply to it"] = [async (h, t, a) => await Of(h.FollowUps.LogReplyAsync(t.Id, await h.ReplyAsync(t.Id), a, default))],
            ["Assess an outcome of it"] = [async (h, t, a) => await Of(h.FollowUps.AssessOutcomeAsync(t.Id, await h.OutcomeAsync(t.Id), a, default))],
        },
        ["a demand"] = new()
        {
            ["Revise it"] = [(h, t, a) => Of(h.Demands.ReviseAsync(t.Id, Sample.Demand(), Sample.Demand() with { Title = "Other" }, a, default))],
            ["Remark on it"] = Remarking,
            ["Accept a suggestion"] = [(h, t, a) => Of(h.RemarkDeeds.AcceptAsync(t.Remark, a, default))],
            ["Decline a suggestion"] = [(h, t, a) => Of(h.RemarkDeeds.DeclineAsync(t.Remark, a, default))],
            ["Withdraw it"] = [(h, t, a) => Of(h.Demands.WithdrawAsync(t.Id, a, default))],
            ["Bring it back"] = [(h, t, a) => Of(h.Demands.BringBackAsync(t.Id, a, default))],
            ["Approve it"] = [OnDemand(Decision.Approved)],
            ["Request changes to it"] = [OnDemand(Decision.ChangesRequested)],
            ["Reject it"] = [OnDemand(Decision.Rejected)],
            ["Override its missing approval"] = [OnDemand(Decision.Overridden)],
        },
        ["a release"] = new()
        {
            ["Revise it (fields, text, own wordings)"] =
            [
                async (h, t, a) => await WordedAsync(h, t.Id) is var w ? await Of(h.Wordings.WordAsync(t.Id, w, w with { Title = $"{w.Title}, says {a.Name}" }, a, default)) : null,
                async (h, t, a) => await WordedAsync(h, t.Id) is var w ? await Of(h.Wordings.DropAsync(t.Id, w.DemandReference, a, default)) : null,
                async (h, t, a) => await h.PressList.FindAsync(t.Id, a, default) is { } r ? await Of(h.Press.ReviseAsync(t.Id, r.Form, r.Form with { Subhead = "Other" }, a, default)) : null,
                async (h, t, a) => await Of(h.Press.AppendAsync(t.Id, Typed((await h.PressList.FindAsync(t.Id, a, default))!.Body), a, default)),
                (h, t, a) => Of(h.Press.RestoreAsync(t.Id, BodyPlace.At(0), a, default)),
            ],
            ["Remark on its text"] = Remarking,
            ["Accept a suggestion"] = [(h, t, a) => Of(h.RemarkDeeds.AcceptAsync(t.Remark, a, default))],
            ["Decline a suggestion"] = [(h, t, a) => Of(h.RemarkDeeds.DeclineAsync(t.Remark, a, default))],
            ["Name a point of its text"] = [(h, t, a) => Of(h.Press.NamePointAsync(t.Id, 1, "As read aloud", a, default))],
            ["Keep a text that came too late"] = [(h, t, a) => Of(h.Press.KeepLoserAsync(t.Id, "Late words.", a, default))],
            ["Submit it"] = [(h, t, a) => Of(h.Press.SubmitAsync(t.Id, a, default))],
            ["Approve its headline, its text"] = OnRelease(Decision.Approved),
            ["Request changes to its headline, its text"] = OnRelease(Decision.ChangesRequested),
            ["Reject its headline, its text"] = OnRelease(Decision.Rejected),
            ["Override their missing approval"] = OnRelease(Decision.Overridden),
            ["Take it back to draft"] = [(h, t, a) => Of(h.Press.TakeBackAsync(t.Id, a, default))],
            ["Schedule it"] = [(h, t, a) => Of(h.Press.ScheduleAsync(t.Id, a, default))],
            ["Publish it"] = [(h, t, a) => Of(h.Press.PublishAsync(t.Id, a, default, Sample.Release().Headline))],
            ["Begin to correct it"] = [(h, t, a) => Of(h.Press.BeginCorrectionAsync(t.Id, a, default))],
            ["Publish the correction"] = [(h, t, a) => Of(h.Press.CorrectAsync(t.Id, "It was wrong.", false, a, default))],
            ["Drop the correction"] = [(h, t, a) => Of(h.Press.DropCorrectionAsync(t.Id, a, default))],
            ["Retract it"] = [(h, t, a) => Of(h.Press.RetractAsync(t.Id, "It was wrong.", a, default))],
            ["Make a preview link of it"] = [(h, t, a) => Of(h.Previews.MakeAsync(t.Id, "A partner", 7, a, default))],
            ["Translate it"] = [(h, t, a) => Of(h.Get<TranslationWorkflow>().BeginAsync(t.Id, "fr", a, default))],
            ["Mail it to the press openly"] = [Mailing(MailManner.Openly)],
            ["Mail it to the press under embargo"] = [Mailing(MailManner.UnderEmbargo)],
            ["Take it down"] = [(h, t, a) => Of(h.Takedowns.TakeDownAsync(t.Id, "Somebody is in danger.", a, default))],
            ["Propose a name to black out"] = [(h, t, a) => Of(h.Takedowns.ProposeBlackoutAsync(t.Id, "Ana Perez", a, default))],
        },
    };

    // On PostgreSQL only whoever holds every role, since what a role lacks is asked before any thing is.
    [Theory]
    [InlineData("a letter", Db.Sqlite), InlineData("a demand", Db.Sqlite), InlineData("a release", Db.Sqlite)]
    [InlineData("a letter", Db.Postgres), InlineData("a demand", Db.Postgres), InlineData("a release", Db.Postgres)]
    public async Task Each_deed_is_done_at_its_stages_by_its_roles_and_refused_everywhere_else_with_the_sentence_of_the_table(string thing, Db db)
    {
        await using var house = await House.OpenAsync(db, Mail);
        var people = new List<(Roles Roles, Actor Actor)>();
        foreach (var (name, roles) in StageTable.Everybody.Where(e => db == Db.Sqlite || e.Key == "All")) people.Add((roles, await house.JoinAsync(name, roles)));
        var table = StageTable.Read(Page, thing);
        Assert.Equal(Stages[thing].Keys, table.Stages);
        Assert.Equal(Deeds[thing].Keys, table.Rows.Select(r => r.Name));

        var (wrong, untouched) = (new List<string>(), new Dictionary<string, Thing>());
        foreach (var row in table.Rows)
        {
            foreach (var (stage, sentence) in table.Stages.Zip(row.Refusals))
            {
                // First those who are refused, all of them on one thing; whoever does the deed leaves a new one to be made.
                foreach (var (roles, actor) in people.OrderBy(p => row.IsFor(p.Roles)))
                {
                    if (!untouched.ContainsKey(stage)) untouched[stage] = await Stages[thing][stage](house);
                    var expected = row.IsFor(roles) ? sentence : Permissions.WhyNot(actor, row.Right)!.Sentence;
                    foreach (var call in Deeds[thing][row.Name])
                    {
                        var said = (await call(house, untouched[stage], actor))?.Sentence;
                        if (!StageTable.IsSaid(expected, said)) wrong.Add($"{row.Name} × {stage} × {actor.Name}: {said ?? "done"} (the page says: {expected ?? "done"})");
                    }
                    if (expected is null) untouched.Remove(stage);
                }
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private delegate Task<Refusal?> Call(House house, Thing thing, Actor actor);

    /// <summary>A letter, demand or release, and a reviewer's suggestion on its first word.</summary>
    private sealed record Thing(Part Part, Guid Id, Guid Letter, Passage Word, Guid Remark);

    private static Call[] Remarking =>
    [
        (h, t, a) => Of(h.RemarkDeeds.AddAsync(t.Part, t.Id, new(t.Word, $"Why, asks {a.Name}?"), a, default)),
        (h, t, a) => Of(h.RemarkDeeds.ReplyAsync(t.Remark, "Because.", a, default)),
    ];

    // Nothing is sent: nobody takes mails out of the outbox here.
    private static MailSettings Mail => new("127.0.0.1", 25, "", "", "newsroom@example.org", false, new("https://news.example.org"));

    private static Call Mailing(MailManner manner) => async (h, t, a) =>
        await Of(h.Mailings.MailAsync(t.Id, manner, [House.Value(await h.PressContacts.AddAsync(new("Jo", $"{Guid.NewGuid():N}@example.org", "", "en", Zones.Utc, ""), h.Comms, default))], [], a, default));

    // Withdrawn again, so that the next who tries notes one too.
    private static async Task<Refusal?> NoteAndWithdrawAsync(House h, Thing t, Actor a)
    {
        var noted = await h.Consents.NoteAsync(t.Id, "Mara Lind", "by mail", a, default);
        return noted.IsDone ? await Of(h.Consents.WithdrawAsync(noted.Value, a, default)) : noted.Refusal;
    }

    private static Call OnText(Decision decision) => async (h, t, a) => await Of(h.Demands.DecideOnLetterAsync(t.Id, (await h.ViewAsync(t.Id)).Hash, decision, "Because.", a, default));

    private static Call OnDemand(Decision decision) => async (h, t, a) =>
        await Of(h.Demands.DecideOnDemandAsync(t.Id, (await h.DemandsAsync(t.Letter)).Single(d => d.Id == t.Id).Hash, decision, "Because.", a, default));

    private static Call[] OnRelease(Decision decision) =>
    [
        async (h, t, a) => await Of(h.Press.DecideAsync(t.Id, Part.Headline, (await ViewAsync(h, t.Id)).HeadlineHash, decision, "Because.", a, default)),
        async (h, t, a) => await Of(h.Press.DecideAsync(t.Id, Part.ReleaseText, (await ViewAsync(h, t.Id)).TextHash, decision, "Because.", a, default)),
    ];

    private static async Task<ReleaseView> ViewAsync(House house, Guid release) => (await house.PressList.FindAsync(release, house.Comms, default))!;

    // Of whatever letter it is about, the first demand as the release words it.
    private static async Task<ReleaseWording> WordedAsync(House house, Guid release)
    {
        var view = await ViewAsync(house, release);
        var demand = view.Letters[0].Sent!.Demands[0];
        return view.Text.WordingOf(demand.Reference) ?? ReleaseWording.Of(demand.Reference, demand.Words);
    }

    private static BodyChange Typed(BodyHead head) => new(head.Version, ChangeSet.Between(head.Text, head.Text + "More.").ToJson());

    private static async Task<Guid> OwnedAsync(House house, Thing letter, Actor owner)
    {
        await house.HandToAsync(letter.Id, owner);
        return letter.Id;
    }

    private static async Task<Thing> LetterAsync(House house, Guid letter) => await ThingAsync(house, letter, (await house.TextsAsync(letter))[0]);

    private static async Task<Thing> ReleaseAsync(House house, Guid release) => await ThingAsync(house, Guid.Empty, (await ViewAsync(house, release)).Remarked);

    private static async Task<Thing> DemandAsync(House house, Guid letter) => await ThingAsync(house, letter, (await house.TextsAsync(letter))[1]);

    private static async Task<Thing> ThingAsync(House house, Guid letter, RemarkedText text)
    {
        var word = new Passage(0, text.Text.IndexOf(' ', StringComparison.Ordinal), text.Version, text.Text.Split(' ')[0]);
        return new(text.Part, text.Id, letter, word, House.Value(await house.RemarkDeeds.AddAsync(text.Part, text.Id, new(word, "Rather:", "Other"), house.Reviewer, default)));
    }

    private static async Task<Thing> NewDemandAsync(House house, Guid letter)
    {
        House.Value(await house.Demands.AddAsync(letter, Sample.Demand(), house.Drafter, default));
        return await ThingAsync(house, letter, (await house.TextsAsync(letter))[^1]);
    }

    private static async Task<Thing> WithdrawnAsync(House house, Func<Guid, Task<Guid>>? on = null)
    {
        var letter = await house.SubmittedAsync(2);
        var demand = await DemandAsync(house, letter);
        House.Done(await house.Demands.WithdrawAsync(demand.Id, house.Drafter, default));
        if (on is null) return demand;
        var left = Assert.Single(await house.DemandsAsync(letter), d => d.Stage == DemandStage.Submitted);
        House.Done(await house.Demands.DecideOnDemandAsync(left.Id, left.Hash, Decision.Approved, "", house.Reviewer, default));
        House.Done(await house.Demands.DecideOnLetterAsync(letter, (await house.ViewAsync(letter)).Hash, Decision.Approved, "", house.Reviewer, default));
        await on(letter);
        return demand;
    }

    private static async Task<Guid> SignedOffAsync(House h, Guid letter) => Done(letter, await h.Sending.SignOffAsync(letter, h.Reviewer, default));

    private static async Task<Guid> SentAsync(House h, Guid letter) => Done(letter, await h.Sending.MarkAsSentAsync(letter, Delivery.Post, null, h.Drafter, default));

    private static async Task<Guid> RecalledAsync(House h, Guid letter) => Done(letter, await h.Sending.RecallAsync(letter, "Wrong person.", h.Drafter, default));

    private static async Task<Guid> TakenBackAsync(House h, Guid release) => Done(release, await h.Press.TakeBackAsync(release, h.Comms, default));

    // Their words begin with a sentence that a remark is on, and print a demand.
    private const string ReleaseBody = "Words for the press.\n\n:::demands\n:::\n";

    private static async Task<Guid> SubmittedAsync(House h) => await h.SubmittedReleaseAsync(await h.SentAsync(1), ReleaseBody);

    private static async Task<Guid> ApprovedAsync(House h) => await h.ApprovedReleaseAsync(await h.SentAsync(1), ReleaseBody);

    private static async Task<Guid> EmbargoedAsync(House h)
    {
        var release = await ApprovedAsync(h);
        var form = (await h.PressList.FindAsync(release, h.Comms, default))!.Form;
        House.Done(await h.Press.ReviseAsync(release, form, form with { EmbargoAt = "2027-01-18T06:00" }, h.Comms, default));
        return release;
    }

    private static async Task<Guid> ScheduledAsync(House h, Guid release) => (await h.Press.ScheduleAsync(release, h.Comms, default)).IsDone ? release : throw new InvalidOperationException("A release could not be scheduled.");

    private static async Task<Guid> PublishedAsync(House h, Guid release) => (await h.Press.PublishAsync(release, h.Comms, default)).IsDone ? release : throw new InvalidOperationException("A release could not be published.");

    private static async Task<Guid> CorrectingAsync(House h, Guid release) => Done(release, await h.Press.BeginCorrectionAsync(release, h.Comms, default));

    private static async Task<Guid> RetractedAsync(House h, Guid release) => Done(release, await h.Press.RetractAsync(release, "It was wrong.", h.Comms, default));

    private static async Task<Thing> TakenDownAsync(House h, Thing release)
    {
        House.Done(await h.Takedowns.TakeDownAsync(release.Id, "Somebody is in danger.", h.Comms, default));
        return release;
    }

    private static Guid Done(Guid thing, Result deed)
    {
        House.Done(deed);
        return thing;
    }

    private static async Task<Refusal?> Of(Task<Result> deed) => (await deed).Refusal;

    private static async Task<Refusal?> Of<T>(Task<Result<T>> deed) => (await deed).Refusal;
}
