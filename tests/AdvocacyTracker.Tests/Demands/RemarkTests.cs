using AdvocacyTracker.Data;
using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Tests.Bed;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Tests.Demands;

/// <summary>Who may remark, suggest, answer and close, on which words, and what an open remark holds up.</summary>
public sealed class RemarkTests
{
    private const string Words = "rights are";

    public static TheoryData<Passage, string> NoPassages { get; } = new()
    {
        { new(0, 4, 2, "Dear"), "never was" },
        { new(0, 4, -1, "Dear"), "never was" },
        { new(0, 9_999, 1, "Dear"), "beyond the end of the text" },
        { new(9_998, 9_999, 1, "Dear"), "beyond the end of the text" },
        { new(-1, 4, 1, "Dear"), "beyond the end of the text" },
        { new(4, 4, 1, ""), "No words are chosen" },
        { new(4, 2, 1, ""), "No words are chosen" },
        { new(4, 5, 1, " "), "Nothing but space" },
        { new(0, 4, 1, "Deer"), "now read “Dear”" },
        { new(22, 24, 1, "😀"[..1] + " "), "cuts a character in two" },
    };

    public static TheoryData<string, string?, string> NoWords { get; } = new()
    {
        { "", null, "The remark is empty" },
        { "\u200b ", null, "The remark is empty" },
        { new string('x', 2_001), null, "the most is 2000" },
        { "x\u0007", null, "control character" },
        { "", new string('x', 8_001), "The suggestion has 8001 characters" },
        { "", "x\u0007", "control character" },
        { "", Words, "stands there already" },
    };

    [Theory, MemberData(nameof(NoPassages))]
    public async Task A_passage_must_lie_in_the_text_as_it_stands(Passage passage, string why)
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = House.Value(await house.Letters.DraftAsync("A letter", "en", house.Drafter, default));
        await house.WriteAsync(letter, "Dear all, rights are 😀 linked.");
        var refusal = House.Refused((await house.RemarkDeeds.AddAsync(Part.LetterText, letter, new(passage, "Why?"), house.Reviewer, default)).Refusal);
        Assert.Contains(why, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_a_character_is_neither_said_nor_suggested_nor_quoted()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var text = (await house.TextsAsync(await house.DraftAsync()))[0];
        var passage = House.Value(text.PassageOf(Words));
        foreach (var form in (RemarkForm[])[new(passage, "x\ud800"), new(passage, "", "x\ud800"), new(passage with { Quote = "x\ud800" }, "Why?", "y")])
            House.Refused((await house.RemarkDeeds.AddAsync(text.Part, text.Id, form, house.Reviewer, default)).Refusal);
        Assert.Empty(await house.RemarkList.OfAsync([text], house.Drafter, default));
    }

    [Theory, MemberData(nameof(NoWords))]
    public async Task What_is_said_is_words_of_some_length_and_a_suggestion_may_stand_alone(string words, string? suggestion, string why)
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var text = (await house.TextsAsync(await house.DraftAsync()))[0];
        var passage = House.Value(text.PassageOf(Words));
        Assert.Contains(why, House.Refused((await house.RemarkDeeds.AddAsync(text.Part, text.Id, new(passage, words, suggestion), house.Reviewer, default)).Refusal), StringComparison.Ordinal);
        House.Value(await house.RemarkDeeds.AddAsync(text.Part, text.Id, new(passage, "", "freedoms are"), house.Reviewer, default));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task On_a_body_a_passage_of_an_earlier_version_is_found_again_in_the_newest(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.DraftAsync();
        var seen = House.Value((await house.TextsAsync(letter))[0].PassageOf(Words));
        await house.WriteAsync(letter, "A line above.\n\n" + Sample.Body);
        House.Value(await house.RemarkDeeds.AddAsync(Part.LetterText, letter, new(seen, "Why?"), house.Reviewer, default));
        var remark = Assert.Single(await house.RemarksAsync(letter));
        Assert.Equal((seen.Start + 15, seen.End + 15, 2), (remark.Start, remark.End, remark.Version));

        await house.WriteAsync(letter, Sample.Body.Replace(Words, "people", StringComparison.Ordinal));
        Assert.Contains("changed while you wrote", House.Refused((await house.RemarkDeeds.AddAsync(Part.LetterText, letter, new(seen, "Why?"), house.Reviewer, default)).Refusal), StringComparison.Ordinal);
        await house.WriteAsync(letter, ":::demands\n:::\n");
        var gone = House.Refused((await house.RemarkDeeds.AddAsync(Part.LetterText, letter, new(seen, "Why?"), house.Reviewer, default)).Refusal);
        Assert.Equal($"“{Words}” was taken out of the text while you wrote: choose other words; what you wrote is kept.", gone);
        var beyond = new Passage(9_990, 9_999, 1, "nothing at");
        Assert.Contains("beyond the end", House.Refused((await house.RemarkDeeds.AddAsync(Part.LetterText, letter, new(beyond, "Why?"), house.Reviewer, default)).Refusal), StringComparison.Ordinal);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Remarks_keep_to_their_words_in_a_body_and_in_a_demand_and_say_when_these_are_gone(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.DraftAsync(2);
        var texts = await house.TextsAsync(letter);
        await house.RemarkAsync(texts[2], "thing 2");
        await house.RemarkAsync(texts[0], "linked");
        await house.RemarkAsync(texts[0], "Dear");
        await house.WriteAsync(letter, "Above. " + Sample.Body);
        await house.WriteAsync(letter, "Above all. " + Sample.Body.Replace("Dear ", "", StringComparison.Ordinal));
        var demand = (await house.DemandsAsync(letter))[1];
        House.Done(await house.Demands.ReviseAsync(demand.Id, demand.Form, demand.Form with { Text = "Please do thing 2." }, house.Drafter, default));

        var remarks = await house.RemarksAsync(letter);
        texts = await house.TextsAsync(letter);
        Assert.Equal(["Dear", "linked", "thing 2"], remarks.Select(r => r.Quote));
        Assert.Equal([true, false, false], remarks.Select(r => r.IsGone));
        Assert.Equal("linked", texts[0].Text[remarks[1].Start..remarks[1].End]);
        Assert.Equal("thing 2", texts[2].Text[remarks[2].Start..remarks[2].End]);
        Assert.All(remarks, r => Assert.Equal(texts.Single(t => t.Id == r.SubjectId).Version, r.Version));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_remark_between_two_places_of_a_demand_that_are_changed_at_once_keeps_to_its_words(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.DraftAsync(1);
        var demand = (await house.DemandsAsync(letter))[0];
        House.Done(await house.Demands.ReviseAsync(demand.Id, demand.Form, demand.Form with { Text = "Stop the shelling now. Free those held without charge. Report to us in May." }, house.Drafter, default));
        await house.RemarkAsync((await house.TextsAsync(letter))[1], "held without charge");
        demand = (await house.DemandsAsync(letter))[0];
        House.Done(await house.Demands.ReviseAsync(demand.Id, demand.Form, demand.Form with { Text = "End the shelling now. Free those held without charge. Report to us in June." }, house.Drafter, default));
        var (remark, text) = (Assert.Single(await house.RemarksAsync(letter)), (await house.TextsAsync(letter))[1].Text);
        Assert.Equal("held without charge", text[remark.Start..remark.End]);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task An_earlier_text_brought_back_leaves_remarks_on_words_that_stand_in_both(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.DraftAsync(0);
        await house.RemarkAsync(letter, "linked");
        await house.WriteAsync(letter, "Above. " + Sample.Body);
        await house.WriteAsync(letter, "Above. " + Sample.Body + "\nBelow.");
        House.Value(await house.Letters.RestoreAsync(letter, BodyPlace.At(1), house.Drafter, default));
        var remark = Assert.Single(await house.RemarksAsync(letter));
        Assert.Equal("linked", Sample.Body[remark.Start..remark.End]);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Places_are_written_down_anew_when_reading_has_followed_many_changes(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.DraftAsync(1);
        await house.RemarkAsync(letter, "linked");
        for (var n = 0; n < 501; n++) Assert.True(House.Value(await house.Letters.AppendAsync(letter, new(n + 1, $"[[0,\"x\"],{Sample.Body.Length + n}]"), house.Drafter, default)).Taken);
        var behind = Assert.Single(await house.RemarksAsync(letter));
        Assert.True(behind.IsFarBehind);
        House.Done(await house.RemarkDeeds.KeepPlacesAsync(Part.LetterText, letter, house.Admin, default));
        var now = Assert.Single(await house.RemarksAsync(letter));
        Assert.False(now.IsFarBehind);
        Assert.Equal((behind.Start, behind.End, behind.Version), (now.Start, now.End, now.Version));
        Assert.Equal("linked", (await house.ViewAsync(letter)).Body.Text[now.Start..now.End]);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Any_role_answers_and_only_its_author_or_who_may_revise_closes_and_opens_again(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.SubmittedAsync(1);
        var remark = await house.RemarkAsync(letter, Words, by: house.Comms);
        House.Done(await house.RemarkDeeds.ReplyAsync(remark, "Because.", house.Admin, default));
        Assert.Contains("empty", House.Refused((await house.RemarkDeeds.ReplyAsync(remark, " ", house.Admin, default)).Refusal), StringComparison.Ordinal);
        foreach (var other in (Actor[])[house.Reviewer, house.Admin])
            Assert.StartsWith("Only Carl, who made this remark", House.Refused((await house.RemarkDeeds.ResolveAsync(remark, other, default)).Refusal), StringComparison.Ordinal);
        foreach (var may in (Actor[])[house.Comms, house.Drafter])
        {
            House.Done(await house.RemarkDeeds.ResolveAsync(remark, may, default));
            Assert.Equal((RemarkState.Resolved, may.Name), (await house.RemarksAsync(letter)) is [var closed] ? (closed.State, closed.ClosedBy) : default);
            Assert.Contains("closed", House.Refused((await house.RemarkDeeds.ResolveAsync(remark, may, default)).Refusal), StringComparison.Ordinal);
            Assert.Contains("closed", House.Refused((await house.RemarkDeeds.ReplyAsync(remark, "More.", may, default)).Refusal), StringComparison.Ordinal);
            Assert.StartsWith("Only Carl", House.Refused((await house.RemarkDeeds.ReopenAsync(remark, house.Reviewer, default)).Refusal), StringComparison.Ordinal);
            House.Done(await house.RemarkDeeds.ReopenAsync(remark, may, default));
            Assert.Contains("open already", House.Refused((await house.RemarkDeeds.ReopenAsync(remark, may, default)).Refusal), StringComparison.Ordinal);
        }
        var view = Assert.Single(await house.RemarksAsync(letter));
        Assert.Equal(("Because.", "Anna"), Assert.Single(view.Replies) is { } reply ? (reply.Words, reply.Author) : default);
        Assert.Contains("suggests no other words", House.Refused(view.WhyNotAccept(house.Drafter)), StringComparison.Ordinal);
        Assert.Contains("suggests no other words", House.Refused((await house.RemarkDeeds.DeclineAsync(remark, house.Drafter, default)).Refusal), StringComparison.Ordinal);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_suggestion_is_accepted_by_one_deed_its_acceptor_is_the_author_and_approvals_lapse(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.ClearedAsync(2);
        var texts = await house.TextsAsync(letter);
        var inBody = await house.RemarkAsync(texts[0], Words, "", "freedoms are");
        var inDemand = await house.RemarkAsync(texts[1], "thing 1", "", "something else");
        House.Done(await house.RemarkDeeds.AcceptAsync(inBody, house.OtherDrafter, default));
        House.Done(await house.RemarkDeeds.AcceptAsync(inDemand, house.OtherDrafter, default));

        var (view, demand) = (await house.ViewAsync(letter), (await house.DemandsAsync(letter))[0]);
        Assert.Contains("freedoms are “inextricably linked”", view.Body.Text, StringComparison.Ordinal);
        Assert.Equal("Do something else.", demand.Words.Text);
        Assert.All(await house.RemarksAsync(letter), r => Assert.Equal((RemarkState.Accepted, "Otto"), (r.State, r.ClosedBy)));
        Assert.Equal(ReviewState.Submitted, (await house.TextStandingAsync(letter)).State);
        Assert.Equal("Rosa", demand.Standing.Lapsed?.Reviewer);
        // The suggester is no author and may decide; the acceptor is one.
        var text = await house.DemandList.LetterTextAsync(view, default);
        Assert.Contains(house.OtherDrafter.Id, text.Authors);
        Assert.Contains(house.OtherDrafter.Id, demand.Authors);
        House.Done(await house.Demands.DecideOnLetterAsync(letter, text.Hash, Decision.Approved, "", house.Reviewer, default));
        House.Done(await house.Demands.DecideOnDemandAsync(demand.Id, demand.Hash, Decision.Approved, "", house.Reviewer, default));
        Assert.Contains("stands in the text already", House.Refused((await house.RemarkDeeds.ReopenAsync(inBody, house.OtherDrafter, default)).Refusal), StringComparison.Ordinal);
        Assert.Equal(2, (await house.LetterList.NewerAsync(letter, 0, house.Drafter, default))!.Changes[^1].Version);
    }

    [Fact]
    public async Task Accepting_one_suggestion_moves_the_others_places_and_nothing_else_of_them()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.DraftAsync(1);
        var texts = await house.TextsAsync(letter);
        var first = await house.RemarkAsync(texts[1], "Do", "", "Please do");
        var second = await house.RemarkAsync(texts[1], "thing 1", "", "it");
        House.Done(await house.RemarkDeeds.AcceptAsync(first, house.Drafter, default));
        House.Done(await house.RemarkDeeds.AcceptAsync(second, house.Drafter, default));
        Assert.Equal("Please do it.", (await house.DemandsAsync(letter))[0].Words.Text);
    }

    [Fact]
    public async Task A_suggestion_is_not_accepted_where_its_words_were_changed_or_are_gone_or_the_text_is_frozen()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.ClearedAsync(1);
        var changed = await house.RemarkAsync(letter, "inextricably linked", "", "one");
        var gone = await house.RemarkAsync(letter, "Dear", "", "My dear");
        var frozen = await house.RemarkAsync(letter, Words, "", "freedoms are");
        var without = Sample.Body.Replace("Dear ", "", StringComparison.Ordinal);
        await house.WriteAsync(letter, without);
        await house.WriteAsync(letter, without.Replace("inextricably", "closely", StringComparison.Ordinal));
        Assert.Equal("The words were changed meanwhile: they now read “closely linked”; change the text yourself, and resolve the remark.", House.Refused((await house.RemarkDeeds.AcceptAsync(changed, house.Drafter, default)).Refusal));
        Assert.Contains("are gone", House.Refused((await house.RemarkDeeds.AcceptAsync(gone, house.Drafter, default)).Refusal), StringComparison.Ordinal);
        House.Done(await house.RemarkDeeds.DeclineAsync(gone, house.Drafter, default));
        House.Done(await house.Demands.DecideOnLetterAsync(letter, (await house.ViewAsync(letter)).Hash, Decision.Approved, "", house.Reviewer, default));
        House.Done(await house.Sending.SignOffAsync(letter, house.Reviewer, default));
        Assert.Contains("frozen", House.Refused((await house.RemarkDeeds.AcceptAsync(frozen, house.Drafter, default)).Refusal), StringComparison.Ordinal);
        House.Done(await house.RemarkDeeds.ResolveAsync(frozen, house.Drafter, default));
    }

    [Fact]
    public async Task A_suggestion_that_would_leave_a_demand_empty_is_not_accepted_and_leaves_nothing_behind()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.DraftAsync(1);
        var remark = await house.RemarkAsync((await house.TextsAsync(letter))[1], "Do thing 1.", "", "");
        Assert.Contains("is empty", House.Refused((await house.RemarkDeeds.AcceptAsync(remark, house.Drafter, default)).Refusal), StringComparison.Ordinal);
        Assert.Equal("Do thing 1.", (await house.DemandsAsync(letter))[0].Words.Text);
        Assert.True((await house.RemarksAsync(letter))[0].IsOpen);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_blocking_remark_holds_up_the_approval_of_its_part_alone_until_it_is_dealt_with(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.SubmittedAsync(2);
        var texts = await house.TextsAsync(letter);
        var remark = await house.RemarkAsync(texts[1], "thing 1", isBlocking: true);
        await house.RemarkAsync(texts[0], Words);
        var demands = await house.DemandsAsync(letter);
        Assert.Equal("A remark of Rosa on “thing 1” holds the approval up: answer it, and have it resolved, accepted or declined first.",
            House.Refused((await house.Demands.DecideOnDemandAsync(demands[0].Id, demands[0].Hash, Decision.Approved, "", house.Reviewer, default)).Refusal));
        House.Done(await house.Demands.DecideOnDemandAsync(demands[0].Id, demands[0].Hash, Decision.ChangesRequested, "Other words.", house.Reviewer, default));
        House.Done(await house.Demands.DecideOnDemandAsync(demands[1].Id, demands[1].Hash, Decision.Approved, "", house.Reviewer, default));
        House.Done(await house.Demands.DecideOnLetterAsync(letter, (await house.ViewAsync(letter)).Hash, Decision.Approved, "", house.Reviewer, default));
        House.Done(await house.RemarkDeeds.ResolveAsync(remark, house.Drafter, default));
        House.Done(await house.Demands.DecideOnDemandAsync(demands[0].Id, demands[0].Hash, Decision.Approved, "", house.Reviewer, default));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_blocking_remark_made_after_the_approval_holds_up_signing_off_and_sending(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.ClearedAsync(1);
        var early = await house.RemarkAsync(letter, Words, isBlocking: true);
        var clearance = await house.ClearanceAsync(letter);
        Assert.False(clearance.IsCleared);
        Assert.Contains("An open remark holds it up.", clearance.Sentence(), StringComparison.Ordinal);
        Assert.Contains("holds the approval up", House.Refused((await house.Sending.SignOffAsync(letter, house.Reviewer, default)).Refusal), StringComparison.Ordinal);
        House.Done(await house.RemarkDeeds.ResolveAsync(early, house.Reviewer, default));
        House.Done(await house.Sending.SignOffAsync(letter, house.Reviewer, default));
        var late = await house.RemarkAsync((await house.TextsAsync(letter))[1], "thing 1", isBlocking: true);
        Assert.Contains("holds the approval up", House.Refused((await house.Sending.MarkAsSentAsync(letter, Delivery.Post, null, house.Drafter, default)).Refusal), StringComparison.Ordinal);
        House.Done(await house.RemarkDeeds.ResolveAsync(late, house.Drafter, default));
        House.Done(await house.Sending.MarkAsSentAsync(letter, Delivery.Post, null, house.Drafter, default));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task On_a_release_the_same_holds_and_a_blocking_remark_holds_up_its_publishing(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var release = await house.ApprovedReleaseAsync();
        var view = (await house.PressList.FindAsync(release, house.Comms, default))!;
        var remark = await house.RemarkAsync(view.Remarked, "Words", "@Carl this", "Some words", isBlocking: true);
        Assert.Contains("holds the approval up", House.Refused((await house.Press.PublishAsync(release, house.Comms, default)).Refusal), StringComparison.Ordinal);
        Assert.Equal(("A headline", "Rosa"), Assert.Single(await house.PressList.MentionsAsync(house.Comms, default)) is { } mention ? (mention.Reference, mention.By) : default);
        Assert.Equal(Permissions.WhyNot(house.Drafter, Deed.ReviseRelease), (await house.RemarkDeeds.AcceptAsync(remark, house.Drafter, default)).Refusal);
        House.Done(await house.RemarkDeeds.AcceptAsync(remark, house.Comms, default));
        view = (await house.PressList.FindAsync(release, house.Comms, default))!;
        Assert.Equal("Some words for the press.", view.Body.Text);
        Assert.Equal(ReviewState.Submitted, view.Readiness.Text.State);
        Assert.Empty(await house.PressList.MentionsAsync(house.Comms, default));
        House.Done(await house.Press.DecideAsync(release, Part.ReleaseText, view.TextHash, Decision.Approved, "", house.Reviewer, default));
        House.Value(await house.Press.PublishAsync(release, house.Comms, default));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Who_is_called_by_name_finds_it_on_the_overview_until_it_is_closed(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.DraftAsync(1);
        var remark = await house.RemarkAsync(letter, Words, "@dora, is this so? Ask @Nobody and otto@example.org.", by: house.Reviewer);
        House.Done(await house.RemarkDeeds.ReplyAsync(remark, "It is, @Rosa.", house.Drafter, default));
        var mine = Assert.Single(await house.RemarkList.MentionsAsync(house.Drafter, default));
        Assert.Equal(("2026-001", "Rosa", letter, remark), (mine.Reference, mine.By, mine.ThingId, mine.RemarkId));
        Assert.Equal(("Dora", "It is, @Rosa."), Assert.Single(await house.RemarkList.MentionsAsync(house.Reviewer, default)) is { } hers ? (hers.By, hers.Words) : default);
        Assert.Empty(await house.RemarkList.MentionsAsync(house.OtherDrafter, default));
        House.Done(await house.RemarkDeeds.ResolveAsync(remark, house.Reviewer, default));
        Assert.Empty(await house.RemarkList.MentionsAsync(house.Drafter, default));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Words_that_were_taken_out_of_a_letter_or_a_demand_are_told_only_to_who_may_read_what_it_was(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.DraftAsync(1);
        var texts = await house.TextsAsync(letter);
        await house.RemarkAsync(texts[0], Words, suggestion: "freedoms are", isBlocking: true);
        await house.RemarkAsync(texts[1], "thing 1", suggestion: "something", isBlocking: true);
        var nobody = await house.JoinAsync("Nora", Roles.None);
        Actor[] readers = [house.Drafter, house.Reviewer], others = [house.Comms, house.Admin, nobody];
        foreach (var actor in (Actor[])[.. readers, .. others]) Assert.Equal([(Words, "freedoms are"), ("thing 1", "something")], await ToldAsync(actor));

        await house.WriteAsync(letter, Sample.Body.Replace(Words, "rights were", StringComparison.Ordinal));
        var demand = (await house.DemandsAsync(letter))[0];
        House.Done(await house.Demands.ReviseAsync(demand.Id, demand.Form, demand.Form with { Text = "Please do." }, house.Drafter, default));
        foreach (var actor in readers) Assert.Equal([(Words, "freedoms are"), ("thing 1", "something")], await ToldAsync(actor));
        foreach (var actor in others) Assert.Equal([(RemarkedText.TakenOut, null), (RemarkedText.TakenOut, null)], await ToldAsync(actor));
        // The checklist is everybody's.
        var clearance = await house.ClearanceAsync(letter);
        Assert.All(clearance.OpenRemarks, r => Assert.Equal(RemarkedText.TakenOut, r.About));
        Assert.StartsWith("A remark of Rosa on words that were taken out holds the approval up", House.Refused(clearance.WhyNotCleared()), StringComparison.Ordinal);

        foreach (var remark in await house.RemarksAsync(letter)) House.Done(await house.RemarkDeeds.DeclineAsync(remark.Id, house.Drafter, default));
        foreach (var actor in others) Assert.Equal([(RemarkedText.TakenOut, null), (RemarkedText.TakenOut, null)], await ToldAsync(actor));

        async Task<IEnumerable<(string, string?)>> ToldAsync(Actor actor) => (await house.RemarksAsync(letter, actor)).OrderBy(r => r.Part == Part.Demand).Select(r => (r.Quote, r.Suggestion));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Words_that_were_taken_out_of_a_release_are_told_only_to_who_may_read_what_it_was_also_once_it_is_public(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var release = await house.SubmittedReleaseAsync();
        var remark = await house.RemarkAsync((await house.PressList.FindAsync(release, house.Comms, default))!.Remarked, "for the press", suggestion: "for all");
        House.Value(await house.Press.AppendAsync(release, new(1, ChangeSet.Between("Words for the press.", "Words.").ToJson()), house.Comms, default));
        var view = (await house.PressList.FindAsync(release, house.Reviewer, default))!;
        Assert.Equal(RemarkedText.TakenOut, Assert.Single(view.Readiness.OpenRemarks).About);
        House.Done(await house.RemarkDeeds.ResolveAsync(remark, house.Comms, default));
        House.Done(await house.Press.DecideAsync(release, Part.Headline, view.HeadlineHash, Decision.Approved, "", house.Reviewer, default));
        House.Done(await house.Press.DecideAsync(release, Part.ReleaseText, view.TextHash, Decision.Approved, "", house.Reviewer, default));
        House.Value(await house.Press.PublishAsync(release, house.Comms, default));
        foreach (var (actor, quote) in new[] { (house.Comms, "for the press"), (house.Reviewer, "for the press"), (house.Drafter, RemarkedText.TakenOut), (house.Admin, RemarkedText.TakenOut) })
            Assert.Equal(quote, Assert.Single(await house.RemarkList.OfAsync([(await house.PressList.FindAsync(release, actor, default))!.Remarked], actor, default)).Quote);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_restricted_letters_remarks_call_and_are_read_by_nobody_who_is_not_named_on_it(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.DraftAsync(1, Confidentiality.Restricted);
        House.Done(await house.Letters.NameAsync(letter, house.Comms.Id, true, house.Drafter, default));
        var texts = await house.TextsAsync(letter);
        var remark = await house.RemarkAsync(texts[1], "thing 1", "@Rosa and @Carl, look.", by: house.Drafter);
        Assert.Single(await house.RemarkList.MentionsAsync(house.Comms, default));
        Assert.Empty(await house.RemarkList.MentionsAsync(house.Reviewer, default));
        foreach (var deed in (Func<Task<Refusal?>>[])
        [
            async () => (await house.RemarkDeeds.ReplyAsync(remark, "Hm.", house.Reviewer, default)).Refusal,
            async () => (await house.RemarkDeeds.ResolveAsync(remark, house.Reviewer, default)).Refusal,
        ])
            Assert.StartsWith("There is no such remark", House.Refused(await deed()), StringComparison.Ordinal);
        Assert.StartsWith("There is no such letter", House.Refused((await house.RemarkDeeds.AddAsync(Part.LetterText, letter, new(House.Value(texts[0].PassageOf(Words)), "Why?"), house.Reviewer, default)).Refusal), StringComparison.Ordinal);
        // No longer named, no longer told.
        House.Done(await house.Letters.NameAsync(letter, house.Comms.Id, false, house.Drafter, default));
        Assert.Empty(await house.RemarkList.MentionsAsync(house.Comms, default));
    }

    [Theory]
    [InlineData("@Rosa Levi, look", "Rosa Levi")]
    [InlineData("ask @ROSA LEVI.", "Rosa Levi")]
    [InlineData("ask @Rosa", "")]
    [InlineData("@Omar", "Omar Haddad")]
    [InlineData("@ines, @INÊS", "Inês Carvalho")]
    [InlineData("@omars turn", "")]
    [InlineData("mail omar@Omar Haddad", "")]
    [InlineData("@Omar and @Rosa Klein", "Omar Haddad, Rosa Klein")]
    [InlineData("@عمر", "عمر")]
    [InlineData("@ @", "")]
    public void A_name_calls_by_the_full_name_or_by_a_first_name_that_one_person_has(string words, string called)
    {
        (Guid Id, string Name)[] people = [.. ((string[])["Rosa Levi", "Rosa Klein", "Omar Haddad", "Inês Carvalho", "عمر"]).Select(n => (Guid.NewGuid(), n))];
        Assert.Equal(called, string.Join(", ", Mentioned.In(words, people).Select(id => people.Single(p => p.Id == id).Name)));
    }

    [Fact]
    public async Task Open_remarks_stand_in_the_order_of_their_places_and_closed_ones_after_them()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.DraftAsync(1);
        var texts = await house.TextsAsync(letter);
        await house.RemarkAsync(texts[1], "thing 1");
        await house.RemarkAsync(texts[0], "linked");
        var closed = await house.RemarkAsync(texts[0], Words);
        await house.RemarkAsync(texts[0], "Dear");
        House.Done(await house.RemarkDeeds.ResolveAsync(closed, house.Reviewer, default));
        Assert.Equal(["Dear", "linked", "thing 1", Words], (await house.RemarksAsync(letter)).Select(r => r.Quote));
    }

    [Fact]
    public async Task A_typed_quotation_must_stand_in_the_text_exactly_once()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var text = (await house.TextsAsync(await house.DraftAsync()))[0];
        Assert.Equal(Words, House.Value(text.PassageOf(Words)).WordsIn(text.Text));
        Assert.Contains("more than once", House.Refused(text.PassageOf("e").Refusal), StringComparison.Ordinal);
        Assert.Contains("nowhere in the text", House.Refused(text.PassageOf("Nothing of it").Refusal), StringComparison.Ordinal);
        Assert.Contains("No words are chosen", House.Refused(text.PassageOf("").Refusal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_trail_names_the_deeds_and_never_what_was_said()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.DraftAsync(1, Confidentiality.Restricted);
        var remark = await house.RemarkAsync(letter, Words, "Xylocarp!", "xylocarps are", by: house.Drafter);
        House.Done(await house.RemarkDeeds.ReplyAsync(remark, "Xylocarp.", house.Drafter, default));
        House.Done(await house.RemarkDeeds.AcceptAsync(remark, house.Drafter, default));
        await using var database = house.Database();
        var trail = await database.Set<AdvocacyTracker.Audit.AuditEntry>().Where(e => e.SubjectId == letter).OrderBy(e => e.Sequence).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["Remark", "Reply", "Accept"], trail.TakeLast(3).Select(e => e.Deed));
        Assert.All(trail.TakeLast(3), e => Assert.Equal("Restricted letter", e.Subject));
        Assert.DoesNotContain(trail, e => e.Note.Contains("ylocarp", StringComparison.Ordinal));
    }
}
