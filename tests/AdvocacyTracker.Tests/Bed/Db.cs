namespace AdvocacyTracker.Tests.Bed;

/// <summary>The two databases every storage test runs on.</summary>
public enum Db
{
    /// <summary>One file.</summary>
    Sqlite,

    /// <summary>A server; tests/run starts one.</summary>
    Postgres,
}
