namespace AdvocacyTracker.Recipients;

/// <summary>A government, a ministry, a body or a company that holds offices.</summary>
public sealed class Organisation
{
    private Organisation()
    {
    }

    internal Organisation(string name)
    {
        Id = Guid.CreateVersion7();
        Name = name;
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>Its name as written on an envelope.</summary>
    public string Name { get; private set; } = null!;
}
