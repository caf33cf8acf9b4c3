using System.Diagnostics;
using System.Runtime.InteropServices;

namespace HipPain.Benchmarks.Browsing;

/// <summary>Lighthouse from npm, in the benchmark's folder, which drives the Chromium that is installed, as a phone.</summary>
internal sealed class Lighthouse
{
    private readonly Workbench _bench;
    private readonly string _folder;

    private Lighthouse(Workbench bench) => (_bench, _folder) = (bench, bench.NewFolder("lighthouse"));

    // Lighthouse 13 needs Node 22.19, which distributions do not have yet; npm does.
    private static string Node => $"node-linux-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";

    /// <summary>Fetches it, with the Node that it needs.</summary>
    public static async Task<Lighthouse> InstallAsync(Workbench bench)
    {
        var lighthouse = new Lighthouse(bench);
        await bench.RunAsync(
            "npm", "install", "--prefix", lighthouse._folder, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "lighthouse@13", $"{Node}@22");
        return lighthouse;
    }

    /// <summary>Visits a page for the first time.</summary>
    /// <returns>null where it failed, which it has said then: on a busy machine a browser may answer too late.</returns>
    public async Task<LighthouseResult?> VisitAsync(Uri page)
    {
        var start = new ProcessStartInfo(At(Node, "bin", "node"),
        [
            At("lighthouse", "cli", "index.js"), page.ToString(), "--output=json", "--quiet", "--no-enable-error-reporting",
            $"--only-categories={string.Join(',', LighthouseResult.Categories)}", "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
        ]);
        start.Environment["CHROME_PATH"] = Installed.Find("chromium");
        start.Environment["TMPDIR"] = _folder;
        try
        {
            return LighthouseResult.Read(await _bench.RunAsync(start));
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private string At(params string[] path) => Path.Combine([_folder, "node_modules", .. path]);
}
