namespace AdvocacyTracker.Press;

/// <summary>A page of the newsroom as its readers get it, kept for the next start. It holds public words only, and goes with the deed that makes them other words.</summary>
/// <param name="Address">Its path.</param>
/// <param name="Edition">Of which <see cref="Edition"/> it is, and by which program.</param>
/// <param name="Status">The status it is answered with.</param>
/// <param name="ContentType">Its content type.</param>
/// <param name="Policy">Its content security policy.</param>
/// <param name="Plain">Its bytes.</param>
/// <param name="Gzip">The same, packed; null where that makes it no smaller.</param>
/// <param name="Brotli">The same, packed; null where that makes it no smaller.</param>
public sealed record KeptPage(string Address, string Edition, int Status, string ContentType, string Policy, byte[] Plain, byte[]? Gzip, byte[]? Brotli);

/// <summary>What the newsroom shows between two moments at which that may change.</summary>
/// <param name="Epoch">The publication epoch.</param>
/// <param name="Day">The day by UTC: some pages say what is due.</param>
/// <param name="Opened">When the clock last opened a release whose opening nobody has written down yet.</param>
/// <param name="Opens">When the clock opens the next; null while nothing is scheduled.</param>
public sealed record Edition(long Epoch, DateOnly Day, DateTimeOffset? Opened, DateTimeOffset? Opens)
{
    /// <summary>Until when it holds, if nobody publishes anything.</summary>
    public DateTimeOffset Until
    {
        get
        {
            var midnight = new DateTimeOffset(Day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
            return Opens < midnight ? Opens.Value : midnight;
        }
    }

    /// <summary>Its name, as made by a program with this fingerprint.</summary>
    public string NameBy(string program) => FormattableString.Invariant($"{Epoch} {Day:yyyy-MM-dd} {Opened?.UtcTicks ?? 0} {Opens?.UtcTicks ?? 0} {program}");
}
