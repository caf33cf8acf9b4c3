using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HipPain.Web.Data;

/// <summary>
/// Somebody who may see what readers read and said. Editors are added on the command line alone. Of what ASP.NET Core Identity
/// offers, e-mail address and telephone number stay empty.
/// </summary>
public sealed class Editor : IdentityUser
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxNameLength = 64;

    /// <summary>When the editor was added, in UTC.</summary>
    public required DateTime AddedAt { get; init; }

    /// <summary>Since when the editor is shut out, in UTC; null for one who may sign in.</summary>
    public DateTime? DisabledAt { get; set; }

    /// <summary>The SHA-256 hash of the one-time link that was given out; null once it was used, and where there is none.</summary>
    public byte[]? LinkHash { get; set; }

    /// <summary>Until when the one-time link works, in UTC.</summary>
    public DateTime? LinkExpiresAt { get; set; }
}

internal sealed class EditorMapping : IEntityTypeConfiguration<Editor>
{
    public void Configure(EntityTypeBuilder<Editor> builder)
    {
        builder.ToTable("Editors");
        builder.Property(editor => editor.UserName).HasMaxLength(Editor.MaxNameLength);
        builder.Property(editor => editor.NormalizedUserName).HasMaxLength(Editor.MaxNameLength);
        builder.Property(editor => editor.LinkHash).HasMaxLength(32);
        builder.HasIndex(editor => editor.LinkHash).IsUnique();
    }
}
