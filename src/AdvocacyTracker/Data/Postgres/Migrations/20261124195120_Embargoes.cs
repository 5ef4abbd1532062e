using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdvocacyTracker.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Embargoes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "Embargo",
                table: "PressReleases",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EmbargoAt",
                table: "PressReleases",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "EmbargoZone",
                table: "PressReleases",
                type: "text",
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
