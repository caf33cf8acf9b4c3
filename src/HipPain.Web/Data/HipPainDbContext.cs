using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace HipPain.Web.Data;

/// <summary>The database: how often pages were read, what readers said about them, what the pages said before, and who may see it.</summary>
public class HipPainDbContext : IdentityUserContext<Editor>, IDataProtectionKeyContext
{
    /// <summary>The database as a SQLite file.</summary>
    public HipPainDbContext(DbContextOptions<HipPainDbContext> options)
        : base(options)
    {
    }

    private protected HipPainDbContext(DbContextOptions options)
        : base(options)
    {
    }

    /// <summary>Counts by day.</summary>
    public DbSet<PageViewCount> PageViewCounts => Set<PageViewCount>();

    /// <summary>Votes with their reasons and comments.</summary>
    public DbSet<FeedbackEntry> Feedback => Set<FeedbackEntry>();

    /// <summary>What is left of feedback past its keeping time.</summary>
    public DbSet<VoteCount> VoteCounts => Set<VoteCount>();

    /// <summary>Which counts have been stored lately.</summary>
    public DbSet<PageViewBatch> PageViewBatches => Set<PageViewBatch>();

    /// <summary>What editors and operators did.</summary>
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    /// <summary>What protects the sessions of editors and the second step of feedback.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Every text that was published, for sheets of paper to be compared with.</summary>
    public DbSet<SectionText> SectionTexts => Set<SectionText>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<IdentityUserClaim<string>>().ToTable("EditorClaims");
        builder.Entity<IdentityUserLogin<string>>().ToTable("EditorLogins");
        builder.Entity<IdentityUserToken<string>>().ToTable("EditorTokens");
        builder.Entity<IdentityUserPasskey<string>>().ToTable("EditorPasskeys");
        builder.ApplyConfigurationsFromAssembly(typeof(HipPainDbContext).Assembly);
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();

    // SQLite keeps no kind, so a time read back would pass for local time.
    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        time => time, time => DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
