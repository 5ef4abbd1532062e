using AdvocacyTracker.Audit;
using AdvocacyTracker.Demands;
using AdvocacyTracker.Guards;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Sending;
using AdvocacyTracker.Tests.Bed;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Tests.Guards;

/// <summary>The name of somebody who must not be named, or was not asked, keeps words from going out wherever it stands.</summary>
public sealed class NamedPersonTests
{
    [Theory]
    [InlineData("Ana Perez", "They hold Ana Perez.", true)]
    [InlineData("Ana Perez", "They hold ANA PÉREZ.", true)]
    [InlineData("Ana Pérez", "They hold Ana Pe\u0301rez.", true)]
    [InlineData("Ana Pérez", "They hold ana  perez’s brother.", true)]
    [InlineData("Ana Perez", "They hold Ana\u00a0\n Perez.", true)]
    [InlineData("Ana Perez", "They hold An\u00ada Pe\u200brez.", true)]
    [InlineData("Ana Perez", "They hold Ana M. Perez.", false)]
    [InlineData("Ana Perez", "They hold Anna Perez.", false)]
    [InlineData("Ana", "The Anatomy of a banana.", false)]
    [InlineData("Ana", "_Ana_ is held.", true)]
    [InlineData("O'Brien", "They hold O’Brien.", true)]
    [InlineData("O'Brien", "They hold O´Brien.", true)]
    [InlineData("کریمی", "كريمي محتجز.", true)]
    [InlineData("Łukasz Groß", "They hold Lukasz GROSS.", true)]
    [InlineData("Abdel-Fattah", "They hold Abdel\u2011Fattah.", true)]
    [InlineData("Семёнов", "Держат семенова и Семенов.", true)]
    [InlineData("أحمد", "نطالب بالإفراج عن وأحمد الآن.", true)]
    [InlineData("محمد", "مُحَمَّد محتجز.", true)]
    [InlineData("刘晓波", "我们要求释放刘晓波先生。", true)]
    [InlineData("刘晓波", "我们要求释放刘晓\n波先生。", true)]
    [InlineData("राम", "रमा यहाँ है।", false)]
    public void A_name_is_found_however_it_is_typed_and_in_whole_words_alone(string name, string text, bool isFound) =>
        Assert.Equal(isFound, WrittenNames.Holds(WrittenNames.Fold(text), WrittenNames.Fold(name)));

    public static TheoryData<string, string, string> LetterPlaces => new()
    {
        { "The subject", Places.Subject, "subject" }, { "The salutation", Places.Salutation, "salutation" }, { "The closing", Places.Closing, "closing" },
        { "The place", Places.Place, "place" }, { "The occasion", Places.Occasion, "occasion" }, { "The occasion’s place", Places.OccasionPlace, "occasion's place" },
        { "The list of targets", Places.Targets, "targets" }, { "The list of signatories", Places.Signatories, "signatories" }, { "The text", Places.Body, "body" },
    };

    [Theory, MemberData(nameof(LetterPlaces))]
    public async Task A_name_in_any_part_of_a_letter_is_found_at_its_place(string says, string place, string part)
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.DraftAsync();
        await house.WatchAsync(letter, "Ana Perez");
        Assert.DoesNotContain(await FindingsAsync(house, letter), f => f.Blocks);
        if (part == "body") await house.WriteAsync(letter, "They hold **Ana** Pe*rez*.\n\n:::demands\n:::\n");
        else await ReviseAsync(house, letter, f => part switch
        {
            "subject" => f with { Subject = "For ana pérez" }, "salutation" => f with { Salutation = "Dear Ana Perez," }, "closing" => f with { Closing = "With Ana Perez" },
            "place" => f with { Place = "Ana Perez" }, "occasion" => f with { OccasionName = "Trial of Ana Perez" }, "occasion's place" => f with { OccasionPlace = "Ana Perez" },
            "targets" => f with { Targets = "The jailers of Ana Perez" }, _ => f with { Signatories = "Ana Perez, Mother" },
        });
        Assert.Equal(Finding.Blocking($"{says} names Ana Perez, who must not be named: leave the name out.", place), Assert.Single(await FindingsAsync(house, letter), f => f.Blocks));
    }

    [Theory, InlineData("title"), InlineData("text"), InlineData("asks"), InlineData("targets"), InlineData("addressed to"), InlineData("places")]
    public async Task A_name_in_any_part_of_a_demand_is_found_at_the_demand(string part)
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.DraftAsync();
        await house.WatchAsync(letter, "Ana Perez");
        var demand = (await house.DemandsAsync(letter))[1];
        House.Done(await house.Demands.ReviseAsync(demand.Id, demand.Form, part switch
        {
            "title" => demand.Form with { Title = "Free Ana Perez" }, "text" => demand.Form with { Text = "Free A**na** Perez." }, "asks" => demand.Form with { Asks = "Free Ana Perez" },
            "targets" => demand.Form with { Targets = "Ana Perez" }, "addressed to" => demand.Form with { AddressedTo = "Ana Perez" }, _ => demand.Form with { Places = "Ana Perez" },
        }, house.Drafter, default));
        Assert.Equal(Finding.Blocking($"{demand.Reference} names Ana Perez, who must not be named: leave the name out.", demand.Reference), Assert.Single(await FindingsAsync(house, letter), f => f.Blocks));
    }

    [Fact]
    public async Task Another_spelling_is_found_too_and_who_was_not_asked_blocks_with_another_sentence_and_who_may_be_named_does_not()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.DraftAsync();
        await ReviseAsync(house, letter, f => f with { Subject = "For Anya P. and Bo Li" });
        var form = new PersonConcernedForm("Ana Perez", "Anya\nAnya P.", NamingConsent.NotAsked, "");
        var ana = House.Value(await house.People.AddAsync(letter, form, house.Drafter, default));
        await house.WatchAsync(letter, "Bo Li", NamingConsent.MayBeNamed);
        Assert.Equal("The subject names Ana Perez (as “Anya”), who was not asked whether they may be named: ask, and note the answer, or leave the name out.", Assert.Single(await FindingsAsync(house, letter), f => f.Blocks).Sentence);
        House.Done(await house.People.ReviseAsync(ana, form, form with { Consent = NamingConsent.MayBeNamed }, house.Drafter, default));
        Assert.DoesNotContain(await FindingsAsync(house, letter), f => f.Blocks);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_name_on_the_list_keeps_a_letter_from_being_signed_off_and_from_being_sent(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.DraftAsync();
        await ReviseAsync(house, letter, f => f with { Subject = "Free Ana Perez" });
        House.Done(await house.Demands.SubmitAsync(letter, house.Drafter, default));
        await house.ApproveAllAsync(letter);
        var ana = await house.WatchAsync(letter, "Ana Perez");
        const string sentence = "The subject names Ana Perez, who must not be named: leave the name out.";
        Assert.Equal(sentence, House.Refused((await house.Sending.SignOffAsync(letter, house.Reviewer, default)).Refusal));
        House.Done(await house.People.RemoveAsync(ana, house.Drafter, default));
        House.Done(await house.Sending.SignOffAsync(letter, house.Reviewer, default));
        // Put on the list between the signing off and the sending.
        ana = await house.WatchAsync(letter, "Ana Perez");
        Assert.Equal(sentence, House.Refused((await house.Sending.MarkAsSentAsync(letter, Delivery.Post, null, house.Drafter, default)).Refusal));
        House.Done(await house.People.RemoveAsync(ana, house.Drafter, default));
        House.Done(await house.Sending.MarkAsSentAsync(letter, Delivery.Post, null, house.Drafter, default));
        await using var trail = house.Database();
        Assert.DoesNotContain(await trail.Set<AuditEntry>().Select(e => e.Subject + e.Note).ToListAsync(), text => text.Contains("Perez", StringComparison.Ordinal));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_release_that_names_somebody_of_any_of_its_letters_is_not_published(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var (first, second) = (await house.SentAsync(), await house.SentAsync());
        var release = House.Value(await house.Press.DraftAsync(Sample.Release("Free Ana") with { Dateline = "Ana" }, [first, second], house.Comms, default));
        House.Value(await house.Press.AppendAsync(release, new(0, ChangeSet.Between("", ":::quote speaker=\"Ana\" title=\"A mother\" verb=\"said\"\nWe wait for B*o* Li.\n:::\n").ToJson()), house.Comms, default));
        await house.WatchAsync(first, "Ana");
        await house.WatchAsync(second, "Bo Li", NamingConsent.NotAsked);
        var found = (await house.PressList.FindAsync(release, house.Comms, default))!.Readiness.Findings.Where(f => f.Blocks).ToList();
        Assert.Equal(
            [("The headline names Ana", Places.Headline), ("The dateline names Ana", Places.Dateline), ("The text names Ana", Places.Body), ("The text names Bo Li", Places.Body)],
            found.Select(f => (f.Sentence[..f.Sentence.IndexOf(',', StringComparison.Ordinal)], f.Place)));
        House.Done(await house.Press.SubmitAsync(release, house.Comms, default));
        var view = (await house.PressList.FindAsync(release, house.Reviewer, default))!;
        House.Done(await house.Press.DecideAsync(release, Part.Headline, view.HeadlineHash, Decision.Approved, "", house.Reviewer, default));
        House.Done(await house.Press.DecideAsync(release, Part.ReleaseText, view.TextHash, Decision.Approved, "", house.Reviewer, default));
        Assert.Equal(found[0].Sentence, House.Refused((await house.Press.PublishAsync(release, house.Comms, default)).Refusal));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_demand_that_a_release_prints_and_a_letter_that_becomes_public_with_it_are_looked_at_too(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.SentAsync(1);
        var release = await house.ApprovedReleaseAsync(letter, ":::demands\n:::\n");
        var mark = await house.WatchAsync(letter, "thing 1");
        var reference = (await house.DemandsAsync(letter))[0].Reference;
        var found = (await house.PressList.FindAsync(release, house.Comms, default))!.Readiness.Findings.Where(f => f.Blocks).Select(f => f.Sentence).ToList();
        Assert.Equal([$"{reference}, which the release prints, names thing 1, who must not be named: leave the name out.", $"Letter {(await house.ViewAsync(letter)).Words.Reference}, which would become public, names thing 1, who must not be named: leave the name out."], found);
        House.Refused((await house.Press.PublishAsync(release, house.Comms, default)).Refusal);

        House.Done(await house.People.RemoveAsync(mark, house.Drafter, default));
        House.Done(await house.Press.ConfideAsync(letter, Confidentiality.Internal, house.Drafter, default));
        House.Value(await house.Press.PublishAsync(release, house.Comms, default));
        await house.WatchAsync(letter, "Ada Fielding");
        Assert.EndsWith("which would become public, names Ada Fielding, who must not be named: leave the name out.",
            House.Refused((await house.Press.ConfideAsync(letter, Confidentiality.PublicOnceAnnounced, house.Drafter, default)).Refusal), StringComparison.Ordinal);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_letter_made_public_names_nobody_of_the_lists_of_its_releases_other_letters_either(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var (letter, other) = (await house.SentAsync(1), await house.SentAsync(1));
        House.Done(await house.Press.ConfideAsync(letter, Confidentiality.Internal, house.Drafter, default));
        await house.WatchAsync(other, "Ada Fielding");
        House.Done(await house.Press.ConfideAsync(other, Confidentiality.Internal, house.Drafter, default));
        var release = House.Value(await house.Press.DraftAsync(Sample.Release(), [letter, other], house.Comms, default));
        House.Value(await house.Press.AppendAsync(release, new(0, ChangeSet.Between("", "Words for the press.").ToJson()), house.Comms, default));
        House.Done(await house.Press.SubmitAsync(release, house.Comms, default));
        await house.ApproveReleaseAsync(release);
        House.Value(await house.Press.PublishAsync(release, house.Comms, default));
        Assert.Contains("names Ada Fielding", House.Refused((await house.Press.ConfideAsync(letter, Confidentiality.PublicOnceAnnounced, house.Drafter, default)).Refusal), StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<Finding>> FindingsAsync(House house, Guid letter) => (await house.ClearanceAsync(letter)).Findings;

    private static async Task ReviseAsync(House house, Guid letter, Func<LetterForm, LetterForm> change)
    {
        var seen = (await house.ViewAsync(letter)).Form;
        House.Done(await house.Letters.ReviseAsync(letter, seen, change(seen), house.Drafter, default));
    }
}
