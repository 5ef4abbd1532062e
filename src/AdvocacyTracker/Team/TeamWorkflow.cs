using System.Net.Mail;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Team;

/// <summary>Who belongs to the team and what each is trusted with. Nobody signs up: people are invited by a one-time link.</summary>
public sealed class TeamWorkflow(Deeds deeds, IPasswordHasher<Member> hasher, TimeProvider clock)
{
    /// <summary>The fewest characters of a password (NIST SP 800-63B asks for 8; a newsroom's enemies are states).</summary>
    public const int PasswordLength = 12;

    // Every deed on the team holds this before anything else, so that two who count the administrators or look for an address
    // don't both find room, and none waits for the row of somebody who waits for it.
    internal const string TheTeam = "team";

    private readonly Strangers _strangers = new(clock);

    /// <summary>Adds a member and gives the token of the link with which they set their password.</summary>
    /// <param name="byMail">Whether the link is mailed to them too, where there is a mail server.</param>
    public Task<Result<string>> InviteAsync(string name, string email, Roles roles, Actor actor, CancellationToken ct, bool byMail = false) => deeds.DoAsync<string>(actor, async (act, token) =>
    {
        if ((WhyNotKeepTeam(act.Actor) ?? WhyNotPerson(name, email)) is { } refusal) return refusal;
        var normal = email.Trim().ToUpperInvariant();
        if (await act.Db.Users.AnyAsync(m => m.NormalizedEmail == normal, token)) return new Refusal($"{email.Trim()} belongs to the team already: give them a new link instead.");
        var member = new Member(name.Trim(), email.Trim(), roles);
        act.Db.Add(member);
        act.Note("Invite", member.Name, member.Id, roles.ToString());
        return Link(act, member.Id, byMail);
    }, ct, TheTeam);

    /// <summary>Gives the token of a new link for somebody who lost their password.</summary>
    /// <param name="byMail">Whether the link is mailed to them too, where there is a mail server.</param>
    public Task<Result<string>> ResetAsync(string email, Actor actor, CancellationToken ct, bool byMail = false) => deeds.DoAsync<string>(actor, async (act, token) =>
    {
        if ((WhyNotKeepTeam(act.Actor) ?? TextRules.WhyNotLine("The e-mail address", email, required: true)) is { } refusal) return refusal;
        var normal = email.Trim().ToUpperInvariant();
        if (await act.Db.Users.FirstOrDefaultAsync(m => m.NormalizedEmail == normal, token) is not { } member) return new Refusal($"Nobody in the team has the address {email.Trim()}: look at how it is written.");
        await act.Db.Set<Invitation>().Where(i => i.MemberId == member.Id && i.UsedAt == null).ExecuteDeleteAsync(token);
        act.Note("Give a new link", member.Name, member.Id);
        return Link(act, member.Id, byMail);
    }, ct, TheTeam);

    /// <summary>Gives the token of the link that makes the first administrator, while nobody can be one.</summary>
    public Task<Result<string>> InviteFirstAsync(CancellationToken ct) => deeds.DoAsync<string>(Deeds.TheProgram, async (act, token) =>
    {
        if (await AnyAdministratorAsync(act, token)) return new Refusal("There is an administrator already: ask them for an invitation.");
        await act.Db.Set<Invitation>().Where(i => i.MemberId == null && i.UsedAt == null).ExecuteDeleteAsync(token);
        return Link(act, null);
    }, ct, TheTeam);

    /// <summary>Uses a link: sets the password, and for the first administrator name and address too. A link works once.</summary>
    public Task<Result<Guid>> AcceptAsync(string linkToken, string name, string email, string password, CancellationToken ct) => deeds.DoAsync<Guid>(Deeds.TheProgram, async (act, token) =>
    {
        var hash = Secret.HashOf(linkToken);
        var invitation = await act.Db.Set<Invitation>().FirstOrDefaultAsync(i => i.TokenHash == hash, token);
        if (invitation is null || !invitation.IsOpen(act.Now)) return TeamQueries.LinkIsClosed;
        if (WhyNotPassword(password) is { } refusal) return refusal;
        var member = invitation.MemberId is { } id ? await HeldAsync(act, id, token) : null;
        if (member is null)
        {
            if (WhyNotPerson(name, email) is { } bad) return bad;
            if (await AnyAdministratorAsync(act, token)) return new Refusal("There is an administrator already: ask them for an invitation.");
            var normal = email.Trim().ToUpperInvariant();
            if (await act.Db.Users.AnyAsync(m => m.NormalizedEmail == normal, token)) return new Refusal($"Somebody with the address {email.Trim()} is here already: take another one, or have whoever runs this machine make a link for them with user reset.");
            act.Db.Add(member = new Member(name.Trim(), email.Trim(), Roles.Admin));
        }
        if (member.IsDisabled) return new Refusal("Your account is closed: ask an administrator to open it.");
        member.SetPassword(hasher.HashPassword(member, password));
        invitation.Use(act.Now);
        act.Note("Set a password", member.Name, member.Id);
        return member.Id;
    }, ct, TheTeam);

    /// <summary>Changes one's own name. What was approved or written down before keeps the name of then.</summary>
    public Task<Result> RenameAsync(string name, Actor actor, CancellationToken ct) => deeds.DoAsync(actor, async (act, token) =>
    {
        if (TextRules.WhyNotLine("The name", name, required: true) is { } refusal) return refusal;
        if (await HeldAsync(act, act.Actor.Id, token) is not { } member) return Result.Refused("There is no such member: sign in again.");
        act.Note("Change a name", member.Name, member.Id, name.Trim());
        member.Rename(name.Trim());
        return Result.Done;
    }, ct, TheTeam);

    /// <summary>Changes one's own password, which needs the present one, and ends all one's sessions.</summary>
    public Task<Result> ChangePasswordAsync(string present, string password, Actor actor, CancellationToken ct) => deeds.DoAsync(actor, async (act, token) =>
    {
        if (await HeldAsync(act, act.Actor.Id, token) is not { PasswordHash: { } hash } member) return Result.Refused("You sign in without a password here: there is none to change.");
        if (hasher.VerifyHashedPassword(member, hash, present) == PasswordVerificationResult.Failed) return Result.Refused("The present password is another one: type it again, or ask an administrator for a new link.");
        if (WhyNotPassword(password) is { } refusal) return refusal;
        member.SetPassword(hasher.HashPassword(member, password));
        act.Note("Set a password", member.Name, member.Id);
        return Result.Done;
    }, ct, TheTeam);

    /// <summary>Writes a sign-in, or a failed one, into the trail; Identity itself counts and locks. Without a member the address was nobody's, and isn't written down: it may be a password in the wrong field.
    /// Of these at most one a minute has a line, which says how many more there were since the last.</summary>
    public Task<Result> NoteSignInAsync(Member? member, string outcome, CancellationToken ct)
    {
        if ((member is null ? _strangers.Meet() : 0) is not { } more) return Task.FromResult(Result.Done);
        return deeds.DoAsync(Deeds.TheProgram, (act, _) =>
        {
            act.Note(outcome, member?.Name ?? "Nobody", member?.Id ?? Guid.Empty, more == 0 ? "" : $"and {more} more");
            return Task.FromResult(Result.Done);
        }, ct);
    }

    /// <summary>Ends one sign-in of a member for good, also in pages that are open: the cookie's end alone would leave those and its copies.</summary>
    public Task<Result> SignOutAsync(Guid memberId, Session session, CancellationToken ct) => deeds.DoAsync(Deeds.TheProgram, async (act, token) =>
    {
        if (session.Id.Length == 0 || await HeldAsync(act, memberId, token) is not { } member || !await session.IsOpenAsync(act.Db, member, act.Now, token)) return Result.Done;
        await Session.ForgetAsync(act.Db, act.Now, token);
        act.Db.Add(session.End(member, act.Now));
        act.Note("Sign out", member.Name, member.Id);
        return Result.Done;
    }, ct);

    /// <summary>Gives a role; the others stay as they are at that moment.</summary>
    public Task<Result> GiveRoleAsync(Guid memberId, Roles role, Actor actor, CancellationToken ct) => OnMemberAsync(memberId, actor, (member, act, _) =>
    {
        member.Give(role);
        act.Note("Give a role", member.Name, member.Id, role.ToString());
        return Task.FromResult(Result.Done);
    }, ct);

    /// <summary>Takes a role; the others stay as they are at that moment. The last administrator keeps theirs.</summary>
    public Task<Result> TakeRoleAsync(Guid memberId, Roles role, Actor actor, CancellationToken ct) => OnMemberAsync(memberId, actor, async (member, act, token) =>
    {
        if (role.HasFlag(Roles.Admin) && member.Roles.HasFlag(Roles.Admin) && await IsLastAdministratorAsync(act, member, token))
            return Result.Refused($"{member.Name} is the only administrator: make somebody else one first.");
        member.Take(role);
        act.Note("Take a role", member.Name, member.Id, role.ToString());
        return Result.Done;
    }, ct);

    /// <summary>Closes an account and ends its sessions. What the person wrote and decided stays theirs.</summary>
    public Task<Result> DisableAsync(Guid memberId, Actor actor, CancellationToken ct) => OnMemberAsync(memberId, actor, async (member, act, token) =>
    {
        if (member.Roles.HasFlag(Roles.Admin) && await IsLastAdministratorAsync(act, member, token)) return Result.Refused($"{member.Name} is the only administrator: make somebody else one first.");
        member.Disable();
        act.Note("Close an account", member.Name, member.Id);
        return Result.Done;
    }, ct);

    /// <summary>Opens a closed account again.</summary>
    public Task<Result> EnableAsync(Guid memberId, Actor actor, CancellationToken ct) => OnMemberAsync(memberId, actor, (member, act, _) =>
    {
        member.Enable();
        act.Note("Open an account", member.Name, member.Id);
        return Task.FromResult(Result.Done);
    }, ct);

    /// <summary>Ends all sessions of a member, in every browser: their own, or an administrator those of anybody. They can sign in anew.</summary>
    public Task<Result> EndSessionsAsync(Guid memberId, Actor actor, CancellationToken ct) => OnOwnAsync(memberId, actor, (member, act, _) =>
    {
        member.EndSessions();
        act.Note("End all sessions", member.Name, member.Id);
        return Task.FromResult(Result.Done);
    }, ct);

    /// <summary>Says which languages a member reads: they themselves or an administrator. Words in another wait first for those who read them.</summary>
    /// <param name="languages">Tags with commas or spaces between, such as <c>en, fr</c>; empty for all.</param>
    public Task<Result> ReadAsync(Guid memberId, string languages, Actor actor, CancellationToken ct) => OnOwnAsync(memberId, actor, (member, act, _) =>
    {
        var tags = languages.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (tags.FirstOrDefault(t => !Languages.IsTag(t)) is { } odd) return Task.FromResult(Result.Refused($"“{(odd.Length > 20 ? $"{odd[..20]}…" : odd)}” is no language tag: write tags like en, fr, ar."));
        if (tags.Count > 20) return Task.FromResult(Result.Refused("These are more than 20 languages: name those in which they review, or none for all."));
        member.Read(tags);
        act.Note("Say the languages", member.Name, member.Id, string.Join(", ", tags));
        return Task.FromResult(Result.Done);
    }, ct);

    /// <summary>Puts a member into a group, for which they speak when they approve.</summary>
    public Task<Result> JoinAsync(Guid memberId, string group, Actor actor, CancellationToken ct) => OnMemberAsync(memberId, actor, (member, act, _) =>
    {
        if (TextRules.WhyNotLine("The group", group, required: true, limit: 60) is { } refusal) return Task.FromResult<Result>(refusal);
        if (member.Groups.Contains(group.Trim(), StringComparer.OrdinalIgnoreCase)) return Task.FromResult(Result.Refused($"{member.Name} belongs to {group.Trim()} already."));
        member.Join(group.Trim());
        act.Note("Put into a group", member.Name, member.Id, group.Trim());
        return Task.FromResult(Result.Done);
    }, ct);

    /// <summary>Takes a member out of a group. What they approved for it stays approved.</summary>
    public Task<Result> LeaveAsync(Guid memberId, string group, Actor actor, CancellationToken ct) => OnMemberAsync(memberId, actor, (member, act, _) =>
    {
        member.Leave(group);
        act.Note("Take out of a group", member.Name, member.Id, group);
        return Task.FromResult(Result.Done);
    }, ct);

    /// <summary>Says that somebody is away, and who speaks for their groups meanwhile: they themselves or an administrator.</summary>
    /// <param name="until">The last day; null while nobody knows.</param>
    public Task<Result> GoAwayAsync(Guid memberId, DateOnly from, DateOnly? until, Guid? deputyId, Actor actor, CancellationToken ct) => OnOwnAsync(memberId, actor, async (member, act, token) =>
    {
        if (until < from) return Result.Refused("The last day away lies before the first: look at the two.");
        if (deputyId == member.Id) return Result.Refused("Nobody is their own deputy: choose somebody else.");
        if (deputyId is { } deputy && !await act.Db.Users.AnyAsync(m => m.Id == deputy && !m.IsDisabled && !m.IsImported && (m.Roles & Roles.Reviewer) != 0, token))
            return Result.Refused("A deputy is a reviewer whose account is open: choose one of them.");
        member.GoAway(from, until, deputyId);
        act.Note("Go away", member.Name, member.Id);
        return Result.Done;
    }, ct);

    /// <summary>Says that somebody is here again.</summary>
    public Task<Result> ComeBackAsync(Guid memberId, Actor actor, CancellationToken ct) => OnOwnAsync(memberId, actor, (member, act, _) =>
    {
        member.ComeBack();
        act.Note("Come back", member.Name, member.Id);
        return Task.FromResult(Result.Done);
    }, ct);

    private Task<Result> OnOwnAsync(Guid id, Actor actor, Func<Member, Act, CancellationToken, Task<Result>> deed, CancellationToken ct) => deeds.DoAsync(actor, async (act, token) =>
    {
        if (act.Actor.Id != id && WhyNotKeepTeam(act.Actor) is { } refusal) return refusal;
        return await HeldAsync(act, id, token) is { } member ? await deed(member, act, token) : Result.Refused("There is no such member: the list may be old, reload it.");
    }, ct, TheTeam);

    private Task<Result> OnMemberAsync(Guid id, Actor actor, Func<Member, Act, CancellationToken, Task<Result>> deed, CancellationToken ct) => deeds.DoAsync(actor, async (act, token) =>
    {
        if (WhyNotKeepTeam(act.Actor) is { } refusal) return refusal;
        return await HeldAsync(act, id, token) is { } member ? await deed(member, act, token) : Result.Refused("There is no such member: the list may be old, reload it.");
    }, ct, TheTeam);

    // Held, so that whoever loses a right here has no deed under way that still counts on it.
    private static async Task<Member?> HeldAsync(Act act, Guid id, CancellationToken ct)
    {
        await act.Db.LockRowAsync<Member>(id, ct);
        return await act.Db.Users.FirstOrDefaultAsync(m => m.Id == id, ct);
    }

    // The program itself keeps the team by the commands of whoever runs the machine.
    private static Refusal? WhyNotKeepTeam(Actor actor) => ReferenceEquals(actor, Deeds.TheProgram) ? null : Permissions.WhyNot(actor, Deed.KeepTeam);

    private static Refusal? WhyNotPerson(string name, string email) =>
        TextRules.WhyNotLine("The name", name, required: true)
        ?? TextRules.WhyNotLine("The e-mail address", email, required: true)
        ?? (!MailAddress.TryCreate(email.Trim(), out var address) || address.Address != email.Trim() || email.Trim().Any(char.IsWhiteSpace)
            ? new Refusal("This is no e-mail address: write it like name@example.org.") : null);

    private static Refusal? WhyNotPassword(string password) =>
        password.Length < PasswordLength ? new($"The password has fewer than {PasswordLength} characters: take a longer one, such as four words.")
        : password.Length > 200 ? new("The password has more than 200 characters: take a shorter one.")
        : password.Distinct().Count() < 5 ? new("The password repeats too few characters: take one that is harder to guess.")
        : null;

    private static string Link(Act act, Guid? memberId, bool byMail = false)
    {
        var (invitation, token) = Invitation.Make(memberId, act.Now);
        if (byMail) invitation.TokenToMail = token;
        act.Db.Add(invitation);
        return token;
    }

    private static Task<bool> AnyAdministratorAsync(Act act, CancellationToken ct) => Administrators(act).AnyAsync(ct);

    private static async Task<bool> IsLastAdministratorAsync(Act act, Member member, CancellationToken ct) => !await Administrators(act).AnyAsync(m => m.Id != member.Id, ct);

    // Who was invited but has no way in yet would leave the house without anybody to keep it.
    private static IQueryable<Member> Administrators(Act act) =>
        act.Db.Users.Where(m => (m.Roles & Roles.Admin) != 0 && !m.IsDisabled && !m.IsImported && (m.PasswordHash != null || m.IsOfferedInDemo));
}
