using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Letters;

/// <summary>Names points of texts. The same words are one revision, however often they come back.</summary>
internal static class Revisions
{
    public static async Task<Revision> NameAsync<T>(Act act, Part part, Guid subjectId, string name, T words, IEnumerable<Guid> authors, CancellationToken ct)
    {
        var json = Fingerprint.Json(words);
        var hash = Fingerprint.Of(words);
        return await FindAsync(act, part, subjectId, hash, ct)
            ?? act.Db.Add(new Revision(part, subjectId, name, json, hash, authors, act.Now)).Entity;
    }

    private static async Task<Revision?> FindAsync(Act act, Part part, Guid subjectId, string hash, CancellationToken ct)
    {
        bool Is(Revision r) => r.SubjectId == subjectId && r.Part == part && r.Hash == hash;
        return act.Db.Set<Revision>().Local.FirstOrDefault(Is)
            ?? await act.Db.Set<Revision>().FirstOrDefaultAsync(r => r.SubjectId == subjectId && r.Part == part && r.Hash == hash, ct);
    }
}
