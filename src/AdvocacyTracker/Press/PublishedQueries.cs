using AdvocacyTracker.Data;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Pictures;
using AdvocacyTracker.Sending;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Press;

/// <summary>What the public may read, and nothing else: the one way from the database to a public page. It gives frozen words only.</summary>
public sealed class PublishedQueries(IDbContextFactory<AppDb> factory, TimeProvider clock)
{
    private const int MostInList = 100, MostInSitemap = 30_000;

    /// <summary>The newsroom's own words.</summary>
    public async Task<NewsroomSettings> NewsroomAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await NewsroomSettings.ReadAsync(db, ct);
    }

    /// <summary>The addresses of the newest releases, each with those that say the same in other languages, and of the letters they are about, each with the instant from which it stands: fewer than the 50,000 that a sitemap may hold.</summary>
    public async Task<IReadOnlyList<PublishedAddress>> SitemapAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var releases = await Published(db).OrderByDescending(r => r.PublishedAt).Select(r => new { r.Id, r.Slug, r.PublishedAt, r.CorrectedAt, r.LetterIds, r.TranslationOfId }).Take(MostInSitemap).ToListAsync(ct);
        var translated = Published(db).Where(r => r.TranslationOfId != null).Select(r => r.TranslationOfId);
        var versions = await VersionsAsync(db, Published(db).Where(r => r.TranslationOfId != null || translated.Contains(r.Id)).OrderByDescending(r => r.PublishedAt).Take(MostInSitemap), ct);
        var letters = await Open(db).Where(l => Published(db).Any(r => r.LetterIds.Contains(l.Id))).OrderByDescending(l => l.Id).Select(l => new { l.Id, l.Reference }).Take(MostInSitemap / 5).ToListAsync(ct);
        var since = releases.SelectMany(r => r.LetterIds, (r, id) => (Id: id, r.PublishedAt)).GroupBy(p => p.Id).ToDictionary(g => g.Key, g => g.Min(p => p.PublishedAt));
        return [.. releases.Select(r => new PublishedAddress($"/news/{r.Slug}", r.CorrectedAt ?? r.PublishedAt) { Versions = Versions(versions[r.TranslationOfId ?? r.Id], r.Slug) }), .. letters.Select(l => new PublishedAddress($"/letters/{l.Reference}", since.GetValueOrDefault(l.Id)))];
    }

    /// <summary>The latest releases, newest first.</summary>
    public async Task<IReadOnlyList<PublishedRelease>> LatestAsync(CancellationToken ct, int most = MostInList)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await ReadAsync(db, Published(db).OrderByDescending(r => r.PublishedAt).Take(most), ct);
    }

    /// <summary>These releases, in this order, as far as they are public.</summary>
    internal async Task<IReadOnlyList<PublishedRelease>> ReadAsync(AppDb db, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var read = await ByIdAsync(db, ids, ct);
        return [.. ids.Where(read.ContainsKey).Select(id => read[id])];
    }

    /// <summary>These releases under their ids, as far as they are public.</summary>
    internal async Task<IReadOnlyDictionary<Guid, PublishedRelease>> ByIdAsync(AppDb db, IReadOnlyList<Guid> ids, CancellationToken ct) =>
        ids.Count == 0 ? new Dictionary<Guid, PublishedRelease>() : (await RowsAsync(db, Published(db).Where(r => ids.Contains(r.Id)), ct)).ToDictionary(r => r.Id, r => r.Release);

    /// <summary>These letters under their ids, as far as they are public: through the release that each stands with.</summary>
    internal async Task<IReadOnlyDictionary<Guid, AnnouncedLetter>> AnnouncedAsync(AppDb db, IReadOnlyDictionary<Guid, Guid> through, CancellationToken ct)
    {
        if (through.Count == 0) return new Dictionary<Guid, AnnouncedLetter>();
        var (letters, releases) = (through.Keys.ToList(), through.Values.Distinct().ToList());
        var announced = await Published(db).Where(r => releases.Contains(r.Id)).Select(r => new { r.Id, r.LetterIds }).ToDictionaryAsync(r => r.Id, r => r.LetterIds, ct);
        var rows = await (from letter in Open(db)
                          where letters.Contains(letter.Id)
                          join revision in db.Set<Revision>() on letter.SentRevisionId equals revision.Id
                          select new { letter.Id, letter.Reference, letter.SentOn, revision.Json }).ToListAsync(ct);
        return rows.Where(l => announced.TryGetValue(through[l.Id], out var of) && of.Contains(l.Id)).ToDictionary(l => l.Id, l => new AnnouncedLetter(l.Reference, l.SentOn, Fingerprint.Words<WholeWords>(l.Json)));
    }

    /// <summary>One published release, or null.</summary>
    public async Task<PublishedRelease?> FindAsync(string slug, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return IsAddress(slug) && await ReadAsync(db, Published(db).Where(r => r.Slug == slug), ct) is [var release] ? release : null;
    }

    /// <summary>The languages in which the public reads a release, itself among them, the one that it began with first; none where there is only one.</summary>
    public async Task<IReadOnlyList<LanguageVersion>> VersionsAsync(string slug, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (!IsAddress(slug)) return [];
        var group = await Published(db).Where(r => r.Slug == slug).Select(r => r.TranslationOfId ?? r.Id).FirstOrDefaultAsync(ct);
        return Versions((await VersionsAsync(db, Published(db).Where(r => r.Id == group || r.TranslationOfId == group), ct))[group], slug);
    }

    /// <summary>What was corrected in a published release, the latest first, with what it said before and after.</summary>
    public async Task<IReadOnlyList<PublishedCorrection>> CorrectionsAsync(string slug, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (!IsAddress(slug)) return [];
        var rows = await (from release in Published(db)
                          where release.Slug == slug
                          join correction in db.Set<Correction>() on release.Id equals correction.ReleaseId
                          join before in db.Set<Revision>() on correction.BeforeId equals before.Id
                          join after in db.Set<Revision>() on correction.AfterId equals after.Id
                          orderby correction.At descending
                          select new { correction.At, correction.Note, correction.IsMinor, Before = before.Json, After = after.Json }).Take(MostInList).ToListAsync(ct);
        return [.. rows.Select(r => new PublishedCorrection(r.At, r.Note, r.IsMinor, Fingerprint.Words<PublishedWords>(r.Before), Fingerprint.Words<PublishedWords>(r.After)))];
    }

    /// <summary>The latest corrections that say what was wrong, of releases that are public, the newest first.</summary>
    public async Task<IReadOnlyList<ListedCorrection>> CorrectionsAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = await (from release in Published(db)
                          join correction in db.Set<Correction>() on release.Id equals correction.ReleaseId
                          where correction.Note != ""
                          join revision in db.Set<Revision>() on release.PublicationId equals revision.Id
                          orderby correction.At descending
                          select new { release.Slug, correction.At, correction.Note, revision.Json }).Take(MostInList).ToListAsync(ct);
        return [.. rows.Select(r => new ListedCorrection(r.Slug, Fingerprint.Words<PublishedWords>(r.Json).Headline, r.At, r.Note))];
    }

    /// <summary>The notice in place of a retracted release, or null.</summary>
    public async Task<RetractionNotice?> RetractionAsync(string slug, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (!IsAddress(slug)) return null;
        var row = await (from release in db.Set<PressRelease>().AsNoTracking()
                         where release.Slug == slug && release.Stage == ReleaseStage.Retracted
                         join revision in db.Set<Revision>() on release.PublicationId equals revision.Id
                         select new { release.RetractionNote, release.RetractedAt, revision.Json }).FirstOrDefaultAsync(ct);
        // In the language that was read before: a correction that was never published may have been in another.
        return row is null ? null : new(row.RetractionNote, row.RetractedAt!.Value, Fingerprint.Words<PublishedWords>(row.Json).Text.Language);
    }

    /// <summary>A sent letter that is public because a release announced it, or null.</summary>
    public async Task<PublicLetter?> LetterAsync(string reference, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (!IsAddress(reference)) return null;
        var letter = await Open(db).Where(l => l.Reference == reference)
            .Select(l => new { l.Id, l.SentOn, l.SentRevisionId }).FirstOrDefaultAsync(ct);
        if (letter?.SentRevisionId is not { } revision) return null;
        var releases = await ReadAsync(db, Published(db).Where(r => r.LetterIds.Contains(letter.Id)).OrderBy(r => r.PublishedAt), ct);
        if (releases.Count == 0) return null;
        return new(reference, letter.SentOn, (await SendingQueries.SentInsideAsync(db, revision, ct))!, releases);
    }

    /// <summary>The file of a picture in a width, or null: it is public only while a release is that shows it, or as the house's logo.</summary>
    public async Task<PictureFile?> PictureAsync(string hash, int width, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if ((await NewsroomSettings.ReadAsync(db, ct)).LogoHash == hash
            && await db.Set<PictureFile>().AsNoTracking().FirstOrDefaultAsync(f => f.SubjectId == Guid.Empty && f.Hash == hash && f.Width == width, ct) is { } logo) return logo;
        foreach (var file in await db.Set<PictureFile>().AsNoTracking().Where(f => f.Hash == hash && f.Width == width && Published(db).Any(r => r.Id == f.SubjectId)).ToListAsync(ct))
        {
            // One that is being prepared for a correction lies there too, and isn't public yet.
            if (await ReadAsync(db, Published(db).Where(r => r.Id == file.SubjectId), ct) is [{ Words.Text.Pictures: { } pictures }] && pictures.Any(p => p.Hash == hash)) return file;
        }
        return null;
    }

    // PostgreSQL takes no NUL, not even to look for it.
    private static bool IsAddress(string text) => TextRules.WhyNotLine("The address", text) is null;

    // A scheduled one from its instant on, by the clock of this very question.
    private IQueryable<PressRelease> Published(AppDb db)
    {
        var now = clock.GetUtcNow();
        return db.Set<PressRelease>().AsNoTracking().Where(r => r.Stage == ReleaseStage.Published || (r.Stage == ReleaseStage.Scheduled && r.PublishedAt <= now));
    }

    // By the release that they began with; in the language of the words that are read, which a correction under way may change.
    private static async Task<ILookup<Guid, LanguageVersion>> VersionsAsync(AppDb db, IQueryable<PressRelease> releases, CancellationToken ct)
    {
        var rows = await (from release in releases
                          join line in db.Set<Listing>() on release.Id equals line.SubjectId
                          where line.List == PublicList.Releases && line.Facet == Facet.Language
                          select new { Group = release.TranslationOfId ?? release.Id, release.Slug, Language = line.Value, IsOriginal = release.TranslationOfId == null }).ToListAsync(ct);
        return rows.OrderByDescending(r => r.IsOriginal).ThenBy(r => r.Language, StringComparer.Ordinal).ToLookup(r => r.Group, r => new LanguageVersion(r.Slug, r.Language, r.IsOriginal));
    }

    // Of two in one language, the one that is read names itself.
    private static IReadOnlyList<LanguageVersion> Versions(IEnumerable<LanguageVersion> group, string slug)
    {
        List<LanguageVersion> versions = [.. group.OrderByDescending(v => v.Slug == slug).DistinctBy(v => v.Language.ToUpperInvariant()).OrderByDescending(v => v.IsOriginal).ThenBy(v => v.Language, StringComparer.Ordinal)];
        return versions.Count > 1 ? versions : [];
    }

    // Letters that the public may read once a release is about them.
    private static IQueryable<Letter> Open(AppDb db) =>
        db.Set<Letter>().AsNoTracking().Where(l => l.Stage == LetterStage.Sent && l.Confidentiality == Confidentiality.PublicOnceAnnounced);

    private static async Task<IReadOnlyList<PublishedRelease>> ReadAsync(AppDb db, IQueryable<PressRelease> releases, CancellationToken ct) =>
        [.. (await RowsAsync(db, releases, ct)).Select(r => r.Release)];

    private static async Task<IReadOnlyList<(Guid Id, PublishedRelease Release)>> RowsAsync(AppDb db, IQueryable<PressRelease> releases, CancellationToken ct)
    {
        var rows = await (from release in releases
                          join revision in db.Set<Revision>() on release.PublicationId equals revision.Id
                          select new { release.Id, release.Slug, release.PublishedAt, release.CorrectedAt, release.Embargo, release.LetterIds, revision.Json, revision.Hash }).ToListAsync(ct);
        var letterIds = rows.SelectMany(r => r.LetterIds).Distinct().ToList();
        var open = (await Open(db).Where(l => letterIds.Contains(l.Id)).Select(l => l.Reference).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        return [.. rows.Select(r => (r.Id, Release(r.Slug, r.PublishedAt!.Value, r.Hash, Fingerprint.Words<PublishedWords>(r.Json), open) with { CorrectedAt = r.CorrectedAt, Embargo = r.Embargo }))];
    }

    private static PublishedRelease Release(string slug, DateTimeOffset at, string hash, PublishedWords words, HashSet<string> open) =>
        new(slug, at, hash, words, [.. words.Letters.Where(open.Contains)]);
}

/// <summary>A release as the public reads it. <paramref name="OpenLetters"/> are the references of its letters that are public themselves.</summary>
public sealed record PublishedRelease(string Slug, DateTimeOffset PublishedAt, string Hash, PublishedWords Words, IReadOnlyList<string> OpenLetters)
{
    /// <summary>When it was last corrected; null if never.</summary>
    public DateTimeOffset? CorrectedAt { get; init; }

    /// <summary>When its words were last others.</summary>
    public DateTimeOffset UpdatedAt => CorrectedAt ?? PublishedAt;

    /// <summary>When the embargo ended that held it back; null without one.</summary>
    public DateTimeOffset? Embargo { get; init; }

    /// <summary>What its body is rendered with.</summary>
    public RenderContext RenderContext => ReadinessReader.ContextOf(Words.Text);
}

/// <summary>A correction under its release, with the words before and after it.</summary>
public sealed record PublishedCorrection(DateTimeOffset At, string Note, bool IsMinor, PublishedWords Before, PublishedWords After)
{
    /// <summary>What it said before, and what it says, as it is read and not as it is typed.</summary>
    public (string Before, string After) Read(MarkdownRenderer renderer) => (Read(Before, renderer), Read(After, renderer));

    private static string Read(PublishedWords words, MarkdownRenderer renderer) => string.Join('\n',
    [
        words.Headline.Headline, words.Headline.Subhead, words.Text.Dateline, renderer.PlainText(words.Text.Body, ReadinessReader.ContextOf(words.Text)), words.Text.Contacts,
    ]);
}

/// <summary>A correction in the list of all.</summary>
public sealed record ListedCorrection(string Slug, HeadlineWords Headline, DateTimeOffset At, string Note);

/// <summary>An address of the newsroom, and the instant from which its words stand there; null where it has none of its own.</summary>
public sealed record PublishedAddress(string Path, DateTimeOffset? At)
{
    /// <summary>The languages in which the same can be read, this one among them; none where there is only one.</summary>
    public IReadOnlyList<LanguageVersion> Versions { get; init; } = [];
}

/// <summary>A release in one of the languages in which the public reads it.</summary>
/// <param name="Language">BCP 47 tag of its words.</param>
/// <param name="IsOriginal">Whether the others are translations of it.</param>
public sealed record LanguageVersion(string Slug, string Language, bool IsOriginal);

/// <summary>What stands at the address of a retracted release.</summary>
public sealed record RetractionNotice(string Note, DateTimeOffset At, string Language);

/// <summary>A letter that a release made public, in the words in which it was sent.</summary>
public sealed record AnnouncedLetter(string Reference, DateOnly? SentOn, WholeWords Words);

/// <summary>A letter as the public reads it.</summary>
public sealed record PublicLetter(string Reference, DateOnly? SentOn, WholeWords Words, IReadOnlyList<PublishedRelease> Releases);
