using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HipPain.Web.Data;

/// <summary>Counts that were stored together. Where the answer to a commit was lost, its id tells that they are stored.</summary>
public sealed class PageViewBatch
{
    /// <summary>Made with the batch.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it was stored, in UTC. Batches that are a day old are forgotten.</summary>
    public required DateTime StoredAt { get; init; }
}

internal sealed class PageViewBatchMapping : IEntityTypeConfiguration<PageViewBatch>
{
    public void Configure(EntityTypeBuilder<PageViewBatch> builder)
    {
        builder.ToTable("PageViewBatches");
        builder.Property(batch => batch.Id).ValueGeneratedNever();
        builder.HasIndex(batch => batch.StoredAt);
    }
}
