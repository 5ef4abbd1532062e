using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdvocacyTracker.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PressMailing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "MemberId",
                table: "OutgoingMails",
                newName: "ReaderId");

            migrationBuilder.AddColumn<Guid>(
                name: "ContactId",
                table: "PreviewLinks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Purpose",
                table: "OutgoingMails",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // A mail that tells of no notice brought the link of an invitation.
            migrationBuilder.Sql("UPDATE \"OutgoingMails\" SET \"Purpose\" = 1 WHERE \"Kind\" IS NULL");

            migrationBuilder.CreateTable(
                name: "MailedReleases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReleaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PublicationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OpensAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ContactId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MailId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LinkId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MailedReleases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MailedReleases_PressReleases_ReleaseId",
                        column: x => x.ReleaseId,
                        principalTable: "PressReleases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "NewsIssues",
                columns: table => new
                {
                    ReleaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AfterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Mails = table.Column<int>(type: "INTEGER", nullable: false),
                    IsDone = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NewsIssues", x => x.ReleaseId);
                    table.ForeignKey(
                        name: "FK_NewsIssues_PressReleases_ReleaseId",
                        column: x => x.ReleaseId,
                        principalTable: "PressReleases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PressContacts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", nullable: false),
                    AddressKey = table.Column<string>(type: "TEXT", nullable: false),
                    Outlet = table.Column<string>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", nullable: false),
                    Zone = table.Column<string>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PressContacts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Subscriptions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", nullable: false),
                    AddressKey = table.Column<string>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", nullable: false),
                    AskedLanguage = table.Column<string>(type: "TEXT", nullable: false),
                    ConfirmHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Asks = table.Column<int>(type: "INTEGER", nullable: false),
                    ConfirmedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Subscriptions", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PreviewLinks_ContactId",
                table: "PreviewLinks",
                column: "ContactId");

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMails_ReaderId",
                table: "OutgoingMails",
                column: "ReaderId");

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMails_SubjectId",
                table: "OutgoingMails",
                column: "SubjectId");

            migrationBuilder.CreateIndex(
                name: "IX_MailedReleases_ContactId",
                table: "MailedReleases",
                column: "ContactId");

            migrationBuilder.CreateIndex(
                name: "IX_MailedReleases_MailId",
                table: "MailedReleases",
                column: "MailId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MailedReleases_ReleaseId",
                table: "MailedReleases",
                column: "ReleaseId");

            migrationBuilder.CreateIndex(
                name: "IX_NewsIssues_IsDone",
                table: "NewsIssues",
                column: "IsDone");

            migrationBuilder.CreateIndex(
                name: "IX_PressContacts_AddressKey",
                table: "PressContacts",
                column: "AddressKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PressContacts_UpdatedAt_Id",
                table: "PressContacts",
                columns: new[] { "UpdatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Subscriptions_AddressKey",
                table: "Subscriptions",
                column: "AddressKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Subscriptions_AskedAt",
                table: "Subscriptions",
                column: "AskedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Subscriptions_ConfirmHash",
                table: "Subscriptions",
                column: "ConfirmHash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "MailedReleases");

            migrationBuilder.DropTable(
                name: "NewsIssues");

            migrationBuilder.DropTable(
                name: "PressContacts");

            migrationBuilder.DropTable(
                name: "Subscriptions");

            migrationBuilder.DropIndex(
                name: "IX_PreviewLinks_ContactId",
                table: "PreviewLinks");

            migrationBuilder.DropIndex(
                name: "IX_OutgoingMails_ReaderId",
                table: "OutgoingMails");

            migrationBuilder.DropIndex(
                name: "IX_OutgoingMails_SubjectId",
                table: "OutgoingMails");

            migrationBuilder.DropColumn(
                name: "ContactId",
                table: "PreviewLinks");

            migrationBuilder.DropColumn(
                name: "Purpose",
                table: "OutgoingMails");

            migrationBuilder.RenameColumn(
                name: "ReaderId",
                table: "OutgoingMails",
                newName: "MemberId");
        }
    }
}
