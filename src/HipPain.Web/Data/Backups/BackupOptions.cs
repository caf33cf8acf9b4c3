using HipPain.Web.Operations;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Data.Backups;

/// <summary>The copy that the site makes of its database each day.</summary>
public sealed class BackupOptions
{
    /// <summary>The section of the settings these are read from.</summary>
    public const string SectionName = "Backups";

    /// <summary>Whether a copy is made each day.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The folder of the copies; a relative one starts from the home folder. Empty is <c>backups</c> beside the database.</summary>
    public string Folder { get; set; } = "";

    /// <summary>How many days a copy is kept, and so how many copies there are, 1 to 3,650.</summary>
    [Within(1, 3_650, ErrorMessage = "Backups:Keep must be a whole number from 1 to 3650.")]
    public int Keep { get; set; } = 30;
}

/// <summary>Checks <see cref="BackupOptions"/> at start.</summary>
[OptionsValidator]
public sealed partial class BackupOptionsValidator : IValidateOptions<BackupOptions>;
