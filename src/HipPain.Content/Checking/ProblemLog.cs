namespace HipPain.Content.Checking;

/// <summary>Collects the problems of one file.</summary>
internal sealed class ProblemLog(string file)
{
    // A file that is wrong from top to bottom must not fill the log.
    private const int Most = 50;

    private readonly List<Problem> _problems = [];

    public string File => file;

    public IReadOnlyList<Problem> Problems => _problems;

    public bool IsClean => _problems.Count == 0;

    public void Add(Rule rule, Mark mark, string sentence)
    {
        if (_problems.Count < Most)
        {
            _problems.Add(new Problem { Rule = rule, File = file, Line = mark.Line, Column = mark.Column, Sentence = Quoted.Clean(sentence) });
        }
    }
}

/// <summary>A place in a file: line and column, both from 1.</summary>
internal readonly record struct Mark(int Line, int Column)
{
    public static Mark Start { get; } = new(1, 1);
}
