namespace HipPain.Benchmarks;

/// <summary>Programs that benchmarks need beside the site.</summary>
internal static class Installed
{
    /// <summary>Whether all are there; else says which package brings what is missing. Packages have the programs' names.</summary>
    public static bool Has(params string[] programs)
    {
        // Where servers stand is not in everybody's PATH.
        string[] folders = [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'), "/usr/sbin"];
        string[] missing = [.. programs.Where(program => !folders.Any(folder => File.Exists(Path.Combine(folder, program))))];
        if (missing.Length > 0)
        {
            Console.Error.WriteLine($"This needs {string.Join(" and ", missing)}. On Debian and Ubuntu: apt-get install {string.Join(' ', missing)}");
        }

        return missing.Length == 0;
    }
}
