using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdvocacyTracker.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SearchEntries",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReleaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchEntries", x => x.Key);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SearchEntries_Kind_SubjectId",
                table: "SearchEntries",
                columns: new[] { "Kind", "SubjectId" },
                unique: true);

            // The index over the words, which follows the table. What is taken out of it leaves no trace in the file.
            migrationBuilder.Sql("""CREATE VIRTUAL TABLE "SearchIndex" USING fts5("Words", content='SearchEntries', content_rowid='Key', columnsize=0, prefix='2 3 4', tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'")""");
            migrationBuilder.Sql("""INSERT INTO "SearchIndex" ("SearchIndex", rank) VALUES ('secure-delete', 1)""");
            migrationBuilder.Sql("""CREATE TRIGGER "SearchEntryAdded" AFTER INSERT ON "SearchEntries" BEGIN INSERT INTO "SearchIndex" (rowid, "Words") VALUES (new."Key", new."Words"); END""");
            migrationBuilder.Sql("""CREATE TRIGGER "SearchEntryDropped" AFTER DELETE ON "SearchEntries" BEGIN INSERT INTO "SearchIndex" ("SearchIndex", rowid, "Words") VALUES ('delete', old."Key", old."Words"); END""");
            migrationBuilder.Sql("""CREATE TRIGGER "SearchEntrySaid" AFTER UPDATE ON "SearchEntries" BEGIN INSERT INTO "SearchIndex" ("SearchIndex", rowid, "Words") VALUES ('delete', old."Key", old."Words"); INSERT INTO "SearchIndex" (rowid, "Words") VALUES (new."Key", new."Words"); END""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE \"SearchIndex\"");
            migrationBuilder.DropTable(
                name: "SearchEntries");
        }
    }
}
