using System.Collections.Concurrent;
using AdvocacyTracker.Press;

namespace AdvocacyTracker.Web.Newsroom;

/// <summary>What the public lists can be narrowed down to, in words for the public: read once for as long as nothing public changes.</summary>
internal sealed class PublicChoices(PublishedLists lists)
{
    private readonly ConcurrentDictionary<PublicList, Lazy<Task<FilterChoices>>> _read = new();

    /// <summary>The choices of a list.</summary>
    public async Task<FilterChoices> OfAsync(PublicList list)
    {
        var read = _read.GetOrAdd(list, l => new(() => lists.ChoicesAsync(l, CancellationToken.None)));
        try
        {
            return Standings.InWords(await read.Value);
        }
        catch
        {
            // The database may have been away; the next reader asks it again.
            _read.TryRemove(list, out _);
            throw;
        }
    }
}
