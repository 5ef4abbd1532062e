namespace AdvocacyTracker.Data;

/// <summary>Tells open pages, in this process and in others on the same database, that something happened to a thing. It wakes and carries small words; what happened is read from the database.</summary>
public interface IBell
{
    /// <summary>The most a word may hold, in bytes of UTF-8. PostgreSQL carries 7,999 with what stands before it.</summary>
    const int LongestWord = 7_900;

    /// <summary>Rings for a thing. Heard within moments, or not at all: whoever waits also looks by themselves now and then.</summary>
    /// <param name="word">At most <see cref="LongestWord"/> bytes; empty for "look".</param>
    void Ring(Guid about, string word = "");

    /// <summary>Listens for a thing until the ear is disposed.</summary>
    Ear Listen(Guid about);
}
