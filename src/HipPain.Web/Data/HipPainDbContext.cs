using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace HipPain.Web.Data;

/// <summary>The database: how often pages were read, what readers said about them, and what they said before.</summary>
public sealed class HipPainDbContext(DbContextOptions<HipPainDbContext> options) : DbContext(options)
{
    /// <summary>Counts by day.</summary>
    public DbSet<PageViewCount> PageViewCounts => Set<PageViewCount>();

    /// <summary>Votes with their reasons and comments.</summary>
    public DbSet<FeedbackEntry> Feedback => Set<FeedbackEntry>();

    /// <summary>Every text that was published, for sheets of paper to be compared with.</summary>
    public DbSet<SectionText> SectionTexts => Set<SectionText>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(HipPainDbContext).Assembly);

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();

    // SQLite keeps no kind, so a time read back would pass for local time.
    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        time => time, time => DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
