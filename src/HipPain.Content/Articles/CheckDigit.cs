namespace HipPain.Content.Articles;

/// <summary>
/// The check digit of SNOMED CT ids: a sum in the group of a pentagon's turns and reflections, each place shuffled in its own way
/// (J. Verhoeff, Error Detecting Decimal Codes, 1969). It finds every single wrong digit and every two neighbours swapped.
/// </summary>
internal static class CheckDigit
{
    private const string Shuffle = "1576283094";

    /// <summary>Whether the last digit fits the others.</summary>
    /// <param name="digits">ASCII digits only.</param>
    public static bool IsRight(string digits)
    {
        var sum = 0;
        for (var place = 0; place < digits.Length; place++)
        {
            var digit = digits[^(place + 1)] - '0';
            for (var time = 0; time < place % 8; time++)
            {
                digit = Shuffle[digit] - '0';
            }

            sum = Sum(sum, digit);
        }

        return sum == 0;
    }

    // 0 to 4 are turns, 5 to 9 reflections; a reflection turns what follows it the other way round.
    private static int Sum(int first, int second)
    {
        var turn = (first < 5 ? first + second : first - second + 10) % 5;
        return (first < 5) == (second < 5) ? turn : 5 + turn;
    }
}
