namespace AdvocacyTracker.Text;

/// <summary>
/// Carries one change over another made to the same text (operational transformation), with the outcome of CodeMirror's
/// <c>ChangeSet.map</c>: both walk the text side by side, and a change that starts first, or is shorter, or has the word
/// by <c>before</c>, goes first. What the other deleted is not deleted again; what it inserted is kept.
/// </summary>
internal sealed class ChangeMapping(IReadOnlyList<ChangeSection> mine, IReadOnlyList<ChangeSection> theirs, bool before)
{
    private readonly Cursor a = new(mine);

    private readonly Cursor b = new(theirs);

    private readonly ChangeSections result = new();

    public IReadOnlyList<ChangeSection> Run()
    {
        while (!a.IsDone || !b.IsDone)
        {
            if (a.IsKept && b.IsKept) KeepBoth();
            else if (TheirsIsNext()) PassOverTheirs();
            else WriteMine();
        }
        return result.All;
    }

    private void KeepBoth()
    {
        var length = Math.Min(a.Left, b.Left);
        result.Keep(length);
        a.Advance(length);
        b.Advance(length);
    }

    private bool TheirsIsNext() => b.IsChange
        && (!a.IsChange || a.IsInserted || (a.IsAtStart && (b.Left < a.Left || (b.Left == a.Left && !before))));

    // Their words stay. My changes that lie wholly in what they replaced have only their insertions left.
    private void PassOverTheirs()
    {
        result.Keep(b.Insert.Length);
        for (var left = b.Left; left > 0;)
        {
            var piece = Math.Min(a.Left, left);
            if (a.IsChange && a.Left <= piece) InsertMine(deleting: 0);
            a.Advance(piece);
            left -= piece;
        }
        b.Next();
    }

    // My deletion up to their next insertion: what they deleted of it meanwhile is gone already.
    private void WriteMine()
    {
        var (deleting, left) = (0, a.Left);
        while (left > 0 && (b.IsKept || (b.IsChange && b.Insert.Length == 0 && b.Left < left)))
        {
            var piece = Math.Min(left, b.Left);
            if (b.IsKept) deleting += piece;
            left -= piece;
            b.Advance(piece);
        }
        InsertMine(deleting);
        a.Advance(a.Left - left);
    }

    private void InsertMine(int deleting)
    {
        result.Replace(deleting, a.IsInserted ? "" : a.Insert);
        a.IsInserted = true;
    }

    /// <summary>A place in a list of sections: the section, and how much of it is still to come.</summary>
    private sealed class Cursor
    {
        private readonly IReadOnlyList<ChangeSection> sections;

        private int index = -1;

        public Cursor(IReadOnlyList<ChangeSection> sections)
        {
            this.sections = sections;
            Next();
        }

        public int Left { get; private set; }

        /// <summary>Whether this section's insertion is written already.</summary>
        public bool IsInserted { get; set; }

        public bool IsDone => index >= sections.Count;

        public bool IsKept => !IsDone && sections[index].IsKept;

        public bool IsChange => !IsDone && !sections[index].IsKept;

        public bool IsAtStart => Left == sections[index].Length;

        public string Insert => sections[index].Insert ?? "";

        public void Next()
        {
            index++;
            Left = IsDone ? 0 : sections[index].Length;
            IsInserted = false;
        }

        public void Advance(int length)
        {
            if (length == Left) Next();
            else Left -= length;
        }
    }
}
