using System.Text;
using HipPain.Content.Editing;

namespace HipPain.Content.Tests.Editing;

/// <summary>What an editor saves while a command is at work is never lost.</summary>
public sealed class FileChangesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hippain-changes-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("b.md")]
    [InlineData("new.md")]
    public void File_that_was_saved_in_the_meantime_is_left_and_the_others_are_put_back(string saved)
    {
        var changes = Changes();
        Save(saved, "by an editor");

        var exception = Assert.Throws<IOException>(() => changes.Make());

        Assert.StartsWith($"{saved} was saved by somebody else", exception.Message, StringComparison.Ordinal);
        Assert.Equal("a", Read("a.md"));
        Assert.Equal(saved == "b.md" ? "by an editor" : "b", Read("b.md"));
        Assert.Equal(saved == "new.md", File.Exists(PathOf("new.md")));
        Assert.Equal("c", Read("c.md"));
    }

    [Fact]
    public void File_that_is_saved_while_the_changes_are_looked_at_is_not_put_back()
    {
        Assert.False(Changes().Make(() =>
        {
            Save("b.md", "by an editor");
            return false;
        }));

        Assert.Equal(("a", "by an editor", "c"), (Read("a.md"), Read("b.md"), Read("c.md")));
        Assert.False(File.Exists(PathOf("new.md")));
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private FileChanges Changes()
    {
        Save("a.md", "a");
        Save("b.md", "b");
        Save("c.md", "c");
        var changes = new FileChanges(_folder.FullName);
        changes.Write("a.md", Bytes("a"), Bytes("A"));
        changes.Write("b.md", Bytes("b"), Bytes("B"));
        changes.Write("new.md", before: null, Bytes("new"));
        changes.Delete("c.md", Bytes("c"));
        return changes;
    }

    private string PathOf(string file) => Path.Combine(_folder.FullName, file);

    private void Save(string file, string text) => File.WriteAllText(PathOf(file), text);

    private string Read(string file) => File.ReadAllText(PathOf(file));
}
