using System.Security.Cryptography;
using System.Text;

namespace AdvocacyTracker.Team;

/// <summary>256 random bits that are given away once, in base64url. Only their hash is ever stored.</summary>
public static class Secret
{
    /// <summary>A new one.</summary>
    public static string Make() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).Replace('+', '-').Replace('/', '_').TrimEnd('=');

    /// <summary>What is stored of one: its SHA-256, lower-case hex.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
