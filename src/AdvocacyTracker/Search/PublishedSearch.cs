using System.Globalization;
using AdvocacyTracker.Data;
using AdvocacyTracker.Demands;
using AdvocacyTracker.Press;
using AdvocacyTracker.Replies;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Search;

/// <summary>What of all that is public holds a reader's words, the newest first. It goes by key and ranks nothing, so that a common word costs no more than a rare one.</summary>
public sealed class PublishedSearch(IDbContextFactory<AppDb> factory, PublishedQueries published, PublishedDemands demands, MarkdownRenderer renderer, TimeProvider clock)
{
    /// <summary>How many words are looked for at most.</summary>
    public const int MostWords = 10;

    // Each may render a page of texts: whoever asks much must not take the machine from those who write.
    private static readonly SemaphoreSlim Room = new(1);

    /// <summary>The words that a reader looks for.</summary>
    public static IReadOnlyList<string> WordsOf(string question) => [.. FoldedWords.In(question).Select(w => w.Word).Distinct(StringComparer.Ordinal).Take(MostWords)];

    /// <summary>A page of what holds all of these words, or words that begin like them.</summary>
    /// <param name="after">Where the page before ended.</param>
    public async Task<Page<FoundThing>> FindAsync(string question, string? after, CancellationToken ct)
    {
        var words = WordsOf(question);
        if (words.Count == 0) return new([], null);
        await using var db = await factory.CreateDbContextAsync(ct);
        var end = SearchEntry.EndAt(clock.GetUtcNow());
        var before = long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? Math.Min(place, end) : end;
        var keys = await db.FindWordsAsync(words, before, PublishedLists.PageSize + 1, ct);
        var shown = keys.Take(PublishedLists.PageSize).ToList();
        var entries = await db.Set<SearchEntry>().AsNoTracking().Where(e => shown.Contains(e.Key)).OrderByDescending(e => e.Key).ToListAsync(ct);
        await Room.WaitAsync(ct);
        Dictionary<Guid, FoundThing> found;
        try
        {
            found = await ReadAsync(db, entries, words, ct);
        }
        finally
        {
            Room.Release();
        }
        return new([.. entries.Where(e => found.ContainsKey(e.SubjectId)).Select(e => found[e.SubjectId])], keys.Count > shown.Count ? shown[^1].ToString(CultureInfo.InvariantCulture) : null);
    }

    // As every public page reads them, which asks again whether they are public.
    private async Task<Dictionary<Guid, FoundThing>> ReadAsync(AppDb db, IReadOnlyList<SearchEntry> entries, IReadOnlyList<string> words, CancellationToken ct)
    {
        List<Guid> Of(SearchKind kind) => [.. entries.Where(e => e.Kind == kind).Select(e => e.SubjectId)];
        var (releases, demandIds, letters) = (Of(SearchKind.Release), Of(SearchKind.Demand), entries.Where(e => e.Kind == SearchKind.Letter).ToDictionary(e => e.SubjectId, e => e.ReleaseId));
        var found = new Dictionary<Guid, FoundThing>();
        foreach (var (id, release) in await published.ByIdAsync(db, releases, ct))
            found[id] = new(SearchKind.Release, $"/news/{release.Slug}", release.Words.Text.Language, release.Words.Headline.Headline, release.PublishedAt, null, Snippet.Of(PublicText.Of(release.Words, renderer), words));
        foreach (var demand in demandIds.Count > 0 ? await demands.ReadAsync(db, demandIds, ct) : [])
            found[demand.DemandId] = new(SearchKind.Demand, $"/demands/{demand.Reference}", demand.Language, demand.Words.Title, demand.Since, demand.SentOn, Snippet.Of(PublicText.Of(demand.Words, renderer), words));
        foreach (var (id, letter) in await published.AnnouncedAsync(db, letters, ct))
            found[id] = new(SearchKind.Letter, $"/letters/{letter.Reference}", letter.Words.Letter.Language, letter.Words.Letter.Subject, null, letter.SentOn, Snippet.Of(PublicText.Of(letter.Words, renderer), words));
        return found;
    }
}

/// <summary>Something public that holds a reader's words.</summary>
/// <param name="Language">BCP 47 tag of title and snippet.</param>
/// <param name="PublishedAt">When it became public; null where it goes by the day of a letter.</param>
/// <param name="SentOn">When its letter was sent, where that is public.</param>
public sealed record FoundThing(SearchKind Kind, string Address, string Language, string Title, DateTimeOffset? PublishedAt, DateOnly? SentOn, IReadOnlyList<SnippetPart> Snippet);
