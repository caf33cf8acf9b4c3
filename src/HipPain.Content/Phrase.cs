namespace HipPain.Content;

/// <summary>
/// A phrase as editors write it: words, <c>*</c> for up to three words and <c>#</c> for a number, in digits or words, or a range
/// of numbers. Only words are compared (see <see cref="SpokenWords"/>), and in time that grows with the text alone.
/// </summary>
internal sealed class Phrase
{
    private const int MostWordsBetween = 3;

    private readonly string[] _parts;
    private readonly bool _hasSigns;

    private Phrase(string[] parts, string literal)
    {
        _parts = parts;
        _hasSigns = Array.Exists(parts, part => part is "*" or "#");
        Literal = literal;
        Example = string.Join(' ', parts.Where(part => part != "*").Select(part => part == "#" ? "6" : part));
    }

    /// <summary>The shortest text that says it.</summary>
    public string Example { get; }

    /// <summary>Words that stand in every text that says the phrase.</summary>
    public string Literal { get; }

    /// <summary>Reads a phrase; null if it holds no word of two letters or more.</summary>
    public static Phrase? Of(string text)
    {
        var parts = SpokenWords.Of(text, withSigns: true).Trim(' ', '*').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var literal = string.Join(' ', parts).Split('*', '#').MaxBy(run => run.Trim().Length)?.Trim() ?? "";
        return literal.Length < 2 ? null : new Phrase(parts, $" {literal} ");
    }

    /// <summary>Whether <see cref="SpokenWords"/> say the phrase.</summary>
    public bool IsIn(string words) => AnyIsIn(words, [this]);

    /// <summary>Whether <see cref="SpokenWords"/> say one of the phrases. They are parted once for all of them.</summary>
    public static bool AnyIsIn(string words, IEnumerable<Phrase> phrases)
    {
        string[]? parted = null;
        return phrases.Any(phrase => words.Contains(phrase.Literal, StringComparison.Ordinal)
            && (!phrase._hasSigns || phrase.IsSaidBy(parted ??= words.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
    }

    // Every place to which the parts so far can lead is kept at once, so that no number of stars takes longer. An expression that
    // never goes back promises the same, but making one takes ten milliseconds.
    private bool IsSaidBy(string[] words)
    {
        var places = new bool[words.Length + 1];
        Array.Fill(places, true);
        foreach (var part in _parts)
        {
            var next = new bool[places.Length];
            for (var place = 0; place < places.Length; place++)
            {
                if (places[place])
                {
                    Follow(part, words, place, next);
                }
            }

            places = next;
        }

        return places.Contains(true);
    }

    /// <summary>Marks every place behind a part that begins at another.</summary>
    private static void Follow(string part, string[] words, int place, bool[] next)
    {
        switch (part)
        {
            case "*":
                next.AsSpan(place, Math.Min(MostWordsBetween + 1, next.Length - place)).Fill(true);
                break;
            case "#" when IsNumber(words, place):
                next[place + 1] = true;
                var second = place + 1 < words.Length && words[place + 1] is "to" or "or" or "and" ? place + 2 : place + 1;
                if (IsNumber(words, second))
                {
                    next[second + 1] = true;
                }

                break;
            case not "#" when place < words.Length && words[place] == part:
                next[place + 1] = true;
                break;
            default:
                break;
        }
    }

    // Spoken words hold no digit beside a letter.
    private static bool IsNumber(string[] words, int index) => index < words.Length && (char.IsAsciiDigit(words[index][0]) || words[index] is
        "one" or "two" or "three" or "four" or "five" or "six" or "seven" or "eight" or "nine" or "ten" or "eleven" or "twelve"
        or "fifteen" or "twenty" or "thirty" or "forty" or "fifty");
}
