using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Mailing;
using AdvocacyTracker.Press;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Tests.Bed;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Tests.Team;

/// <summary>Every cell of the table of rights, called on the workflows directly, against a thing that is in the right state for the deed.</summary>
public sealed class PermissionsTests
{
    // Each deed does its work as the actor and gives the refusal, if any.
    private static readonly Dictionary<Deed, Func<House, Actor, Task<Refusal?>>> Deeds = new()
    {
        [Deed.Draft] = async (h, a) => (await h.Letters.DraftAsync("A letter", "en", a, default)).Refusal,
        [Deed.Revise] = async (h, a) => await ReviseAsync(h, await h.DraftAsync(1), a),
        [Deed.NamePoint] = async (h, a) => (await h.Letters.NamePointAsync(await h.DraftAsync(1), 1, "As read aloud", a, default)).Refusal,
        [Deed.Submit] = async (h, a) => (await h.Demands.SubmitAsync(await h.DraftAsync(1), a, default)).Refusal,
        [Deed.Withdraw] = async (h, a) => (await h.Demands.TakeBackAsync(await h.SubmittedAsync(1), a, default)).Refusal,
        [Deed.Confide] = async (h, a) =>
        {
            var letter = await h.DraftAsync(1);
            await h.HandToAsync(letter, a);
            return (await h.Press.ConfideAsync(letter, Confidentiality.Restricted, a, default)).Refusal;
        },
        [Deed.KeepRecipients] = async (h, a) => (await h.Recipients.AddAsync(Sample.Recipient(), a, default)).Refusal,
        [Deed.Remark] = async (h, a) => (await h.RemarkDeeds.AddAsync(Part.LetterText, await h.DraftAsync(1), new(new(0, 4, 1, "Dear"), "Why?"), a, default)).Refusal,
        [Deed.Approve] = (h, a) => DecideAsync(h, a, Decision.Approved),
        [Deed.RequestChanges] = (h, a) => DecideAsync(h, a, Decision.ChangesRequested),
        [Deed.Reject] = (h, a) => DecideAsync(h, a, Decision.Rejected),
        [Deed.Override] = (h, a) => DecideAsync(h, a, Decision.Overridden),
        [Deed.SignOff] = async (h, a) => (await h.Sending.SignOffAsync(await h.ClearedAsync(1), a, default)).Refusal,
        [Deed.Send] = async (h, a) =>
        {
            var letter = await h.ClearedAsync(1);
            House.Done(await h.Sending.SignOffAsync(letter, h.Reviewer, default));
            return (await h.Sending.MarkAsSentAsync(letter, Delivery.Post, null, a, default)).Refusal;
        },
        [Deed.Recall] = async (h, a) => (await h.Sending.RecallAsync(await h.SentAsync(1), "Wrong person.", a, default)).Refusal,
        [Deed.DraftRelease] = async (h, a) => (await h.Press.DraftAsync(Sample.Release(), [], a, default)).Refusal,
        [Deed.ReviseRelease] = async (h, a) => (await h.Press.ReviseAsync(await h.SubmittedReleaseAsync(), Sample.Release(), Sample.Release("Another"), a, default)).Refusal,
        [Deed.NameReleasePoint] = async (h, a) => (await h.Press.NamePointAsync(await h.SubmittedReleaseAsync(), 1, "As read aloud", a, default)).Refusal,
        [Deed.SubmitRelease] = async (h, a) =>
        {
            var release = await h.SubmittedReleaseAsync();
            House.Done(await h.Press.TakeBackAsync(release, h.Comms, default));
            return (await h.Press.SubmitAsync(release, a, default)).Refusal;
        },
        [Deed.WithdrawRelease] = async (h, a) => (await h.Press.TakeBackAsync(await h.SubmittedReleaseAsync(), a, default)).Refusal,
        [Deed.Publish] = async (h, a) => (await h.Press.PublishAsync(await h.ApprovedReleaseAsync(), a, default)).Refusal,
        [Deed.Retract] = async (h, a) =>
        {
            var release = await h.ApprovedReleaseAsync();
            House.Value(await h.Press.PublishAsync(release, h.Comms, default));
            return (await h.Press.RetractAsync(release, "It was wrong.", a, default)).Refusal;
        },
        [Deed.Correct] = async (h, a) =>
        {
            var release = await h.ApprovedReleaseAsync();
            House.Value(await h.Press.PublishAsync(release, h.Comms, default));
            return (await h.Press.BeginCorrectionAsync(release, a, default)).Refusal;
        },
        [Deed.LogReply] = async (h, a) => await h.SentAsync(1) is var l ? (await h.FollowUps.LogReplyAsync(l, await h.ReplyAsync(l), a, default)).Refusal : null,
        [Deed.AssessOutcome] = async (h, a) => await h.SentAsync(1) is var l ? (await h.FollowUps.AssessOutcomeAsync(l, await h.OutcomeAsync(l), a, default)).Refusal : null,
        [Deed.ConfirmFollowUp] = async (h, a) => (await h.FollowUps.ConfirmAsync(await h.LoggedAsync(await h.SentAsync(1)), a, default)).Refusal,
        [Deed.PublishFollowUp] = async (h, a) => (await h.FollowUps.PublishAsync(await h.ConfirmedAsync(await h.SentAsync(1)), a, default)).Refusal,
        [Deed.WithdrawFollowUp] = async (h, a) => (await h.FollowUps.WithdrawAsync(await h.LoggedAsync(await h.SentAsync(1)), "Logged twice.", a, default)).Refusal,
        [Deed.SharePreview] = async (h, a) => (await h.Previews.MakeAsync(await h.SubmittedReleaseAsync(), "A partner", 7, a, default)).Refusal,
        [Deed.KeepPressList] = async (h, a) => (await h.PressContacts.AddAsync(new("Jo", $"{Guid.NewGuid():N}@example.org", "", "en", Zones.Utc, ""), a, default)).Refusal,
        // This house has no mail server, which is said only to whoever may mail.
        [Deed.MailRelease] = async (h, a) => (await h.Mailings.MailAsync(await h.SubmittedReleaseAsync(), MailManner.Openly, [], [], a, default)).Refusal is { Sentence: not "This site sends no mails: ask whoever runs this machine to set a mail server up." } refusal ? refusal : null,
        [Deed.TakeDown] = async (h, a) =>
        {
            var release = await h.ApprovedReleaseAsync();
            House.Value(await h.Press.PublishAsync(release, h.Comms, default));
            return (await h.Takedowns.TakeDownAsync(release, "Somebody is in danger.", a, default)).Refusal;
        },
        [Deed.ConfirmBlackout] = async (h, a) =>
        {
            var release = await h.TakenDownReleaseAsync();
            return (await h.Takedowns.ConfirmBlackoutAsync(House.Value(await h.Takedowns.ProposeBlackoutAsync(release, "Ana Perez", h.Comms, default)), a, default)).Refusal;
        },
        [Deed.KeepTeam] = async (h, a) => (await h.Team.InviteAsync("Nora", $"{Guid.NewGuid():N}@example.org", Roles.Drafter, a, default)).Refusal,
        [Deed.HandOver] = async (h, a) =>
        {
            await h.DraftAsync(1);
            return (await h.HandOvers.HandOverAsync(h.Drafter.Id, h.OtherDrafter.Id, a, default)).Refusal;
        },
        [Deed.KeepPolicy] = async (h, a) => (await h.Policies.AddAsync(new(Part.Demand, RuleCondition.Always, "", 1, ""), a, default)).Refusal,
        [Deed.KeepNewsroom] = async (h, a) => await h.SettingsAsync() is var seen ? (await h.Newsroom.KeepAsync(seen, seen with { Tagline = $"For {a.Name}." }, a, default)).Refusal : null,
        // Reading is no deed with a workflow: a page and a query ask the table themselves.
        [Deed.ReadHistory] = (_, a) => Task.FromResult(Permissions.WhyNot(a, Deed.ReadHistory)),
        [Deed.ReadReleaseHistory] = (_, a) => Task.FromResult(Permissions.WhyNot(a, Deed.ReadReleaseHistory)),
        [Deed.ReadAudit] = (_, a) => Task.FromResult(Permissions.WhyNot(a, Deed.ReadAudit)),
    };

    public static TheoryData<Deed> AllDeeds { get; } = new(Enum.GetValues<Deed>());

    [Theory, MemberData(nameof(AllDeeds))]
    public async Task Each_deed_is_done_by_its_role_and_refused_to_every_other(Deed deed)
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var row = Permissions.Table.Single(p => p.Deed == deed);
        foreach (var role in (Roles[])[Roles.None, Roles.Drafter, Roles.Reviewer, Roles.Comms, Roles.Admin])
        {
            var actor = await house.JoinAsync($"P{role}", role);
            var refusal = await Deeds[deed](house, actor);
            if (row.Roles.HasFlag(role) && role != Roles.None) Assert.Null(refusal);
            else Assert.Equal($"Only {Named(row.Roles)} may {row.InWords}: ask an administrator for the role.", House.Refused(refusal));
        }
    }

    [Theory, MemberData(nameof(AllDeeds))]
    public async Task A_closed_account_does_nothing_whatever_its_roles(Deed deed)
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var actor = await house.JoinAsync("Gone", Roles.Drafter | Roles.Reviewer | Roles.Comms | Roles.Admin);
        House.Done(await house.Team.DisableAsync(actor.Id, house.Admin, default));
        // The page still holds the actor as they were; the deed reads them anew. Where a page asks the table itself, it has read them anew too.
        var asked = deed is Deed.ReadAudit or Deed.ReadHistory or Deed.ReadReleaseHistory ? (await house.TeamList.ActorAsync(actor.Id, default))! : actor;
        Assert.Equal("Your account is closed: ask an administrator to open it.", House.Refused(await Deeds[deed](house, asked)));
    }

    [Fact]
    public async Task A_right_taken_away_is_gone_at_the_next_deed_whatever_the_page_still_shows()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var drafter = house.Drafter;
        House.Done(await house.Team.TakeRoleAsync(drafter.Id, Roles.Drafter, house.Admin, default));
        Assert.True(drafter.Has(Roles.Drafter));
        Assert.StartsWith("Only a Drafter may draft letters", House.Refused((await house.Letters.DraftAsync("A letter", "en", drafter, default)).Refusal), StringComparison.Ordinal);
    }

    [Fact]
    public void The_workflow_page_shows_this_very_table()
    {
        var page = File.ReadAllText(Path.Combine(Checkout.Top, "docs", "workflow.md"));
        foreach (var row in Permissions.Table) Assert.Contains($"| {row.Deed} | {row.Roles} | {row.InWords} |", page, StringComparison.Ordinal);
    }

    private static string Named(Roles roles) => string.Join(" or ", Enum.GetValues<Roles>().Where(r => r != Roles.None && roles.HasFlag(r)).Select(WithArticle));

    private static string WithArticle(Roles role) => role switch { Roles.Comms => "Comms", Roles.Admin => "an Admin", _ => $"a {role}" };

    private static async Task<Refusal?> ReviseAsync(House house, Guid letter, Actor actor)
    {
        var form = (await house.ViewAsync(letter)).Form;
        return (await house.Letters.ReviseAsync(letter, form, form with { Subject = "Another" }, actor, default)).Refusal;
    }

    private static async Task<Refusal?> DecideAsync(House house, Actor actor, Decision decision)
    {
        var letter = await house.SubmittedAsync(1);
        var demand = (await house.DemandsAsync(letter))[0];
        var onDemand = (await house.Demands.DecideOnDemandAsync(demand.Id, demand.Hash, decision, "Because.", actor, default)).Refusal;
        var onText = (await house.Demands.DecideOnLetterAsync(letter, (await house.ViewAsync(letter)).Hash, decision, "Because.", actor, default)).Refusal;
        var release = await house.SubmittedReleaseAsync();
        var view = (await house.PressList.FindAsync(release, house.Comms, default))!;
        var onHeadline = (await house.Press.DecideAsync(release, Part.Headline, view.HeadlineHash, decision, "Because.", actor, default)).Refusal;
        Assert.Equal(onDemand, onText);
        Assert.Equal(onDemand, onHeadline);
        return onDemand;
    }
}
