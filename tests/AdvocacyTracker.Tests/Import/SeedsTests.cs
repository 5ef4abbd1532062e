using System.Text.RegularExpressions;
using AdvocacyTracker.Import;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Replies;
using AdvocacyTracker.Team;

namespace AdvocacyTracker.Tests.Import;

public sealed partial class SeedsTests
{
    private static readonly Proposal Seeds = ImportReader.Read(ImportFolder.Read([Repository.PathOf("seeds")]).Value!).Value!;

    private static readonly ProposedLetter Founding = Seeds.Letters.Single(letter => letter.Reference == "2017-001");

    private static readonly ProposedRelease Announcement = Seeds.Releases.Single(release => release.LetterReferences.Contains("2017-001"));

    [Fact]
    public void The_seeds_are_read_without_refusal()
    {
        var files = ImportFolder.Read([Repository.PathOf("seeds")]);
        Assert.Null(files.Refusal);
        Assert.Null(ImportReader.Read(files.Value!).Refusal);
        Assert.Equal((12, 13), (Seeds.Letters.Count, Seeds.Releases.Count));
    }

    [Fact]
    public void The_founding_demands_have_one_three_two_one_and_two_asks() =>
        Assert.Equal([1, 3, 2, 1, 2], Founding.Demands.Where(demand => demand.Listed).Select(demand => demand.Asks.Count));

    [Fact]
    public void Two_founding_demands_stand_outside_the_list()
    {
        var outside = Founding.Demands.Where(demand => !demand.Listed).ToList();
        Assert.Equal(["D-2017-001-6", "D-2017-001-7"], outside.Select(demand => demand.Reference));
        Assert.Contains("McMaster", outside[1].AddressedTo, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_the_founding_dates_only_the_published_day_and_the_occasion_are_known()
    {
        Assert.Null(Founding.LetterDate);
        Assert.Null(Founding.SentOn);
        Assert.Equal((ProposedStage.Sent, Delivery.Unknown), (Founding.Stage, Founding.Delivery));
        Assert.Equal(new DateOnly(2017, 7, 7), Founding.OccasionDate);
        Assert.Equal(new DateOnly(2017, 6, 30), DateOnly.FromDateTime(Announcement.PublishedAt!.Value.UtcDateTime));
    }

    [Fact]
    public void Addressee_decision_maker_and_counterpart_of_the_founding_letter_are_three_people() =>
        Assert.Equal(
            [("mcmaster", RecipientRole.Addressee), ("trump", RecipientRole.DecisionMaker), ("putin", RecipientRole.Counterpart)],
            Founding.Parts.Select(part => (part.RecipientKey, part.Role)));

    [Fact]
    public void Every_quotation_marked_as_written_is_found_in_the_letter()
    {
        var quotations = Quotation().Matches(Announcement.Body);
        Assert.Equal(3, quotations.Count);
        Assert.All(quotations, quotation =>
        {
            var words = Words(quotation.Groups[1].Value);
            Assert.InRange(words.Count, 2, 8);
            Assert.Contains($" {string.Join(' ', words)} ", $" {string.Join(' ', Words(Founding.Body))} ", StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_founding_letter_says_that_it_is_reconstructed() =>
        Assert.Contains("reconstructed from the public release", Founding.Body, StringComparison.Ordinal);

    /// <summary>The release itself is not kept here: of each of its runs of six words, eight bytes of its SHA-256 are.</summary>
    [Fact]
    public void Outside_quotations_names_and_titles_no_run_of_six_words_is_the_printed_release_s()
    {
        var printed = File.ReadAllLines(Repository.PathOf("tests", "AdvocacyTracker.Tests", "Import", "founding-release-shingles.txt")).ToHashSet();
        Assert.True(printed.Count > 500);
        string[] texts =
        [
            Founding.Subject, Founding.Note, Announcement.Subhead, Body(Founding.Body), Body(Announcement.Body),
            .. Founding.Demands.Select(demand => demand.Text), .. Founding.Demands.SelectMany(demand => demand.Asks), Seeds.Newsroom!.CallOutText,
        ];
        Assert.DoesNotContain(texts.SelectMany(Shingles), shingle => printed.Contains(Hash(shingle)));
        Assert.Contains(Shingles("whatever “Russia is a key case in point” says"), shingle => printed.Contains(Hash(shingle)));
    }

    [Fact]
    public void The_demo_offers_one_person_for_each_role() =>
        Assert.Equal([Roles.Drafter, Roles.Reviewer, Roles.Comms, Roles.Admin], Seeds.Members.Where(member => member.DemoSignIn).Select(member => member.Roles));

    [Fact]
    public void No_real_person_is_a_member() =>
        Assert.DoesNotContain(Seeds.Members, member => member.Name.Contains("Massimino", StringComparison.Ordinal));

    [Fact]
    public void The_invented_newsroom_has_an_Arabic_letter_in_review_a_cleared_one_an_English_draft_and_a_statement()
    {
        var arabic = Seeds.Letters.Single(letter => letter is { Language: "ar", Stage: ProposedStage.InReview });
        Assert.Equal((ProposedStage.InReview, 3, 2, 0), (arabic.Stage, arabic.Demands.Count, arabic.Demands.Count(demand => demand.ApprovedByKeys.Count > 0), arabic.ApprovedByKeys.Count));
        Assert.Single(Seeds.Letters, letter => letter.Stage == ProposedStage.InReview && letter.ApprovedByKeys.Count > 0 && letter.Demands.All(demand => demand.ApprovedByKeys.Count > 0));
        Assert.Equal(4, Seeds.Letters.Single(letter => letter.Stage == ProposedStage.Draft).Demands.Count);
        Assert.Null(Assert.Single(Seeds.Releases, release => release.LetterReferences.Count == 0).PublishedAt);
    }

    [Fact]
    public void The_invented_year_is_written_in_five_languages_and_one_release_is_about_two_letters()
    {
        Assert.Equal(["ar", "en", "es", "fr", "pt"], Seeds.Letters.Select(letter => letter.Language).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(["2026-007", "2026-008"], Assert.Single(Seeds.Releases, release => release.LetterReferences.Count == 2).LetterReferences);
        Assert.Single(Seeds.Releases, release => release.IsInReview);
    }

    [Fact]
    public void What_a_release_says_a_letter_wrote_stands_in_one_of_its_letters() =>
        Assert.All(Seeds.Releases.Where(release => release.TranslationOf.Length == 0), release => Assert.All(Quotation().Matches(release.Body), quotation =>
            Assert.Contains(
                Seeds.Letters.Where(letter => release.LetterReferences.Contains(letter.Reference)),
                letter => $" {string.Join(' ', Words(letter.Body))} ".Contains($" {string.Join(' ', Words(quotation.Groups[1].Value))} ", StringComparison.Ordinal))));

    [Fact]
    public void A_translation_quotes_the_letter_as_often_as_the_release_that_it_translates() =>
        Assert.All(Seeds.Releases.Where(release => release.TranslationOf.Length > 0), release =>
            Assert.Equal(Quotation().Count(Seeds.Releases.Single(r => r.Slug == release.TranslationOf).Body), Quotation().Count(release.Body)));

    [Fact]
    public void Every_kind_of_reply_and_most_steps_occur_and_the_founding_case_has_none()
    {
        Assert.Equal(Enum.GetValues<ReplyKind>(), Seeds.Replies.Select(reply => reply.Kind).Distinct().Order());
        Assert.Superset(new HashSet<Step> { Step.NoReply, Step.Committed, Step.Partly, Step.Done, Step.Refused, Step.Nothing, Step.Begun, Step.Reversed, Step.Overtaken, Step.CannotBeDetermined }, Seeds.Outcomes.Select(outcome => outcome.Step).ToHashSet());
        Assert.DoesNotContain(Seeds.Replies, reply => reply.LetterReference == "2017-001");
        Assert.DoesNotContain(Seeds.Outcomes, outcome => outcome.DemandReference.StartsWith("D-2017-001", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_demand_of_the_oldest_letter_of_the_year_is_met() =>
        Assert.All(Seeds.Letters.Single(letter => letter.Reference == "2025-019").Demands, demand => Assert.All(
            from ask in Enumerable.Range(1, demand.Asks.Count) from track in Enum.GetValues<Track>() select (ask, track),
            part => Assert.Equal(Step.Done, Seeds.Outcomes.Where(outcome => (outcome.DemandReference, outcome.Ask, outcome.Track) == (demand.Reference, part.ask, part.track) && outcome.Entry.PublishedAt is not null).MaxBy(outcome => outcome.Entry.On)!.Step)));

    /// <summary>The public tracker filters by them, whatever language the letter is written in.</summary>
    [Fact]
    public void Every_demand_of_the_invented_year_has_a_theme_in_English_and_a_country()
    {
        string[] countries = ["Esterra", "Nuran", "Orvania", "São Telmo", "Valdarra"];
        var demands = Seeds.Letters.Where(letter => letter != Founding).SelectMany(letter => letter.Demands).ToList();
        Assert.All(demands, demand => Assert.Contains(demand.Places, countries.Contains));
        Assert.All(demands, demand => Assert.All(demand.Themes, theme => Assert.Matches("^[A-Za-z ]+$", theme)));
        Assert.InRange(demands.SelectMany(demand => demand.Themes).Distinct().Count(), 8, 14);
    }

    [Fact]
    public void Every_letter_shows_its_list_of_demands_and_no_release_says_today()
    {
        Assert.All(Seeds.Letters, letter => Assert.Contains(":::demands\n:::", letter.Body, StringComparison.Ordinal));
        Assert.All(Seeds.Releases, release => Assert.DoesNotMatch(@"\b(today|upcoming|tomorrow|yesterday)\b", release.Body));
    }

    private static string Body(string body) =>
        Curly().Replace(Quotation().Replace(body, "\u2029"), "\u2029").Replace("Lieutenant General H. R. McMaster", "\u2029", StringComparison.Ordinal);

    /// <summary>Runs of six words; a quotation or a name that was cut out ends a run.</summary>
    private static IEnumerable<string> Shingles(string text) =>
        from part in text.Split('\u2029')
        let words = Words(part)
        from start in Enumerable.Range(0, Math.Max(0, words.Count - 5))
        select string.Join(' ', words.Skip(start).Take(6));

    private static List<string> Words(string text) => [.. Word().Matches(text.ToLowerInvariant()).Select(word => word.Value)];

    private static string Hash(string shingle) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(shingle)))[..16];

    [GeneratedRegex("""^:::quote [^\n]*verb="wrote"[^\n]*\n(.*?)\n:::$""", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Quotation();

    [GeneratedRegex("“[^”]*”")]
    private static partial Regex Curly();

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();
}
