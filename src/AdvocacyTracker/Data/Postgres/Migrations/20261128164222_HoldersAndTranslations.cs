using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdvocacyTracker.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class HoldersAndTranslations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "TranslationOfId",
                table: "PressReleases",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "HasOfficeHolders",
                table: "Newsroom",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "OfficeHolders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Slug = table.Column<string>(type: "text", nullable: false),
                    WithheldAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfficeHolders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OfficeHolders_Persons_PersonId",
                        column: x => x.PersonId,
                        principalTable: "Persons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HolderNames",
                columns: table => new
                {
                    RecipientId = table.Column<Guid>(type: "uuid", nullable: false),
                    EnvelopeName = table.Column<string>(type: "text", nullable: false),
                    HolderId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HolderNames", x => new { x.RecipientId, x.EnvelopeName });
                    table.ForeignKey(
                        name: "FK_HolderNames_OfficeHolders_HolderId",
                        column: x => x.HolderId,
                        principalTable: "OfficeHolders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HolderNames_Recipients_RecipientId",
                        column: x => x.RecipientId,
                        principalTable: "Recipients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PressReleases_TranslationOfId",
                table: "PressReleases",
                column: "TranslationOfId");

            migrationBuilder.CreateIndex(
                name: "IX_HolderNames_HolderId",
                table: "HolderNames",
                column: "HolderId");

            migrationBuilder.CreateIndex(
                name: "IX_OfficeHolders_PersonId",
                table: "OfficeHolders",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_OfficeHolders_Slug",
                table: "OfficeHolders",
                column: "Slug",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "HolderNames");

            migrationBuilder.DropTable(
                name: "OfficeHolders");

            migrationBuilder.DropIndex(
                name: "IX_PressReleases_TranslationOfId",
                table: "PressReleases");

            migrationBuilder.DropColumn(
                name: "TranslationOfId",
                table: "PressReleases");

            migrationBuilder.DropColumn(
                name: "HasOfficeHolders",
                table: "Newsroom");
        }
    }
}
