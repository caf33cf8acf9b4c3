using HipPain.Content.Articles;

namespace HipPain.Content.Editing;

/// <summary>Reads what editors call an article: its address, or its file in the content folder.</summary>
internal static class ContentName
{
    /// <exception cref="EditRefusedException">The text is neither.</exception>
    public static Address AddressOf(string text)
    {
        if (text.EndsWith("/index", StringComparison.Ordinal))
        {
            throw new EditRefusedException($"\"{text}\" names a file, whose address is that of its folder. Write \"{text.TrimStart('/')}.md\" or the address.");
        }

        var path = IsFile(text) ? ArticleReader.PathOf(FileOf(text)) : text;
        return Address.TryParse(path, out var address)
            ? address
            : throw new EditRefusedException($"\"{text}\" is no address. An address is like /causes or /conditions/bursitis: lower-case letters, digits and single hyphens.");
    }

    /// <summary>The file of a new article: as it was named, else after its address; in the folder of that name, if there is one.</summary>
    public static string FileOf(string text, Address address, string root) =>
        IsFile(text) ? FileOf(text)
        : Directory.Exists(Path.Combine(root, address.Value[1..])) ? $"{address.Value[1..]}/index.md"
        : $"{address.Value[1..]}.md";

    private static bool IsFile(string text) => text.EndsWith(".md", StringComparison.Ordinal);

    private static string FileOf(string text)
    {
        var file = text.Replace('\\', '/').TrimStart('/');
        // As a shell completes it, from the folder above.
        return file.StartsWith("content/", StringComparison.Ordinal) ? file["content/".Length..] : file.StartsWith("./", StringComparison.Ordinal) ? file[2..] : file;
    }
}
