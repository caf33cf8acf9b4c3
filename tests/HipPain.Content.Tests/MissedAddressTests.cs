namespace HipPain.Content.Tests;

/// <summary>Which addresses the guide knows of where nothing is.</summary>
public sealed class MissedAddressTests
{
    [Fact]
    public void Targets_of_links_that_lead_nowhere_are_known_and_no_others()
    {
        using var folder = new ContentFolder();
        folder.Write("causes.md", ContentFolder.Article("See [one](/nowhere), [two](/draft), [three](/new), [four](/new#nothing) and [five](/new/nothing).\n"))
            .Write("draft.md", ContentFolder.Article("See [six](/only-from-a-draft).\n", extra: "draft: true"))
            .Write("new.md", ContentFolder.Article(extra: "aliases: [/old]"))
            .Write("addresses.txt", "/\n/was-here gone Read the page on causes.").Load();

        Assert.All(["/nowhere", "/draft", "/new/nothing", "/was-here"], path => Assert.True(folder.Guide.IsMissed(path), path));
        Assert.All(["/", "/causes", "/new", "/old", "/only-from-a-draft", "/unknown", "", "nowhere"], path => Assert.False(folder.Guide.IsMissed(path), path));
    }

    [Fact]
    public void Address_is_missed_no_longer_once_something_is_there()
    {
        using var folder = new ContentFolder();
        folder.Write("causes.md", ContentFolder.Article("See [one](/later).\n")).Load();
        Assert.True(folder.Guide.IsMissed("/later"));

        folder.Write("later.md", ContentFolder.Article()).Load();
        Assert.False(folder.Guide.IsMissed("/later"));
    }
}
