using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HipPain.Web.Tests.Operations;

public sealed class SettingsFileTests
{
    [Fact]
    public async Task Start_takes_no_watcher_for_files_of_settings()
    {
        await using var site = new Site();
        var settings = (IConfigurationRoot)site.Services.GetRequiredService<IConfiguration>();
        var files = settings.Providers.OfType<FileConfigurationProvider>().ToList();

        // Linux gives 128 of them to all processes of a user, and a start fails where none is left.
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.False(file.Source.ReloadOnChange, $"{file.Source.Path} is watched."));
    }
}
