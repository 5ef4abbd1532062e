using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdvocacyTracker.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Embargoes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "Embargo",
                table: "PressReleases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EmbargoAt",
                table: "PressReleases",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "EmbargoZone",
                table: "PressReleases",
                type: "TEXT",
                nullable: false,
                defaultValue: "Etc/UTC");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Embargo",
                table: "PressReleases");

            migrationBuilder.DropColumn(
                name: "EmbargoAt",
                table: "PressReleases");

            migrationBuilder.DropColumn(
                name: "EmbargoZone",
                table: "PressReleases");
        }
    }
}
