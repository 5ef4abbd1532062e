namespace AdvocacyTracker.Letters;

/// <summary>Who may learn of a letter.</summary>
public enum Confidentiality
{
    /// <summary>Everybody who signs in, nobody else.</summary>
    Internal,

    /// <summary>The public too, once a release about it is published.</summary>
    PublicOnceAnnounced,

    /// <summary>Only the people named on it learn that it exists.</summary>
    Restricted,
}

/// <summary>What a change of it means.</summary>
public static class Confiding
{
    /// <summary>Whether more people may know of a letter afterwards: what they have read can't be taken back.</summary>
    public static bool Opens(Confidentiality from, Confidentiality to) => from != to && (from == Confidentiality.Restricted || to == Confidentiality.PublicOnceAnnounced);
}
