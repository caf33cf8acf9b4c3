namespace HipPain.Content;

/// <summary>Letters as they are compared: what looks the same to readers is the same.</summary>
public static class Letters
{
    // The letters from U+00C0 to U+017F. The program runs without the tables that would know.
    private const string WithoutAccents =
        "aaaaaaæceeeeiiiiðnooooo×øuuuuyþßaaaaaaæceeeeiiiiðnooooo÷øuuuuyþyaaaaaaccccccccddđđeeeeeeeeeegggggggghhħħiiiiiiiiiiĳĳjjkkĸllllllŀŀłłnnnnnnŉŋŋooooooœœrrrrrrssssssssttttŧŧuuuuuuuuuuuuwwyyyzzzzzzs";

    /// <summary>A letter in lower case and without its accent.</summary>
    public static char Fold(char letter) => letter is >= '\u00C0' and < '\u0180' ? WithoutAccents[letter - '\u00C0'] : char.ToLowerInvariant(letter);

    /// <summary>Whether a sign is an apostrophe, of whichever form a keyboard has.</summary>
    public static bool IsApostrophe(char sign) => sign is '\'' or '’' or '‘' or 'ʼ' or '`' or '´' or '＇';

    /// <summary>A word in lower case without the "s" of a plural.</summary>
    public static string Singular(string word) =>
        word is { Length: > 3 } && word[^1] == 's' && word[^2] is not ('s' or 'i' or 'u') ? word[..^1] : word;
}
