namespace HipPain.Web.Editors.Accounts;

/// <summary>Finds in a password what programs that guess passwords try first.</summary>
internal static class GuessablePieces
{
    private const int ShortestRun = 3;

    // Beginnings of the lists of the commonest passwords, as words; digits, years, names and runs are found by rule.
    private static readonly string[] CommonWords =
    [
        .. """
            password passwort passw0rd passphrase secret geheim welcome willkommen letmein login signin admin administrator root user guest
            master monkey dragon shadow sunshine princess football baseball basketball soccer hockey superman batman spiderman starwars
            pokemon pikachu naruto minecraft trustno iloveyou loveyou lovely love forever whatever nothing something freedom hello
            michael jordan jennifer jessica ashley charlie daniel thomas robert andrew joshua matthew anthony william george hannah
            nicole michelle samantha amanda melissa chelsea arsenal liverpool manchester everton rangers celtic juventus barcelona
            london england scotland ireland america canada australia germany france spring summer autumn winter january february march
            april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday
            flower butterfly chocolate cookie banana orange purple yellow silver golden diamond ginger pepper cheese coffee tigger
            mustang harley ferrari porsche mercedes corvette computer internet google facebook amazon apple windows samsung iphone
            computer access money lucky happy angel buster hunter killer maggie bailey biscuit snoopy mickey donald maverick
            phoenix matrix merlin thunder warrior ranger champion winner number one blink blessed jesus christ heaven faith family mother
            father sister brother friend friends baby babygirl beautiful sweet honey qwerty qwertz azerty asdf zxcv changeme default test
            testing temp temporary example sample editor editors health runner running run marathon injury physio doctor clinic correct
            horse battery staple hip pain hippain
            """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(),
    ];

    private static readonly string[] KeyboardRows =
    [
        "1234567890", "qwertyuiop", "qwertzuiop", "azertyuiop", "asdfghjkl", "zxcvbnm", "yxcvbnm", "abcdefghijklmnopqrstuvwxyz",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "qazwsxedcrfvtgbyhnujm", "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0", "147258369", "159357",
    ];

    /// <summary>
    /// How many characters a guesser would have to find one by one, if every piece that is easily guessed (a common word, a
    /// name, a year, a run of keys or of one character, in any case and with digits for letters) counts as a single one.
    /// </summary>
    /// <param name="password">At most some hundred characters.</param>
    /// <param name="name">A name whose parts are taken for common words too.</param>
    public static int HardCharacters(string password, string name)
    {
        var plain = password.ToLowerInvariant();
        var words = CommonWords.Concat(name.ToLowerInvariant().Split([' ', '.', '-', '_']).Where(word => word.Length >= ShortestRun)).ToList();
        var spelled = string.Create(plain.Length, plain, (letters, text) =>
        {
            for (var index = 0; index < text.Length; index++)
            {
                letters[index] = Letter(text[index]);
            }
        });
        var (count, seen) = (0, new HashSet<string>(StringComparer.Ordinal));
        for (var at = 0; at < plain.Length;)
        {
            var length = PieceAt(plain, spelled, at, words);
            // What was there before is guessed with it.
            count += seen.Add(plain.Substring(at, length)) || length == 1 ? 1 : 0;
            at += length;
        }

        return Math.Min(count, ShortestUnit(plain));
    }

    private static int PieceAt(string plain, string spelled, int at, List<string> words) => new[]
    {
        1,
        words.Where(word => string.CompareOrdinal(spelled, at, word, 0, word.Length) == 0 || string.CompareOrdinal(plain, at, word, 0, word.Length) == 0)
            .Select(word => word.Length).DefaultIfEmpty(1).Max(),
        KeyboardRows.Max(row => Math.Max(RunAt(plain, at, row), RunAt(plain, at, string.Concat(row.Reverse())))),
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
