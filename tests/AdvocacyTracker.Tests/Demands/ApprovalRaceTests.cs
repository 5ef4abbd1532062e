using System.Collections.Concurrent;
using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Tests.Bed;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Tests.Demands;

/// <summary>Reviewers approve what somebody changes at that very moment: an approval is only ever of words that its reviewer had before them, whoever comes first.</summary>
public sealed class ApprovalRaceTests
{
    // Of each of the five kinds: a thousand on each database.
    private const int Races = 200;

    // A twentieth of the races, or there was no race.
    private const int Often = Races / 20;

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_thousand_approvals_that_meet_an_edit_are_only_ever_of_words_that_were_seen(Db db)
    {
        await using var house = await House.OpenAsync(db);
        // Two take turns, since nobody approves the same words twice.
        Actor[] readers = [await house.JoinAsync("Ruth", Roles.Reviewer), await house.JoinAsync("Rene", Roles.Reviewer)];
        foreach (var text in await TextsAsync(house))
        {
            var outcomes = new List<Outcome>();
            for (var n = 1; n <= Races; n++) outcomes.AddRange(await RaceAsync(house, text, n, readers[n % 2]));
            foreach (var outcome in Enum.GetValues<Outcome>()) Assert.True(outcomes.Count(o => o == outcome) >= Often, $"{text.Name}: {outcome} only {outcomes.Count(o => o == outcome)} times");
        }
    }

    // One reviewer has read the words before; another reads them while they are being changed, and where they came too late they look and decide again.
    private static async Task<Outcome[]> RaceAsync(House house, RacedText text, int n, Actor reader)
    {
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        var before = await text.ReadAsync();
        var edit = await text.EditAsync(n);
        var given = new ConcurrentBag<Given>();
        await Race.AtOnceAsync(n, edit, () => ApproveAsync(house.Reviewer, before), async () =>
        {
            if (!await ApproveAsync(reader, await text.ReadAsync())) Assert.True(await ApproveAsync(reader, await text.ReadAsync()));
        });

        var now = await text.ReadAsync();
        Assert.NotEqual(before.Hash, now.Hash);
        Assert.All(given.Where(g => g.Refusal is not null), g => Assert.Equal(ReviewRules.WordsHaveChanged, g.Refusal));
        var approved = given.Where(g => g.Refusal is null).ToList();
        await using var db = house.Database();
        var stored = await db.Set<Approval>().AsNoTracking().Where(a => a.Part == text.Part && a.SubjectId == text.Id && a.At == house.Clock.GetUtcNow()).ToListAsync();
        Assert.Equal(approved.Select(g => (g.Actor.Id, g.Seen.Hash)).Order(), stored.Select(a => (a.ReviewerId, a.Hash)).Order());
        foreach (var seen in approved.Select(g => g.Seen))
            Assert.Equal(seen.Json, await db.Set<Revision>().Where(r => r.Part == text.Part && r.SubjectId == text.Id && r.Hash == seen.Hash).Select(r => r.Json).SingleAsync());
        Assert.Equal(approved.Any(g => g.Seen.Hash == now.Hash) ? ReviewState.Approved : ReviewState.Submitted, now.Standing.State);
        return [.. given.Select(g => g.Refusal is not null ? Outcome.Refused : g.Seen.Hash == now.Hash ? Outcome.ApprovedAsItStands : Outcome.ApprovedThenLapsed)];

        async Task<bool> ApproveAsync(Actor actor, Seen seen)
        {
            var refusal = (await text.ApproveAsync(seen.Hash, actor)).Refusal;
            given.Add(new(actor, seen, refusal));
            return refusal is null;
        }
    }

    private static async Task<RacedText[]> TextsAsync(House house)
    {
        var letter = await house.SubmittedAsync(1);
        var demand = (await house.DemandsAsync(letter))[0].Id;
        var release = await house.SubmittedReleaseAsync();
        async Task<DemandView> Demand() => (await house.DemandsAsync(letter))[0];
        async Task<AdvocacyTracker.Press.ReleaseView> Release() => (await house.PressList.FindAsync(release, house.Comms, default))!;
        async Task<Seen> ReadLetter() => Seen.Of(await house.DemandList.LetterTextAsync(await house.ViewAsync(letter), default));
        Task<Result> ApproveLetter(string hash, Actor actor) => house.Demands.DecideOnLetterAsync(letter, hash, Decision.Approved, "", actor, default);
        return
        [
            new("a demand", Part.Demand, demand, async () => await Demand() is var d ? new(d.Hash, Fingerprint.Json(d.Words), d.Standing) : null!,
                async n => await Demand() is var d ? async () => House.Done(await house.Demands.ReviseAsync(demand, d.Form, d.Form with { Text = $"Do it {n} times." }, house.Drafter, default)) : null!,
                (hash, actor) => house.Demands.DecideOnDemandAsync(demand, hash, Decision.Approved, "", actor, default)),
            new("a letter's fields", Part.LetterText, letter, ReadLetter,
                async n => (await house.ViewAsync(letter)).Form is var form ? async () => House.Done(await house.Letters.ReviseAsync(letter, form, form with { Closing = $"Yours {n} times," }, house.Drafter, default)) : null!,
                ApproveLetter),
            new("a letter's body", Part.LetterText, letter, ReadLetter,
                async n => (await house.ViewAsync(letter)).Body is var head ? async () => Taken(await house.Letters.AppendAsync(letter, Typed(head, $"{Sample.Body}And {n} times more."), house.Drafter, default)) : null!,
                ApproveLetter),
            new("a headline", Part.Headline, release, async () => await Release() is var r ? new(r.HeadlineHash, Fingerprint.Json(r.Headline), r.Readiness.Headline) : null!,
                async n => (await Release()).Form is var form ? async () => House.Done(await house.Press.ReviseAsync(release, form, form with { Headline = $"News {n}" }, house.Comms, default)) : null!,
                (hash, actor) => house.Press.DecideAsync(release, Part.Headline, hash, Decision.Approved, "", actor, default)),
            new("a release's text", Part.ReleaseText, release, async () => await Release() is var r ? new(r.TextHash, Fingerprint.Json(r.Text), r.Readiness.Text) : null!,
                async n => (await Release()).Body is var head ? async () => Taken(await house.Press.AppendAsync(release, Typed(head, $"Words for the press, {n} of them."), house.Comms, default)) : null!,
                (hash, actor) => house.Press.DecideAsync(release, Part.ReleaseText, hash, Decision.Approved, "", actor, default)),
        ];
    }

    private static BodyChange Typed(BodyHead head, string text) => new(head.Version, ChangeSet.Between(head.Text, text).ToJson());

    private static void Taken(Result<Appended> appended) => Assert.True(House.Value(appended).Taken);

    private enum Outcome
    {
        Refused,
        ApprovedThenLapsed,
        ApprovedAsItStands,
    }

    // What a reviewer had before them.
    private sealed record Seen(string Hash, string Json, Standing Standing)
    {
        public static Seen Of(LetterTextView text) => new(text.Hash, Fingerprint.Json(text.Words), text.Standing);
    }

    private sealed record Given(Actor Actor, Seen Seen, Refusal? Refusal);

    // EditAsync reads what stands, and gives the edit that is to race.
    private sealed record RacedText(string Name, Part Part, Guid Id, Func<Task<Seen>> ReadAsync, Func<int, Task<Func<Task>>> EditAsync, Func<string, Actor, Task<Result>> ApproveAsync);
}
