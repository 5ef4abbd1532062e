using System.Globalization;
using AdvocacyTracker.Data;
using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Replies;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Tests.Bed;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Tests.Press;

/// <summary>A release goes out at the very moment at which somebody changes it, retracts it or recalls its letter: what the public reads are words that were approved exactly as they stand, or nothing, whoever comes first.</summary>
public sealed class PublishRaceTests
{
    // Of each of the nine kinds: 252 on each database.
    private const int Races = 28;

    // A handful, or there was no race.
    private const int Often = 4;

    private const string Body = "Words for the press.\n\n:::demands\n:::\n";

    private House _house = null!;

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Whatever_meets_a_release_on_its_way_out_the_public_reads_what_was_approved_or_nothing(Db db)
    {
        await using var house = await House.OpenAsync(db);
        _house = house;
        foreach (var kind in Kinds(await house.SentAsync(1)))
        {
            var outcomes = new List<(bool IsOut, bool IsMet)>();
            for (var n = 1; n <= Races; n++) outcomes.Add(await RaceAsync(kind, n));
            var counts = outcomes.CountBy(o => o).ToList();
            Assert.True(counts.Count == 2 && counts.All(c => c.Value >= Often), $"{kind.Name}: {string.Join(", ", counts)}");
        }
    }

    private async Task<(bool IsOut, bool IsMet)> RaceAsync(RacedRelease kind, int n)
    {
        _house.Clock.Advance(TimeSpan.FromSeconds(1));
        var release = await kind.PrepareAsync($"{kind.Name} {n}");
        var meet = await kind.MeetAsync(release);
        var (isOut, isMet) = (false, false);
        await Race.AtOnceAsync(n, async () => isOut = await kind.GoOutAsync(release) is null, async () =>
        {
            // A recall goes straight for the letter, which publishing comes to last: every fourth time it is held up.
            if (n % 4 == 0) await Task.Delay(5);
            isMet = await meet() is null;
        });
        var isPublic = kind.IsPublic(isOut, isMet);
        await CheckAsync(release, isPublic);
        // What a clock might open has its time.
        _house.Clock.Advance(TimeSpan.FromMinutes(3));
        await CheckAsync(release, isPublic);
        return (isOut, isMet);
    }

    // The page, the lists and the rows behind them say the same: these words, which somebody approved, or nothing.
    private async Task CheckAsync(Guid id, bool isPublic)
    {
        await using var db = _house.Database();
        var release = await db.Set<PressRelease>().AsNoTracking().SingleAsync(r => r.Id == id);
        var found = await _house.Published.FindAsync(release.Slug, default);
        Assert.Equal(isPublic, found is not null);
        if (found is not null) await ApprovedAsync(db, release, found);

        var listed = await _house.Get<PublishedLists>().ReleasesAsync(ListFilter.None, "Etc/UTC", default);
        Assert.Equal(isPublic, listed.Rows.Any(r => r.Slug == release.Slug));
        Assert.Equal(isPublic ? [release.PublishedAt!.Value] : [], await InstantsAsync(db, PublicList.Releases, id));
        var printed = await db.Set<PublishedDemand>().Where(d => d.ReleaseId == id).OrderBy(d => d.Reference).Select(d => d.Json).ToListAsync();
        Assert.Equal(found?.Words.Text.Demands.OrderBy(d => d.Reference).Select(d => Fingerprint.Json(found.Words.Text.AsPrinted(d))) ?? [], printed);
        foreach (var letter in release.LetterIds) await FollowedAsync(db, letter);
    }

    private static async Task ApprovedAsync(AppDb db, PressRelease release, PublishedRelease found)
    {
        var publication = await db.Set<Revision>().AsNoTracking().SingleAsync(r => r.Id == release.PublicationId);
        Assert.Equal((publication.Hash, publication.Json), (found.Hash, Fingerprint.Json(found.Words)));
        Assert.Equal(found.Hash, Fingerprint.Of(found.Words));
        foreach (var (part, hash) in ((Part, string)[])[(Part.Headline, Fingerprint.Of(found.Words.Headline)), (Part.ReleaseText, Fingerprint.Of(found.Words.Text))])
            Assert.True(await db.Set<Approval>().AnyAsync(a => a.Part == part && a.SubjectId == release.Id && a.Hash == hash && a.Decision == Decision.Approved), $"Nobody approved this {part}.");
    }

    // A letter's demands are followed from the first release on that prints them, while the letter stands.
    private async Task FollowedAsync(AppDb db, Guid letterId)
    {
        var stands = await db.Set<Letter>().AnyAsync(l => l.Id == letterId && l.Stage == LetterStage.Sent);
        foreach (var demand in await db.Set<Demand>().AsNoTracking().Where(d => d.LetterId == letterId).ToListAsync())
        {
            var printed = await db.Set<PublishedDemand>().Where(d => d.DemandId == demand.Id).Select(d => d.At).ToListAsync();
            var isFollowed = stands && printed.Count > 0;
            Assert.Equal(isFollowed ? [printed.Min()] : [], await InstantsAsync(db, PublicList.Demands, demand.Id));
            Assert.Equal(isFollowed, await _house.Get<PublishedDemands>().FindAsync(demand.Reference, default) is not null);
        }
    }

    private static Task<List<DateTimeOffset>> InstantsAsync(AppDb db, PublicList list, Guid id) =>
        db.Set<Listing>().Where(l => l.List == list && l.Facet == Facet.All && l.SubjectId == id).Select(l => l.At).ToListAsync();

    private RacedRelease[] Kinds(Guid letter)
    {
        Task<Guid> Approved(string name) => _house.ApprovedReleaseAsync(letter, Body, name);
        async Task<Guid> OfItsOwnLetter(string name) => await _house.ApprovedReleaseAsync(await _house.SentAsync(1), Body, name);
        async Task<Guid> Embargoed(string name) => await EmbargoedAsync(await Approved(name));
        async Task<Guid> EmbargoedOfItsOwnLetter(string name) => await EmbargoedAsync(await OfItsOwnLetter(name));
        async Task<Guid> Worded(string name) => await WordedAsync(await Approved(name));
        async Task<Guid> Correcting(string name) => await CorrectingAsync(await Approved(name));
        return
        [
            new("publish and change the body", Approved, PublishAsync, ChangeBodyAsync, OneOfBoth),
            new("publish and change the headline", Approved, PublishAsync, ChangeHeadlineAsync, OneOfBoth),
            new("publish and change an own wording", Worded, PublishAsync, ChangeWordingAsync, OneOfBoth),
            new("publish and retract", Approved, PublishAsync, RetractAsync, UntilMet),
            new("publish and recall the letter", OfItsOwnLetter, PublishAsync, RecallAsync, OnlyIfFirst),
            new("schedule and change the body", Embargoed, ScheduleAsync, ChangeBodyAsync, Never),
            new("schedule and recall the letter", EmbargoedOfItsOwnLetter, ScheduleAsync, RecallAsync, Never),
            new("correct and change the body", Correcting, CorrectAsync, ChangeBodyAsync, Always),
            new("correct and retract", Correcting, CorrectAsync, RetractAsync, Never),
        ];
    }

    private async Task<Guid> EmbargoedAsync(Guid release)
    {
        var form = (await ViewAsync(release)).Form;
        var ends = _house.Clock.GetUtcNow().AddSeconds(150).ToString(ReleaseForm.ClockFormat, CultureInfo.InvariantCulture);
        House.Done(await _house.Press.ReviseAsync(release, form, form with { EmbargoAt = ends, EmbargoZone = Zones.Utc }, _house.Comms, default));
        return release;
    }

    private async Task<Guid> WordedAsync(Guid release)
    {
        Assert.Null(await (await WordingAsync(release, "Thing 1"))());
        await _house.ApproveReleaseAsync(release, onlyText: true);
        return release;
    }

    private async Task<Guid> CorrectingAsync(Guid release)
    {
        House.Value(await _house.Press.PublishAsync(release, _house.Comms, default));
        House.Done(await _house.Press.BeginCorrectionAsync(release, _house.Comms, default));
        Assert.Null(await (await ChangeBodyAsync(release))());
        await _house.ApproveReleaseAsync(release, onlyText: true);
        return release;
    }

    private async Task<Refusal?> PublishAsync(Guid release) => (await _house.Press.PublishAsync(release, _house.Comms, default)).Refusal;

    private async Task<Refusal?> ScheduleAsync(Guid release) => (await _house.Press.ScheduleAsync(release, _house.Comms, default)).Refusal;

    private async Task<Refusal?> CorrectAsync(Guid release) => (await _house.Press.CorrectAsync(release, "It was wrong.", false, _house.Comms, default)).Refusal;

    // What meets it looks first, as a page does, and then gives the deed that is to race.
    private async Task<Func<Task<Refusal?>>> ChangeBodyAsync(Guid release)
    {
        var head = (await ViewAsync(release)).Body;
        return async () => (await _house.Press.AppendAsync(release, new(head.Version, ChangeSet.Between(head.Text, $"{head.Text}\nAnd more.").ToJson()), _house.Comms, default)).Refusal;
    }

    private async Task<Func<Task<Refusal?>>> ChangeHeadlineAsync(Guid release)
    {
        var form = (await ViewAsync(release)).Form;
        return async () => (await _house.Press.ReviseAsync(release, form, form with { Headline = "Another headline" }, _house.Comms, default)).Refusal;
    }

    private Task<Func<Task<Refusal?>>> ChangeWordingAsync(Guid release) => WordingAsync(release, "Another thing 1");

    private async Task<Func<Task<Refusal?>>> WordingAsync(Guid release, string title)
    {
        var text = (await ViewAsync(release)).Text;
        var demand = text.Demands[0];
        var now = text.WordingOf(demand.Reference) ?? ReleaseWording.Of(demand.Reference, demand.Words);
        return async () => (await _house.Wordings.WordAsync(release, now, now with { Title = title }, _house.Comms, default)).Refusal;
    }

    private Task<Func<Task<Refusal?>>> RetractAsync(Guid release) =>
        Task.FromResult<Func<Task<Refusal?>>>(async () => (await _house.Press.RetractAsync(release, "It was wrong.", _house.Comms, default)).Refusal);

    private async Task<Func<Task<Refusal?>>> RecallAsync(Guid release)
    {
        await using var db = _house.Database();
        var letters = await db.Set<PressRelease>().Where(r => r.Id == release).Select(r => r.LetterIds).SingleAsync();
        return async () => (await _house.Sending.RecallAsync(letters[0], "Wrong person.", _house.Drafter, default)).Refusal;
    }

    private async Task<ReleaseView> ViewAsync(Guid release) => (await _house.PressList.FindAsync(release, _house.Comms, default))!;

    // One of the two is refused: the change came too late, or the words are no longer those that were approved.
    private static bool OneOfBoth(bool isOut, bool isMet)
    {
        Assert.NotEqual(isOut, isMet);
        return isOut;
    }

    private static bool Always(bool isOut, bool isMet)
    {
        Assert.NotEqual(isOut, isMet);
        return true;
    }

    private static bool UntilMet(bool isOut, bool isMet)
    {
        Assert.True(isOut);
        return !isMet;
    }

    private static bool OnlyIfFirst(bool isOut, bool isMet)
    {
        Assert.True(isMet);
        return isOut;
    }

    private static bool Never(bool isOut, bool isMet)
    {
        Assert.True(isMet);
        return false;
    }

    // GoOutAsync makes it public, sooner or later; IsPublic says whether the public reads it, by which of the two deeds were done, and asserts that these could be.
    private sealed record RacedRelease(string Name, Func<string, Task<Guid>> PrepareAsync, Func<Guid, Task<Refusal?>> GoOutAsync, Func<Guid, Task<Func<Task<Refusal?>>>> MeetAsync, Func<bool, bool, bool> IsPublic);
}
