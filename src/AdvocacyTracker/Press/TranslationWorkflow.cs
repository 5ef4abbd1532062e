using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Press;

/// <summary>Puts releases into other languages. A translation is a release of its own: with its own text, approvals, address and publication.</summary>
public sealed class TranslationWorkflow(Deeds deeds)
{
    /// <summary>Begins the same release in another language, with the text of this one in its place and a mark before all that is still to be translated, and gives its id.</summary>
    /// <param name="language">BCP 47 tag of the language.</param>
    public Task<Result<Guid>> BeginAsync(Guid releaseId, string language, Actor actor, CancellationToken ct) => deeds.DoAsync<Guid>(actor, async (act, token) =>
    {
        var door = await ReleaseDoor.OpenAsync(act, releaseId, token, evenWhileOpening: true);
        if (!door.IsDone) return door.Refusal;
        var source = door.Value;
        if ((source.WhyNotTranslate(act.Actor) ?? WhyNotInto(language)) is { } refusal) return refusal;
        // Held, so that two who begin at once follow one another.
        await act.Db.LockRowAsync<PressRelease>(source.OriginalId, token);
        if (await ThereAlreadyAsync(act, source.OriginalId, language.Trim(), token)) return new Refusal($"This release is there in “{language.Trim()}” already: go on with that one.");
        if (await PressWorkflow.WhyNotAboutAsync(act, source.LetterIds, token) is { } odd) return odd;
        var proposed = TranslationProposal.Of(source, language.Trim());
        if ((proposed.Form.WhyNotKeep() ?? TextRules.WhyNotBody(proposed.Body)) is { } tooLong) return tooLong;
        var translation = PressWorkflow.BeginInside(act, proposed.Form, source.LetterIds, proposed.Body);
        translation.Translate(source.OriginalId);
        act.Note("Begin a translation", "Release", translation.Id, $"of {source.OriginalId}");
        return translation.Id;
    }, ct);

    private static Refusal? WhyNotInto(string language) =>
        Languages.IsTag(language.Trim()) ? null : new Refusal($"“{language}” is no language tag: write it like en, ar or pt-BR.");

    // What is retracted or taken down never comes back, and may be said anew.
    private static async Task<bool> ThereAlreadyAsync(Act act, Guid originalId, string language, CancellationToken ct) =>
        (await act.Db.Set<PressRelease>().Where(r => (r.Id == originalId || r.TranslationOfId == originalId) && r.Stage != ReleaseStage.Retracted && r.Stage != ReleaseStage.TakenDown)
            .Select(r => r.Language).ToListAsync(ct)).Any(known => Languages.AreSame(known, language));
}
