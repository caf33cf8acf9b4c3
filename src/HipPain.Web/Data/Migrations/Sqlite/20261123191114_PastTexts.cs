using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HipPain.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PastTexts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SectionTexts",
                columns: table => new
                {
                    Address = table.Column<string>(type: "TEXT", maxLength: 700, nullable: false),
                    Version = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    FirstSeen = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SectionTexts", x => new { x.Address, x.Version });
                });

            migrationBuilder.CreateIndex(
                name: "IX_SectionTexts_Version",
                table: "SectionTexts",
                column: "Version");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SectionTexts");
        }
    }
}
