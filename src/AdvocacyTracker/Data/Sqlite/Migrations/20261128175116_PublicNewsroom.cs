using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdvocacyTracker.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PublicNewsroom : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "MemberId",
                table: "OutgoingMails",
                newName: "ReaderId");

            migrationBuilder.AddColumn<DateTime>(
                name: "BlackedOutAt",
                table: "Revisions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Pictures",
                table: "PressReleases",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<Guid>(
                name: "TranslationOfId",
                table: "PressReleases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Wordings",
                table: "PressReleases",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<int>(
                name: "Purpose",
                table: "OutgoingMails",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // A mail that tells of no notice brought the link of an invitation.
            migrationBuilder.Sql("UPDATE \"OutgoingMails\" SET \"Purpose\" = 1 WHERE \"Kind\" IS NULL");

            migrationBuilder.AddColumn<string>(
                name: "Accent",
                table: "Newsroom",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Contacts",
                table: "Newsroom",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "DarkAccent",
                table: "Newsroom",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Dateline",
                table: "Newsroom",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "FurtherLanguages",
                table: "Newsroom",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "HasOfficeHolders",
                table: "Newsroom",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "LogoHash",
                table: "Newsroom",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "LogoHeight",
                table: "Newsroom",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "LogoKind",
                table: "Newsroom",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "LogoWidth",
                table: "Newsroom",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "Blackouts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReleaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    ProposedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProposedBy = table.Column<string>(type: "TEXT", nullable: false),
                    ProposedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ClosedBy = table.Column<string>(type: "TEXT", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    IsDone = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Blackouts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Blackouts_PressReleases_ReleaseId",
                        column: x => x.ReleaseId,
                        principalTable: "PressReleases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "KeptPages",
                columns: table => new
                {
                    Address = table.Column<string>(type: "TEXT", nullable: false),
                    Edition = table.Column<string>(type: "TEXT", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", nullable: false),
                    Policy = table.Column<string>(type: "TEXT", nullable: false),
                    Plain = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Gzip = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Brotli = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeptPages", x => x.Address);
                });

            migrationBuilder.CreateTable(
                name: "ListedValues",
                columns: table => new
                {
                    List = table.Column<int>(type: "INTEGER", nullable: false),
                    Facet = table.Column<int>(type: "INTEGER", nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: false),
                    Label = table.Column<string>(type: "TEXT", nullable: false),
                    Lines = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ListedValues", x => new { x.List, x.Facet, x.Value });
                });

            migrationBuilder.CreateTable(
                name: "Listings",
                columns: table => new
                {
                    List = table.Column<int>(type: "INTEGER", nullable: false),
                    Facet = table.Column<int>(type: "INTEGER", nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Listings", x => new { x.List, x.Facet, x.Value, x.At, x.SubjectId });
                });

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
                name: "OfficeHolders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Slug = table.Column<string>(type: "TEXT", nullable: false),
                    WithheldAt = table.Column<DateTime>(type: "TEXT", nullable: true)
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
                name: "Outcomes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DemandId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Demand = table.Column<string>(type: "TEXT", nullable: false),
                    AskNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    Track = table.Column<int>(type: "INTEGER", nullable: false),
                    Step = table.Column<int>(type: "INTEGER", nullable: false),
                    Contribution = table.Column<string>(type: "TEXT", nullable: false),
                    LetterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Summary = table.Column<string>(type: "TEXT", nullable: false),
                    Evidence = table.Column<string>(type: "TEXT", nullable: false),
                    LoggedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    LoggedBy = table.Column<string>(type: "TEXT", nullable: false),
                    LoggedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ConfirmedBy = table.Column<string>(type: "TEXT", nullable: false),
                    ConfirmedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    ConfirmedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    PublishedBy = table.Column<string>(type: "TEXT", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WithdrawnBy = table.Column<string>(type: "TEXT", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WithdrawnReason = table.Column<string>(type: "TEXT", nullable: false),
                    TakenDownBy = table.Column<string>(type: "TEXT", nullable: false),
                    TakenDownById = table.Column<Guid>(type: "TEXT", nullable: true),
                    TakenDownAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    TakenDownReason = table.Column<string>(type: "TEXT", nullable: false),
                    BlackedOutBy = table.Column<string>(type: "TEXT", nullable: false),
                    BlackedOutAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ImportedBy = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outcomes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Outcomes_Demands_DemandId",
                        column: x => x.DemandId,
                        principalTable: "Demands",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Outcomes_Letters_LetterId",
                        column: x => x.LetterId,
                        principalTable: "Letters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PictureFiles",
                columns: table => new
                {
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    Width = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PictureFiles", x => new { x.SubjectId, x.Hash, x.Width });
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
                name: "PreviewLinks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReleaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MadeFor = table.Column<string>(type: "TEXT", nullable: false),
                    ContactId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TokenHash = table.Column<string>(type: "TEXT", nullable: false),
                    MakerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RevokedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LastOpenedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    TimesOpened = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PreviewLinks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PreviewLinks_PressReleases_ReleaseId",
                        column: x => x.ReleaseId,
                        principalTable: "PressReleases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PublishedDemands",
                columns: table => new
                {
                    ReleaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", nullable: false),
                    DemandId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LetterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Json = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublishedDemands", x => new { x.ReleaseId, x.Reference });
                });

            migrationBuilder.CreateTable(
                name: "Replies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    LetterRecipientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Form = table.Column<int>(type: "INTEGER", nullable: false),
                    Answers = table.Column<string>(type: "TEXT", nullable: false),
                    LetterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Summary = table.Column<string>(type: "TEXT", nullable: false),
                    Evidence = table.Column<string>(type: "TEXT", nullable: false),
                    LoggedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    LoggedBy = table.Column<string>(type: "TEXT", nullable: false),
                    LoggedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ConfirmedBy = table.Column<string>(type: "TEXT", nullable: false),
                    ConfirmedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    ConfirmedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    PublishedBy = table.Column<string>(type: "TEXT", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WithdrawnBy = table.Column<string>(type: "TEXT", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WithdrawnReason = table.Column<string>(type: "TEXT", nullable: false),
                    TakenDownBy = table.Column<string>(type: "TEXT", nullable: false),
                    TakenDownById = table.Column<Guid>(type: "TEXT", nullable: true),
                    TakenDownAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    TakenDownReason = table.Column<string>(type: "TEXT", nullable: false),
                    BlackedOutBy = table.Column<string>(type: "TEXT", nullable: false),
                    BlackedOutAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ImportedBy = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Replies", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Replies_LetterRecipients_LetterRecipientId",
                        column: x => x.LetterRecipientId,
                        principalTable: "LetterRecipients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Replies_Letters_LetterId",
                        column: x => x.LetterId,
                        principalTable: "Letters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
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

            migrationBuilder.CreateTable(
                name: "Takedowns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReleaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Takedowns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Takedowns_PressReleases_ReleaseId",
                        column: x => x.ReleaseId,
                        principalTable: "PressReleases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HolderNames",
                columns: table => new
                {
                    RecipientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EnvelopeName = table.Column<string>(type: "TEXT", nullable: false),
                    HolderId = table.Column<Guid>(type: "TEXT", nullable: false)
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
                name: "IX_OutgoingMails_ReaderId",
                table: "OutgoingMails",
                column: "ReaderId");

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMails_SubjectId",
                table: "OutgoingMails",
                column: "SubjectId");

            migrationBuilder.CreateIndex(
                name: "IX_Blackouts_ReleaseId",
                table: "Blackouts",
                column: "ReleaseId");

            migrationBuilder.CreateIndex(
                name: "IX_HolderNames_HolderId",
                table: "HolderNames",
                column: "HolderId");

            migrationBuilder.CreateIndex(
                name: "IX_Listings_SubjectId_List",
                table: "Listings",
                columns: new[] { "SubjectId", "List" });

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
                name: "IX_OfficeHolders_PersonId",
                table: "OfficeHolders",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_OfficeHolders_Slug",
                table: "OfficeHolders",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Outcomes_DemandId",
                table: "Outcomes",
                column: "DemandId");

            migrationBuilder.CreateIndex(
                name: "IX_Outcomes_LetterId",
                table: "Outcomes",
                column: "LetterId");

            migrationBuilder.CreateIndex(
                name: "IX_Outcomes_LoggedAt_Id",
                table: "Outcomes",
                columns: new[] { "LoggedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Outcomes_PublishedAt",
                table: "Outcomes",
                column: "PublishedAt");

            migrationBuilder.CreateIndex(
                name: "IX_PictureFiles_Hash_Width",
                table: "PictureFiles",
                columns: new[] { "Hash", "Width" });

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
                name: "IX_PreviewLinks_ContactId",
                table: "PreviewLinks",
                column: "ContactId");

            migrationBuilder.CreateIndex(
                name: "IX_PreviewLinks_MakerId",
                table: "PreviewLinks",
                column: "MakerId");

            migrationBuilder.CreateIndex(
                name: "IX_PreviewLinks_ReleaseId",
                table: "PreviewLinks",
                column: "ReleaseId");

            migrationBuilder.CreateIndex(
                name: "IX_PreviewLinks_TokenHash",
                table: "PreviewLinks",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PublishedDemands_At",
                table: "PublishedDemands",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_PublishedDemands_DemandId_At",
                table: "PublishedDemands",
                columns: new[] { "DemandId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_PublishedDemands_LetterId",
                table: "PublishedDemands",
                column: "LetterId");

            migrationBuilder.CreateIndex(
                name: "IX_PublishedDemands_Reference_At",
                table: "PublishedDemands",
                columns: new[] { "Reference", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Replies_LetterId",
                table: "Replies",
                column: "LetterId");

            migrationBuilder.CreateIndex(
                name: "IX_Replies_LetterRecipientId",
                table: "Replies",
                column: "LetterRecipientId");

            migrationBuilder.CreateIndex(
                name: "IX_Replies_LoggedAt_Id",
                table: "Replies",
                columns: new[] { "LoggedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Replies_PublishedAt",
                table: "Replies",
                column: "PublishedAt");

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

            migrationBuilder.CreateIndex(
                name: "IX_Takedowns_ReleaseId",
                table: "Takedowns",
                column: "ReleaseId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Blackouts");

            migrationBuilder.DropTable(
                name: "HolderNames");

            migrationBuilder.DropTable(
                name: "KeptPages");

            migrationBuilder.DropTable(
                name: "ListedValues");

            migrationBuilder.DropTable(
                name: "Listings");

            migrationBuilder.DropTable(
                name: "MailedReleases");

            migrationBuilder.DropTable(
                name: "NewsIssues");

            migrationBuilder.DropTable(
                name: "Outcomes");

            migrationBuilder.DropTable(
                name: "PictureFiles");

            migrationBuilder.DropTable(
                name: "PressContacts");

            migrationBuilder.DropTable(
                name: "PreviewLinks");

            migrationBuilder.DropTable(
                name: "PublishedDemands");

            migrationBuilder.DropTable(
                name: "Replies");

            migrationBuilder.DropTable(
                name: "Subscriptions");

            migrationBuilder.DropTable(
                name: "Takedowns");

            migrationBuilder.DropTable(
                name: "OfficeHolders");

            migrationBuilder.DropIndex(
                name: "IX_PressReleases_TranslationOfId",
                table: "PressReleases");

            migrationBuilder.DropIndex(
                name: "IX_OutgoingMails_ReaderId",
                table: "OutgoingMails");

            migrationBuilder.DropIndex(
                name: "IX_OutgoingMails_SubjectId",
                table: "OutgoingMails");

            migrationBuilder.DropColumn(
                name: "BlackedOutAt",
                table: "Revisions");

            migrationBuilder.DropColumn(
                name: "Pictures",
                table: "PressReleases");

            migrationBuilder.DropColumn(
                name: "TranslationOfId",
                table: "PressReleases");

            migrationBuilder.DropColumn(
                name: "Wordings",
                table: "PressReleases");

            migrationBuilder.DropColumn(
                name: "Purpose",
                table: "OutgoingMails");

            migrationBuilder.DropColumn(
                name: "Accent",
                table: "Newsroom");

            migrationBuilder.DropColumn(
                name: "Contacts",
                table: "Newsroom");

            migrationBuilder.DropColumn(
                name: "DarkAccent",
                table: "Newsroom");

            migrationBuilder.DropColumn(
                name: "Dateline",
                table: "Newsroom");

            migrationBuilder.DropColumn(
                name: "FurtherLanguages",
                table: "Newsroom");

            migrationBuilder.DropColumn(
                name: "HasOfficeHolders",
                table: "Newsroom");

            migrationBuilder.DropColumn(
                name: "LogoHash",
                table: "Newsroom");

            migrationBuilder.DropColumn(
                name: "LogoHeight",
                table: "Newsroom");

            migrationBuilder.DropColumn(
                name: "LogoKind",
                table: "Newsroom");

            migrationBuilder.DropColumn(
                name: "LogoWidth",
                table: "Newsroom");

            migrationBuilder.RenameColumn(
                name: "ReaderId",
                table: "OutgoingMails",
                newName: "MemberId");
        }
    }
}
