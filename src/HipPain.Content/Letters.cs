namespace HipPain.Content;

/// <summary>Letters as they are compared: what looks the same to readers is the same.</summary>
public static class Letters
{
    // The letters from U+00C0 to U+017F. The program runs without the tables that would know.
    private const string WithoutAccents =
        "aaaaaaæceeeeiiiiðnooooo×øuuuuyþßaaaaaaæceeeeiiiiðnooooo÷øuuuuyþyaaaaaaccccccccddđđeeeeeeeeeegggggggghhħħiiiiiiiiiiĳĳjjkkĸllllllŀŀłłnnnnnnŉŋŋooooooœœrrrrrrssssssssttttŧŧuuuuuuuuuuuuwwyyyzzzzzzs";

    /// <summary>A letter in lower case and without its accent.</summary>
    public static char Fold(char letter) => letter is >= '\u00C0' and < '\u0180' ? WithoutAccents[letter - '\u00C0'] : char.ToLowerInvariant(letter);
}
