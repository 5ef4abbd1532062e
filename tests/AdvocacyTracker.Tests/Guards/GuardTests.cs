using AdvocacyTracker.Demands;
using AdvocacyTracker.Guards;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Recipients;
using AdvocacyTracker.Sending;
using AdvocacyTracker.Tests.Bed;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Tests.Guards;

/// <summary>What the guards find before words go out, and what they leave alone.</summary>
public sealed class GuardTests
{
    [Theory]
    [InlineData("We ask you to [TK] now.", "[TK]")]
    [InlineData("Since [TBC: the date] nothing was done.", "[TBC: the date]")]
    [InlineData("XXX people were held.", "XXX")]
    [InlineData("Fixed by XXXX and [TBD].", "XXXX, [TBD]")]
    [InlineData("The XXth century, TK Smith and [taken].", null)]
    public void Marks_for_words_that_were_to_come_block(string text, string? marks)
    {
        var found = PlaceholderGuard.In([("The text", text, Places.Body)]).ToList();
        if (marks is null) Assert.Empty(found);
        else Assert.Equal(Finding.Blocking($"The text still holds {marks}: write the words that were to come.", Places.Body), Assert.Single(found));
    }

    [Theory]
    [InlineData("en", "We met today, and will meet Next Week.", "today, Next Week")]
    [InlineData("en", "He said: “We will meet tomorrow.” And \"today\".", "")]
    [InlineData("en", "The todays of yesteryear.", "")]
    [InlineData("fr", "Nous l’avons dit hier et aujourd’hui.", "hier, aujourd’hui")]
    [InlineData("de-AT", "Wir trafen uns gestern.", "gestern")]
    [InlineData("ar", "نطالب اليوم بالإفراج عنهم.", "اليوم")]
    [InlineData("ru", "Мы встретимся завтра.", "завтра")]
    [InlineData("xx", "Said today.", "today")]
    public void Words_that_are_true_on_one_day_only_are_found_outside_quotations(string language, string text, string words) =>
        Assert.Equal(words, string.Join(", ", RelativeDateGuard.In(text, language)));

    [Fact]
    public async Task A_letter_that_greets_somebody_else_warns_and_one_that_greets_its_addressee_does_not()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.DraftAsync();
        Assert.DoesNotContain(await FindingsAsync(house, letter), f => f.Place == Places.Salutation);
        await ReviseAsync(house, letter, f => f with { Salutation = "Dear Prime Minister," });
        var found = Assert.Single(await FindingsAsync(house, letter), f => f.Place == Places.Salutation);
        Assert.False(found.Blocks);
        Assert.Contains("“Dear Prime Minister,”", found.Sentence, StringComparison.Ordinal);
        await ReviseAsync(house, letter, f => f with { Salutation = "" });
        Assert.Equal("The letter greets nobody: write its salutation.", Assert.Single(await FindingsAsync(house, letter), f => f.Place == Places.Salutation).Sentence);
    }

    [Theory]
    [InlineData(-1, -1, "until")]
    [InlineData(1, -1, null)]
    [InlineData(null, -30, null)]
    [InlineData(null, -31, "was last checked on")]
    [InlineData(null, null, "Nobody has noted when it was last checked")]
    public async Task A_recipient_out_of_office_or_long_unchecked_warns(int? endsIn, int? checkedIn, string? says)
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.DraftAsync();
        var today = DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime);
        var id = (await house.ViewAsync(letter)).Recipients[0].RecipientId;
        var seen = (await house.RecipientList.FindAsync(id, default))!.ToDetails();
        House.Done(await house.Recipients.ReviseAsync(id, seen, seen with { Until = endsIn is { } e ? today.AddDays(e) : null, CheckedOn = checkedIn is { } c ? today.AddDays(c) : null }, house.Drafter, default));
        var found = (await FindingsAsync(house, letter)).Where(f => f.Place == Places.Recipients).ToList();
        if (says is null) Assert.Empty(found);
        else Assert.Contains(says, Assert.Single(found).Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(found, f => f.Blocks);
    }

    [Fact]
    public async Task Today_is_left_alone_in_a_letter_that_bears_todays_date()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.DraftAsync();
        await WriteAsync(house, letter, "We write to you today.\n\n:::demands\n:::\n");
        Assert.Contains("“today” is true on one day only", Assert.Single(await FindingsAsync(house, letter), f => f.Place == Places.Body).Sentence, StringComparison.Ordinal);
        await ReviseAsync(house, letter, f => f with { LetterDate = DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime) });
        Assert.DoesNotContain(await FindingsAsync(house, letter), f => f.Place == Places.Body);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task What_blocks_keeps_a_letter_from_being_signed_off_and_what_warns_does_not(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.DraftAsync();
        await WriteAsync(house, letter, "We write to you today of [TK].\n\n:::demands\n:::\n");
        House.Done(await house.Demands.SubmitAsync(letter, house.Drafter, default));
        await house.ApproveAllAsync(letter);
        Assert.Equal("The text still holds [TK]: write the words that were to come.", House.Refused((await house.Sending.SignOffAsync(letter, house.Reviewer, default)).Refusal));
        await WriteAsync(house, letter, "We write to you today.\n\n:::demands\n:::\n");
        House.Done(await house.Demands.DecideOnLetterAsync(letter, (await house.ViewAsync(letter)).Hash, Decision.Approved, "", house.Reviewer, default));
        Assert.Contains(await FindingsAsync(house, letter), f => !f.Blocks);
        House.Done(await house.Sending.SignOffAsync(letter, house.Reviewer, default));
    }

    [Fact]
    public async Task A_letter_that_has_gone_out_is_not_checked_any_more()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        Assert.Empty(await FindingsAsync(house, await house.SentAsync()));
    }

    [Fact]
    public async Task A_release_that_leaves_a_demand_out_warns_and_one_with_a_mark_in_its_headline_is_not_published()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.SentAsync();
        var release = House.Value(await house.Press.DraftAsync(Sample.Release() with { Headline = "XXX are held" }, [letter], house.Comms, default));
        House.Value(await house.Press.AppendAsync(release, new(0, ChangeSet.Between("", "We asked for much yesterday.").ToJson()), house.Comms, default));
        var findings = (await house.PressList.FindAsync(release, house.Comms, default))!.Readiness.Findings;
        Assert.Contains(findings, f => !f.Blocks && f.Sentence.Contains("of the letter is not in the release", StringComparison.Ordinal));
        Assert.Contains(findings, f => !f.Blocks && f.Sentence.StartsWith("“yesterday”", StringComparison.Ordinal));
        Assert.Equal(Finding.Blocking("The headline still holds XXX: write the words that were to come.", Places.Headline), Assert.Single(findings, f => f.Blocks));
    }

    private static async Task<IReadOnlyList<Finding>> FindingsAsync(House house, Guid letter) => (await house.SendingList.ClearanceAsync(await house.ViewAsync(letter), default)).Findings;

    private static async Task ReviseAsync(House house, Guid letter, Func<LetterForm, LetterForm> change)
    {
        var seen = (await house.ViewAsync(letter)).Form;
        House.Done(await house.Letters.ReviseAsync(letter, seen, change(seen), house.Drafter, default));
    }

    private static async Task WriteAsync(House house, Guid letter, string text)
    {
        var body = (await house.ViewAsync(letter)).Body;
        House.Value(await house.Letters.AppendAsync(letter, new(body.Version, ChangeSet.Between(body.Text, text).ToJson()), house.Drafter, default));
    }
}
