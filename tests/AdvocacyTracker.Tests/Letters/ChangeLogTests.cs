using AdvocacyTracker.Tests.Bed;
using AdvocacyTracker.Text;
using CsCheck;

namespace AdvocacyTracker.Tests.Letters;

/// <summary>A log that takes a change only on top of its newest version, and writers who carry their own over what is newer: every order ends with one text.</summary>
public sealed class ChangeLogTests
{
    private static readonly Gen<(int Writers, int[] Steps)> Stories = Gen.Select(Gen.Int[2, 5], Gen.Int[0, int.MaxValue].Array[5, 40]);

    [Fact]
    public void Any_interleaving_of_any_edits_by_two_to_five_writers_ends_with_one_text_and_every_sign_accounted_for() =>
        Stories.Sample(story =>
        {
            var log = new List<ChangeSet>();
            var writers = Enumerable.Range(0, story.Writers).Select(_ => new Writer()).ToList();
            var next = '\u4E00';
            var deleted = new HashSet<char>();
            foreach (var step in story.Steps)
            {
                var writer = writers[step % writers.Count];
                switch (step / 7 % 3)
                {
                    case 0: writer.Type(step / 21, ref next, deleted); break;
                    case 1: writer.Send(log); break;
                    default: writer.Hear(log); break;
                }
            }
            foreach (var writer in writers)
                while (!writer.IsSaved) writer.Send(log);
            foreach (var writer in writers) writer.Hear(log);

            var text = log.Aggregate("", (before, change) => House.Value(House.Value(ChangeSet.Parse(change.ToJson())).Apply(before)));
            return writers.TrueForAll(writer => writer.Text == text)
                && Enumerable.Range('\u4E00', next - '\u4E00').All(sign => text.Count(c => c == sign) == (deleted.Contains((char)sign) ? 0 : 1));
        }, iter: 10_000);

    /// <summary>Does what the browser does: one batch under way at a time, carried over whatever was taken before it.</summary>
    private sealed class Writer
    {
        private readonly List<ChangeSet> _waiting = [];
        private int _version;

        public string Text { get; private set; } = "";

        public bool IsSaved => _waiting.Count == 0;

        public void Type(int draw, ref char next, HashSet<char> deleted)
        {
            var from = draw % (Text.Length + 1);
            var length = draw / 11 % 3 == 0 ? Math.Min(draw / 13 % 4, Text.Length - from) : 0;
            foreach (var sign in Text.AsSpan(from, length)) deleted.Add(sign);
            var words = "";
            for (var left = 1 + draw / 17 % 3; left > 0; left--) words += next++;
            var change = ChangeSet.Between(Text, string.Concat(Text.AsSpan(0, from), words, Text.AsSpan(from + length)));
            _waiting.Add(change);
            Text = House.Value(change.Apply(Text));
        }

        public void Send(List<ChangeSet> log)
        {
            if (_version < log.Count) Hear(log);
            if (IsSaved) return;
            log.Add(_waiting[0]);
            _waiting.RemoveAt(0);
            _version++;
        }

        public void Hear(List<ChangeSet> log)
        {
            for (; _version < log.Count; _version++)
            {
                var theirs = log[_version];
                for (var i = 0; i < _waiting.Count; i++)
                {
                    var mine = _waiting[i];
                    _waiting[i] = mine.Map(theirs, before: false);
                    theirs = theirs.Map(mine, before: true);
                }
                Text = House.Value(theirs.Apply(Text));
            }
        }
    }
}
