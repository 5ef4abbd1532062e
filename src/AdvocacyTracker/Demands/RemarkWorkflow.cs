using AdvocacyTracker.Data;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Notices;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Demands;

/// <summary>The deeds on remarks. Each comes to the text through its door, so that who may not know of the text never meets its remarks.</summary>
public sealed class RemarkWorkflow(Deeds deeds, IEnumerable<IRemarkDoor> doors)
{
    /// <summary>How many remarks on one text may be open at once.</summary>
    public const int MostOpen = 200;

    private static readonly Refusal NotThere = new("There is no such remark: read the page again.");

    /// <summary>Makes a remark on a passage, and gives its id. A passage of an earlier version is found again in the newest.</summary>
    public Task<Result<Guid>> AddAsync(Part part, Guid subjectId, RemarkForm form, Actor actor, CancellationToken ct) => deeds.DoAsync<Guid>(actor, async (act, token) =>
    {
        var door = await OpenAsync(act, part, subjectId, token);
        if (!door.IsDone) return door.Refusal;
        if (Remark.WhyNotMake(act.Actor, door.Value.Text) is { } refusal) return refusal;
        return await AddInsideAsync(act, door.Value, form, "Remark", token);
    }, ct);

    /// <summary>Makes the remarks that a Word copy of a text brings, all in one deed and under one line of the trail, and tells which could not be made.</summary>
    /// <param name="part">The text whose copy it was: a body. What is brought may be about a demand in it too.</param>
    public Task<Result<BroughtIn>> BringInAsync(Part part, Guid subjectId, IReadOnlyList<BroughtRemark> brought, Actor actor, CancellationToken ct) => deeds.DoAsync<BroughtIn>(actor, async (act, token) =>
    {
        var door = await OpenAsync(act, part, subjectId, token);
        if (!door.IsDone) return door.Refusal;
        if (Remark.WhyNotMake(act.Actor, door.Value.Text) is { } refusal) return refusal;
        var (made, left) = (new List<Remark>(), new List<NotBroughtIn>());
        foreach (var ofOne in brought.GroupBy(b => (b.Part, b.SubjectId)))
        {
            var room = ofOne.Key == (part, subjectId) ? door : await OpenAsync(act, ofOne.Key.Part, ofOne.Key.SubjectId, token);
            if (room.IsDone) await BringInAsync(act, room.Value, ofOne, made, left, token);
            else left.AddRange(ofOne.Select(b => b.Left(room.Refusal.Sentence)));
        }
        var suggestions = made.Count(r => r.Suggestion is not null);
        if (made.Count > 0) Changed(act, "Bring in", door.Value, $"From Word: {suggestions} suggestions, {made.Count - suggestions} remarks");
        return new BroughtIn(suggestions, made.Count - suggestions, left);
    }, ct);

    /// <summary>Answers a remark.</summary>
    public Task<Result> ReplyAsync(Guid id, string words, Actor actor, CancellationToken ct) => OnRemarkAsync(id, actor, async (remark, room, act, token) =>
    {
        if ((remark.WhyNotReply(act.Actor, room.Text) ?? TextRules.WhyNotPassage("The reply", words, required: true, limit: RemarkForm.WordsLimit)) is { } refusal) return refusal;
        remark.Reply(words, act.Actor, act.Now);
        await MentionAsync(act, room, remark, words, token);
        Changed(act, "Reply", room);
        return Result.Done;
    }, ct);

    /// <summary>Says that a remark is dealt with.</summary>
    public Task<Result> ResolveAsync(Guid id, Actor actor, CancellationToken ct) => OnRemarkAsync(id, actor, (remark, room, act, _) =>
    {
        if (remark.WhyNotResolve(act.Actor, room.Text) is { } refusal) return Task.FromResult<Result>(refusal);
        Close(remark, RemarkState.Resolved, "Resolve", room, act);
        return Task.FromResult(Result.Done);
    }, ct);

    /// <summary>Opens a closed remark again.</summary>
    public Task<Result> ReopenAsync(Guid id, Actor actor, CancellationToken ct) => OnRemarkAsync(id, actor, (remark, room, act, _) =>
    {
        if (remark.WhyNotReopen(act.Actor, room.Text) is { } refusal) return Task.FromResult<Result>(refusal);
        remark.Reopen();
        Changed(act, "Reopen", room);
        return Task.FromResult(Result.Done);
    }, ct);

    /// <summary>Puts the suggestion in the passage's place. Who accepts it has written it, and not who suggested it.</summary>
    public Task<Result> AcceptAsync(Guid id, Actor actor, CancellationToken ct) => OnRemarkAsync(id, actor, async (remark, room, act, token) =>
    {
        var text = room.Text;
        if (remark.WhyNotAccept(act.Actor, text) is { } refusal) return refusal;
        var replaced = await room.ReplaceAsync(ChangeSet.Replacement(text.Text.Length, remark.Start, remark.End, remark.Suggestion!), token);
        if (!replaced.IsDone) return replaced;
        Close(remark, RemarkState.Accepted, "Accept", room, act);
        return Result.Done;
    }, ct);

    /// <summary>Says that the suggestion is not taken.</summary>
    public Task<Result> DeclineAsync(Guid id, Actor actor, CancellationToken ct) => OnRemarkAsync(id, actor, (remark, room, act, _) =>
    {
        if (remark.WhyNotDecline(act.Actor, room.Text) is { } refusal) return Task.FromResult<Result>(refusal);
        Close(remark, RemarkState.Declined, "Decline", room, act);
        return Task.FromResult(Result.Done);
    }, ct);

    /// <summary>Writes the places of a text's open remarks down at its newest version, so that the next reading follows few changes. Whoever may read the text may cause it.</summary>
    public Task<Result> KeepPlacesAsync(Part part, Guid subjectId, Actor actor, CancellationToken ct) => deeds.DoAsync(actor, async (act, token) =>
    {
        var door = await OpenAsync(act, part, subjectId, token);
        if (!door.IsDone) return door.Refusal;
        var open = await Open(act.Db, door.Value.Text).ToListAsync(token);
        if (door.Value.Text.HasLog) await RemarkPlaces.FollowAsync(act.Db, subjectId, open, door.Value.Text.Version, token);
        return Result.Done;
    }, ct);

    internal static async Task<Result<Guid>> AddInsideAsync(Act act, RemarkRoom room, RemarkForm form, string deed, CancellationToken ct)
    {
        var remark = await MakeAsync(act, room, form, await Open(act.Db, room.Text).CountAsync(ct), ct);
        if (!remark.IsDone) return remark.Refusal;
        Changed(act, deed, room);
        return remark.Value.Id;
    }

    private static async Task BringInAsync(Act act, RemarkRoom room, IEnumerable<BroughtRemark> brought, List<Remark> made, List<NotBroughtIn> left, CancellationToken ct)
    {
        var open = await Open(act.Db, room.Text).AsNoTracking().ToListAsync(ct);
        if (room.Text.HasLog) await RemarkPlaces.FollowAsync(act.Db, room.Text.Id, open, room.Text.Version, ct);
        foreach (var one in brought)
        {
            var remark = await MakeAsync(act, room, one.Form, open.Count, ct, before: r => open.Any(o => o.Says(r)));
            if (!remark.IsDone)
            {
                left.Add(one.Left(remark.Refusal.Sentence));
                continue;
            }
            made.Add(remark.Value);
            open.Add(remark.Value);
        }
    }

    private static async Task<Result<Remark>> MakeAsync(Act act, RemarkRoom room, RemarkForm form, int open, CancellationToken ct, Func<Remark, bool>? before = null)
    {
        if (form.WhyNotKeep() is { } refusal) return refusal;
        if (open >= MostOpen) return new Refusal($"{MostOpen} remarks on this text are open: resolve some of them first.");
        var passage = await FindAsync(act, room.Text, form.Passage, ct);
        if (!passage.IsDone) return passage.Refusal;
        var remark = new Remark(room.Text, form with { Passage = passage.Value }, act.Actor, act.Now);
        if (before?.Invoke(remark) == true) return new Refusal("This is in already, and open.");
        act.Db.Add(remark);
        await MentionAsync(act, room, remark, form.Words, ct);
        return remark;
    }

    private static IQueryable<Remark> Open(AppDb db, RemarkedText text) => db.Set<Remark>().Where(r => r.SubjectId == text.Id && r.Part == text.Part && r.State == RemarkState.Open);

    private static void Close(Remark remark, RemarkState state, string deed, RemarkRoom room, Act act)
    {
        remark.Close(state, act.Actor, act.Now);
        Changed(act, deed, room);
    }

    private static void Changed(Act act, string deed, RemarkRoom room, string note = "")
    {
        act.Note(deed, room.TrailName, room.Text.Id, note);
        room.MoveOn();
    }

    private static async Task<Result<Passage>> FindAsync(Act act, RemarkedText text, Passage passage, CancellationToken ct)
    {
        if (passage.Version > text.Version || passage.Version < 0) return new Refusal("This choice is of a version of the text that never was: choose the words again; what you wrote is kept.");
        if (passage.Version < text.Version)
        {
            // A demand keeps no log: its words are looked for.
            if (!text.HasLog) passage = Again(text, passage);
            else if (await RemarkPlaces.CarryAsync(act.Db, text.Id, passage, ct) is { } carried) passage = carried;
            else return new Refusal("These words lie beyond the end of the text: choose them again; what you wrote is kept.");
            if (passage.IsGone) return new Refusal($"“{Passage.Short(passage.Quote)}” was taken out of the text while you wrote: choose other words; what you wrote is kept.");
        }
        if (passage.WhyNotIn(text.Text) is { } refusal) return refusal;
        return passage;
    }

    private static Passage Again(RemarkedText text, Passage passage)
    {
        if (passage.WhyNotIn(text.Text) is null) return passage with { Version = text.Version };
        var found = text.PassageOf(passage.Quote);
        return found.IsDone ? found.Value : passage with { Start = 0, End = 0, Version = text.Version };
    }

    private static async Task MentionAsync(Act act, RemarkRoom room, Remark remark, string words, CancellationToken ct)
    {
        if (!words.Contains('@', StringComparison.Ordinal)) return;
        var called = Mentioned.In(words, [.. (await act.ColleaguesAsync(ct)).Where(room.Circle.IsVisibleTo).Select(m => (m.Id, m.Name))]);
        remark.Mention(called);
        await NoticeWriter.TellAsync(act, NoticeKind.Mentioned, room.Circle.Noticed, a => called.Contains(a.Id), ct);
    }

    private async Task<Result<RemarkRoom>> OpenAsync(Act act, Part part, Guid id, CancellationToken ct) =>
        doors.FirstOrDefault(d => d.LeadsTo(part)) is { } door ? await door.OpenAsync(act, part, id, ct) : new Refusal("Remarks are made on the text of a letter, a demand or a release: choose words there.");

    private Task<Result> OnRemarkAsync(Guid id, Actor actor, Func<Remark, RemarkRoom, Act, CancellationToken, Task<Result>> deed, CancellationToken ct) => deeds.DoAsync(actor, async (act, token) =>
    {
        if (await act.Db.Set<Remark>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, token) is not { } about) return NotThere;
        // Read again behind the door, where nobody else changes it; to whom the text isn't there, neither is the remark.
        var door = await OpenAsync(act, about.Part, about.SubjectId, token);
        if (!door.IsDone) return NotThere;
        var remark = await act.Db.Set<Remark>().Include(r => r.Replies).SingleAsync(r => r.Id == id, token);
        if (door.Value.Text.HasLog) await RemarkPlaces.FollowAsync(act.Db, remark.SubjectId, [remark], door.Value.Text.Version, token);
        return await deed(remark, door.Value, act, token);
    }, ct);
}
