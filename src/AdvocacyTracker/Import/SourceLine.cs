namespace AdvocacyTracker.Import;

/// <summary>Where a word of an import stands; line 0 means the file as a whole.</summary>
internal readonly record struct SourceLine(string File, int Line)
{
    public override string ToString() => Line > 0 ? $"{File}, line {Line}" : File;
}
