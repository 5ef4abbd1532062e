using System.Text;
using AdvocacyTracker.Pictures;
using AdvocacyTracker.Tests.Bed;
using SkiaSharp;

namespace AdvocacyTracker.Tests.Pictures;

/// <summary>A picture is made anew from its pixels: upright, in the widths in which it is shown, and without what a camera wrote into it.</summary>
public sealed class PictureReaderTests
{
    [Fact]
    public async Task Nothing_of_the_file_is_left_but_its_pixels_and_they_stand_upright()
    {
        var file = Photo.Jpeg(2000, 1000);
        Assert.Contains("Exif", Encoding.Latin1.GetString(file), StringComparison.Ordinal);
        var read = (await PictureReader.ReadAsync(file, default)).Value!;
        Assert.Equal("jpg", read.Kind);
        Assert.Equal([(480, 960), (960, 1920), (1000, 2000)], read.Renditions.Select(r => (r.Width, r.Height)));
        foreach (var rendition in read.Renditions)
        {
            var text = Encoding.Latin1.GetString(rendition.Bytes);
            Assert.DoesNotContain("Exif", text, StringComparison.Ordinal);
            Assert.DoesNotContain("camera", text, StringComparison.Ordinal);
            using var shown = SKBitmap.Decode(rendition.Bytes);
            Assert.Equal((rendition.Width, rendition.Height), (shown.Width, shown.Height));
        }
        // The blue disc was at the left above; turned a quarter to the right it is at the right above.
        using var upright = SKBitmap.Decode(read.Widest.Bytes);
        Assert.True(upright.GetPixel(666, 666).Blue > 100);
        Assert.True(upright.GetPixel(333, 1333).Red > 150);
    }

    [Theory]
    [InlineData(300, 300)]
    [InlineData(480, 480)]
    [InlineData(481, 480, 481)]
    [InlineData(1600, 480, 960, 1600)]
    [InlineData(2400, 480, 960, 1600)]
    public async Task It_is_shown_in_few_widths_and_never_wider_than_it_is(int width, params int[] shown)
    {
        Assert.Equal(shown, PictureReader.WidthsOf(width));
        Assert.Equal(shown, (await Photo.ReadAsync(width)).Renditions.Select(r => r.Width));
    }

    [Fact]
    public async Task What_lets_something_through_goes_on_to()
    {
        var read = (await PictureReader.ReadAsync(Photo.Png(), default)).Value!;
        Assert.Equal(("png", 1, 300), (read.Kind, read.Renditions.Count, read.Widest.Width));
        using var shown = SKBitmap.Decode(read.Widest.Bytes);
        Assert.InRange(shown.GetPixel(5, 5).Alpha, 120, 136);
    }

    [Fact]
    public async Task What_is_no_picture_or_none_that_is_whole_is_refused_with_a_sentence()
    {
        foreach (var (file, begins) in (List<(byte[], string)>)
        [
            ("<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), "This file is no picture"), ([], "This file is no picture"), ("GIF89a"u8.ToArray(), "This file is no picture"),
            (Photo.Jpeg()[..900], "This picture is damaged"), (Photo.Png(40, 40), "This picture is 40 by 40 pixels"), (new byte[PictureReader.MostBytes + 1], "This file is larger than 20 MB"),
        ])
        {
            Assert.StartsWith(begins, House.Refused((await PictureReader.ReadAsync(file, default)).Refusal), StringComparison.Ordinal);
        }
    }
}
