namespace AdvocacyTracker.Recipients;

/// <summary>A post at an organisation, such as Minister of Justice. People come and go; the office stays.</summary>
public sealed class Office
{
    private Office()
    {
    }

    internal Office(string title, Guid organisationId)
    {
        Id = Guid.CreateVersion7();
        (Title, OrganisationId) = (title, organisationId);
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The post's title.</summary>
    public string Title { get; private set; } = null!;

    /// <summary>Where the post is.</summary>
    public Guid OrganisationId { get; private set; }
}
