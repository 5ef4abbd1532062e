using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;

namespace AdvocacyTracker.Import;

/// <summary>
/// What the files of one import say together: each name given once, each name used found. It keeps the first
/// refusal; reading goes on with harmless values, and nothing of them is handed out.
/// </summary>
internal sealed class ImportSet
{
    private readonly Dictionary<(string What, string Name), SourceLine> claims = [];
    private readonly List<MemberUse> memberUses = [];
    private readonly List<(string Key, SourceLine At)> recipientUses = [];

    public Refusal? Refusal { get; private set; }

    public void Refuse(SourceLine at, string sentence) => Refuse(new Refusal($"{at}: {sentence}"));

    public void Refuse(Refusal? refusal) => Refusal ??= refusal;

    /// <summary>Takes a name for one thing; the second who takes it is refused.</summary>
    public void Claim(string what, string name, SourceLine at)
    {
        if (!claims.TryAdd((what, name), at)) Refuse(at, $"the {what} “{Excerpt.Of(name)}” is already used in {claims[(what, name)]}: give one of them another.");
    }

    /// <summary>Names a member who must be in the set and hold the role, or one of several.</summary>
    public void UseMember(string key, Roles role, SourceLine at) => memberUses.Add(new(key, role, at));

    /// <summary>Names a recipient who must be in the set.</summary>
    public void UseRecipient(string key, SourceLine at) => recipientUses.Add((key, at));

    /// <summary>Once every file is read: whom they name must be there.</summary>
    public void FindEverybody(IEnumerable<ProposedMember> members, IEnumerable<ProposedRecipient> recipients)
    {
        if (Refusal is not null) return;
        var roles = members.ToDictionary(member => member.Key, member => member.Roles);
        foreach (var use in memberUses)
        {
            if (!roles.TryGetValue(use.Key, out var held)) Refuse(use.At, $"nobody in people.yaml has the key “{Excerpt.Of(use.Key)}”: add them there, or correct the key.");
            else if ((held & use.Role) == 0) Refuse(use.At, $"“{use.Key}” is no {use.Role.ToString().Replace(", ", " or ", StringComparison.Ordinal)} in people.yaml: name somebody who is, or give them the role.");
        }

        var known = recipients.Select(recipient => recipient.Key).ToHashSet();
        foreach (var (key, at) in recipientUses)
        {
            if (!known.Contains(key)) Refuse(at, $"nobody in recipients.yaml has the key “{Excerpt.Of(key)}”: add them there, or correct the key.");
        }
    }

    private sealed record MemberUse(string Key, Roles Role, SourceLine At);
}
