using System.Diagnostics;
using System.Globalization;
using HipPain.Web.Security;

namespace HipPain.Web.Tests.Deploy;

/// <summary>The unit of systemd, held against systemd itself and against what the site needs.</summary>
public sealed class SystemdTests : IDisposable
{
    // systemd's own scale: 0 is shut in completely, 100 not at all.
    private const int MostExposed = 12;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hippain-systemd-");
    private readonly SystemdUnit _unit = SystemdUnit.Load();

    public void Dispose() => _folder.Delete(recursive: true);

    [ProgramFact("systemd-analyze", "systemd")]
    public async Task Unit_holds_nothing_that_systemd_does_not_know()
    {
        var text = DeployFile.Read(SystemdUnit.Name);

        Assert.Equal((0, ""), await VerifyAsync(text));
        // It warns of what it does not know and goes on.
        Assert.Contains("ProtectSistem", (await VerifyAsync(text.Replace("ProtectSystem", "ProtectSistem", StringComparison.Ordinal))).Output, StringComparison.Ordinal);
        Assert.NotEqual("", (await VerifyAsync(text.Replace("@system-service", "@sistem-service", StringComparison.Ordinal))).Output);
    }

    [ProgramFact("systemd-analyze", "systemd")]
    public async Task Site_is_shut_in_as_far_as_it_can_be()
    {
        var text = DeployFile.Read(SystemdUnit.Name);

        var (exitCode, output) = await ExposureAsync(text);
        Assert.True(exitCode == 0, output);
        Assert.NotEqual(0, (await ExposureAsync(text.Replace("CapabilityBoundingSet=\n", "", StringComparison.Ordinal))).ExitCode);
    }

    [Fact]
    public void Unit_gives_the_site_the_time_files_and_folder_that_it_needs()
    {
        Assert.InRange(TimeSpan.FromSeconds(int.Parse(_unit["TimeoutStopSec"], CultureInfo.InvariantCulture)), DeployFile.Stop + TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(60));
        Assert.InRange(int.Parse(_unit["LimitNOFILE"], CultureInfo.InvariantCulture), ServerLimits.Connections * 2, int.MaxValue);
        // What the program exits with when a setting is wrong.
        Assert.Equal("2", _unit["RestartPreventExitStatus"]);
        var state = "/var/lib/" + _unit["StateDirectory"];
        Assert.Equal($"Data Source={state}/hippain.db", _unit.Environment()["ConnectionStrings__HipPain"]);
        Assert.Equal(state, _unit.Environment()["Database__Folder"]);
        Assert.Equal(("0700", "strict"), (_unit["StateDirectoryMode"], _unit["ProtectSystem"]));
        Assert.Equal("hippain", _unit["User"]);
    }

    [Fact]
    public void Nobody_but_this_machine_reaches_the_site_and_its_proxy_is_believed()
    {
        Assert.Equal($"http://127.0.0.1:{DeployFile.Port}", _unit.Environment()["ASPNETCORE_URLS"]);
        Assert.Equal("localhost", _unit["IPAddressAllow"]);
        var proxies = new ProxyOptions { Addresses = _unit.Environment()["Proxy__Addresses"] }.Networks()!;
        Assert.All(proxies, proxy => Assert.True(System.Net.IPAddress.IsLoopback(proxy.BaseAddress)));
    }

    private async Task<(int ExitCode, string Output)> VerifyAsync(string unit)
    {
        // It looks whether the program is there, which may be anywhere on the machine of a developer.
        using var self = Process.GetCurrentProcess();
        var program = _unit["ExecStart"].Split(' ')[0];
        return await OperatorProgram.RunAsync("systemd-analyze", ["verify", "--man=no", Write(unit.Replace(program, self.MainModule!.FileName, StringComparison.Ordinal))]);
    }

    private Task<(int ExitCode, string Output)> ExposureAsync(string unit) =>
        OperatorProgram.RunAsync("systemd-analyze", ["security", "--no-pager", "--offline=true", string.Create(CultureInfo.InvariantCulture, $"--threshold={MostExposed}"), Write(unit)]);

    private string Write(string unit)
    {
        var path = Path.Combine(_folder.FullName, "hippain.service");
        File.WriteAllText(path, unit);
        return path;
    }
}
