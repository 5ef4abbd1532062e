namespace AdvocacyTracker.Recipients;

/// <summary>Somebody outside, in power or not.</summary>
public sealed class Person
{
    private Person()
    {
    }

    internal Person(string name, string country)
    {
        Id = Guid.CreateVersion7();
        (Name, Country) = (name, country);
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>Full name, without rank or title.</summary>
    public string Name { get; private set; } = null!;

    /// <summary>The country they act in, as a name; empty when unknown.</summary>
    public string Country { get; private set; } = "";

    internal void Rename(string name, string country) => (Name, Country) = (name, country);
}
