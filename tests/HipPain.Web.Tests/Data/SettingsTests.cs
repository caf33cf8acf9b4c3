using HipPain.Web.Data;
using HipPain.Web.Operations;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Tests.Data;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("Database:Provider=SqlServer", "Database:Provider")]
    [InlineData("Database:Provider=", "Database:Provider")]
    [InlineData("ConnectionStrings:HipPain=Data Source=:memory:", "ConnectionStrings:HipPain")]
    [InlineData("ConnectionStrings:HipPain=Data Source=x;Mode=Memory", "ConnectionStrings:HipPain")]
    [InlineData("ConnectionStrings:HipPain=Host=db;Username=u", "ConnectionStrings:HipPain")]
    [InlineData("ConnectionStrings:HipPain=", "ConnectionStrings:HipPain")]
    [InlineData("ConnectionStrings:HipPain=Host=db", "ConnectionStrings:HipPain", "PostgreSql")]
    [InlineData("ConnectionStrings:HipPain=Database=hippain", "ConnectionStrings:HipPain", "PostgreSql")]
    [InlineData("ConnectionStrings:HipPain=Data Source=data/hippain.db", "ConnectionStrings:HipPain", "PostgreSql")]
    [InlineData("ConnectionStrings:HipPain=Host=db;Database=hippain;Port=many", "ConnectionStrings:HipPain", "PostgreSql")]
    [InlineData("Database:Folder=", "Database:Folder", "PostgreSql")]
    [InlineData("PageViews:InflationCap=-1", "PageViews:InflationCap")]
    [InlineData("PageViews:InflationCap=1000001", "PageViews:InflationCap")]
    [InlineData("PageViews:InflationCap=many", "PageViews:InflationCap")]
    [InlineData("PageViews:Enabled=perhaps", "PageViews:Enabled")]
    [InlineData("Feedback:RetentionMonths=0", "Feedback:RetentionMonths")]
    [InlineData("Feedback:RetentionMonths=121", "Feedback:RetentionMonths")]
    [InlineData("Feedback:AnswersPerNetwork=-1", "Feedback:AnswersPerNetwork")]
    [InlineData("Feedback:AnswersPerNetwork=1001", "Feedback:AnswersPerNetwork")]
    public async Task Wrong_setting_stops_the_start_with_its_key(string setting, string key, string provider = "Sqlite")
    {
        await using var site = new TestSite(null, $"Database:Provider={provider}", setting);

        var failure = Assert.ThrowsAny<Exception>(site.Get<IStartupValidator>().Validate);

        Assert.Contains(key, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PageViews:InflationCap=0")]
    [InlineData("PageViews:InflationCap=1000000")]
    [InlineData("Feedback:RetentionMonths=1")]
    [InlineData("Feedback:RetentionMonths=120")]
    [InlineData("Feedback:AnswersPerNetwork=0")]
    [InlineData("Feedback:AnswersPerNetwork=1000")]
    public async Task Right_setting_lets_the_site_start(string setting)
    {
        await using var site = new TestSite(null, setting);

        site.Get<IStartupValidator>().Validate();
    }

    [Fact]
    public void Relative_database_file_starts_from_the_home_folder()
    {
        Assert.True(DatabaseFile.TryParse("Data Source=data/hippain.db", "/srv/hippain", out var file));

        Assert.Equal(Path.GetFullPath("/srv/hippain/data/hippain.db"), file.Path);
    }

    [Fact]
    public void Home_of_a_clone_is_the_folder_of_the_solution() =>
        Assert.True(File.Exists(Path.Combine(HomeFolder.Find(), "HipPain.sln")));
}
