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

    /// <summary>The database engine.</summary>
    [AllowedValues("Sqlite", ErrorMessage = "Database:Provider must be Sqlite.")]
    public string Provider { get; set; } = "Sqlite";

    /// <summary>ConnectionStrings:HipPain; a relative Data Source starts from the home folder.</summary>
    public string ConnectionString { get; set; } = "Data Source=data/hippain.db";
}

/// <summary>Checks <see cref="DatabaseOptions"/> at start.</summary>
[OptionsValidator]
public sealed partial class DatabaseOptionsValidator : IValidateOptions<DatabaseOptions>;
