namespace HipPain.Content.Checking;

/// <summary>Something wrong in the content, said so that an editor can mend it.</summary>
public sealed record Problem
{
    /// <summary>The rule that is broken.</summary>
    public required Rule Rule { get; init; }

    /// <summary>The file, relative to the content folder, with forward slashes.</summary>
    public required string File { get; init; }

    /// <summary>The line in the file, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The column in the line, from 1, in UTF-16 units.</summary>
    public required int Column { get; init; }

    /// <summary>What is wrong, as a sentence with a full stop.</summary>
    public required string Sentence { get; init; }

    /// <summary>How much it weighs.</summary>
    public Level Level => Rule.Level;

    /// <summary>What to do about it.</summary>
    public string Cure => Rule.Cure;

    /// <summary><c>file:line:column: level rule sentence cure</c>, the form that editors' tools can jump to.</summary>
    public override string ToString() =>
        $"{Quoted.Clean(File)}:{Line}:{Column}: {(Level is Level.Error ? "error" : "warning")} {Rule.Id} {Sentence} {Cure}";
}
