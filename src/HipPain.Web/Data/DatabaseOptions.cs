using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Data;

/// <summary>Which database the site keeps its counts and feedback in.</summary>
public sealed class DatabaseOptions
{
    /// <summary>The section of the settings these are read from.</summary>
    public const string SectionName = "Database";

    /// <summary>The name under ConnectionStrings.</summary>
    public const string ConnectionStringName = "HipPain";

    /// <summary>A file, for one process.</summary>
    public const string Sqlite = "Sqlite";

    /// <summary>A server, for one process or several.</summary>
    public const string PostgreSql = "PostgreSql";

    /// <summary>The database engine: <see cref="Sqlite"/> or <see cref="PostgreSql"/>.</summary>
    [AllowedValues(Sqlite, PostgreSql, ErrorMessage = "Database:Provider must be Sqlite or PostgreSql.")]
    public string Provider { get; set; } = Sqlite;

    /// <summary>Where files are kept that belong to a database on a server, such as counts that a stop could not store; relative to the home folder.
    /// SQLite has them beside its own file.</summary>
    [Required(ErrorMessage = "Database:Folder must name a folder, as data.")]
    public string Folder { get; set; } = "data";

    /// <summary>ConnectionStrings:HipPain, in the form of the engine's own driver; a relative Data Source starts from the home folder.</summary>
    public string ConnectionString { get; set; } = "Data Source=data/hippain.db";
}

/// <summary>Checks <see cref="DatabaseOptions"/> at start.</summary>
[OptionsValidator]
public sealed partial class DatabaseOptionsValidator : IValidateOptions<DatabaseOptions>;
