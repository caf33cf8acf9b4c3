using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HipPain.Web.Data;

/// <summary>What an article, a section or the guide's emergency card said from some day on. It is never changed.</summary>
public sealed class SectionText
{
    /// <summary>Stands for the address of the guide's emergency card. Addresses start with a slash, so it is none.</summary>
    public const string EmergencyCard = "emergency-card";

    /// <summary>Where it was published, at most 700 characters; or <see cref="EmergencyCard"/>.</summary>
    public required string Address { get; init; }

    /// <summary>The version of the text: 8 lower-case hexadecimal digits.</summary>
    public required string Version { get; init; }

    /// <summary>The text in the form that <see cref="Content.Parts.PlainText.Parse"/> reads.</summary>
    public required string Text { get; init; }

    /// <summary>The day, in UTC, on which the site first published it at that address.</summary>
    public required DateOnly FirstSeen { get; init; }
}

internal sealed class SectionTextMapping : IEntityTypeConfiguration<SectionText>
{
    public void Configure(EntityTypeBuilder<SectionText> builder)
    {
        builder.HasKey(text => new { text.Address, text.Version });
        // For a sheet whose part has a new address by now.
        builder.HasIndex(text => text.Version);
        builder.Property(text => text.Address).HasMaxLength(700);
        builder.Property(text => text.Version).HasMaxLength(8);
    }
}
