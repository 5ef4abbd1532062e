using AdvocacyTracker.Demands;
using AdvocacyTracker.Import;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Recipients;
using AdvocacyTracker.Replies;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Sending;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Data;

/// <summary>Stores what an import proposes, all or nothing. History that was not made here is marked as imported, by whom; imported people can't sign in.</summary>
public sealed class Seeder(Deeds deeds, MarkdownRenderer renderer)
{
    /// <summary>Stores the proposal in the name of <paramref name="by"/>. In the demo, the people offered for it may sign in.</summary>
    public Task<Result<Imported>> ImportAsync(Proposal proposal, string by, bool demo, CancellationToken ct) => deeds.DoAsync<Imported>(Deeds.TheProgram, async (act, token) =>
    {
        if (await WhyNotAsync(act, proposal, token) is { } refusal) return refusal;
        if (proposal.Newsroom is { } house) await DescribeNewsroomAsync(act, house, demo, token);
        var members = await MembersAsync(act, proposal.Members, demo, token);
        var recipients = await RecipientsAsync(act, proposal.Recipients, token);
        var letters = new Dictionary<string, LetterBehind>(StringComparer.Ordinal);
        foreach (var letter in proposal.Letters) letters[letter.Reference] = await LetterAsync(act, letter, members, recipients, by, token);
        var releases = new Dictionary<string, Guid>(StringComparer.Ordinal);
        // What is translated comes first.
        foreach (var release in proposal.Releases.OrderBy(r => r.TranslationOf.Length > 0))
        {
            if (await ReleaseAsync(act, release, members, letters, releases, by, token) is { } bad) return bad;
        }
        if (await FollowUpsAsync(act, proposal, members, recipients, by, token) is { } wrong) return wrong;
        return Imported.Of(proposal);
    }, ct);

    private static async Task<Refusal?> WhyNotAsync(Act act, Proposal proposal, CancellationToken ct)
    {
        var references = proposal.Letters.Select(l => l.Reference).ToList();
        if (await act.Db.Set<Letter>().Where(l => references.Contains(l.Reference)).Select(l => l.Reference).FirstOrDefaultAsync(ct) is { } letter)
            return new($"Letter {letter} is here already: nothing was imported; give the letter in the file another reference.");
        var slugs = proposal.Releases.Select(r => r.Slug).ToList();
        if (await act.Db.Set<PressRelease>().Where(r => slugs.Contains(r.Slug)).Select(r => r.Slug).FirstOrDefaultAsync(ct) is { } slug)
            return new($"A release at /news/{slug} is here already: nothing was imported; give the release in the file another address.");
        var demands = proposal.Letters.SelectMany(l => l.Demands).Select(d => d.Reference).ToList();
        if (await act.Db.Set<Demand>().Where(d => demands.Contains(d.Reference)).Select(d => d.Reference).FirstOrDefaultAsync(ct) is { } demand)
            return new($"Demand {demand} is here already: nothing was imported; give the demand in the file another reference.");
        return null;
    }

    private static async Task DescribeNewsroomAsync(Act act, ProposedNewsroom house, bool demo, CancellationToken ct)
    {
        var settings = await NewsroomSettings.HoldAsync(act, ct);
        // What a file of before these keys does not say stays as an administrator set it.
        static string Or(string said, string stands) => said.Length > 0 ? said : stands;
        settings.Describe(new(
            house.Name, house.Tagline, house.Language, Or(string.Join(", ", house.FurtherLanguages), settings.FurtherLanguages), house.Zone, house.Letterhead,
            Or(house.Accent, settings.Accent), Or(house.DarkAccent, settings.DarkAccent), house.Dateline,
            house.Boilerplate, Or(house.Contacts, settings.Contacts), house.CallOutTitle, house.CallOutText,
            // An administrator turns these pages on, and no file; the demo has them to be looked at.
            demo || settings.HasOfficeHolders));
    }

    private static async Task<Dictionary<string, Member>> MembersAsync(Act act, IReadOnlyList<ProposedMember> proposed, bool demo, CancellationToken ct)
    {
        var members = new Dictionary<string, Member>(StringComparer.Ordinal);
        foreach (var person in proposed)
        {
            var normal = person.Email.ToUpperInvariant();
            var member = await act.Db.Users.FirstOrDefaultAsync(m => m.NormalizedEmail == normal, ct);
            if (member is null)
            {
                act.Db.Add(member = new Member(person.Name, person.Email, person.Roles));
                member.MarkImported();
                if (demo && person.DemoSignIn) member.OfferInDemo();
                act.Note("Import", member.Name, member.Id);
            }
            members[person.Key] = member;
        }
        return members;
    }

    private static async Task<Dictionary<string, RecipientRow>> RecipientsAsync(Act act, IReadOnlyList<ProposedRecipient> proposed, CancellationToken ct)
    {
        var rows = new Dictionary<string, RecipientRow>(StringComparer.Ordinal);
        foreach (var r in proposed)
        {
            var details = new RecipientDetails(r.Name, r.Honorific, r.Office, r.Organisation, r.EnvelopeName, r.Salutation, string.Join(", ", r.Languages),
                r.Email, r.PostalAddress, r.Country, r.OfficeSince, r.OfficeUntil, r.Source, r.CheckedOn);
            // Who is here already, in the same office, is the same recipient.
            if (await RecipientQueries.FindInsideAsync(act.Db, details, ct) is { } known)
            {
                rows[r.Key] = known;
                continue;
            }
            rows[r.Key] = RecipientRow.Of(await RecipientWorkflow.AddInsideAsync(act, details, ct), details);
            act.Note("Import", rows[r.Key].EnvelopeName, rows[r.Key].Id);
        }
        return rows;
    }

    private static async Task<LetterBehind> LetterAsync(
        Act act, ProposedLetter proposed, Dictionary<string, Member> members, Dictionary<string, RecipientRow> recipients, string by, CancellationToken ct)
    {
        var owner = Actor.Of(members[proposed.OwnerKey]);
        var letter = new Letter(proposed.Reference, FormOf(proposed), owner.Id, act.Now);
        letter.Confide(proposed.Confidentiality, act.Now);
        foreach (var part in proposed.Parts) letter.Add(recipients[part.RecipientKey], part.Role, owner, act.Now);
        act.Db.Add(new TextChange(letter.Id, 1, ChangeSet.Between("", proposed.Body).ToJson(), "", owner.Id, act.Now));
        letter.Replace(proposed.Body, owner, act.Now);
        var demands = proposed.Demands.Select(d => new Demand(letter.Id, d.Reference, FormOf(d), owner.Id, act.Now)).ToList();
        letter.MarkImported(by, proposed.Note, [.. demands.Select(d => d.Reference)], demands.Select(d => NumberOf(d.Reference)).DefaultIfEmpty().Max(), act.Now);
        act.Db.Add(letter);
        act.Db.AddRange(demands);
        // Imported with the words that were agreed to.
        var agreed = AgreedWords.HashOf(letter, demands);
        act.Db.AddRange(letter.Signatories.Zip(proposed.Signatories, (s, p) => (s.Name, p.Consent)).Where(s => s.Consent.Length > 0).DistinctBy(s => s.Name).Select(s => new SignatoryConsent(letter.Id, s.Name, s.Consent, agreed, by, act.Now)));
        act.Note("Import", letter.TrailName, letter.Id, by);
        if (proposed.Stage != ProposedStage.Draft) await SubmitAsync(act, letter, demands, proposed, members, by, ct);
        if (proposed.Stage != ProposedStage.Sent) return new(letter.Id, letter.Reference, letter.Subject, null, letter.Confidentiality);
        var whole = WholeWords.Of(letter, demands, await NewsroomSettings.ReadAsync(act.Db, ct));
        letter.Send((await Revisions.NameAsync(act, Part.WholeLetter, letter.Id, "Imported as sent", whole, letter.Authors, ct)).Id, proposed.Delivery, proposed.SentOn, act.Now);
        return new(letter.Id, letter.Reference, letter.Subject, whole, letter.Confidentiality);
    }

    private static async Task SubmitAsync(
        Act act, Letter letter, List<Demand> demands, ProposedLetter proposed, Dictionary<string, Member> members, string by, CancellationToken ct)
    {
        letter.Submit(act.Now);
        await Revisions.NameAsync(act, Part.LetterText, letter.Id, "Imported", LetterWords.Of(letter), letter.Authors, ct);
        Approve(act, Part.LetterText, letter.Id, letter.Hash, proposed.ApprovedByKeys, members, by);
        foreach (var (demand, words) in demands.Zip(proposed.Demands))
        {
            demand.Submit();
            await Revisions.NameAsync(act, Part.Demand, demand.Id, "Imported", DemandWords.Of(demand), demand.Authors, ct);
            Approve(act, Part.Demand, demand.Id, demand.Hash, words.ApprovedByKeys, members, by);
        }
    }

    private async Task<Refusal?> ReleaseAsync(
        Act act, ProposedRelease proposed, Dictionary<string, Member> members, Dictionary<string, LetterBehind> letters, Dictionary<string, Guid> releases, string by, CancellationToken ct)
    {
        foreach (var reference in proposed.LetterReferences.Where(r => !letters.ContainsKey(r)))
        {
            if (await StoredAsync(act, reference, ct) is not { } stored) return new($"The release “{proposed.Headline}” is about letter {reference}, which is neither among the files nor here: import them together.");
            letters[reference] = stored;
        }
        var about = proposed.LetterReferences.Select(r => letters[r]).ToList();
        if (WhyNotPublished(act, proposed, about) is { } refusal) return refusal;
        var owner = Actor.Of(members[proposed.OwnerKey]);
        var form = new ReleaseForm(proposed.Headline, proposed.Subhead, proposed.Dateline, proposed.Language, proposed.Contacts, proposed.WithCallOut);
        var release = new PressRelease(form, [.. about.Select(l => l.Id)], owner.Id, act.Now);
        act.Db.Add(new TextChange(release.Id, 1, ChangeSet.Between("", proposed.Body).ToJson(), "", owner.Id, act.Now));
        release.Replace(proposed.Body, owner, act.Now);
        release.MarkImported(by);
        act.Db.Add(release);
        releases[proposed.Slug] = release.Id;
        if (proposed.TranslationOf.Length > 0)
        {
            if (await OriginalAsync(act, proposed.TranslationOf, releases, ct) is not { } original) return new($"The release “{proposed.Headline}” translates the one at /news/{proposed.TranslationOf}, which is neither among the files nor here, or is a translation itself: import them together, or name the one that it began with.");
            release.Translate(original);
        }
        // An address that nobody has read yet may tell of a letter that not everybody may know of.
        act.Note("Import", "Release", release.Id, by);
        Approve(act, Part.Headline, release.Id, Fingerprint.Of(release.HeadlineWords()), proposed.ApprovedByKeys, members, by);
        var words = await ReleaseDoor.WordsOfAsync(act.Db, release, about, renderer, ct);
        if (proposed.IsInReview) await SubmitAsync(act, release, words, ct);
        Approve(act, Part.ReleaseText, release.Id, Fingerprint.Of(words), proposed.ApprovedByKeys, members, by);
        var people = await PersonConcernedQueries.WatchedInsideAsync(act.Db, release.LetterIds, ct);
        // A command prints this: it says no name.
        if (proposed.PublishedAt is not null && ReleaseGuards.NamedPeople(new(release, words, about, [], people), renderer).Any())
            return new($"The release at /news/{proposed.Slug} names somebody who must not be named, or was not asked: look at the people concerned of its letters.");
        if (proposed.PublishedAt is { } at) await PressWorkflow.PublishInsideAsync(act, release, about, renderer, at, proposed.Slug, ct);
        return null;
    }

    private static async Task<Guid?> OriginalAsync(Act act, string slug, Dictionary<string, Guid> releases, CancellationToken ct) =>
        releases.TryGetValue(slug, out var id) ? id : await act.Db.Set<PressRelease>().Where(r => r.Slug == slug && r.TranslationOfId == null).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(ct);

    private static async Task SubmitAsync(Act act, PressRelease release, ReleaseWords words, CancellationToken ct)
    {
        release.Submit(act.Now);
        await Revisions.NameAsync(act, Part.Headline, release.Id, "Imported", release.HeadlineWords(), release.Authors, ct);
        await Revisions.NameAsync(act, Part.ReleaseText, release.Id, "Imported", words, release.Authors, ct);
    }

    // An import schedules nothing: an instant still to come would publish at once under a false date.
    private static Refusal? WhyNotPublished(Act act, ProposedRelease proposed, IReadOnlyList<LetterBehind> about)
    {
        if (proposed.PublishedAt is not { } at) return null;
        if (at > act.Now) return new($"The release “{proposed.Headline}” says that it is published at {at.UtcDateTime:yyyy-MM-dd HH:mm} UTC, which is still to come: leave “published at” out and publish it on its day.");
        if (about.FirstOrDefault(l => l.Sent is null) is { } unsent) return new($"The release “{proposed.Headline}” is published, but its letter {unsent.Reference} has not been sent: correct one of the two files.");
        return about.FirstOrDefault(l => l.IsRestricted) is { } restricted ? Readiness.WhyNotTellOf(restricted.Reference) : null;
    }

    // Their letters are among the files, and so are added in this very deed.
    private static async Task<Refusal?> FollowUpsAsync(
        Act act, Proposal proposal, Dictionary<string, Member> members, Dictionary<string, RecipientRow> recipients, string by, CancellationToken ct)
    {
        var letters = act.Db.Set<Letter>().Local.ToDictionary(l => l.Reference, StringComparer.Ordinal);
        var demands = act.Db.Set<Demand>().Local.ToLookup(d => d.LetterId);
        foreach (var reply in proposal.Replies)
        {
            var letter = letters[reply.LetterReference];
            var fields = FieldsOf(reply, letter.Recipients.First(r => r.RecipientId == recipients[reply.FromKey].Id).Id, demands[letter.Id]);
            if (await FollowUpWorkflow.ImportAsync(act, letter, [.. demands[letter.Id]], fields, HistoryOf(reply.Entry, members, by), ct) is { } refusal) return new($"{reply.Entry.Place}: {refusal.Sentence}");
        }
        foreach (var outcome in proposal.Outcomes)
        {
            var letter = letters.Values.First(l => demands[l.Id].Any(d => d.Reference == outcome.DemandReference));
            var fields = new OutcomeFields(outcome.DemandReference, outcome.Ask, outcome.Track, outcome.Step, outcome.Entry.On, outcome.Entry.Summary, outcome.Entry.Evidence, outcome.Contribution);
            if (await FollowUpWorkflow.ImportAsync(act, letter, [.. demands[letter.Id]], fields, HistoryOf(outcome.Entry, members, by), ct) is { } refusal) return new($"{outcome.Entry.Place}: {refusal.Sentence}");
        }
        return null;
    }

    private static ReplyFields FieldsOf(ProposedReply reply, Guid from, IEnumerable<Demand> demands)
    {
        var asks = demands.SelectMany(d => d.Asks.Select(a => new AnsweredAsk(d.Reference, a.Number)));
        var answered = asks.Where(ask => reply.Answers.Any(a => a.DemandReference == ask.Demand && (a.Ask is null || a.Ask == ask.Ask)));
        return new(from, reply.Kind, reply.Form, reply.Entry.On, reply.Entry.Summary, reply.Entry.Evidence, [.. answered]);
    }

    private static FollowUpHistory HistoryOf(ProposedEntry entry, Dictionary<string, Member> members, string by) =>
        new(Actor.Of(members[entry.LoggedByKey]), entry.ConfirmedByKey.Length > 0 ? Actor.Of(members[entry.ConfirmedByKey]) : null, entry.PublishedAt, by);

    private static async Task<LetterBehind?> StoredAsync(Act act, string reference, CancellationToken ct)
    {
        var ids = await act.Db.Set<Letter>().Where(l => l.Reference == reference).Select(l => l.Id).ToListAsync(ct);
        return (await ReleaseDoor.LettersAsync(act.Db, ids, ct)).SingleOrDefault();
    }

    private static void Approve(Act act, Part part, Guid subjectId, string hash, IReadOnlyList<string> keys, Dictionary<string, Member> members, string by)
    {
        foreach (var reviewer in keys.Select(k => members[k]))
            act.Db.Add(new Approval(part, subjectId, hash, reviewer.Id, reviewer.Name, Decision.Approved, "", [], act.Now).MarkImported(by));
    }

    private static int NumberOf(string reference) => int.TryParse(reference.AsSpan(reference.LastIndexOf('-') + 1), out var number) ? number : 0;

    private static LetterForm FormOf(ProposedLetter l) => new(
        l.Subject, l.Kind, l.Language, l.LetterDate, l.Place, l.OccasionName, l.OccasionPlace, l.OccasionDate, l.ReplyDue, l.Salutation, l.Closing,
        string.Join('\n', l.Targets), Signatory.Write([.. l.Signatories.Select(s => new Signatory(s.Name, s.Title, s.Organisation))]));

    private static DemandForm FormOf(ProposedDemand d) => new(
        d.Title, d.Text, string.Join('\n', d.Asks), d.AddressedTo, string.Join('\n', d.Targets), string.Join('\n', d.Places), string.Join('\n', d.Themes), d.Bases, d.Due, d.Listed);
}

/// <summary>How much an import brought.</summary>
public sealed record Imported(int Members, int Recipients, int Letters, int Demands, int Releases, int Replies, int Outcomes)
{
    /// <summary>How much a proposal would bring.</summary>
    public static Imported Of(Proposal p) => new(p.Members.Count, p.Recipients.Count, p.Letters.Count, p.Letters.Sum(l => l.Demands.Count), p.Releases.Count, p.Replies.Count, p.Outcomes.Count);
}
