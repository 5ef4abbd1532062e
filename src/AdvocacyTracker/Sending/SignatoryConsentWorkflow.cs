using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Sending;

/// <summary>Notes who agreed to sign a letter, and who no longer does. The trail says of which letter, and never a name.</summary>
public sealed class SignatoryConsentWorkflow(Deeds deeds)
{
    private static readonly Refusal NotThere = new("There is no such consent: the page may be old, reload it.");

    /// <summary>Notes that a signatory agreed to the words as they stand.</summary>
    /// <param name="name">As it stands among the letter's signatories.</param>
    /// <param name="how">How they agreed, such as "by mail on 3 May".</param>
    public Task<Result<Guid>> NoteAsync(Guid letterId, string name, string how, Actor actor, CancellationToken ct) => deeds.DoAsync<Guid>(actor, async (act, token) =>
    {
        var door = await LetterDoor.OpenAsync(act, letterId, token);
        if (!door.IsDone) return door.Refusal;
        if ((SignatoryConsent.WhyNotNote(act.Actor) ?? SignatoryConsent.WhyNotHow(how)) is { } refusal) return refusal;
        if (door.Value.Signatories.All(s => s.Name != name)) return new Refusal($"“{name}” is not among the letter’s signatories: the list may have changed, reload the page.");
        var words = AgreedWords.HashOf(door.Value, await DemandWorkflow.OfLetterAsync(act, letterId, token));
        var last = (await SignatoryConsentQueries.OfLettersInsideAsync(act.Db, [letterId], token)).LastOrDefault(c => c.Name == name);
        if (last is { WithdrawnAt: null } && last.WordsHash == words) return new Refusal($"It is noted already that {name} agreed: withdraw that first.");
        var consent = new SignatoryConsent(letterId, name, how, words, act.Actor.Name, act.Now);
        act.Db.Add(consent);
        Changed(act, "Note a consent", door.Value, consent);
        return consent.Id;
    }, ct);

    /// <summary>Notes that a signatory no longer agrees. What was noted stays.</summary>
    public Task<Result> WithdrawAsync(Guid id, Actor actor, CancellationToken ct) => deeds.DoAsync(actor, async (act, token) =>
    {
        var letterId = await act.Db.Set<SignatoryConsent>().Where(c => c.Id == id).Select(c => c.LetterId).FirstOrDefaultAsync(token);
        var door = await LetterDoor.OpenAsync(act, letterId, token);
        // To whoever may not know of the letter, the consent isn't there either.
        if (!door.IsDone) return NotThere;
        if (SignatoryConsent.WhyNotNote(act.Actor) is { } refusal) return refusal;
        var consent = await act.Db.Set<SignatoryConsent>().SingleAsync(c => c.Id == id, token);
        if (consent.WithdrawnAt is not null) return Result.Refused("This consent is withdrawn already: if they agree again, note it anew.");
        consent.Withdraw(act.Actor, act.Now);
        Changed(act, "Withdraw a consent", door.Value, consent);
        return Result.Done;
    }, ct);

    /// <summary>Blacks a name out of what was noted of these letters.</summary>
    internal static async Task BlackOutAsync(Act act, IReadOnlyList<Guid> letterIds, BlackInk ink, CancellationToken ct)
    {
        foreach (var consent in await act.Db.Set<SignatoryConsent>().Where(c => letterIds.Contains(c.LetterId)).ToListAsync(ct)) consent.BlackOut(ink);
    }

    private static void Changed(Act act, string deed, Letter letter, SignatoryConsent consent)
    {
        letter.MoveOn();
        act.Note(deed, letter.TrailName, letter.Id, $"{consent.Id}");
    }
}
