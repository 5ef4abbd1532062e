using System.Text.Json;

namespace AdvocacyTracker.Benchmarks;

/// <summary>Somebody who types some words at the start of a letter and takes them out again, pause by pause.</summary>
internal sealed class Typist(Desk desk, string letter, (int Version, int Length) head)
{
    private const string Words = "who went out to ask for it peacefully and ";

    private (int Version, int Length) _head = head;
    private string _shown = "";
    private bool _isIn;

    public int Up { get; private set; }

    public int Down { get; private set; }

    public int PreviewDown { get; private set; }

    public async Task TypeAsync()
    {
        var change = _isIn ? $"[[{Words.Length}],{_head.Length}]" : $"[[0,\"{Words}\"],{_head.Length}]";
        var (version, up, down) = await desk.AppendAsync(letter, _head.Version, change);
        (_head.Version, _isIn) = (version, !_isIn);
        (Up, Down) = (Math.Max(Up, up), Math.Max(Down, down));
    }

    public async Task PreviewAsync()
    {
        var preview = await desk.Http.GetStringAsync(new Uri($"{letter}/preview?have={_shown}", UriKind.Relative));
        if (_shown.Length > 0) PreviewDown = Math.Max(PreviewDown, preview.Length);
        _shown = JsonDocument.Parse(preview).RootElement.GetProperty("tag").GetString()!;
    }
}
