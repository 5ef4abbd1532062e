using System.Text;
using System.Text.RegularExpressions;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Tests.Bed;

/// <summary>Looks through everything that is stored, for tests of what must be left nowhere.</summary>
internal static class Stored
{
    /// <summary>What holds these folded letters in any column of any table, as a person would read it.</summary>
    public static async Task<IReadOnlyList<string>> HoldingAsync(this House house, string folded)
    {
        await using var db = house.Database();
        var left = new List<string>();
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Distinct())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                for (var n = 0; n < rows.FieldCount; n++)
                {
                    var value = rows.GetValue(n) is byte[] bytes ? Encoding.UTF8.GetString(bytes) : $"{rows.GetValue(n)}";
                    var read = Regex.Replace(value, @"\\u([0-9A-Fa-f]{4})", m => $"{(char)Convert.ToInt32(m.Groups[1].Value, 16)}");
                    if (WrittenNames.Fold(read).Contains(folded, StringComparison.Ordinal)) left.Add($"{table}.{rows.GetName(n)}: {read}");
                }
            }
        }
        return left;
    }
}
