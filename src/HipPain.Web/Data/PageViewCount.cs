using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HipPain.Web.Data;

/// <summary>How often something happened on one day. It says nothing about anyone to whom it happened.</summary>
public sealed class PageViewCount
{
    /// <summary>The longest name, in UTF-16 characters.</summary>
    public const int MaxNameLength = 700;

    /// <summary>The day, in UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>What was counted.</summary>
    public required PageViewKind Kind { get; init; }

    /// <summary>The address, the referring host, the reason or the words, as <see cref="Kind"/> says; at most <see cref="MaxNameLength"/> characters.</summary>
    public required string Name { get; init; }

    /// <summary>How often, at least 1.</summary>
    public required long Count { get; init; }
}

/// <summary>What a count counts, and so what its name is.</summary>
public enum PageViewKind
{
    /// <summary>Views of a page; the name is its address.</summary>
    View,

    /// <summary>Views that came from outside; the name is the page's address.</summary>
    Arrival,

    /// <summary>Arrivals by a link; the name is the host that holds the link.</summary>
    Referrer,

    /// <summary>Requests for a page that were not counted; the name is the reason.</summary>
    Rejected,

    /// <summary>Searches that found nothing, from the third time on; the name is the words.</summary>
    SearchMiss,

    /// <summary>Requests for an address that a page of the guide links to or that was taken down; the name is the path.</summary>
    BrokenLink,
}

internal sealed class PageViewCountMapping : IEntityTypeConfiguration<PageViewCount>
{
    public void Configure(EntityTypeBuilder<PageViewCount> builder)
    {
        builder.HasKey(count => new { count.Day, count.Kind, count.Name });
        // For the course of one page. What is counted again and again changes no index.
        builder.HasIndex(count => new { count.Kind, count.Name, count.Day });
        builder.Property(count => count.Kind).HasConversion<string>().HasMaxLength(16);
        builder.Property(count => count.Name).HasMaxLength(PageViewCount.MaxNameLength);
    }
}
