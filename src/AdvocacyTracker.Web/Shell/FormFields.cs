using System.Globalization;
using System.Text.Json;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;

namespace AdvocacyTracker.Web.Shell;

/// <summary>A form's fields as a browser knows them: each by the name of its input, its value as text.</summary>
internal sealed class FormFields<TForm>(params FormField<TForm>[] fields)
    where TForm : class
{
    /// <summary>All values, as the script takes them in.</summary>
    /// <param name="version">Grows with every change.</param>
    public string ToJson(TForm form, long version) => JsonSerializer.Serialize(new { version, values = fields.ToDictionary(f => f.Name, f => f.Read(form)) });

    /// <summary>Saves one field, and answers with what it holds now: what was sent, or, where somebody else changed it meanwhile, theirs.</summary>
    /// <param name="readAsync">Reads the form as it stands, and its version; null when it isn't there for whoever asks.</param>
    public async Task<IResult> SaveAsync(FieldRequest request, Func<Task<(TForm Form, long Version)?>> readAsync, Func<TForm, TForm, Task<Result<Revised>>> reviseAsync)
    {
        if (await readAsync() is not { } before) return Results.NotFound();
        if (fields.FirstOrDefault(f => f.Name == request.Field) is not { } field) return Results.BadRequest();
        if (field.Write(before.Form, request.Mine) is not { } mine) return Bodies.Refused(new($"“{request.Mine}” can’t be read here: look at it again."));
        if (field.Write(before.Form, request.Seen) is not { } seen) return Results.BadRequest();
        var revised = await reviseAsync(seen, mine);
        if (!revised.IsDone) return Bodies.Refused(revised.Refusal);
        return await readAsync() is { } now ? Results.Json(new FieldAnswer(revised.Value.Met.Count == 0, field.Read(now.Form), now.Version)) : Results.NotFound();
    }
}

/// <summary>One field of a form.</summary>
/// <param name="Write">The form with another value; null for a text that is no such value.</param>
internal sealed record FormField<TForm>(string Name, Func<TForm, string> Read, Func<TForm, string, TForm?> Write);

/// <summary>Values as an input holds them.</summary>
internal static class FieldText
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>A date input's value; empty for an unknown day.</summary>
    public static string Of(DateOnly? day) => day?.ToString(DayFormat, CultureInfo.InvariantCulture) ?? "";

    /// <summary>A day put into a form; null for a text that is none.</summary>
    public static T? WithDay<T>(string text, Func<DateOnly?, T> with)
        where T : class =>
        text.Length == 0 ? with(null) : DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? with(day) : null;
}

/// <summary>A field as it is sent: what its writer saw, and what they want.</summary>
internal sealed record FieldRequest(string Field, string Seen, string Mine);

/// <summary>What became of a field.</summary>
/// <param name="IsTaken">False where somebody else had changed it: both texts are kept, and <paramref name="Now"/> is theirs.</param>
internal sealed record FieldAnswer(bool IsTaken, string Now, long Version);
