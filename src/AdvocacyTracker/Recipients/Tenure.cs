namespace AdvocacyTracker.Recipients;

/// <summary>A person in an office: from when to when, under which rank, and how we know.</summary>
public sealed class Tenure
{
    private Tenure()
    {
    }

    internal Tenure(Guid personId, Guid officeId)
    {
        Id = Guid.CreateVersion7();
        (PersonId, OfficeId) = (personId, officeId);
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>Who.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>In which office.</summary>
    public Guid OfficeId { get; private set; }

    /// <summary>Rank or title before the name, such as Lieutenant General; empty for none.</summary>
    public string Honorific { get; private set; } = "";

    /// <summary>First day, when known.</summary>
    public DateOnly? Start { get; private set; }

    /// <summary>Last day; null while in office or unknown.</summary>
    public DateOnly? End { get; private set; }

    /// <summary>Where this was read, such as an address.</summary>
    public string Source { get; private set; } = "";

    /// <summary>The day somebody last looked whether it still holds.</summary>
    public DateOnly? CheckedOn { get; private set; }

    internal void MoveTo(Guid officeId) => OfficeId = officeId;

    internal void Describe(string honorific, DateOnly? start, DateOnly? end, string source, DateOnly? checkedOn) =>
        (Honorific, Start, End, Source, CheckedOn) = (honorific, start, end, source, checkedOn);
}
