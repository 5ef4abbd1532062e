using AdvocacyTracker.Demands;
using AdvocacyTracker.Import;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Sending;
using AdvocacyTracker.Tests.Bed;
using AdvocacyTracker.Text;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Tests.Import;

/// <summary>A Word copy of a letter that was changed and comes back: what becomes a suggestion on which words, what a remark, and what is left to do by hand.</summary>
public sealed class WordProposalTests
{
    private static readonly MarkdownRenderer Renderer = new();

    /// <summary>A body, its copy as changed in Word, the suggestions, and the body once all of them are accepted.</summary>
    private static readonly Dictionary<string, (string Body, string[] Word, string[] Suggestions, string Accepted)> Copies = new()
    {
        ["words taken out"] = ("We ask for *very* clear rules.", ["We ask for very[- clear-] rules."], [" clear → "], "We ask for *very* rules."),
        ["words put in"] = ("We ask for rules.", ["We ask for [+clear +]rules."], ["for  → for clear "], "We ask for clear rules."),
        ["words put in at the start and at the end"] = ("We ask.", ["[+Today +]We ask[+ again+]."], ["We → Today We", "ask → ask again"], "Today We ask again."),
        ["words replaced"] = ("We ask for rules.", ["We [-ask for-][+demand+] rules."], ["ask for → demand"], "We demand rules."),
        ["two authors"] = ("We ask for rules.", ["We [-ask-][+Bo|demand+] for [-Bo|rules-][+Bo|laws+]."], ["ask → demand", "rules → laws"], "We demand for laws."),
        ["two changes of one word"] = ("Un-known.", ["[+The +]Un-known[+s+]."], ["Un-known → The Un-knowns"], "The Un-knowns."),
        ["a sentence moved"] = ("One here. Two there.\n\nThree.", ["[~One here. ~]Two there.", "Three.[^ One here.^]"], ["One here.  → ", "Three. → Three. One here."], "Two there.\n\nThree. One here."),
        ["a paragraph moved"] = ("One here.\n\nTwo there.\n\nThree.", ["[~One here.~][-¶-]", "Two there.[+¶+]", "[^One here.^]", "Three."], ["One here.\n\n → ", "there. → there.\n\nOne here."], "Two there.\n\nOne here.\n\nThree."),
        ["a new paragraph"] = ("One.\n\nTwo.", ["One.[+¶+]", "[+New.+]", "Two."], ["One. → One.\n\nNew."], "One.\n\nNew.\n\nTwo."),
        ["a new paragraph between empty lines"] = ("One.\n\nTwo.", ["One.", "", "[+New.+][+¶+]", "", "Two."], ["One. → One.\n\nNew."], "One.\n\nNew.\n\nTwo."),
        ["a list"] = ("We ask:\n\n- one thing\n- two things\n- three", ["We ask:", "one thing", "two [-things-][+matters+][+¶+]", "[+and more+]", "[-three-]"], ["things → matters\n- and more", "\n- three → "], "We ask:\n\n- one thing\n- two matters\n- and more"),
        ["a numbered list in a quotation"] = ("> 1. one\n> 2. two", ["one[+¶+]", "[+between+]", "two"], ["one → one\n> 1. between"], "> 1. one\n> 1. between\n> 2. two"),
        ["a heading"] = ("# The *old* house\n\nIt stands.", ["The old [-house-][+home+]", "It stands."], ["house → home"], "# The *old* home\n\nIt stands."),
        ["a new paragraph above a heading"] = ("One.\n\n# The house", ["One.", "[+New.+][+¶+]", "The house"], ["# The → New.\n\n# The"], "One.\n\nNew.\n\n# The house"),
        ["emphasis around words that go"] = ("It is **very bad** indeed.", ["It is[- very bad-] indeed."], [" **very bad** → "], "It is indeed."),
        ["emphasis that ends inside"] = ("It is **very bad** indeed.", ["It is very [-bad indeed-][+good+]."], ["bad** indeed → good**"], "It is **very good**."),
        ["beside emphasis"] = ("It is **very bad** indeed.", ["It is[+ now+] very bad[+, and+] indeed."], ["is → is now", "bad** → bad**, and"], "It is now **very bad**, and indeed."),
        ["a link's words"] = ("See [our report](https://example.org).", ["See our [-report-][+study+]."], ["report → study"], "See [our study](https://example.org)."),
        ["other quotation marks, dashes and spaces"] = ("The “law” – a\nfine one – is new.", ["The \"law\" - a fine\u00a0one - is[- new-][+ old+]."], [" new →  old"], "The “law” – a\nfine one – is old."),
        ["signs of Markdown"] = ("We pay 5 \\* 3.", ["We pay 5 * [-3-][+*4*+]."], ["3 → \\*4\\*"], "We pay 5 \\* \\*4\\*."),
        ["beside a field"] = ("Dear {{addressee}}, we ask.", ["Dear General Ada Fielding, we [-ask-][+beg+]."], ["ask → beg"], "Dear {{addressee}}, we beg."),
        ["a footnote"] = ("We ask.[^1]\n\n[^1]: See the law.", ["We [-ask-][+beg+].", "See the [+old +]law."], ["ask → beg", "the  → the old "], "We beg.[^1]\n\n[^1]: See the old law."),
        ["a table"] = ("| a | b |\n|---|---|\n| one | two |", ["a", "b", "one", "[-two-][+three+]"], ["two → three"], "| a | b |\n|---|---|\n| one | three |"),
        ["Arabic"] = ("نطالب باحترام الحق في التجمع.\n\nمع التقدير", ["نطالب [-باحترام-][+بحماية+] الحق في التجمع[+ السلمي+].", "مع التقدير"], ["باحترام → بحماية", "التجمع → التجمع السلمي"], "نطالب بحماية الحق في التجمع السلمي.\n\nمع التقدير"),
        ["Chinese"] = ("我们要求尊重权利。", ["我们[-要求-][+请求+]尊重[+人的+]权利。"], ["要求 → 请求", "重 → 重人的"], "我们请求尊重人的权利。"),
        ["the same paragraph twice, by their order"] = ("Yes.\n\nA.\n\nYes.", ["Yes.", "A.", "[-Yes-][+No+]."], ["Yes → No"], "Yes.\n\nA.\n\nNo."),
        ["the same paragraph twice, by what is around"] = ("Yes.\n\nA.\n\nYes.\n\nB.", ["A.", "[-Yes-][+No+].", "B."], ["Yes → No"], "Yes.\n\nA.\n\nNo.\n\nB."),
        ["a line break"] = ("One line\\\nand two.", ["One line and [-two-][+three+]."], ["two → three"], "One line\\\nand three."),
    };

    public static TheoryData<Db, string> Cases => [.. ((Db[])[Db.Sqlite, Db.Postgres]).SelectMany(db => Copies.Keys.Select(name => new TheoryDataRow<Db, string>(db, name)))];

    public static TheoryData<string, string, string, string[]> NotPlaced { get; } = new()
    {
        { "a paragraph that is gone", "One.", "nowhere in the text", ["Nothing alike [-here-]."] },
        { "words that are gone", "We ask the ministry for laws that all can read.", "changed in the text meanwhile", ["We ask the ministry for [-rules-] that all can read."] },
        { "one of two", "Yes.\n\nYes.\n\nNo.", "more than once", ["[-Yes-]."] },
        { "one of two alike", "We ask for the one law now.\n\nWe ask for the two laws now.", "more than once", ["We ask for the rules [-now-]."] },
        { "a field", "Dear {{addressee}}, we ask.", "filled in from a field", ["Dear [-Ada-][+Eve+] Fielding, we ask."] },
        { "inside a field", "Dear {{addressee}}, we ask.", "filled in from a field", ["Dear Ada [+B. +]Fielding, we ask."] },
        { "a demand's title", ":::demands\n:::", "a demand’s title", ["[-Demand-][+Wish+] 1. Do thing 1."] },
        { "a join", "One.\n\nTwo.", "made one here", ["One.[-¶-]", "Two."] },
        { "spaces", "One two.", "that a reader sees", ["One [- -]two."] },
    };

    [Theory, MemberData(nameof(Cases))]
    public async Task Changes_become_suggestions_on_their_words_and_accepted_they_make_the_text_as_Word_shows_it(Db db, string name)
    {
        var (body, word, suggestions, accepted) = Copies[name];
        await using var house = await House.OpenAsync(db);
        var letter = await WrittenAsync(house, body);
        var (brought, _) = await BringInAsync(house, letter, WordFiles.Of(word));
        Assert.Empty(brought.Left);
        Assert.Equal((suggestions.Length, 0), (brought.Suggestions, brought.Remarks));
        var remarks = await house.RemarksAsync(letter);
        Assert.Equal(suggestions, remarks.Select(r => $"{r.Quote} → {r.Suggestion}"));
        Assert.All(remarks, r => Assert.Equal(r.Quote, body[r.Start..r.End]));

        foreach (var remark in remarks) House.Done(await house.RemarkDeeds.AcceptAsync(remark.Id, house.Drafter, default));
        var text = (await house.TextsAsync(letter))[0].Text;
        Assert.Equal(accepted, text.Trim('\n'));
        Assert.Contains(Words(WordFiles.Accepted(word)), Words(Renderer.PlainText(text, await ContextAsync(house, letter))), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(NotPlaced))]
    public async Task What_cannot_be_placed_is_listed_with_its_words_and_the_reason(string name, string body, string why, string[] word)
    {
        Assert.NotEmpty(name);
        await using var house = await House.OpenAsync(Db.Sqlite);
        var (brought, _) = await BringInAsync(house, await WrittenAsync(house, body), WordFiles.Of(word));
        Assert.Equal((0, 0), (brought.Suggestions, brought.Remarks));
        var left = Assert.Single(brought.Left);
        Assert.Contains(why, left.Why, StringComparison.Ordinal);
        Assert.Equal(WordFiles.Anna, left.Author);
        Assert.NotEmpty(left.Paragraph);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_demands_words_are_suggested_on_the_demand_and_comments_are_remarks_in_one_deed_and_one_line_of_the_trail(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.DraftAsync(2);
        var file = WordFiles.Of(
            ["Dear [1<Ada Fielding>1], [2<rights are>2] \"[-inextricably-][+Bo|firmly+] linked\".", "Demand 1. Do [3<thing 1>3].", "Demand 2. Do [-thing 2-][+nothing+]."],
            "Her rank?", "All of them?", "When?");
        var (brought, _) = await BringInAsync(house, letter, file);
        Assert.Equal((2, 3), (brought.Suggestions, brought.Remarks));
        Assert.Empty(brought.Left);
        var remarks = await house.RemarksAsync(letter);
        Assert.Equal(
            ["{{addressee}} From Word, by Anna Counsel: Her rank?", "rights are From Word, by Anna Counsel: All of them?", "inextricably From Word, by Anna Counsel and Bo", "thing 1 From Word, by Anna Counsel: When?", "thing 2 From Word, by Anna Counsel"],
            remarks.Select(r => $"{r.Quote} {r.Words}"));
        Assert.Equal([Part.LetterText, Part.LetterText, Part.LetterText, Part.Demand, Part.Demand], remarks.Select(r => r.Part));
        Assert.All(remarks, r => Assert.Equal(house.Reviewer.Name, r.Author));
        await using var database = house.Database();
        var line = (await database.Set<AdvocacyTracker.Audit.AuditEntry>().OrderBy(e => e.Sequence).ToListAsync(TestContext.Current.CancellationToken))[^1];
        Assert.Equal(("Bring in", letter, "From Word: 2 suggestions, 3 remarks"), (line.Deed, line.SubjectId, line.Note));

        House.Done(await house.RemarkDeeds.AcceptAsync(remarks[4].Id, house.Drafter, default));
        Assert.Contains("nothing", (await house.DemandsAsync(letter))[1].Words.Text, StringComparison.Ordinal);

        // The same file again brings nothing twice, and says so.
        var (again, _) = await BringInAsync(house, letter, file);
        Assert.Equal((0, 0), (again.Suggestions, again.Remarks));
        Assert.Equal(4, again.Left.Count(l => l.Why.Contains("in already", StringComparison.Ordinal)));
        Assert.Contains(again.Left, l => l.About == "thing 2" && l.Why.Contains("meanwhile", StringComparison.Ordinal));
    }

    [Fact]
    public async Task However_many_comments_call_somebody_the_members_are_read_once_and_no_secret_of_theirs()
    {
        await using var house = await House.OpenAsync(Db.Postgres);
        var letter = await house.DraftAsync(1);
        var proposal = await ProposalAsync(house, letter, WordFiles.Of(
            ["Dear [1<Ada Fielding>1], [2<rights are>2] \"inextricably linked\".", "Demand 1. Do [3<thing 1>3]."], "@Dora, her rank?", "@Rosa and @Otto, all of them?", "@Dora, when?"));
        var asked = await Sql.OfAsync(async () => Assert.Equal(3, House.Value(await house.RemarkDeeds.BringInAsync(Part.LetterText, letter, proposal.Remarks, house.Reviewer, default)).Remarks));
        Assert.Single(asked, sql => sql.Contains("\"PasswordHash\"", StringComparison.Ordinal));   // the actor's own row
        Assert.Single(asked, sql => sql.Contains("\"Roles\"", StringComparison.Ordinal) && !sql.Contains("\"PasswordHash\"", StringComparison.Ordinal));
        Assert.Equal([2, 1], (await Task.WhenAll(((AdvocacyTracker.Team.Actor[])[house.Drafter, house.OtherDrafter]).Select(m => house.RemarkList.MentionsAsync(m, default)))).Select(m => m.Count));
    }

    [Fact]
    public async Task A_comment_goes_from_its_first_paragraph_to_its_last_and_one_on_words_that_are_gone_is_listed()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await WrittenAsync(house, "One is here.\n\nTwo is **there**.");
        var (brought, _) = await BringInAsync(house, letter, WordFiles.Of(["One [1<is here.", "Two>1] is [2<>2]there.", "[3<Elsewhere altogether>3]"], "a", "b", "c"));
        Assert.Equal((0, 2), (brought.Suggestions, brought.Remarks));
        Assert.Equal(["is here.\n\nTwo", "there"], (await house.RemarksAsync(letter)).Select(r => r.Quote));
        Assert.Equal(("Elsewhere altogether", "c", true), Assert.Single(brought.Left) is var left ? (left.About, left.Words, left.IsComment) : default);
    }

    [Fact]
    public async Task In_a_letter_that_was_written_on_the_words_are_found_again()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await WrittenAsync(house, "Today, we ask the ministry for rules that all can read.\n\nMore.");
        await BringInAsync(house, letter, WordFiles.Of("We ask the ministry for rules that [-all can-][+everybody may+] read."));
        Assert.Equal("all can", Assert.Single(await house.RemarksAsync(letter)).Quote);
    }

    [Fact]
    public async Task Words_written_between_reading_and_bringing_in_are_followed()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await WrittenAsync(house, "We ask.");
        var proposal = WordProposal.Of(House.Value(WordCopy.Read(WordFiles.Of("We [-ask-][+beg+]."))), await house.TextsAsync(letter), Renderer, RenderContext.Empty);
        await house.WriteAsync(letter, "Today: We ask.");
        Assert.Equal(1, House.Value(await house.RemarkDeeds.BringInAsync(Part.LetterText, letter, proposal.Remarks, house.Reviewer, default)).Suggestions);
        Assert.Equal(10, Assert.Single(await house.RemarksAsync(letter)).Start);
    }

    [Fact]
    public async Task Whoever_may_not_remark_or_not_know_of_the_letter_brings_nothing_in()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.DraftAsync(1, Confidentiality.Restricted);
        var proposal = await ProposalAsync(house, letter, WordFiles.Of("Dear Ada Fielding, rights are [-inextricably-] “linked”."));
        Assert.Equal("There is no such letter:", House.Refused((await house.RemarkDeeds.BringInAsync(Part.LetterText, letter, proposal.Remarks, house.Reviewer, default)).Refusal)[..24]);
        var open = await house.DraftAsync(1);
        var nobody = await house.JoinAsync("Nina", AdvocacyTracker.Team.Roles.None);
        House.Refused((await house.RemarkDeeds.BringInAsync(Part.LetterText, open, proposal.Remarks, nobody, default)).Refusal);
    }

    [Fact]
    public async Task A_releases_text_is_brought_in_like_a_letters_and_no_more_than_may_be_open()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var body = string.Join(' ', Enumerable.Range(1, 210).Select(n => $"word{n}"));
        var release = await house.SubmittedReleaseAsync(body: body);
        var view = (await house.PressList.FindAsync(release, house.Reviewer, default))!;
        var copy = House.Value(WordCopy.Read(WordFiles.Of(string.Join(' ', Enumerable.Range(1, 210).Select(n => $"[-word{n}-][+other{n}+]")))));
        var proposal = WordProposal.Of(copy, [view.Remarked], Renderer, view.RenderContext);
        var brought = House.Value(await house.RemarkDeeds.BringInAsync(Part.ReleaseText, release, proposal.Remarks, house.Reviewer, default));
        Assert.Equal((200, 10), (brought.Suggestions, brought.Left.Count));
        Assert.All(brought.Left, l => Assert.Contains("200 remarks on this text are open", l.Why, StringComparison.Ordinal));
    }

    [Fact]
    public void In_a_long_text_what_was_not_tried_is_listed_to_be_made_by_hand_and_in_a_short_one_all_is_tried()
    {
        (string Body, string[] Word) Long(int paragraphs, string filler) => (
            string.Join("\n\n", Enumerable.Range(0, paragraphs).Select(n => $"See `code{n}` {filler}.")),
            [.. Enumerable.Range(0, paragraphs).Select(n => $"See co[+`+]de{n} {filler}.")]);
        List<string> WhyLeft((string Body, string[] Word) of)
        {
            var text = new RemarkedText(Part.LetterText, Guid.Empty, "The text", of.Body, 1, AdvocacyTracker.Team.Deed.Revise, _ => null);
            var proposal = WordProposal.Of(House.Value(WordCopy.Read(WordFiles.Of(of.Word))), [text], Renderer, RenderContext.Empty);
            Assert.Empty(proposal.Remarks);
            return [.. proposal.Left.Select(l => l.Why)];
        }

        var left = WhyLeft(Long(200, string.Concat(Enumerable.Repeat("and on ", 180))));
        Assert.Equal(200, left.Count);
        Assert.InRange(left.Count(why => why.Contains("was not tried: make it by hand", StringComparison.Ordinal)), 150, 199);
        Assert.All(WhyLeft(Long(40, "")), why => Assert.Contains("inside formatting", why, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_files_are_read_at_once_and_a_third_waits_until_its_page_is_closed_or_there_is_room()
    {
        var texts = new[] { new RemarkedText(Part.LetterText, Guid.Empty, "The text", "The house.", 1, AdvocacyTracker.Team.Deed.Revise, _ => null) };
        Task<Result<WordProposal>> BringInAsync(CancellationToken ct) => WordProposal.OfAsync(WordFiles.Of("The [+new +]house."), texts, Renderer, RenderContext.Empty, ct);
        for (var n = 0; n < 2; n++) await WordProposal.Room.WaitAsync(TestContext.Current.CancellationToken);
        using var closed = new CancellationTokenSource();
        var (given, waiting) = (BringInAsync(closed.Token), BringInAsync(default));
        await closed.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        await Task.WhenAny(waiting, Task.Delay(TimeSpan.FromMilliseconds(500), TestContext.Current.CancellationToken));
        Assert.False(waiting.IsCompleted);
        WordProposal.Room.Release(2);
        Assert.Single(House.Value(await waiting).Remarks);
        Assert.Contains("damaged", House.Refused((await WordProposal.OfAsync([], texts, Renderer, RenderContext.Empty, default)).Refusal), StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_is_changed_each_suggestion_is_on_words_that_stand_there_and_all_of_them_make_what_Word_shows()
    {
        const string Body = "# The *old* house\n\nDear **all of you**, we ask [for rules](https://example.org) that `all` can read\nand keep \\* 5.\n\n- one thing\n- **two** things\n\n> A word &amp; another.\n\n| a | b |\n|---|---|\n| one cell | two |";
        var texts = new[] { new RemarkedText(Part.LetterText, Guid.Empty, "The text", Body, 1, AdvocacyTracker.Team.Deed.Revise, _ => null) };
        var blocks = Renderer.BlocksOf(Body, RenderContext.Empty).Select(b => b.Text).ToList();
        var placed = 0;
        string[] instead = ["", " new", "new ", "*x*", "1. ", "[", ":::", "{{place}}", "a_b_", "\\"];
        Gen.Select(Gen.Int[0, blocks.Count - 1], Gen.Int[0, 60], Gen.Int[0, 12], Gen.Int[0, instead.Length - 1]).Array[1, 4].Sample(changes =>
        {
            var word = blocks.ToArray();
            foreach (var (block, at, length, words) in changes.DistinctBy(c => c.Item1))
            {
                var start = Math.Min(at, word[block].Length);
                var end = Math.Min(start + length, word[block].Length);
                word[block] = $"{word[block][..start]}{(end > start ? $"[-{word[block][start..end]}-]" : "")}{(instead[words].Length > 0 ? $"[+{instead[words]}+]" : "")}{word[block][end..]}";
            }
            var copy = WordCopy.Read(WordFiles.Of(word));
            if (!copy.IsDone) return;
            var proposal = WordProposal.Of(copy.Value, texts, Renderer, RenderContext.Empty);
            Assert.All(proposal.Remarks, r => Assert.Equal(r.Form.Passage.Quote, Body[r.Form.Passage.Start..r.Form.Passage.End]));
            Assert.All(proposal.Remarks, r => Assert.Null(r.Form.Passage.WhyNotIn(Body)));
            if (proposal.Left.Count > 0) return;
            Interlocked.Increment(ref placed);
            var text = proposal.Remarks.OrderByDescending(r => r.Form.Passage.Start).Aggregate(Body, (t, r) => t[..r.Form.Passage.Start] + r.Form.Suggestion + t[r.Form.Passage.End..]);
            Assert.Equal(Words(WordFiles.Accepted(word)), Words(Renderer.PlainText(text, RenderContext.Empty)));
        }, iter: 2_000);
        Assert.True(placed > 1_000, $"{placed} of 2,000 were placed whole.");
    }

    private static async Task<Guid> WrittenAsync(House house, string body)
    {
        var letter = await house.DraftAsync(1);
        await house.WriteAsync(letter, body);
        return letter;
    }

    private static async Task<(BroughtIn Brought, WordProposal Proposal)> BringInAsync(House house, Guid letter, byte[] file)
    {
        var proposal = await ProposalAsync(house, letter, file);
        var brought = House.Value(await house.RemarkDeeds.BringInAsync(Part.LetterText, letter, proposal.Remarks, house.Reviewer, default));
        return (brought with { Left = [.. proposal.Left, .. brought.Left] }, proposal);
    }

    private static async Task<WordProposal> ProposalAsync(House house, Guid letter, byte[] file) =>
        WordProposal.Of(House.Value(WordCopy.Read(file)), await house.TextsAsync(letter), Renderer, await ContextAsync(house, letter));

    private static async Task<RenderContext> ContextAsync(House house, Guid letter) =>
        WholeWords.ContextOf((await house.ViewAsync(letter)).Words, (await house.DemandsAsync(letter)).Select(d => new DemandInLetter(d.Reference, d.Words)));

    // What Word and the letter may write differently.
    private static string Words(string text) => string.Concat(text.Replace('“', '"').Replace('”', '"').Replace('–', '-').Where(c => !char.IsWhiteSpace(c)));
}
