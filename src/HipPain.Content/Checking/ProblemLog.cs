namespace HipPain.Content.Checking;

/// <summary>Collects the problems of one file.</summary>
internal sealed class ProblemLog(string file)
{
    // A file that is wrong from top to bottom must not fill the log, nor warnings crowd out errors.
    private const int MostOfALevel = 50;

    private readonly List<Problem> _problems = [];
    private int _errors;

    public string File => file;

    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>Whether the file can be used: it may have warnings.</summary>
    public bool IsClean => _errors == 0;

    public void Add(Rule rule, Mark mark, string sentence)
    {
        var isError = rule.Level is Level.Error;
        if ((isError ? _errors : _problems.Count - _errors) < MostOfALevel)
        {
            _errors += isError ? 1 : 0;
            _problems.Add(new Problem { Rule = rule, File = file, Line = mark.Line, Column = mark.Column, Sentence = Quoted.Clean(sentence) });
        }
    }
}

/// <summary>A place in a file: line and column, both from 1.</summary>
internal readonly record struct Mark(int Line, int Column)
{
    public static Mark Start { get; } = new(1, 1);

    public bool IsAbove(Mark other) => Line < other.Line || (Line == other.Line && Column < other.Column);
}
