using AdvocacyTracker.Audit;
using AdvocacyTracker.Data;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Team;

/// <summary>A deed under way: its transaction, who does it as the database knows them now, and when. What it notes goes into the trail if it is done.</summary>
public sealed class Act(AppDb db, Actor actor, DateTimeOffset now, TimeProvider clock)
{
    private readonly List<(string Deed, string Subject, Guid SubjectId, string Note)> _notes = [];
    private readonly HashSet<Guid> _rung = [];
    private IReadOnlyList<Actor>? _colleagues;

    /// <summary>The database, inside the deed's transaction.</summary>
    public AppDb Db { get; } = db;

    /// <summary>Who does it, read in this transaction.</summary>
    public Actor Actor { get; } = actor;

    /// <summary>When (UTC, to the millisecond).</summary>
    public DateTimeOffset Now { get; } = now;

    /// <summary>What the clock shows at this very moment, later than <see cref="Now"/> where the deed had to wait for a row.</summary>
    public DateTimeOffset Present => clock.GetUtcNow();

    /// <summary>Writes a line of the trail. References and hashes only, never a letter's words.</summary>
    public void Note(string deed, string subject, Guid subjectId, string note = "") => _notes.Add((deed, subject, subjectId, note));

    /// <summary>Lets the bell ring for a thing once what the deed stores is there, so that its open pages look.</summary>
    public void Ring(Guid about) => _rung.Add(about);

    /// <summary>Everybody else whose account is open; read once, however often the deed asks.</summary>
    internal async Task<IReadOnlyList<Actor>> ColleaguesAsync(CancellationToken ct) => _colleagues ??=
        await Db.Users.AsNoTracking().Where(m => m.Id != Actor.Id && !m.IsDisabled && !m.IsImported).Select(m => new Actor(m.Id, m.Name, m.Roles, true)).ToListAsync(ct);

    internal IReadOnlyCollection<Guid> Rung => _rung;

    internal IReadOnlyList<AuditEntry> EntriesAfter(AuditEntry? last)
    {
        var entries = new List<AuditEntry>();
        foreach (var (deed, subject, subjectId, note) in _notes)
            entries.Add(last = new AuditEntry(last, Now, Actor.Id == Guid.Empty ? null : Actor.Id, Actor.TrailName ?? Actor.Name, deed, subject, subjectId, note));
        return entries;
    }
}
