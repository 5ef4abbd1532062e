using AdvocacyTracker.Import;
using CsCheck;

namespace AdvocacyTracker.Tests.Import;

public sealed class ImportFuzzTests
{
    private static readonly string[] Pieces =
        ["---", "\n", ": ", "- ", "# Demands", "## ", "## D-2026-020-1 ", "Asks:", "  ", "\t", "[", "]", "{", "}", "\"", "'", "|", ">", "&a", "*a", "!!x", "%YAML", "\u2028", "\uD83D", "\0", "“", "#", "?", "<<: "];

    [Fact]
    public void Whatever_is_done_to_the_files_they_are_read_or_refused_in_one_sentence() =>
        Gen.Select(Gen.Int[0, 3], Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 5], Gen.Int[0, Pieces.Length - 1]).Array[1, 6]).Sample(
            (file, changes) =>
            {
                string[] texts = [Given.Letter, Given.Release, Given.People, Given.Recipients];
                foreach (var (at, cut, piece) in changes)
                {
                    var start = at % texts[file].Length;
                    texts[file] = texts[file][..start] + Pieces[piece] + texts[file][Math.Min(texts[file].Length, start + cut)..];
                }

                var read = Given.Read(texts[0], texts[1], texts[2], texts[3]);
                if (!read.IsDone) Given.Refused(read);
            },
            iter: 20_000);
}
