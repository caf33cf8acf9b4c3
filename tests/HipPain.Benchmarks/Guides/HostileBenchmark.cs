using System.Globalization;
using HipPain.Content;
using HipPain.Web.Tests.Publishing;

namespace HipPain.Benchmarks.Guides;

/// <summary>Loads a hundred good articles without and with hostile files among them: that may take at most twice as long.</summary>
internal static class HostileBenchmark
{
    private const int Articles = 100;
    private const int Rounds = 25;
    private const double MostRatio = 2;

    public static int Run()
    {
        var (plain, hostile) = (Directory.CreateTempSubdirectory("hippain-benchmark-"), Directory.CreateTempSubdirectory("hippain-benchmark-"));
        try
        {
            MadeUpGuide.Write(plain.FullName, Articles);
            MadeUpGuide.Write(hostile.FullName, Articles);
            HostileFiles.WriteAll(hostile.FullName);
            var (without, with) = (new List<Timing>(), new List<Timing>());
            for (var round = 0; round < Rounds; round++)
            {
                without.Add(Load(plain.FullName));
                with.Add(Load(hostile.FullName));
            }

            var (before, after) = (Timing.Median(without), Timing.Median(with));
            var ratio = after.Processor / before.Processor;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{Articles} articles: {before.Elapsed:F0} ms, {before.Processor:F0} ms of processor; with {HostileFiles.Bad.Count} hostile files {after.Elapsed:F0} ms, {after.Processor:F0} ms; ratio {ratio:F2} (at most {MostRatio})"));
            return ratio <= MostRatio ? 0 : 1;
        }
        finally
        {
            plain.Delete(recursive: true);
            hostile.Delete(recursive: true);
        }
    }

    private static Timing Load(string folder) => Timing.Of(() => new GuideLoader(folder, TimeProvider.System).Load(Guide.Empty));
}
