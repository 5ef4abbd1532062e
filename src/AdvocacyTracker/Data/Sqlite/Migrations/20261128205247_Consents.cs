using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdvocacyTracker.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Consents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsTakenBack",
                table: "MailedReleases",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            // Links that somebody revoked, and none that ended with the words that they showed.
            migrationBuilder.Sql("""
                UPDATE "MailedReleases" SET "IsTakenBack" = 1
                WHERE "PublicationId" <> '00000000-0000-0000-0000-000000000000'
                  AND EXISTS (SELECT 1 FROM "PreviewLinks" WHERE "PreviewLinks"."Id" = "MailedReleases"."LinkId" AND "PreviewLinks"."RevokedAt" IS NOT NULL)
                """);

            migrationBuilder.CreateTable(
                name: "SignatoryConsents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    LetterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    How = table.Column<string>(type: "TEXT", nullable: false),
                    WordsHash = table.Column<string>(type: "TEXT", nullable: false),
                    NotedBy = table.Column<string>(type: "TEXT", nullable: false),
                    NotedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WithdrawnBy = table.Column<string>(type: "TEXT", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignatoryConsents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SignatoryConsents_Letters_LetterId",
                        column: x => x.LetterId,
                        principalTable: "Letters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SignatoryConsents_LetterId",
                table: "SignatoryConsents",
                column: "LetterId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SignatoryConsents");

            migrationBuilder.DropColumn(
                name: "IsTakenBack",
                table: "MailedReleases");
        }
    }
}
