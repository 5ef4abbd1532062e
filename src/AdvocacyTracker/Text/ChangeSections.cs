namespace AdvocacyTracker.Text;

/// <summary>Collects sections, joining neighbours that are one: kept with kept, deleted with deleted, insertions at one place.</summary>
internal sealed class ChangeSections
{
    private readonly List<ChangeSection> sections = [];

    public IReadOnlyList<ChangeSection> All => sections;

    public void Keep(int length) => Add(length, null);

    public void Replace(int length, string insert) => Add(length, insert);

    public void Add(ChangeSection section) => Add(section.Length, section.Insert);

    private void Add(int length, string? insert)
    {
        if (length == 0 && string.IsNullOrEmpty(insert)) return;
        var last = sections.Count > 0 ? sections[^1] : null;
        if (last is not null && insert is null && last.IsKept) sections[^1] = new(last.Length + length, null);
        else if (last is not null && insert is "" && last.Insert is "") sections[^1] = new(last.Length + length, "");
        else if (last is { Length: 0, IsKept: false } && length == 0) sections[^1] = new(0, last.Insert + insert);
        else sections.Add(new(length, insert));
    }
}
