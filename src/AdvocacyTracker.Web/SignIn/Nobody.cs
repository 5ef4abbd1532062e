using AdvocacyTracker.Team;
using Microsoft.AspNetCore.Identity;

namespace AdvocacyTracker.Web.SignIn;

/// <summary>Who is signed in, in vain, in place of an address that is nobody's or can't be let in: so that it costs the same work and time tells nobody who is a member.</summary>
internal sealed class Nobody(IPasswordHasher<Member> hasher)
{
    private readonly string _hash = hasher.HashPassword(null!, Guid.NewGuid().ToString());

    /// <summary>A member who is in no database, with a password that nobody knows.</summary>
    public Member Make() => new("Nobody", $"{Guid.NewGuid():N}@invalid", Roles.None) { PasswordHash = _hash };
}
