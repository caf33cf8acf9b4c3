using System.Globalization;

namespace HipPain.Benchmarks;

/// <summary>How long to measure, and what.</summary>
internal sealed record Options
{
    /// <summary>The options in words, for the help.</summary>
    public const string Help = "--rounds N (5), --seconds S of a round (4), --only ROW (part of a row's name)";

    /// <summary>Rounds that count; one that warms up comes before. At least 1.</summary>
    public int Rounds { get; private init; } = 5;

    /// <summary>How long a measurement takes in each round, at least a second.</summary>
    public TimeSpan Round { get; private init; } = TimeSpan.FromSeconds(4);

    /// <summary>Part of the names of the rows to measure; null for all.</summary>
    public string? Only { get; private init; }

    /// <summary>Reads them; null where they are wrong, which has been said then.</summary>
    public static Options? Read(string[] words)
    {
        var options = new Options();
        for (var at = 0; at < words.Length; at += 2)
        {
            var value = at + 1 < words.Length ? words[at + 1] : "";
            var read = words[at] switch
            {
                "--rounds" when Number(value) is { } rounds => options with { Rounds = rounds },
                "--seconds" when Number(value) is { } seconds => options with { Round = TimeSpan.FromSeconds(seconds) },
                "--only" when value.Length > 0 => options with { Only = value },
                _ => null,
            };
            if (read is null)
            {
                Console.Error.WriteLine($"\"{words[at]} {value}\" is no option. There are {Help}.");
                return null;
            }

            options = read;
        }

        return options;
    }

    /// <summary>Whether a row is to be measured.</summary>
    public bool Includes(string row) => Only is null || row.Contains(Only, StringComparison.OrdinalIgnoreCase);

    private static int? Number(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
