using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Notices;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Press;

/// <summary>The deeds on press releases. Publishing checks every hash again, freezes the words and moves the publication epoch on, in one transaction.</summary>
public sealed class PressWorkflow(Deeds deeds, MarkdownRenderer renderer)
{
    /// <summary>Starts a release about sent letters, or a statement of its own when there are none, and gives its id.</summary>
    /// <param name="body">Its text, as it may have been proposed (<see cref="ReleaseProposal"/>).</param>
    public Task<Result<Guid>> DraftAsync(ReleaseForm form, IReadOnlyList<Guid> letterIds, Actor actor, CancellationToken ct, string body = "") => deeds.DoAsync<Guid>(actor, async (act, token) =>
    {
        if ((Permissions.WhyNot(act.Actor, Deed.DraftRelease) ?? form.WhyNotKeep() ?? TextRules.WhyNotBody(body)) is { } refusal) return refusal;
        if (await WhyNotAboutAsync(act, letterIds, token) is { } odd) return odd;
        if (form.EmbargoAt.Length == 0) form = form with { EmbargoZone = (await NewsroomSettings.ReadAsync(act.Db, token)).Zone };
        var release = BeginInside(act, form, letterIds, body);
        act.Note("Draft", "Release", release.Id);
        return release.Id;
    }, ct);

    /// <summary>Changes fields: what the person changed against what they saw is laid over what stands now, unless both changed the same field.</summary>
    public Task<Result<Revised>> ReviseAsync(Guid id, ReleaseForm seen, ReleaseForm mine, Actor actor, CancellationToken ct) => deeds.DoAsync<Revised>(actor, async (act, token) =>
    {
        var door = await ReleaseDoor.OpenAsync(act, id, token);
        if (!door.IsDone) return door.Refusal;
        var release = door.Value;
        if ((release.WhyNotRevise(act.Actor) ?? mine.WhyNotKeep()) is { } refusal) return refusal;
        var now = ReleaseForm.Of(release);
        var merged = ReleaseForm.Merge(seen, mine, now);
        if (merged.Met.Count > 0) return await Revised.KeepAsync(act, id, merged.Met, token);
        if (merged.Form == now) return Revised.Taken;
        release.Revise(merged.Form, act.Actor, act.Now);
        act.Note("Revise", "Release", release.Id);
        return Revised.Taken;
    }, ct);

    /// <summary>Appends a change to the body's log.</summary>
    public Task<Result<Appended>> AppendAsync(Guid id, BodyChange change, Actor actor, CancellationToken ct) => deeds.DoAsync<Appended>(actor, async (act, token) =>
    {
        var door = await ReleaseDoor.OpenAsync(act, id, token);
        if (!door.IsDone) return door.Refusal;
        var release = door.Value;
        if (release.WhyNotRevise(act.Actor) is { } refusal) return refusal;
        return await TextLog.AppendAsync(act, id, release.Body, release.BodyVersion, change, body => release.Replace(body, act.Actor, act.Now), token);
    }, ct);

    /// <summary>Keeps a body that lost a conflict, or came after the publishing, as a revision nobody can lose. The release stays as it is.</summary>
    public Task<Result> KeepLoserAsync(Guid id, string body, Actor actor, CancellationToken ct) => OnReleaseAsync(id, actor, async (release, act, token) =>
    {
        if ((release.WhyNotAdd(act.Actor, Deed.ReviseRelease) ?? TextRules.WhyNotBody(body)) is { } refusal) return refusal;
        await Revisions.NameAsync(act, Part.KeptBody, release.Id, $"Kept from a conflict, by {act.Actor.Name}", body, [act.Actor.Id], token);
        return Result.Done;
    }, ct);

    /// <summary>Gives a point of the body's log a name. The words stay as they are, also of a release that is public.</summary>
    public Task<Result> NamePointAsync(Guid id, int version, string name, Actor actor, CancellationToken ct) => OnReleaseAsync(id, actor, async (release, act, token) =>
    {
        if (release.WhyNotAdd(act.Actor, Deed.NameReleasePoint) is { } refusal) return refusal;
        var named = await TextPoint.NameAsync(act, id, release.BodyVersion, version, name, token);
        if (named.IsDone) act.Note("Name a point", "Release", release.Id, $"version {version}");
        return named;
    }, ct);

    /// <summary>Puts an earlier text of the body back, as one more change, and gives the version it is now.</summary>
    public Task<Result<int>> RestoreAsync(Guid id, BodyPlace place, Actor actor, CancellationToken ct) => deeds.DoAsync<int>(actor, async (act, token) =>
    {
        var door = await ReleaseDoor.OpenAsync(act, id, token);
        if (!door.IsDone) return door.Refusal;
        var release = door.Value;
        if (release.WhyNotRevise(act.Actor) is { } refusal) return refusal;
        var appended = await TextLog.RestoreAsync(act, id, release.Body, release.BodyVersion, place, body => release.Replace(body, act.Actor, act.Now), token);
        if (!appended.IsDone) return appended.Refusal;
        var text = await ReleaseDoor.WordsOfAsync(act.Db, release, await ReleaseDoor.LettersAsync(act.Db, release, token), renderer, token);
        act.Note("Restore", "Release", release.Id, Fingerprint.Of(text));
        return appended.Value.Version;
    }, ct);

    /// <summary>Hands headline and text to the reviewers.</summary>
    public Task<Result> SubmitAsync(Guid id, Actor actor, CancellationToken ct) => OnReleaseAsync(id, actor, async (release, act, token) =>
    {
        if (release.WhyNotSubmit(act.Actor) is { } refusal) return refusal;
        var text = await ReleaseDoor.WordsOfAsync(act.Db, release, await ReleaseDoor.LettersAsync(act.Db, release, token), renderer, token);
        release.Submit(act.Now);
        await Revisions.NameAsync(act, Part.Headline, release.Id, "Submitted", release.HeadlineWords(), release.Authors, token);
        var revision = await Revisions.NameAsync(act, Part.ReleaseText, release.Id, "Submitted", text, release.Authors, token);
        act.Note("Submit", "Release", release.Id, revision.Hash);
        var circle = await ReleaseDoor.CircleAsync(act.Db, release, token);
        await NoticeWriter.TellReviewersAsync(act, circle.Noticed, release.Language, a => circle.IsVisibleTo(a) && !release.Authors.Contains(a.Id), token);
        return Result.Done;
    }, ct);

    /// <summary>Takes a release back to draft. Approvals stay with the words they were given to.</summary>
    public Task<Result> TakeBackAsync(Guid id, Actor actor, CancellationToken ct) => OnReleaseAsync(id, actor, (release, act, _) =>
    {
        if (release.WhyNotWithdraw(act.Actor) is { } refusal) return Task.FromResult<Result>(refusal);
        release.Withdraw(act.Now);
        act.Note("Withdraw", "Release", release.Id);
        return Task.FromResult(Result.Done);
    }, ct);

    /// <summary>Decides on the headline (<see cref="Part.Headline"/>) or the text (<see cref="Part.ReleaseText"/>), as the reviewer saw it.</summary>
    public Task<Result> DecideAsync(Guid id, Part part, string seenHash, Decision decision, string reason, Actor actor, CancellationToken ct) => OnReleaseAsync(id, actor, async (release, act, token) =>
    {
        var stage = release.Stage == ReleaseStage.Draft ? DemandStage.Draft : DemandStage.Submitted;
        var text = await ReleaseDoor.WordsOfAsync(act.Db, release, await ReleaseDoor.LettersAsync(act.Db, release, token), renderer, token);
        var hash = part == Part.Headline ? Fingerprint.Of(release.HeadlineWords()) : Fingerprint.Of(text);
        var review = new Review(part, release.Id, part == Part.Headline ? "Headline" : "Release", stage, hash, release.Authors, ReleaseRemarkDoor.TextOf(release), await ReleaseDoor.CircleAsync(act.Db, release, token)) { Closed = release.WhyClosed(decision) };
        if (await DemandWorkflow.DecideInsideAsync(act, review, seenHash, decision, reason, token) is { } refusal) return refusal;
        // A reviewer's no holds a scheduled release back.
        release.Unschedule(ReleaseStage.InReview);
        if (part == Part.Headline) await Revisions.NameAsync(act, part, release.Id, "Decided on", release.HeadlineWords(), release.Authors, token);
        else await Revisions.NameAsync(act, part, release.Id, "Decided on", text, release.Authors, token);
        release.MoveOn();
        return Result.Done;
    }, ct);

    /// <summary>Makes the release public, and gives its slug.</summary>
    /// <param name="typedHeadline">Over a standing embargo the headline must be typed, so that nobody breaks one by a slip; else not looked at.</param>
    public Task<Result<string>> PublishAsync(Guid id, Actor actor, CancellationToken ct, string typedHeadline = "") => OnReadyAsync(id, actor, async (release, letters, readiness, act, token) =>
    {
        if (readiness.WhyNotPublish(act.Actor) is { } refusal) return refusal;
        if (release.Embargo > act.Now && typedHeadline.Trim() != release.Headline) return new Refusal("An embargo stands on this release: type its headline, exactly, to publish it before.");
        var publication = await PublishInsideAsync(act, release, letters, renderer, act.Now, null, token);
        act.Note("Publish", "Release", release.Id, publication.Hash);
        return release.Slug;
    }, ct);

    /// <summary>Leaves the opening to the clock: checks, freezes and stores the words as publishing does, and gives the slug. Any later change of the words takes it back to draft.</summary>
    public Task<Result<string>> ScheduleAsync(Guid id, Actor actor, CancellationToken ct) => OnReadyAsync(id, actor, async (release, letters, readiness, act, token) =>
    {
        if (readiness.WhyNotSchedule(act.Actor, release.Embargo, act.Now) is { } refusal) return refusal;
        var publication = await FreezeAsync(act, release, letters, renderer, token);
        release.Schedule(await FreeSlugAsync(act, release, release.Embargo!.Value, token), publication.Id, act.Now);
        await NewsroomSettings.MoveEpochOnAsync(act, token);
        act.Note("Schedule", "Release", release.Id, publication.Hash);
        return release.Slug;
    }, ct);

    private Task<Result<string>> OnReadyAsync(Guid id, Actor actor, Func<PressRelease, IReadOnlyList<LetterBehind>, Readiness, Act, CancellationToken, Task<Result<string>>> deed, CancellationToken ct) => deeds.DoAsync<string>(actor, async (act, token) =>
    {
        var door = await ReleaseDoor.OpenAsync(act, id, token);
        if (!door.IsDone) return door.Refusal;
        var release = door.Value;
        foreach (var letterId in release.LetterIds.Order()) await act.Db.LockRowAsync<Letter>(letterId, token);
        await NewsroomSettings.HoldAsync(act, token);
        var letters = await ReleaseDoor.LettersAsync(act.Db, release, token);
        return await deed(release, letters, await ReadinessReader.ReadAsync(act.Db, release, letters, renderer, token), act, token);
    }, ct);

    /// <summary>Begins to prepare other words for what is published; the public goes on reading the published ones until they are corrected.</summary>
    public Task<Result> BeginCorrectionAsync(Guid id, Actor actor, CancellationToken ct) => OnReleaseAsync(id, actor, (release, act, _) =>
    {
        if (release.WhyNotBeginCorrection(act.Actor) is { } refusal) return Task.FromResult<Result>(refusal);
        release.BeginCorrection();
        act.Note("Begin a correction", "Release", release.Id);
        return Task.FromResult(Result.Done);
    }, ct);

    /// <summary>Drops a correction: the release is again what is published. What was typed stays in its history.</summary>
    public Task<Result> DropCorrectionAsync(Guid id, Actor actor, CancellationToken ct) => OnReleaseAsync(id, actor, async (release, act, token) =>
    {
        if (release.WhyNotCorrecting(act.Actor) is { } refusal) return refusal;
        var published = Fingerprint.Words<PublishedWords>(await act.Db.Set<Revision>().Where(r => r.Id == release.PublicationId).Select(r => r.Json).SingleAsync(token));
        if (published.Text.Body != release.Body)
        {
            var change = new BodyChange(release.BodyVersion, ChangeSet.Between(release.Body, published.Text.Body).ToJson());
            if ((await TextLog.AppendAsync(act, id, release.Body, release.BodyVersion, change, body => release.Replace(body, act.Actor, act.Now), token)).Refusal is { } odd) return odd;
        }
        release.DropCorrection(ReleaseForm.Of(release) with { Headline = published.Headline.Headline, Subhead = published.Headline.Subhead, Language = published.Text.Language, Dateline = published.Text.Dateline, Contacts = published.Text.Contacts, WithCallOut = published.Text.WithCallOut }, published.Text.Wordings ?? [], published.Text.Pictures ?? [], act.Now);
        await PictureWorkflow.SweepAsync(act, release, token);
        act.Note("Drop a correction", "Release", release.Id);
        return Result.Done;
    }, ct);

    /// <summary>Puts the corrected words in the place of the published ones, approved and checked as for publishing.</summary>
    /// <param name="note">What the public reads of it; may be empty only for a minor correction.</param>
    /// <param name="isMinor">Whether it touches no fact.</param>
    public Task<Result<string>> CorrectAsync(Guid id, string note, bool isMinor, Actor actor, CancellationToken ct) => OnReadyAsync(id, actor, async (release, letters, readiness, act, token) =>
    {
        if ((release.WhyNotCorrecting(act.Actor) ?? TextRules.WhyNotPassage("The note", note)) is { } refusal) return refusal;
        if (!isMinor && TextRules.IsBlank(note)) return new Refusal("Say in a sentence what was wrong: readers see it under the release; only a minor correction needs none.");
        if (readiness.WhyNotReady() is { } unready) return unready;
        var before = release.PublicationId!.Value;
        var publication = await FreezeAsync(act, release, letters, renderer, token);
        if (publication.Id == before) return Correction.NothingToCorrect;
        release.Correct(publication.Id, act.Now);
        act.Db.Add(new Correction(release.Id, before, publication.Id, note.Trim(), isMinor, act.Now));
        await NewsroomSettings.MoveEpochOnAsync(act, token);
        act.Note("Correct", "Release", release.Id, publication.Hash);
        return release.Slug;
    }, ct);

    /// <summary>Replaces a published release by a notice at the same address.</summary>
    public Task<Result> RetractAsync(Guid id, string note, Actor actor, CancellationToken ct) => OnReleaseAsync(id, actor, async (release, act, token) =>
    {
        if ((release.WhyNotRetract(act.Actor) ?? TextRules.WhyNotPassage("The note", note, required: true)) is { } refusal) return refusal;
        release.Retract(note.Trim(), act.Now);
        await NewsroomSettings.MoveEpochOnAsync(act, token);
        act.Note("Retract", "Release", release.Id);
        return Result.Done;
    }, ct);

    /// <summary>Says who may know of a letter, at any stage. A deed of the press, since a published release has told everybody already.</summary>
    public Task<Result> ConfideAsync(Guid letterId, Confidentiality to, Actor actor, CancellationToken ct) => deeds.DoAsync(actor, async (act, token) =>
    {
        var door = await LetterDoor.OpenAsync(act, letterId, token);
        if (!door.IsDone) return door.Refusal;
        var letter = door.Value;
        if (letter.WhyNotConfide(act.Actor) is { } refusal) return refusal;
        if (to == Confidentiality.Restricted && await act.Db.Set<PressRelease>().AnyAsync(r => (r.Stage == ReleaseStage.Published || r.Stage == ReleaseStage.Scheduled) && r.LetterIds.Contains(letterId), token))
            return Result.Refused("A published or scheduled release tells everybody of this letter: have it retracted, or taken back to draft, before you restrict the letter.");
        if (to == Confidentiality.PublicOnceAnnounced && await WhyNotToEverybodyAsync(act, letterId, token) is { } named) return named;
        letter.Confide(to, act.Now);
        await NewsroomSettings.MoveEpochOnAsync(act, token);
        act.Note("Say who may know", letter.TrailName, letter.Id, to.ToString());
        return Result.Done;
    }, ct);

    // Where a published release is about it, everybody reads the letter from that moment on.
    private async Task<Refusal?> WhyNotToEverybodyAsync(Act act, Guid letterId, CancellationToken ct)
    {
        var releases = await act.Db.Set<PressRelease>().AsNoTracking().Where(r => (r.Stage == ReleaseStage.Published || r.Stage == ReleaseStage.Scheduled) && r.LetterIds.Contains(letterId)).ToListAsync(ct);
        if (releases.Count == 0) return null;
        // Somebody on the list of another letter of the same release must not be named by this one either, as when it is published.
        var people = await PersonConcernedQueries.WatchedInsideAsync(act.Db, [.. releases.SelectMany(r => r.LetterIds).Distinct()], ct);
        var named = (await ReleaseDoor.LettersAsync(act.Db, [letterId], ct)).SelectMany(l => ReleaseGuards.NamedInLetter(l, people, renderer)).FirstOrDefault();
        return named is null ? null : new(named.Sentence);
    }

    /// <summary>Why no release is begun about these letters, or null.</summary>
    internal static async Task<Refusal?> WhyNotAboutAsync(Act act, IReadOnlyList<Guid> letterIds, CancellationToken ct)
    {
        var letters = await LetterQueries.Visible(act.Db, act.Actor).Where(l => letterIds.Contains(l.Id)).Select(l => new { l.Reference, l.Stage }).ToListAsync(ct);
        if (letters.Count != letterIds.Distinct().Count()) return LetterDoor.NotThere;
        if (letters.FirstOrDefault(l => l.Stage == LetterStage.Recalled) is { } recalled) return new($"Letter {recalled.Reference} was sent in error: a release is made from a letter that stands.");
        if (letters.FirstOrDefault(l => l.Stage != LetterStage.Sent) is { } unsent) return new($"Letter {unsent.Reference} has not been sent: a release is made from a letter that has gone out.");
        return null;
    }

    /// <summary>Begins a release with a text that may have been proposed.</summary>
    internal static PressRelease BeginInside(Act act, ReleaseForm form, IReadOnlyList<Guid> letterIds, string body)
    {
        var release = act.Db.Add(new PressRelease(form, [.. letterIds.Distinct()], act.Actor.Id, act.Now)).Entity;
        if (body.Length == 0) return release;
        act.Db.Add(new TextChange(release.Id, 1, ChangeSet.Between("", body).ToJson(), "", act.Actor.Id, act.Now));
        release.Replace(body, act.Actor, act.Now);
        return release;
    }

    internal static async Task<Revision> PublishInsideAsync(
        Act act, PressRelease release, IReadOnlyList<LetterBehind> letters, MarkdownRenderer renderer, DateTimeOffset at, string? slug, CancellationToken ct)
    {
        var publication = await FreezeAsync(act, release, letters, renderer, ct);
        release.Publish(slug ?? await FreeSlugAsync(act, release, at, ct), publication.Id, at, act.Now);
        await NewsroomSettings.MoveEpochOnAsync(act, ct);
        return publication;
    }

    private static async Task<Revision> FreezeAsync(Act act, PressRelease release, IReadOnlyList<LetterBehind> letters, MarkdownRenderer renderer, CancellationToken ct)
    {
        var words = new PublishedWords(release.HeadlineWords(), await ReleaseDoor.WordsOfAsync(act.Db, release, letters, renderer, ct), [.. letters.Select(l => l.Reference)], LetterQuotations.AreTranslated(release.Body, release.Language, letters, renderer));
        return await Revisions.NameAsync(act, Part.Publication, release.Id, "Published", words, release.Authors, ct);
    }

    private static async Task<string> FreeSlugAsync(Act act, PressRelease release, DateTimeOffset at, CancellationToken ct)
    {
        await act.Db.LockNameAsync("release slugs", ct);
        var day = Zones.DayOf(at, (await NewsroomSettings.ReadAsync(act.Db, ct)).Zone);
        var wanted = Slug.From(release.Headline, $"release-{day:yyyy-MM-dd}");
        for (var n = 1; ; n++)
        {
            var slug = n == 1 ? wanted : $"{wanted}-{n}";
            if (!await act.Db.Set<PressRelease>().AnyAsync(r => r.Slug == slug && r.Id != release.Id, ct)) return slug;
        }
    }

    private Task<Result> OnReleaseAsync(Guid id, Actor actor, Func<PressRelease, Act, CancellationToken, Task<Result>> deed, CancellationToken ct) => deeds.DoAsync(actor, async (act, token) =>
    {
        var door = await ReleaseDoor.OpenAsync(act, id, token);
        return door.IsDone ? await deed(door.Value, act, token) : door.Refusal;
    }, ct);
}
