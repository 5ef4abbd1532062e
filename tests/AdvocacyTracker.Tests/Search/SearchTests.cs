using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Search;
using AdvocacyTracker.Sending;
using AdvocacyTracker.Tests.Bed;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Tests.Search;

/// <summary>Whatever is public is found by its words, and nothing else by any.</summary>
public sealed class SearchTests
{
    public static TheoryData<Db> Databases => [Db.Sqlite, Db.Postgres];

    [Theory, MemberData(nameof(Databases))]
    public async Task A_release_its_letter_and_its_demand_are_found_from_the_instant_on_at_which_the_clock_opens_them(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var (release, letter) = await ReadyAsync(house, house.Clock.GetUtcNow().AddHours(2));
        House.Value(await house.Press.ScheduleAsync(release, house.Comms, default));
        house.Clock.Advance(TimeSpan.FromHours(2) - TimeSpan.FromMilliseconds(1));
        foreach (var word in (string[])["headline", "xylocarp", "quagga", "fielding"]) Assert.Empty(await FindAsync(house, word));
        house.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal([SearchKind.Release], await FindAsync(house, "HEADLÍNE"));
        Assert.Equal([SearchKind.Release, SearchKind.Letter, SearchKind.Demand], await FindAsync(house, "xylo"));
        Assert.Equal([SearchKind.Demand], await FindAsync(house, "xylocarp, Quagga!"));
        Assert.Equal([SearchKind.Letter], await FindAsync(house, "Fielding"));
        foreach (var none in (string[])["xylocarp nowhere", "arp", "", "…", "' UNION 1=1", "\"", "zz:*"]) Assert.Empty(await FindAsync(house, none));

        House.Done(await house.Sending.RecallAsync(letter, "Wrong.", house.Drafter, default));
        Assert.Equal([SearchKind.Release], await FindAsync(house, "xylocarp"));
        House.Done(await house.Press.RetractAsync(release, "It was wrong.", house.Comms, default));
        Assert.Empty(await FindAsync(house, "xylocarp"));
        await using var data = house.Database();
        Assert.False(await data.Set<SearchEntry>().AnyAsync());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Of_a_letter_that_is_not_public_only_what_the_release_prints_is_found(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var (release, letter) = await ReadyAsync(house, null, Confidentiality.Internal);
        House.Value(await house.Press.PublishAsync(release, house.Comms, default));
        Assert.Equal([SearchKind.Release, SearchKind.Demand], await FindAsync(house, "xylocarp"));
        foreach (var word in (string[])["Fielding", "Quagga", "Ministry"]) Assert.Empty(await FindAsync(house, word));
        House.Done(await house.Press.ConfideAsync(letter, Confidentiality.PublicOnceAnnounced, house.Drafter, default));
        Assert.Equal([SearchKind.Release, SearchKind.Demand, SearchKind.Letter], (await FindAsync(house, "xylocarp")).Order());
        Assert.Equal([SearchKind.Demand], await FindAsync(house, "Quagga"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_takedown_leaves_no_word_to_find(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var (release, _) = await ReadyAsync(house, null);
        House.Value(await house.Press.PublishAsync(release, house.Comms, default));
        House.Done(await house.Takedowns.TakeDownAsync(release, "Somebody is in danger.", house.Comms, default));
        Assert.Empty(await FindAsync(house, "xylocarp"));
        await using var data = house.Database();
        Assert.False(await data.Set<SearchEntry>().AnyAsync());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Many_are_read_newest_first_page_by_page_and_what_was_published_before_is_added(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var all = new List<string>();
        for (var n = 0; n < (2 * PublishedLists.PageSize) + 3; n++)
        {
            all.Add($"/news/{House.Value(await house.Press.PublishAsync(await house.ApprovedReleaseAsync(), house.Comms, default))}");
            // Some of them within one instant.
            if (n % 3 == 0) house.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }
        Assert.Equal(Enumerable.Reverse(all), await AllAsync(house));

        await using (var data = house.Database()) await data.Set<SearchEntry>().ExecuteDeleteAsync();
        Assert.Empty(await AllAsync(house));
        var work = house.Get<SearchWorkflow>();
        Assert.Equal(all.Count, House.Value(await work.AddMissingAsync(default)));
        Assert.Equal(0, House.Value(await work.AddMissingAsync(default)));
        Assert.Equal(all.Order(), (await AllAsync(house)).Order());
    }

    [Theory]
    [InlineData("L’Élysée, 2017–003", "l elysee 2017 003")]
    [InlineData("Œuvre STRASSE Straße", "oeuvre strasse strasse")]
    [InlineData("حُرِّيَّة أَحمد", "حرية احمد")]
    [InlineData("言論の自由", "言 論 の 自 由")]
    [InlineData("हिन्दी", "हिन्दी")]
    [InlineData("ที่นี่ 5", "ที่ นี่ 5")]
    [InlineData("\u0000 — '\"*:()", "")]
    public void Words_are_folded_as_people_type_them(string text, string words) => Assert.Equal(words, string.Join(' ', FoldedWords.In(text).Select(w => w.Word)));

    [Theory]
    [InlineData("Free Amál now.", "amal", "Free [Amál] now.")]
    [InlineData("Nothing is here.", "nobody", "Nothing is here.")]
    [InlineData("Nothing is here.", "amal", "[Amal]")]
    [InlineData("", "nobody", "")]
    public void A_snippet_marks_what_was_looked_for(string text, string word, string snippet) => Assert.Equal(snippet, Read(Snippet.Of([text, "Amal"], [word])));

    [Fact]
    public void A_snippet_of_a_long_text_begins_and_ends_between_words()
    {
        var text = $"{string.Concat(Enumerable.Repeat("before ", 80))}Amál {string.Concat(Enumerable.Repeat("after ", 80))}";
        var snippet = Read(Snippet.Of([text], ["amal"]));
        Assert.Matches(@"^… (before )+\[Amál\]( after)+ …$", snippet);
        Assert.InRange(snippet.Length, 200, 260);
    }

    private static string Read(IReadOnlyList<SnippetPart> parts) => string.Concat(parts.Select(p => p.IsLookedFor ? $"[{p.Text}]" : p.Text));

    private static async Task<IReadOnlyList<SearchKind>> FindAsync(House house, string words) => [.. (await house.Get<PublishedSearch>().FindAsync(words, null, default)).Rows.Select(f => f.Kind)];

    private static async Task<IReadOnlyList<string>> AllAsync(House house)
    {
        var read = new List<string>();
        string? after = null;
        do
        {
            var page = await house.Get<PublishedSearch>().FindAsync("headline", after, default);
            read.AddRange(page.Rows.Select(r => r.Address));
            after = page.Next;
        }
        while (after is not null);
        return read;
    }

    // About a letter that went out to Ada Fielding with one demand.
    private static async Task<(Guid Release, Guid Letter)> ReadyAsync(House house, DateTimeOffset? embargo, Confidentiality confidentiality = Confidentiality.PublicOnceAnnounced)
    {
        var letter = await house.DraftAsync(demands: 0, confidentiality);
        House.Value(await house.Demands.AddAsync(letter, Sample.Demand() with { Title = "Release the xylocarp", Text = "Zebras too.", Asks = "Set the quagga free." }, house.Drafter, default));
        House.Done(await house.Demands.SubmitAsync(letter, house.Drafter, default));
        await house.ApproveAllAsync(letter);
        House.Done(await house.Sending.SignOffAsync(letter, house.Reviewer, default));
        House.Done(await house.Sending.MarkAsSentAsync(letter, Delivery.Post, null, house.Drafter, default));
        var form = embargo is { } at ? Sample.Release() with { EmbargoAt = at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture), EmbargoZone = "Etc/UTC" } : Sample.Release();
        var release = House.Value(await house.Press.DraftAsync(form, [letter], house.Comms, default));
        House.Value(await house.Press.AppendAsync(release, new BodyChange(0, ChangeSet.Between("", "It is about a xylocarp.\n\n:::demands\n:::\n").ToJson()), house.Comms, default));
        House.Done(await house.Press.SubmitAsync(release, house.Comms, default));
        await house.ApproveReleaseAsync(release);
        return (release, letter);
    }
}
