namespace HipPain.Benchmarks;

/// <summary>Programs that benchmarks need beside the site.</summary>
internal static class Installed
{
    /// <summary>Whether all are there; else says which package brings what is missing. Packages have the programs' names.</summary>
    public static bool Has(params string[] programs)
    {
        string[] missing = [.. programs.Where(program => Find(program) is null)];
        if (missing.Length > 0)
        {
            Console.Error.WriteLine($"This needs {string.Join(" and ", missing)}. On Debian and Ubuntu: apt-get install {string.Join(' ', missing)}");
        }

        return missing.Length == 0;
    }

    /// <summary>Where a program is; null where it is not installed.</summary>
    public static string? Find(string program) =>
        // Where servers stand is not in everybody's PATH.
        ((string[])[.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'), "/usr/sbin"])
            .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
