namespace HipPain.Web.Data.Backups;

/// <summary>Why no copy was made or put back. Nothing was changed then.</summary>
/// <param name="sentence">Says so to the operator.</param>
/// <param name="isFinding">Whether something is wrong with a database, and not with the way it was asked for.</param>
public sealed class BackupException(string sentence, bool isFinding = false) : Exception(sentence)
{
    /// <summary>Whether a database is broken, foreign or from another version.</summary>
    public bool IsFinding => isFinding;
}
