namespace HipPain.Web.Searching;

/// <summary>
/// Writes what to look for in the language of FTS5. Words hold only letters and digits and stand in quotes, so nothing that
/// was typed can be part of that language.
/// </summary>
internal static class Expression
{
    // The beginnings of words are looked for from here on: two letters begin too many of them.
    private const int ShortestBeginning = 3;

    /// <summary>An expression for all or any of the terms; null where there are none.</summary>
    /// <param name="terms">What to look for. The last word may be the beginning of one.</param>
    /// <param name="all">Whether all terms have to be there.</param>
    /// <param name="isWhole">Tells of a word that it is no beginning.</param>
    public static string? Of(IReadOnlyList<Term> terms, bool all, Predicate<string> isWhole)
    {
        var last = terms.Count == 0 || isWhole(terms[^1].Words[^1]) ? null : terms[^1];
        return terms.Count == 0 ? null : string.Join(all ? " AND " : " OR ", terms.Select(term => Of(term, mayBegin: term == last)));
    }

    private static string Of(Term term, bool mayBegin)
    {
        var ways = new List<string> { Phrase(term.Words) };
        if (term.Words.Count > 1)
        {
            ways.Add($"({string.Join(" AND ", term.Words.Select(word => Phrase([word])))})");
        }
        else if (mayBegin && term.Words[0].Length >= ShortestBeginning)
        {
            ways.Add($"{Phrase(term.Words)} *");
        }

        ways.AddRange(term.Others.Select(Phrase));
        return $"({string.Join(" OR ", ways)})";
    }

    private static string Phrase(IReadOnlyList<string> words) => $"\"{string.Join(' ', words)}\"";
}
