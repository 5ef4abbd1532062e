using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdvocacyTracker.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class NewsroomSettings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Wordings",
                table: "PressReleases",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "Accent",
                table: "Newsroom",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Contacts",
                table: "Newsroom",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "DarkAccent",
                table: "Newsroom",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Dateline",
                table: "Newsroom",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "FurtherLanguages",
                table: "Newsroom",
                type: "text",
                nullable: false,
                defaultValue: "");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Wordings",
                table: "PressReleases");

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
        }
    }
}
