namespace HipPain.Web.Tests.Commands;

public sealed class CommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hippain-check-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Check_finds_no_error_in_the_guide_and_writes_no_colours_where_nobody_looks()
    {
        using var check = new ProgramRun(["check"]);
        Assert.Equal(0, await check.ExitAsync());
        Assert.Matches($@"\n{Repository.Articles.Count + Repository.Handouts.Count} articles, 0 errors, [0-9]+ warnings\.\s*\z", check.StandardOutput);
        Assert.DoesNotContain('\e', check.Output);
    }

    [Fact]
    public async Task Command_of_the_documents_reads_paths_from_the_folder_it_is_given_in()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        string[] words = ["run", "-v", "q", "--no-build", "-c", configuration, "--project", "src/HipPain.Web", "--", "check", "content/causes.md"];
        using var check = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("dotnet", words)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        })!;

        Assert.Equal("1 article, 0 errors, 0 warnings.", (await check.StandardOutput.ReadToEndAsync()).Trim());
        await check.WaitForExitAsync();
        Assert.Equal(0, check.ExitCode);
    }

    [Fact]
    public async Task Paths_for_a_pull_request_start_at_the_folder_that_the_check_is_run_in()
    {
        var content = _folder.CreateSubdirectory("content");
        await File.WriteAllTextAsync(Path.Combine(content.FullName, "bad.md"), "No front matter.");
        using var check = new ProgramRun(_folder.FullName, ["check", "--format", "github", "--Content:Root", content.FullName]);
        Assert.Equal(1, await check.ExitAsync());
        Assert.Contains("::error file=content/bad.md,line=1,col=1,title=HP004::", check.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_that_nobody_reads_to_its_end_is_no_error()
    {
        using var shell = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("bash", ["-o", "pipefail", "-c", $"dotnet '{typeof(Program).Assembly.Location}' check --rules 2>&1 | head -n 1"])
        {
            RedirectStandardOutput = true,
        })!;
        var output = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        Assert.Equal(0, shell.ExitCode);
        Assert.StartsWith("HP001 error ", Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_ends_calmly_with_an_interruption()
    {
        using var watch = new ProgramRun(["check", "--watch"]);
        await watch.SaysAsync("Ctrl+C ends it.");
        // What a shell runs in the background ignores interruptions (POSIX, 2.11); being asked to stop ends it in the same way.
        var signal = await IgnoresInterruptionsAsync(watch.Id) ? "-TERM" : "-INT";
        using var kill = System.Diagnostics.Process.Start("kill", [signal, watch.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        Assert.Equal(0, await watch.ExitAsync());
    }

    private static async Task<bool> IgnoresInterruptionsAsync(int process)
    {
        const string ignored = "SigIgn:";
        var lines = await File.ReadAllLinesAsync($"/proc/{process}/status");
        var mask = Convert.ToUInt64(lines.Single(line => line.StartsWith(ignored, StringComparison.Ordinal))[ignored.Length..].Trim(), 16);
        // SIGINT is signal 2, the second bit.
        return (mask & 0b10) != 0;
    }

    [Fact]
    public async Task Help_lists_the_commands_in_plain_words()
    {
        using var help = new ProgramRun(["--help"]);
        Assert.Equal(0, await help.ExitAsync());
        Assert.All("check new move publish schema editors health".Split(' '), name => Assert.Matches($@"\n  {name}.*  [A-Z].*\.", help.StandardOutput));
    }

    [Fact]
    public async Task Check_names_each_problem_by_file_line_and_column_and_fails()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "bad.md"), "---\ntitle: Bad\nsumary: Typo.\nkind: page\nresearched: 2026-11-23\n---\n\nSee [this](javascript:alert(1)).\n");
        using var check = new ProgramRun(["check"], ("Content__Root", _folder.FullName));
        Assert.Equal(1, await check.ExitAsync());
        Assert.Contains("bad.md:2:1: error HP008 ", check.Output, StringComparison.Ordinal);
        Assert.Contains("bad.md:3:1: error HP007 There is no key \"sumary\" here.", check.Output, StringComparison.Ordinal);
        Assert.Contains("bad.md:8:5: error HP019 ", check.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Content__Root", "/nowhere/at/all", "Content:Root")]
    [InlineData("Site__Origin", "not an origin", "Site:Origin")]
    [InlineData("Site__Origin", "https://hippain.example/path", "Site:Origin")]
    [InlineData("Database__Provider", "Oracle", "Database:Provider")]
    [InlineData("PageViews__InflationCap", "-1", "PageViews:InflationCap")]
    [InlineData("PageViews__InflationCap", "many", "PageViews:InflationCap")]
    [InlineData("RenderedPages__Megabytes", "0", "RenderedPages:Megabytes")]
    [InlineData("RenderedPages__Megabytes", "many", "RenderedPages:Megabytes")]
    [InlineData("Feedback__RetentionMonths", "0", "Feedback:RetentionMonths")]
    [InlineData("Api__RequestsPerMinute", "-1", "Api:RequestsPerMinute")]
    [InlineData("Api__RequestsPerMinute", "many", "Api:RequestsPerMinute")]
    public async Task Wrong_setting_stops_the_start_with_one_sentence_that_names_it(string name, string value, string key)
    {
        using var run = new ProgramRun([], (name, value), ("ConnectionStrings__HipPain", $"Data Source={_folder.FullName}/x.db"), ("ASPNETCORE_URLS", "http://127.0.0.1:0"));
        Assert.Equal(2, await run.ExitAsync());
        var sentence = Assert.Single(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        Assert.Contains(key, sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_wrong_settings_are_both_named()
    {
        using var run = new ProgramRun([], ("Content__Root", "/nowhere/at/all"), ("Site__Origin", "nonsense"), ("ASPNETCORE_URLS", "http://127.0.0.1:0"));
        Assert.Equal(2, await run.ExitAsync());
        Assert.Equal(2, run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length);
        Assert.Contains("Content:Root", run.Output, StringComparison.Ordinal);
        Assert.Contains("Site:Origin", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_that_does_not_exist_is_named_with_those_that_do()
    {
        using var run = new ProgramRun(["chekc"]);
        Assert.Equal(2, await run.ExitAsync());
        Assert.Contains("There is no command \"chekc\".", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_command_fails_while_nothing_answers()
    {
        using var run = new ProgramRun(["health"], ("ASPNETCORE_URLS", "http://127.0.0.1:1"));
        Assert.Equal(1, await run.ExitAsync());
    }
}
