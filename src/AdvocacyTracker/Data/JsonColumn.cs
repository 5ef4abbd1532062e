using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvocacyTracker.Data;

/// <summary>A small list that belongs to one record and is never searched by: one JSON column, alike on both databases.</summary>
internal static class JsonColumn
{
    /// <summary>Stores the list as JSON text.</summary>
    public static PropertyBuilder<IReadOnlyList<T>> AsJson<T>(this PropertyBuilder<IReadOnlyList<T>> property) =>
        property.HasConversion(
            list => Write(list),
            json => Read<T>(json),
            new ValueComparer<IReadOnlyList<T>>((a, b) => Write(a) == Write(b), list => Write(list).GetHashCode(StringComparison.Ordinal), list => list));

    private static string Write<T>(IReadOnlyList<T>? list) => JsonSerializer.Serialize(list ?? []);

    private static IReadOnlyList<T> Read<T>(string json) => JsonSerializer.Deserialize<List<T>>(json) ?? [];
}
