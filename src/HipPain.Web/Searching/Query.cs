namespace HipPain.Web.Searching;

/// <summary>What a reader typed, as far as it is read: at most 100 characters and 10 words.</summary>
public sealed record Query
{
    /// <summary>The most characters that are read, in UTF-16 units.</summary>
    public const int MostCharacters = 100;

    /// <summary>The most words that are read.</summary>
    public const int MostWords = 10;

    private Query()
    {
    }

    /// <summary>The text without white space round it; what is shown again in the search box.</summary>
    public string Text { get; private init; } = "";

    /// <summary>Its words in lower case without accents, in order; only letters and digits.</summary>
    public IReadOnlyList<string> Words { get; private init; } = [];

    /// <summary>Reads what was typed, whatever it is.</summary>
    public static Query Of(string? typed)
    {
        var text = new string([.. (typed ?? "").Trim().Take(MostCharacters + 1).Select(character => char.IsControl(character) ? ' ' : character)]);
        if (text.Length > MostCharacters)
        {
            // Not between the halves of a character.
            text = text[..(char.IsHighSurrogate(text[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters)];
        }

        return new Query { Text = text.Trim(), Words = [.. SearchWords.Of(text).Take(MostWords)] };
    }

    /// <summary>The same with other words.</summary>
    internal static Query Of(IReadOnlyList<string> words) => new() { Text = string.Join(' ', words), Words = words };
}
