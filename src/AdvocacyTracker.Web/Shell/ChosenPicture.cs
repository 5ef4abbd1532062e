using AdvocacyTracker.Pictures;
using AdvocacyTracker.Rules;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace AdvocacyTracker.Web.Shell;

/// <summary>Reads a picture that somebody chose or dropped on a page.</summary>
internal static class ChosenPicture
{
    /// <summary>The picture, or why it can't be read.</summary>
    public static async Task<Result<ReadPicture>> ReadAsync(IBrowserFile file)
    {
        if (file.Size > PictureReader.MostBytes) return new Refusal($"This file is larger than {PictureReader.MostBytes >> 20} MB: make the picture smaller first.");
        try
        {
            await using var stream = file.OpenReadStream(PictureReader.MostBytes);
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy);
            return await PictureReader.ReadAsync(copy.ToArray(), CancellationToken.None);
        }
        catch (Exception e) when (e is IOException or TimeoutException or JSException)
        {
            return new Refusal("The file could not be read to its end: choose it again.");
        }
    }
}
