namespace HipPain.Web.Editors.Accounts;

/// <summary>Finds in a password what programs that guess passwords try first.</summary>
internal static class GuessablePieces
{
    private const int ShortestRun = 3;
    private const int ShortestWalk = 4;
    private const int ShortestZigzag = 6;

    private static readonly string[] KeyboardRows =
    [
        "1234567890", "qwertyuiop", "qwertzuiop", "azertyuiop", "asdfghjkl", "zxcvbnm", "yxcvbnm", "abcdefghijklmnopqrstuvwxyz",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "qazwsxedcrfvtgbyhnujm", "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0", "147258369", "159357",
    ];

    // Each row stands half a key to the right of the one above it.
    private static readonly string[][] Keyboards =
    [
        ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"], ["1234567890", "qwertzuiop", "asdfghjkl", "yxcvbnm"], ["1234567890", "azertyuiop", "qsdfghjklm", "wxcvbn"],
    ];

    private static readonly string[] Runs = [.. KeyboardRows.SelectMany(row => (string[])[row, string.Concat(row.Reverse())])];

    /// <summary>
    /// How many characters a guesser would have to find one by one, if every piece that is easily guessed (a common word, a
    /// name, a year, a run or walk of keys, one character again and again, in any case and with digits for letters) counts as a single one.
    /// </summary>
    /// <param name="password">At most some hundred characters.</param>
    /// <param name="name">A name whose parts are taken for common words too.</param>
    public static int HardCharacters(string password, string name)
    {
        var plain = password.ToLowerInvariant();
        var names = name.ToLowerInvariant().Split([' ', '.', '-', '_']).Where(word => word.Length >= CommonWords.Shortest).ToList();
        var spelled = string.Concat(plain.Select(Letter));
        var (count, seen) = (0, new HashSet<string>(StringComparer.Ordinal));
        for (var at = 0; at < plain.Length;)
        {
            var length = PieceAt(plain, spelled, at, names);
            // What was there before is guessed with it, also what parts words from each other; a letter that comes again is a new one.
            count += seen.Add(plain.Substring(at, length)) || (length == 1 && char.IsLetterOrDigit(plain[at])) ? 1 : 0;
            at += length;
        }

        return Math.Min(count, ShortestUnit(plain));
    }

    private static int PieceAt(string plain, string spelled, int at, List<string> names) => new[]
    {
        char.IsSurrogatePair(plain, at) ? 2 : 1,
        CommonWords.LengthAt(plain, at),
        CommonWords.LengthAt(spelled, at),
        names.Where(word => string.CompareOrdinal(spelled, at, word, 0, word.Length) == 0 || string.CompareOrdinal(plain, at, word, 0, word.Length) == 0)
            .Select(word => word.Length).DefaultIfEmpty(1).Max(),
        Runs.Max(row => RunAt(plain, at, row)),
        Keyboards.Max(rows => WalkAt(plain, at, rows)),
        ZigzagAt(plain, at),
        SameAt(plain, at),
        YearAt(plain, at),
    }.Max();

    private static int RunAt(string text, int at, string row)
    {
        var start = row.IndexOf(text[at], StringComparison.Ordinal);
        var length = 0;
        while (start >= 0 && at + length < text.Length && start + length < row.Length && text[at + length] == row[start + length])
        {
            length++;
        }

        return length >= ShortestRun ? length : 1;
    }

    /// <summary>The length of a walk from key to key beside it, in any direction: qwas, zaqwsx.</summary>
    private static int WalkAt(string text, int at, string[] rows)
    {
        var length = 1;
        while (at + length < text.Length && AreNeighbours(KeyOf(rows, text[at + length - 1]), KeyOf(rows, text[at + length])))
        {
            length++;
        }

        return length >= ShortestWalk ? length : 1;
    }

    private static (int Row, int Place)? KeyOf(string[] rows, char sign)
    {
        var row = Array.FindIndex(rows, keys => keys.Contains(sign, StringComparison.Ordinal));
        return row < 0 ? null : (row, rows[row].IndexOf(sign, StringComparison.Ordinal));
    }

    private static bool AreNeighbours((int Row, int Place)? one, (int Row, int Place)? other) =>
        one is (var row, var place) && other is (var otherRow, var otherPlace)
        && (otherRow - row, otherPlace - place) is ((0, >= -1 and <= 1) or (1, -1 or 0) or (-1, 0 or 1));

    /// <summary>The length of two runs, or a run and one sign, that take turns: 1a2s3d, 102030.</summary>
    private static int ZigzagAt(string text, int at)
    {
        var length = 1;
        for (var next = ShortestZigzag; at + next <= text.Length && IsRun(Every2nd(0, next)) && IsRun(Every2nd(1, next)); next++)
        {
            length = next;
        }

        return length;

        string Every2nd(int first, int count) => string.Concat(Enumerable.Range(0, count).Where(index => index % 2 == first).Select(index => text[at + index]));
    }

    private static bool IsRun(string text) => SameAt(text, 0) == text.Length || Runs.Any(row => row.Contains(text, StringComparison.Ordinal));

    private static int SameAt(string text, int at)
    {
        var end = at;
        while (end < text.Length && text[end] == text[at])
        {
            end++;
        }

        return end - at;
    }

    private static int YearAt(string text, int at) =>
        at + 4 <= text.Length && text.AsSpan(at, 2) is "19" or "20" && char.IsAsciiDigit(text[at + 2]) && char.IsAsciiDigit(text[at + 3]) ? 4 : 1;

    /// <summary>The length of what a text repeats from its first to its last character; its own length if it repeats nothing.</summary>
    private static int ShortestUnit(string text) =>
        Enumerable.Range(1, text.Length).First(unit => Enumerable.Range(unit, text.Length - unit).All(index => text[index] == text[index - unit]));

    private static char Letter(char sign) => sign switch
    {
        '0' => 'o',
        '1' or '!' or '|' => 'i',
        '3' or '€' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        _ => sign,
    };
}
