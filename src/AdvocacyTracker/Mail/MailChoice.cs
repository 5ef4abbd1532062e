using AdvocacyTracker.Notices;

namespace AdvocacyTracker.Mail;

/// <summary>Of which notices a member is told by mail too; who never chose has the <see cref="Default"/>.</summary>
public sealed class MailChoice
{
    private MailChoice()
    {
    }

    internal MailChoice(Guid memberId) => MemberId = memberId;

    /// <summary>For whoever never chose.</summary>
    public static IReadOnlyList<NoticeKind> Default { get; } = Enum.GetValues<NoticeKind>();

    /// <summary>Whose choice.</summary>
    public Guid MemberId { get; private set; }

    /// <summary>The kinds they chose.</summary>
    public IReadOnlyList<NoticeKind> Kinds { get; private set; } = Default;

    internal void Choose(IEnumerable<NoticeKind> kinds) => Kinds = [.. kinds.Where(Enum.IsDefined).Distinct().Order()];
}
