using System.Diagnostics;
using System.Runtime.Versioning;

namespace HipPain.Content.Tests;

// Pipes and permissions are those of Linux, where the site runs.
[UnsupportedOSPlatform("windows")]
public sealed class ContentFilesTests
{
    [Theory]
    [InlineData("index.md", "/")]
    [InlineData("causes.md", "/causes")]
    [InlineData("causes/index.md", "/causes")]
    [InlineData("conditions/hip/deep-down/bursitis-2.md", "/conditions/hip/deep-down/bursitis-2")]
    public void Path_of_a_file_is_its_address(string file, string address)
    {
        using var folder = new ContentFolder();

        folder.Write(file, ContentFolder.Article()).Load();

        Assert.Empty(folder.Guide.Problems);
        Assert.Equal((file, address), (folder.Guide.Find(address)?.File, folder.Guide.Find(address)?.Address.Value));
    }

    [Theory]
    [InlineData(".hidden.md")]
    [InlineData(".git/config.md")]
    [InlineData("conditions/.drafts/idea.md")]
    [InlineData("notes.txt")]
    [InlineData("causes.md~")]
    [InlineData("causes.md.swp")]
    [InlineData("figures/hip.txt")]
    public void File_that_is_no_article_is_passed_over(string file)
    {
        using var folder = new ContentFolder();
        var before = folder.Fingerprint();

        folder.Write(file, "<script>").Load();

        Assert.Equal("/", Assert.Single(folder.Guide.Articles).Address.Value);
        Assert.Empty(folder.Guide.Problems);
        Assert.Equal(before, folder.Fingerprint());
    }

    [Fact]
    public void Link_to_a_file_inside_is_followed()
    {
        using var folder = new ContentFolder();
        folder.Write(".versions/2/causes.md", ContentFolder.Article("Linked."));
        Directory.CreateSymbolicLink(folder.PathOf(".current"), ".versions/2");

        File.CreateSymbolicLink(folder.PathOf("causes.md"), ".current/causes.md");

        Assert.Equal("<p>Linked.</p>", folder.Load().Find("/causes")?.Lead);
        Assert.Empty(folder.Guide.Problems);
    }

    [Theory]
    [InlineData("absolute")]
    [InlineData("../{0}/secret.md")]
    [InlineData("way-out/secret.md")]
    [InlineData("detour/secret.md")]
    [InlineData("causes.md")]
    [InlineData("round-a.md")]
    [InlineData("somewhere")]
    public void Link_that_leads_out_or_nowhere_is_refused(string target)
    {
        using var folder = new ContentFolder();
        using var other = new ContentFolder();
        other.Write("secret.md", ContentFolder.Article("Secret."));
        Directory.CreateSymbolicLink(folder.PathOf("way-out"), other.Root);
        Directory.CreateSymbolicLink(folder.PathOf("detour"), folder.PathOf("way-out/."));
        File.CreateSymbolicLink(folder.PathOf(".round-b.md"), "round-a.md");
        File.CreateSymbolicLink(folder.PathOf("round-a.md"), ".round-b.md");
        Directory.CreateDirectory(folder.PathOf("somewhere"));
        target = target == "absolute" ? other.PathOf("secret.md") : string.Format(null, target, Path.GetFileName(other.Root));

        File.CreateSymbolicLink(folder.PathOf("causes.md"), target);
        folder.Load();

        Assert.Equal("/", Assert.Single(folder.Guide.Articles).Address.Value);
        Assert.All(folder.Guide.Problems, problem => Assert.Equal("HP001", problem.Rule.Id));
        Assert.NotEqual("", folder.Fingerprint());
    }

    [Fact]
    public void Path_that_climbs_out_through_a_linked_folder_is_not_followed()
    {
        using var folder = new ContentFolder();
        using var other = new ContentFolder();
        other.Write("inner/x.txt", "").Write("bait.txt", ContentFolder.Article("Secret."));
        folder.Write("bait.txt", ContentFolder.Article("Bait."));
        Directory.CreateSymbolicLink(folder.PathOf("way-out"), other.PathOf("inner"));

        // For the system this leads to the bait of the other folder; read as text, to that of this one.
        File.CreateSymbolicLink(folder.PathOf("causes.md"), "way-out/../bait.txt");

        Assert.NotEqual("<p>Secret.</p>", folder.Load().Find("/causes")?.Lead);
    }

    [Fact]
    public void Folder_that_links_to_its_parent_is_not_entered()
    {
        using var folder = new ContentFolder();
        Directory.CreateDirectory(folder.PathOf("conditions"));
        Directory.CreateSymbolicLink(folder.PathOf("conditions/again"), folder.Root);

        Assert.Equal("/", Assert.Single(folder.Load().Articles).Address.Value);
        Assert.Empty(folder.Guide.Problems);
    }

    [Fact]
    public void Folder_with_the_name_of_an_article_is_no_article()
    {
        using var folder = new ContentFolder();
        Directory.CreateDirectory(folder.PathOf("causes.md"));

        Assert.Empty(folder.Load().Problems);
    }

    [Theory]
    [InlineData("causes.md")]
    [InlineData("site.yaml")]
    public void Pipe_in_place_of_a_file_is_a_problem_and_does_not_hang(string file)
    {
        using var folder = new ContentFolder();
        using var mkfifo = Process.Start("mkfifo", [folder.Delete(file).PathOf(file)]);
        mkfifo.WaitForExit();

        Assert.Equal(file, Assert.Single(folder.Load().Problems).File);
        Assert.NotEqual("", folder.Fingerprint());
    }

    [Fact]
    public void Unreadable_file_is_named_until_it_can_be_read()
    {
        using var folder = new ContentFolder();
        folder.Write("causes.md", ContentFolder.Article());
        // A lock stops the superuser too, unlike permissions.
        using (new FileStream(folder.PathOf("causes.md"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Equal("HP001", Assert.Single(folder.Load().Problems).Rule.Id);
        }

        Assert.Empty(folder.Load().Problems);
    }

    [Fact]
    public void Mending_permissions_is_noticed()
    {
        using var folder = new ContentFolder();
        folder.Write("causes.md", ContentFolder.Article());
        File.SetUnixFileMode(folder.PathOf("causes.md"), UnixFileMode.None);
        var before = folder.Fingerprint();
        File.SetUnixFileMode(folder.PathOf("causes.md"), UnixFileMode.UserRead);
        Assert.NotEqual(before, folder.Fingerprint());
    }

    [Fact]
    public void Folder_that_vanishes_is_said_to_be_gone_and_may_come_back()
    {
        using var folder = new ContentFolder();
        folder.Load();
        Directory.Move(folder.Root, folder.Root + "-away");

        Assert.ThrowsAny<IOException>(() => folder.Load());
        Assert.ThrowsAny<IOException>(() => folder.Fingerprint());
        Directory.Move(folder.Root + "-away", folder.Root);

        Assert.NotNull(folder.Load().Find("/"));
    }

    [Fact]
    public void Fingerprint_changes_with_every_change_that_counts()
    {
        using var folder = new ContentFolder();
        var seen = new HashSet<string> { folder.Fingerprint() };
        void Differs() => Assert.True(seen.Add(folder.Fingerprint()));

        folder.Write("causes.md", ContentFolder.Article("One."));
        Differs();
        folder.Write("causes.md", ContentFolder.Article("Longer."));
        Differs();
        File.SetLastWriteTimeUtc(folder.PathOf("causes.md"), new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Differs();
        File.Move(folder.PathOf("causes.md"), folder.PathOf("reasons.md"));
        Differs();
        folder.Write("site.yaml", ContentFolder.SiteYaml + "\n");
        Differs();
        folder.Delete("sources.yaml");
        Differs();
        File.SetUnixFileMode(folder.PathOf("reasons.md"), UnixFileMode.UserRead);
        Differs();
        Assert.DoesNotContain(folder.Fingerprint(), folder.Write("notes.txt", "x").Root);
        Assert.False(seen.Add(folder.Fingerprint()));
    }

    [Fact]
    public void File_of_the_same_size_and_age_in_place_of_another_is_noticed()
    {
        using var folder = new ContentFolder();
        folder.Write("causes.md", ContentFolder.Article("One."));
        var written = File.GetLastWriteTimeUtc(folder.PathOf("causes.md"));
        // Until then a stamp is not trusted, and the file would be read again in any case.
        Thread.Sleep(TimeSpan.FromSeconds(3.2));
        folder.Load();
        var (home, before) = (folder.Guide.Find("/"), folder.Fingerprint());

        folder.Write("causes.md", ContentFolder.Article("Two."));
        File.SetLastWriteTimeUtc(folder.PathOf("causes.md"), written);

        Assert.NotEqual(before, folder.Fingerprint());
        Assert.Equal("<p>Two.</p>", folder.Load().Find("/causes")?.Lead);
        Assert.Same(home, folder.Guide.Find("/"));
    }

    [Fact]
    public void File_that_did_not_change_is_not_even_opened()
    {
        using var folder = new ContentFolder();
        folder.Write("causes.md", ContentFolder.Article());
        Thread.Sleep(TimeSpan.FromSeconds(3.2));
        folder.Load();

        // What is locked cannot be read, and a lock leaves no trace on the file.
        using (new FileStream(folder.PathOf("causes.md"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Empty(folder.Load().Problems);
        }
    }

    [Fact]
    public void Folder_that_loses_all_its_articles_is_taken_to_be_away()
    {
        using var folder = new ContentFolder();
        folder.Load();

        Assert.ThrowsAny<IOException>(() => folder.Delete("index.md").Load());

        Assert.NotNull(folder.Write("index.md", ContentFolder.Article()).Load().Find("/"));
        folder.Write("causes.md", ContentFolder.Article()).Delete("index.md");
        Assert.Equal("/causes", Assert.Single(folder.Load().Articles).Address.Value);
    }

    [Fact]
    public void Folder_without_articles_can_be_loaded_at_the_start()
    {
        using var folder = new ContentFolder();

        Assert.Equal("HP028", Assert.Single(folder.Delete("index.md").Load().Problems).Rule.Id);
    }

    [Fact]
    public void Fingerprint_changes_when_a_linked_folder_is_swapped()
    {
        using var folder = new ContentFolder();
        using var link = new ContentFolder();
        Directory.Delete(link.Root, recursive: true);
        foreach (var version in (string[])["one", "two"])
        {
            folder.Write($"{version}/index.md", ContentFolder.Article());
            File.SetLastWriteTimeUtc(folder.PathOf($"{version}/index.md"), DateTime.UnixEpoch);
        }

        Directory.CreateSymbolicLink(link.Root, folder.PathOf("one"));
        var before = link.Fingerprint();
        Directory.Delete(link.Root);
        Directory.CreateSymbolicLink(link.Root, folder.PathOf("two"));

        Assert.NotEqual(before, link.Fingerprint());
        Directory.Delete(link.Root);
        Directory.CreateDirectory(link.Root);
    }
}
