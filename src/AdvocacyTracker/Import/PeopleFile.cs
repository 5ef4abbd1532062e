using AdvocacyTracker.Team;

namespace AdvocacyTracker.Import;

/// <summary>Reads one member of <c>people.yaml</c>.</summary>
internal static class PeopleFile
{
    public static ProposedMember Read(ImportSet set, Fields fields)
    {
        var member = new ProposedMember(Key(set, fields, "member's key"), fields.Line("name", required: true), Email(set, fields), RolesOf(set, fields), fields.YesNo("demo sign-in", otherwise: false));
        fields.NothingElse();
        return member;
    }

    /// <summary>How the other files name somebody: unique, short, typed without thinking.</summary>
    public static string Key(ImportSet set, Fields fields, string what)
    {
        var key = fields.Line("key", required: true);
        if (key.Length > 0 && !Words.IsSlug(key)) set.Refuse(fields.At("key"), $"the key “{Excerpt.Of(key)}” is not plain: use small letters, digits and hyphens only.");
        set.Claim(what, key, fields.At("key"));
        return key;
    }

    private static string Email(ImportSet set, Fields fields)
    {
        var email = fields.Line("e-mail", required: true);
        if (!IsEmail(email)) set.Refuse(fields.At("e-mail"), $"“{Excerpt.Of(email)}” is not an e-mail address: write it like name@example.org.");
        set.Claim("e-mail address", email.ToUpperInvariant(), fields.At("e-mail"));
        return email;
    }

    public static bool IsEmail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == text.LastIndexOf('@') && at < text.Length - 1 && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or ',' or ';');
    }

    private static Roles RolesOf(ImportSet set, Fields fields)
    {
        var roles = Roles.None;
        foreach (var role in fields.Texts("roles")) roles |= Words.Choose(set, fields.At("roles"), "role", role.Text, Roles.None);
        return roles;
    }
}
