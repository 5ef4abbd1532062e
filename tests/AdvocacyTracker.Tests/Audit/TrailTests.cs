using AdvocacyTracker.Audit;
using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Team;
using AdvocacyTracker.Tests.Bed;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Tests.Audit;

/// <summary>Each deed writes exactly its lines of the trail; a refused one, or one that changes nothing, writes none.</summary>
public sealed class TrailTests
{
    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_letters_deeds_write_exactly_their_lines(Db db)
    {
        await using var house = await House.OpenAsync(db);
        Guid letter = default, recipient = default, first = default;
        await AssertWritesAsync(house, ["Draft 2026-001"], async () => letter = House.Value(await house.Letters.DraftAsync("A letter", "en", house.Drafter, default)));
        await AssertWritesAsync(house, ["Add a recipient General Ada Fielding"], async () => recipient = House.Value(await house.Recipients.AddAsync(Sample.Recipient(), house.Drafter, default)));
        await AssertWritesAsync(house, ["Revise 2026-001"], async () => House.Done(await house.Letters.AddRecipientAsync(letter, recipient, RecipientRole.Addressee, house.Drafter, default)));
        await AssertWritesAsync(house, [], () => house.WriteAsync(letter, Sample.Body));
        await AssertWritesAsync(house, ["Draft D-2026-001-1"], async () => first = House.Value(await house.Demands.AddAsync(letter, Sample.Demand(), house.Drafter, default)));
        await AssertWritesAsync(house, ["Draft D-2026-001-2"], async () => House.Value(await house.Demands.AddAsync(letter, Sample.Demand(2), house.Drafter, default)));
        await AssertWritesAsync(house, ["Revise D-2026-001-1"], async () => House.Done(await house.Demands.ReviseAsync(first, Sample.Demand(), Sample.Demand() with { Title = "Other" }, house.Drafter, default)));
        await AssertWritesAsync(house, [], async () => House.Done(await house.Demands.ReviseAsync(first, Sample.Demand(), Sample.Demand(), house.Drafter, default)));
        await AssertWritesAsync(house, ["Reorder demands 2026-001"], async () => House.Done(await house.Demands.ReorderAsync(letter, ["D-2026-001-2", "D-2026-001-1"], house.Drafter, default)));
        await AssertWritesAsync(house, ["Withdraw D-2026-001-1"], async () => House.Done(await house.Demands.WithdrawAsync(first, house.Drafter, default)));
        await AssertWritesAsync(house, ["Bring back D-2026-001-1"], async () => House.Done(await house.Demands.BringBackAsync(first, house.Drafter, default)));
        await AssertWritesAsync(house, ["Submit 2026-001", "Submit D-2026-001-1", "Submit D-2026-001-2"], async () => House.Done(await house.Demands.SubmitAsync(letter, house.Drafter, default)));
        await AssertWritesAsync(house, ["Request changes D-2026-001-1"], async () => House.Done(await house.Demands.DecideOnDemandAsync(first, (await house.DemandsAsync(letter))[1].Hash, Decision.ChangesRequested, "Why.", house.Reviewer, default)));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await AssertWritesAsync(house, ["Approve 2026-001", "Approve D-2026-001-1", "Approve D-2026-001-2"], () => house.ApproveAllAsync(letter));
        await AssertWritesAsync(house, [], async () => House.Refused((await house.Demands.DecideOnLetterAsync(letter, (await house.ViewAsync(letter)).Hash, Decision.Approved, "", house.Reviewer, default)).Refusal));
        await AssertWritesAsync(house, ["Sign off 2026-001"], async () => House.Done(await house.Sending.SignOffAsync(letter, house.Reviewer, default)));
        await AssertWritesAsync(house, ["Withdraw 2026-001"], async () => House.Done(await house.Demands.TakeBackAsync(letter, house.Drafter, default)));
        House.Done(await house.Demands.SubmitAsync(letter, house.Drafter, default));
        House.Done(await house.Sending.SignOffAsync(letter, house.Reviewer, default));
        await AssertWritesAsync(house, ["Send 2026-001"], async () => House.Done(await house.Sending.MarkAsSentAsync(letter, Delivery.Post, null, house.Drafter, default)));
        await AssertWritesAsync(house, ["Say who may know Restricted letter"], async () => House.Done(await house.Press.ConfideAsync(letter, Confidentiality.Restricted, house.Drafter, default)));
        await AssertWritesAsync(house, ["Say who may know 2026-001"], async () => House.Done(await house.Press.ConfideAsync(letter, Confidentiality.Internal, house.Drafter, default)));
        await AssertWritesAsync(house, ["Recall 2026-001"], async () => House.Done(await house.Sending.RecallAsync(letter, "Wrong person.", house.Drafter, default)));
        await AssertWritesAsync(house, [], async () => House.Refused((await house.Sending.RecallAsync(letter, "Again.", house.Drafter, default)).Refusal));
    }

    [Fact]
    public async Task A_releases_deeds_write_exactly_their_lines()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        Guid release = default;
        await AssertWritesAsync(house, ["Draft Release", "Submit Release"], async () => release = await house.SubmittedReleaseAsync());
        await AssertWritesAsync(house, ["Revise Release"], async () => House.Done(await house.Press.ReviseAsync(release, Sample.Release(), Sample.Release("Other"), house.Comms, default)));
        await AssertWritesAsync(house, ["Withdraw Release"], async () => House.Done(await house.Press.TakeBackAsync(release, house.Comms, default)));
        await AssertWritesAsync(house, ["Approve Headline", "Approve Release", "Draft Release", "Submit Release"], async () => release = await house.ApprovedReleaseAsync());
        await AssertWritesAsync(house, [], async () => House.Refused((await house.Press.PublishAsync(release, house.Drafter, default)).Refusal));
        await AssertWritesAsync(house, ["Publish Release"], async () => House.Value(await house.Press.PublishAsync(release, house.Comms, default)));
        await AssertWritesAsync(house, ["Retract Release"], async () => House.Done(await house.Press.RetractAsync(release, "It was wrong.", house.Comms, default)));
    }

    [Fact]
    public async Task The_teams_deeds_write_exactly_their_lines()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var link = "";
        await AssertWritesAsync(house, ["Invite Nora"], async () => link = House.Value(await house.Team.InviteAsync("Nora", "nora@example.org", Roles.Drafter, house.Admin, default)));
        await AssertWritesAsync(house, [], async () => House.Refused((await house.Team.AcceptAsync(link, "", "", "short", default)).Refusal));
        await AssertWritesAsync(house, ["Set a password Nora"], async () => House.Value(await house.Team.AcceptAsync(link, "", "", "four words are enough", default)));
        await AssertWritesAsync(house, ["Give a new link Nora"], async () => House.Value(await house.Team.ResetAsync("nora@example.org", house.Admin, default)));
        var nora = (await house.TeamList.AllAsync(default)).Single(m => m.Name == "Nora").Id;
        await AssertWritesAsync(house, ["Give a role Nora"], async () => House.Done(await house.Team.GiveRoleAsync(nora, Roles.Comms, house.Admin, default)));
        await AssertWritesAsync(house, ["Take a role Nora"], async () => House.Done(await house.Team.TakeRoleAsync(nora, Roles.Drafter, house.Admin, default)));
        await AssertWritesAsync(house, ["Close an account Nora"], async () => House.Done(await house.Team.DisableAsync(nora, house.Admin, default)));
        await AssertWritesAsync(house, ["Open an account Nora"], async () => House.Done(await house.Team.EnableAsync(nora, house.Admin, default)));
        await AssertWritesAsync(house, [], async () => House.Refused((await house.Team.DisableAsync(house.Admin.Id, house.Admin, default)).Refusal));
        await using var db = house.Database();
        Assert.DoesNotContain(await db.Set<AuditEntry>().Select(e => e.Note + e.Subject).ToListAsync(), line => line.Contains(link, StringComparison.Ordinal) || line.Contains("four words", StringComparison.Ordinal));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_deed_that_breaks_half_way_leaves_neither_its_line_nor_its_work(Db db)
    {
        await using var house = await House.OpenAsync(db);
        await AssertWritesAsync(house, [], () => Assert.ThrowsAsync<InvalidOperationException>(() => house.Get<Deeds>().DoAsync<Guid>(house.Drafter, async (act, ct) =>
        {
            act.Note("Draft", "Half", Guid.NewGuid());
            act.Db.Add(new Member("Half", "half@example.org", Roles.None));
            await act.Db.SaveChangesAsync(ct);
            throw new InvalidOperationException("broken");
        }, default)));
        Assert.DoesNotContain(await house.TeamList.AllAsync(default), m => m.Name == "Half");
        House.Value(await house.Letters.DraftAsync("A letter", "en", house.Drafter, default));
        Assert.Null((await house.Get<AuditQueries>().VerifyAsync(default)).BrokenAt);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task What_a_letter_was_called_before_it_was_restricted_is_told_to_nobody_who_may_not_know_of_it(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.SubmittedAsync(2);
        await house.DraftAsync(1);
        Assert.Contains("2026-001", await ReadAsync(house, house.Admin));
        Assert.Contains("D-2026-001-2", await ReadAsync(house, house.Admin));
        House.Done(await house.Press.ConfideAsync(letter, Confidentiality.Restricted, house.Drafter, default));

        var subjects = await ReadAsync(house, house.Admin);
        Assert.DoesNotContain(subjects, s => s.Contains("2026-001", StringComparison.Ordinal));
        Assert.Equal(9, subjects.Count(s => s == "Restricted letter"));
        Assert.Contains("D-2026-002-1", subjects);
        House.Done(await house.Letters.NameAsync(letter, house.Admin.Id, true, house.Drafter, default));
        Assert.Contains("D-2026-001-2", await ReadAsync(house, house.Admin));
        Assert.Null((await house.Get<AuditQueries>().VerifyAsync(default)).BrokenAt);
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(House house, Actor reader) =>
        [.. (await house.Get<AuditQueries>().BeforeAsync(null, subjects => house.DemandList.HiddenNamesAsync(subjects, reader, default), default)).Select(l => l.Subject)];

    // Lines of one deed stand in no order that matters, since they share their instant.
    private static async Task AssertWritesAsync(House house, string[] lines, Func<Task> deed)
    {
        var before = (await house.Get<AuditQueries>().VerifyAsync(default)).Lines;
        await deed();
        await using var db = house.Database();
        var written = await db.Set<AuditEntry>().Where(e => e.Sequence > before).ToListAsync();
        Assert.Equal(lines, written.Select(e => $"{e.Deed} {e.Subject}").Order(StringComparer.Ordinal));
    }
}
