using AdvocacyTracker.Audit;
using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Notices;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Sending;
using AdvocacyTracker.Team;
using AdvocacyTracker.Tests.Bed;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Tests.Demands;

/// <summary>A letter's links for reviewers from outside: who makes and takes them back, what they open and to which browser, what may be said by them, and that it is advice.</summary>
public sealed class OutsideTests
{
    private const string Gone = "The letter has gone out, and nothing more is needed of you.";

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Only_the_letters_owner_makes_a_link_and_takes_one_back(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.DraftAsync(1);
        foreach (var other in (Actor[])[house.OtherDrafter, house.Reviewer, house.Comms, house.Admin])
            Assert.Equal("Only its owner says who may know of this letter: ask them to.", House.Refused((await house.Outside.MakeAsync(letter, "Counsel", 7, other, default)).Refusal));
        House.Value(await house.Outside.MakeAsync(letter, " Counsel ", 7, house.Drafter, default));
        var link = Assert.Single(await house.OutsideList.LinksAsync(letter, house.Reviewer, default));
        Assert.Equal(("Counsel", "", true), (link.MadeFor, link.Name, link.IsOpen));
        Assert.Equal("Only its owner says who may know of this letter: ask them to.", House.Refused((await house.Outside.RevokeAsync(link.Id, house.OtherDrafter, default)).Refusal));
        House.Done(await house.Outside.RevokeAsync(link.Id, house.Drafter, default));
        Assert.Equal("This link is taken back already.", House.Refused((await house.Outside.RevokeAsync(link.Id, house.Drafter, default)).Refusal));
    }

    [Fact]
    public async Task To_whoever_may_not_know_of_a_letter_its_links_are_not_there()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.DraftAsync(1, Confidentiality.Restricted);
        House.Value(await house.Outside.MakeAsync(letter, "Counsel", 7, house.Drafter, default));
        var link = (await house.OutsideList.LinksAsync(letter, house.Drafter, default))[0];
        Assert.Empty(await house.OutsideList.LinksAsync(letter, house.Reviewer, default));
        Assert.Equal(LetterDoor.NotThere, (await house.Outside.MakeAsync(letter, "Counsel", 7, house.Reviewer, default)).Refusal);
        Assert.Equal("There is no such link: the page may be old, reload it.", House.Refused((await house.Outside.RevokeAsync(link.Id, house.Reviewer, default)).Refusal));
        Assert.Equal("There is no such link: the page may be old, reload it.", House.Refused((await house.Outside.RevokeAsync(Guid.NewGuid(), house.Drafter, default)).Refusal));
    }

    [Theory]
    [InlineData("", 7, "“For whom” is empty: write it first.")]
    [InlineData("Two\nlines", 7, "“For whom” must be one line: remove the line breaks.")]
    [InlineData("Counsel", 0, "A link works for 1 to 30 days: choose a number between them.")]
    [InlineData("Counsel", 31, "A link works for 1 to 30 days: choose a number between them.")]
    public async Task A_link_says_for_whom_it_is_and_works_for_a_month_at_most(string madeFor, int days, string why)
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        Assert.Equal(why, House.Refused((await house.Outside.MakeAsync(await house.DraftAsync(1), madeFor, days, house.Drafter, default)).Refusal));
    }

    [Fact]
    public async Task At_most_twenty_links_of_a_letter_are_open_and_none_once_it_has_gone_out()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.DraftAsync(1);
        for (var i = 0; i < OutsideReviewer.MostOpen; i++) House.Value(await house.Outside.MakeAsync(letter, "Counsel", 1, house.Drafter, default));
        Assert.Equal("This letter has 20 open links, which is the most: take one back first.", House.Refused((await house.Outside.MakeAsync(letter, "Counsel", 1, house.Drafter, default)).Refusal));
        House.Done(await house.Outside.RevokeAsync((await house.OutsideList.LinksAsync(letter, house.Drafter, default))[0].Id, house.Drafter, default));
        House.Value(await house.Outside.MakeAsync(letter, "Counsel", 1, house.Drafter, default));
        house.Clock.Advance(TimeSpan.FromDays(1));
        House.Value(await house.Outside.MakeAsync(letter, "Counsel", 1, house.Drafter, default));
        Assert.Equal("This letter has gone out: there is nothing left to review.", House.Refused((await house.Outside.MakeAsync(await house.SentAsync(1), "Counsel", 1, house.Drafter, default)).Refusal));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Nothing_of_the_letter_is_read_before_a_name_is_given_and_then_in_one_browser_only(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.SubmittedAsync(2);
        var key = new OutsideKey(House.Value(await house.Outside.MakeAsync(letter, "Counsel", 7, house.Drafter, default)), Secret.Make());
        var before = await house.OutsideList.VisitAsync(key, default);
        Assert.Equal((OutsideState.Unopened, null), (before.State, before.Reading));
        House.Refused((await house.Outside.RemarkAsync(key, Part.LetterText, letter, "", "Why?", default)).Refusal);
        Assert.Equal("Your name is empty: write it first.", House.Refused((await house.Outside.OpenAsync(key, " ", default)).Refusal));
        Assert.StartsWith("Your browser kept no cookie", House.Refused((await house.Outside.OpenAsync(key with { Browser = null }, "Ana", default)).Refusal), StringComparison.Ordinal);
        House.Done(await house.Outside.OpenAsync(key, " Ana Perez ", default));
        House.Done(await house.Outside.OpenAsync(key, "Somebody else", default));
        var open = await house.OutsideList.VisitAsync(key, default);
        Assert.Equal(("Ana Perez", "A letter", 2), (open.Reading!.Name, open.Reading.Words.Subject, open.Reading.Demands.Count));
        foreach (var browser in (string?[])[null, Secret.Make(), key.Token, ""])
        {
            var elsewhere = key with { Browser = browser };
            var visit = await house.OutsideList.VisitAsync(elsewhere, default);
            Assert.Equal((OutsideState.Elsewhere, null), (visit.State, visit.Reading));
            Assert.Equal("This link is in use in another browser: open it there, or ask whoever sent it to you for a new one.", House.Refused(visit.WhyNot));
            foreach (var tried in await TryAllAsync(house, elsewhere, letter)) Assert.Equal(visit.WhyNot, tried);
        }
        Assert.Equal("Ana Perez", Assert.Single(await house.OutsideList.LinksAsync(letter, house.Drafter, default)).Name);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_guessed_an_expired_and_a_revoked_link_open_nothing_nor_does_one_to_a_letter_that_has_gone_out(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.SubmittedAsync(1);
        await ShutAsync(new("no-such-token", Secret.Make()), OutsideState.Unknown, "There is no such link: its address may be cut off, so open it again from the message it came in.");

        var expired = await house.OpenLinkAsync(letter, days: 1);
        house.Clock.Advance(TimeSpan.FromDays(1));
        await ShutAsync(expired, OutsideState.Shut, "This link has expired: ask whoever sent it to you for a new one.");

        var revoked = await house.OpenLinkAsync(letter);
        House.Done(await house.Outside.RevokeAsync((await house.OutsideList.LinksAsync(letter, house.Drafter, default))[0].Id, house.Drafter, default));
        await ShutAsync(revoked, OutsideState.Shut, "This link was taken back: ask whoever sent it to you for a new one.");

        var late = await house.OpenLinkAsync(letter);
        await house.ApproveAllAsync(letter);
        House.Done(await house.Sending.SignOffAsync(letter, house.Reviewer, default));
        Assert.Equal(OutsideState.Open, (await house.OutsideList.VisitAsync(late, default)).State);
        House.Done(await house.Sending.MarkAsSentAsync(letter, Delivery.Post, null, house.Drafter, default));
        await ShutAsync(late, OutsideState.Shut, Gone);
        House.Done(await house.Sending.RecallAsync(letter, "Wrong.", house.Drafter, default));
        await ShutAsync(late, OutsideState.Shut, Gone);

        async Task ShutAsync(OutsideKey key, OutsideState state, string why)
        {
            var visit = await house.OutsideList.VisitAsync(key, default);
            Assert.Equal((state, null, why), (visit.State, visit.Reading, House.Refused(visit.WhyNot)));
            foreach (var refusal in await TryAllAsync(house, key, letter)) Assert.Equal(why, House.Refused(refusal));
        }
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Their_verdict_is_advice_and_never_counts_as_an_approval_nor_against_one(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.SubmittedAsync(1);
        var key = await house.OpenLinkAsync(letter);
        foreach (var text in await TextsAsync(house, key)) House.Done(await house.Outside.DecideAsync(key, text.Part, text.Id, text.Hash, Decision.Approved, "", default));
        Assert.Equal(ReviewState.Submitted, (await house.DemandsAsync(letter))[0].Standing.State);
        Assert.Equal(ReviewState.Submitted, (await house.TextStandingAsync(letter)).State);
        House.Refused((await house.Sending.SignOffAsync(letter, house.Reviewer, default)).Refusal);
        await house.ApproveAllAsync(letter);
        foreach (var text in await TextsAsync(house, key)) House.Done(await house.Outside.DecideAsync(key, text.Part, text.Id, text.Hash, Decision.Rejected, "Too harsh.", default));
        Assert.True((await house.ClearanceAsync(letter)).IsCleared);
        House.Done(await house.Sending.SignOffAsync(letter, house.Reviewer, default));
        Assert.Equal([(Decision.Rejected, "Ana", "Too harsh."), (Decision.Rejected, "Ana", "Too harsh.")], (await house.OutsideList.VerdictsAsync(await house.ViewAsync(letter), default)).Select(v => (v.Decision, v.Reviewer, v.Reason)));
    }

    [Fact]
    public async Task A_verdict_is_of_the_words_that_were_seen_and_says_so_once_they_change()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.SubmittedAsync(1);
        var key = await house.OpenLinkAsync(letter);
        var seen = (await TextsAsync(house, key))[1];
        House.Done(await house.Outside.DecideAsync(key, seen.Part, seen.Id, seen.Hash, Decision.Approved, "", default));
        Assert.Equal("You have said exactly this of these words already.", House.Refused((await house.Outside.DecideAsync(key, seen.Part, seen.Id, seen.Hash, Decision.Approved, "", default)).Refusal));
        House.Done(await house.Demands.ReviseAsync(seen.Id, Sample.Demand(), Sample.Demand() with { Title = "Other" }, house.Drafter, default));
        Assert.Equal(OutsideReviewer.WordsHaveChanged, (await house.Outside.DecideAsync(key, seen.Part, seen.Id, seen.Hash, Decision.ChangesRequested, "Soften it.", default)).Refusal);
        var now = (await TextsAsync(house, key))[1];
        Assert.Equal((Decision.Approved, seen.Hash), (now.Verdict!.Decision, now.Verdict.Hash));
        Assert.NotEqual(now.Hash, now.Verdict.Hash);
        House.Done(await house.Outside.DecideAsync(key, now.Part, now.Id, now.Hash, Decision.ChangesRequested, "Soften it.", default));
        Assert.Equal(now.Hash, (await TextsAsync(house, key))[1].Verdict!.Hash);
    }

    [Theory]
    [InlineData(Decision.ChangesRequested, "", "Say why in a sentence: the author must know what to change.")]
    [InlineData(Decision.Rejected, "\u200b", "Say why in a sentence: the author must know what to change.")]
    [InlineData(Decision.Overridden, "Because.", "There is no such decision: approve, request changes or reject.")]
    [InlineData((Decision)9, "Because.", "There is no such decision: approve, request changes or reject.")]
    public async Task Anything_but_an_approval_needs_a_reason_and_nobody_outside_overrides(Decision decision, string reason, string why)
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var key = await house.OpenLinkAsync(await house.SubmittedAsync(1));
        foreach (var text in await TextsAsync(house, key)) Assert.Equal(why, House.Refused((await house.Outside.DecideAsync(key, text.Part, text.Id, text.Hash, decision, reason, default)).Refusal));
    }

    [Fact]
    public async Task Verdicts_are_for_a_letter_in_review_and_remarks_for_one_that_has_not_gone_out()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.DraftAsync(1);
        var key = await house.OpenLinkAsync(letter);
        await DecidedAsync("The letter is still being written: remark on it, and decide once it is in review.");
        House.Done(await house.Demands.SubmitAsync(letter, house.Drafter, default));
        House.Value(await house.Demands.AddAsync(letter, Sample.Demand(2), house.Drafter, default));
        var added = (await TextsAsync(house, key))[2];
        Assert.Equal("These words are not with the reviewers yet: remark on them, and decide once they are.", House.Refused(added.WhyNotDecide));
        Assert.Equal(added.WhyNotDecide, (await house.Outside.DecideAsync(key, added.Part, added.Id, added.Hash, Decision.Approved, "", default)).Refusal);
        House.Done(await house.Demands.SubmitAsync(letter, house.Drafter, default));
        await house.ApproveAllAsync(letter);
        House.Done(await house.Sending.SignOffAsync(letter, house.Reviewer, default));
        await DecidedAsync("The letter is signed off, and its words are settled: there is nothing left to decide.");

        async Task DecidedAsync(string why)
        {
            foreach (var text in await TextsAsync(house, key))
            {
                Assert.Equal(why, House.Refused(text.WhyNotDecide));
                Assert.Equal(text.WhyNotDecide, (await house.Outside.DecideAsync(key, text.Part, text.Id, text.Hash, Decision.Approved, "", default)).Refusal);
                House.Done(await house.Outside.RemarkAsync(key, text.Part, text.Id, "", "Why?", default));
            }
        }
    }

    [Fact]
    public async Task Texts_of_other_letters_and_demands_that_were_taken_out_are_not_there()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var (letter, other) = (await house.SubmittedAsync(2), await house.SubmittedAsync(1));
        var key = await house.OpenLinkAsync(letter);
        var withdrawn = (await house.DemandsAsync(letter))[0];
        House.Done(await house.Demands.WithdrawAsync(withdrawn.Id, house.Drafter, default));
        Assert.Single((await house.OutsideList.VisitAsync(key, default)).Reading!.Demands);
        var foreign = (await house.DemandsAsync(other))[0];
        foreach (var (part, id, hash) in ((Part, Guid, string)[])[(Part.Demand, withdrawn.Id, withdrawn.Hash), (Part.Demand, foreign.Id, foreign.Hash), (Part.LetterText, other, (await house.ViewAsync(other)).Hash), (Part.ReleaseText, letter, ""), (Part.Demand, letter, "")])
        {
            Assert.StartsWith("This demand was taken out", House.Refused((await house.Outside.DecideAsync(key, part, id, hash, Decision.Approved, "", default)).Refusal), StringComparison.Ordinal);
            House.Refused((await house.Outside.RemarkAsync(key, part, id, "", "Why?", default)).Refusal);
        }
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_remark_is_on_words_as_they_are_read_or_on_the_whole_under_the_name_that_was_given(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.DraftAsync(1);
        await house.WriteAsync(letter, "Dear {{addressee}},\n\nrights are **inextricably** linked, and “peace” too.\n\n- One.\n- Two.");
        var key = await house.OpenLinkAsync(letter);
        (string Quote, string Passage)[] quotes =
        [
            ("rights are", "rights are"), ("rights  are inextricably\nlinked", "rights are **inextricably** linked"), ("\"peace\"", "“peace”"),
            ("inextricably", "inextricably"), ("are inextricably", "are **inextricably**"), ("General Ada Fielding, rights", "{{addressee}},\n\nrights"), ("One. Two", "One.\n- Two"), ("", (await house.ViewAsync(letter)).Body.Text),
        ];
        foreach (var (quote, passage) in quotes)
        {
            House.Done(await house.Outside.RemarkAsync(key, Part.LetterText, letter, quote, $"Why “{quote}”?", default));
            var remark = (await house.RemarksAsync(letter)).Single(r => r.Words == $"Why “{quote}”?");
            Assert.Equal((passage, "Ana (outside)", true, false, quote.Length == 0), (remark.Quote, remark.Author, remark.IsOpen, remark.IsBlocking, remark.IsOnWhole));
        }
        Assert.Contains("nowhere in the text", House.Refused((await house.Outside.RemarkAsync(key, Part.LetterText, letter, "wrongs are", "Why?", default)).Refusal), StringComparison.Ordinal);
        Assert.Contains("more than once", House.Refused((await house.Outside.RemarkAsync(key, Part.LetterText, letter, "in", "Why?", default)).Refusal), StringComparison.Ordinal);
        Assert.Contains("The remark is empty", House.Refused((await house.Outside.RemarkAsync(key, Part.LetterText, letter, "rights are", " ", default)).Refusal), StringComparison.Ordinal);
        House.Refused((await house.Outside.RemarkAsync(key, Part.LetterText, letter, "x\ud800", "Why?", default)).Refusal);
    }

    [Fact]
    public async Task They_read_their_own_remarks_and_the_replies_and_nobody_elses()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.SubmittedAsync(1);
        await house.RemarkAsync(letter, "rights are", "A word among colleagues.");
        var (key, other) = (await house.OpenLinkAsync(letter), await house.OpenLinkAsync(letter, "Ben"));
        House.Done(await house.Outside.RemarkAsync(key, Part.LetterText, letter, "linked", "Why linked?", default));
        House.Done(await house.Outside.RemarkAsync(other, Part.LetterText, letter, "linked", "Of Ben.", default));
        var mine = (await house.RemarksAsync(letter)).Single(r => r.Words == "Why linked?");
        House.Done(await house.RemarkDeeds.ReplyAsync(mine.Id, "Because they are.", house.Drafter, default));
        var read = Assert.Single((await TextsAsync(house, key))[0].Remarks);
        Assert.Equal(("Why linked?", "Because they are."), (read.Words, Assert.Single(read.Replies).Words));
        // What stood there before is not told again once it is gone.
        await house.WriteAsync(letter, "Dear all.\n\n:::demands\n:::\n");
        Assert.Equal(RemarkedText.TakenOut, (await TextsAsync(house, key))[0].Remarks[0].Quote);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task The_trail_says_what_came_by_a_link_under_the_name_and_as_from_outside_and_no_word_and_no_secret(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.DraftAsync(1, Confidentiality.Restricted);
        House.Done(await house.Demands.SubmitAsync(letter, house.Drafter, default));
        var key = await house.OpenLinkAsync(letter, "Ana", "Canary counsel");
        var texts = await TextsAsync(house, key);
        House.Done(await house.Outside.DecideAsync(key, texts[0].Part, texts[0].Id, texts[0].Hash, Decision.ChangesRequested, "canary reason", default));
        House.Done(await house.Outside.DecideAsync(key, texts[1].Part, texts[1].Id, texts[1].Hash, Decision.Rejected, "canary reason", default));
        House.Done(await house.Outside.DecideAsync(key, texts[1].Part, texts[1].Id, texts[1].Hash, Decision.Approved, "", default));
        House.Done(await house.Outside.RemarkAsync(key, texts[1].Part, texts[1].Id, "", "canary remark", default));
        House.Done(await house.Outside.ComeBackAsync(key, default));
        House.Done(await house.Outside.RevokeAsync((await house.OutsideList.LinksAsync(letter, house.Drafter, default))[0].Id, house.Drafter, default));
        await using var database = house.Database();
        var lines = await database.Set<AuditEntry>().OrderBy(e => e.Sequence).ToListAsync();
        var ours = lines[(lines.FindIndex(e => e.Deed == "Make a review link"))..];
        Assert.Equal(
            [("Dora", "Make a review link"), ("Somebody outside", "Open a review link"), ("Somebody outside", "Advise to change"), ("Somebody outside", "Advise to reject"), ("Somebody outside", "Advise to approve"), ("Somebody outside", "Remark"), ("Dora", "Take a review link back")],
            ours.Select(e => (e.ActorName, e.Deed)));
        Assert.All(ours, e => Assert.Equal("Restricted letter", e.Subject));
        Assert.All(ours.Where(e => e.ActorName != "Dora"), e => Assert.DoesNotContain(e.ActorId, (Guid?[])[null, house.Drafter.Id, house.Reviewer.Id]));
        var all = string.Join('\n', lines.Select(e => $"{e.ActorName} {e.Deed} {e.Subject} {e.Note}"));
        foreach (var secret in (string[])[key.Token, key.Browser!, Secret.HashOf(key.Token), "canary", "Canary"]) Assert.DoesNotContain(secret, all, StringComparison.Ordinal);
        Assert.Null((await house.Get<AuditQueries>().VerifyAsync(default)).BrokenAt);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task The_owner_is_told_and_a_hand_over_takes_the_links_back_since_whoever_leaves_may_hold_one(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.SubmittedAsync(1);
        var key = await house.OpenLinkAsync(letter);
        House.Done(await house.Outside.RemarkAsync(key, Part.LetterText, letter, "", "Why?", default));
        Assert.Contains(NoticeKind.OutsideAnswered, await KindsAsync(house.Drafter));
        foreach (var other in (Actor[])[house.OtherDrafter, house.Reviewer, house.Admin, house.Comms]) Assert.DoesNotContain(NoticeKind.OutsideAnswered, await KindsAsync(other));
        House.Value(await house.HandOvers.HandOverAsync(house.Drafter.Id, house.OtherDrafter.Id, house.Admin, default));
        Assert.StartsWith("This link was taken back", House.Refused((await house.Outside.RemarkAsync(key, Part.LetterText, letter, "", "And why?", default)).Refusal), StringComparison.Ordinal);
        var link = Assert.Single(await house.OutsideList.LinksAsync(letter, house.OtherDrafter, default));
        Assert.NotNull(link.RevokedAt);
        House.Value(await house.Outside.MakeAsync(letter, "Counsel", 7, house.OtherDrafter, default));
        House.Refused((await house.Outside.MakeAsync(letter, "Counsel", 7, house.Drafter, default)).Refusal);

        async Task<IEnumerable<NoticeKind>> KindsAsync(Actor actor) => (await house.NoticeList.ListAsync(actor, null, default)).Rows.Select(n => n.Kind);
    }

    [Fact]
    public async Task One_link_leaves_colleagues_room_for_their_remarks()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.SubmittedAsync(1);
        var key = await house.OpenLinkAsync(letter);
        for (var n = 0; n < OutsideReviewer.MostOpenRemarks; n++) House.Done(await house.Outside.RemarkAsync(key, Part.LetterText, letter, "", $"Why {n}?", default));
        Assert.Contains("wait to be read", House.Refused((await house.Outside.RemarkAsync(key, Part.LetterText, letter, "", "Why?", default)).Refusal), StringComparison.Ordinal);
        await house.RemarkAsync(letter, "Dear", "And why?");
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Of_two_browsers_at_once_one_has_the_link_and_of_two_equal_answers_one_is_stored(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.SubmittedAsync(1);
        var token = House.Value(await house.Outside.MakeAsync(letter, "Counsel", 7, house.Drafter, default));
        OutsideKey[] keys = [.. Enumerable.Range(0, 6).Select(_ => new OutsideKey(token, Secret.Make()))];
        var opened = await Task.WhenAll(keys.Select((k, i) => Task.Run(() => house.Outside.OpenAsync(k, $"Reader {i}", default))));
        var key = keys[Array.FindIndex(opened, r => r.IsDone)];
        Assert.Single(opened, r => r.IsDone);
        var text = (await TextsAsync(house, key))[0];
        var decided = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => house.Outside.DecideAsync(key, text.Part, text.Id, text.Hash, Decision.Approved, "", default))));
        Assert.Single(decided, r => r.IsDone);
        Assert.All(decided.Where(r => !r.IsDone), r => House.Refused(r.Refusal));
        await using var database = house.Database();
        Assert.Single(await database.Set<OutsideVerdict>().ToListAsync());
        Assert.Single(await database.Set<AuditEntry>().Where(e => e.Deed == "Open a review link").ToListAsync());
        Assert.Single(await database.Set<AuditEntry>().Where(e => e.Deed == "Advise to approve").ToListAsync());
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_verdict_that_races_a_change_of_its_words_is_stored_before_it_or_refused_after_it(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.SubmittedAsync(1);
        var key = await house.OpenLinkAsync(letter);
        var text = (await TextsAsync(house, key))[1];
        var deciding = Task.Run(() => house.Outside.DecideAsync(key, text.Part, text.Id, text.Hash, Decision.Approved, "", default));
        var revising = Task.Run(() => house.Demands.ReviseAsync(text.Id, Sample.Demand(), Sample.Demand() with { Text = "Other." }, house.Drafter, default));
        House.Done(await revising);
        var verdict = (await TextsAsync(house, key))[1].Verdict;
        if ((await deciding).IsDone) Assert.Equal(text.Hash, verdict!.Hash);
        else Assert.Equal((OutsideReviewer.WordsHaveChanged, null), ((await deciding).Refusal, verdict));
    }

    [Fact]
    public async Task One_link_can_not_fill_the_desk_without_end()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.SubmittedAsync(1);
        var key = await house.OpenLinkAsync(letter);
        var text = (await TextsAsync(house, key))[1];
        for (var i = 0; i < OutsideReviewer.MostAnswers; i++) House.Done(await house.Outside.DecideAsync(key, text.Part, text.Id, text.Hash, Decision.Rejected, $"Reason {i}", default));
        Assert.StartsWith("This link has brought 200 answers", House.Refused((await house.Outside.DecideAsync(key, text.Part, text.Id, text.Hash, Decision.Approved, "", default)).Refusal), StringComparison.Ordinal);
        Assert.StartsWith("This link has brought 200 answers", House.Refused((await house.Outside.RemarkAsync(key, text.Part, text.Id, "", "Why?", default)).Refusal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_they_last_came_is_known_to_a_quarter_of_an_hour()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.SubmittedAsync(1);
        var key = await house.OpenLinkAsync(letter);
        var opened = house.Clock.GetUtcNow();
        house.Clock.Advance(TimeSpan.FromMinutes(14));
        House.Done(await house.Outside.ComeBackAsync(key, default));
        Assert.Equal(opened, (await house.OutsideList.LinksAsync(letter, house.Drafter, default))[0].LastOpenedAt);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        House.Done(await house.Outside.ComeBackAsync(key, default));
        Assert.Equal((opened, house.Clock.GetUtcNow()), ((await house.OutsideList.LinksAsync(letter, house.Drafter, default))[0].OpenedAt, (await house.OutsideList.LinksAsync(letter, house.Drafter, default))[0].LastOpenedAt));
    }

    private static async Task<IReadOnlyList<OutsideText>> TextsAsync(House house, OutsideKey key)
    {
        var reading = (await house.OutsideList.VisitAsync(key, default)).Reading!;
        return [reading.Own, .. reading.Demands];
    }

    private static async Task<IReadOnlyList<Refusal?>> TryAllAsync(House house, OutsideKey key, Guid letter) =>
    [
        (await house.Outside.OpenAsync(key, "Eve", default)).Refusal,
        (await house.Outside.ComeBackAsync(key, default)).Refusal,
        (await house.Outside.DecideAsync(key, Part.LetterText, letter, (await house.ViewAsync(letter)).Hash, Decision.Approved, "", default)).Refusal,
        (await house.Outside.RemarkAsync(key, Part.LetterText, letter, "", "Why?", default)).Refusal,
    ];
}
