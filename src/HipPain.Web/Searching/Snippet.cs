namespace HipPain.Web.Searching;

/// <summary>Cuts a snippet with marked matches into pieces of plain text.</summary>
internal static class Snippet
{
    private const int MostCharacters = 160;

    /// <summary>The first words of a text, where no match is to be shown.</summary>
    public static IReadOnlyList<SnippetPiece> Start(string text)
    {
        var end = text.Length <= MostCharacters ? text.Length : text.LastIndexOf(' ', MostCharacters);
        return [new SnippetPiece(end == text.Length ? text : $"{text[..Math.Max(0, end)]}…", IsMatch: false)];
    }

    public static IReadOnlyList<SnippetPiece> Cut(string marked)
    {
        var pieces = new List<SnippetPiece>();
        var isMatch = false;
        for (var start = 0; start < marked.Length;)
        {
            var length = marked.AsSpan(start).IndexOfAny(PartTables.MatchStart, PartTables.MatchEnd);
            var end = length < 0 ? marked.Length : start + length;
            if (end > start)
            {
                pieces.Add(new SnippetPiece(marked[start..end], isMatch));
            }

            isMatch = end < marked.Length && marked[end] == PartTables.MatchStart;
            start = end + 1;
        }

        return pieces;
    }
}
