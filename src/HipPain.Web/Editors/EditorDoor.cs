using System.Data.Common;
using HipPain.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Editors;

/// <summary>
/// Knows whether there are pages for editors at all. Editors are added by another process, so it asks the database again after
/// some seconds; between that, anybody may knock as often as they like.
/// </summary>
public sealed class EditorDoor(
    IDbContextFactory<HipPainDbContext> contexts, DatabaseSetup setup, IOptions<EditorOptions> options, TimeProvider time)
{
    /// <summary>How long an answer holds.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(3);

    private (bool Exists, long AskedAt)? _known;

    /// <summary>Whether the pages of editors are there. While the database is away, the last answer holds.</summary>
    public async ValueTask<bool> IsThereAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Enabled is { } decided)
        {
            return decided;
        }

        if (setup.IsReady && !(_known is { } known && time.GetElapsedTime(known.AskedAt) < Freshness))
        {
            _known = (await AskAsync(cancellationToken) ?? _known is { Exists: true }, time.GetTimestamp());
        }

        return _known is { Exists: true };
    }

    /// <summary>Whether an editor exists; null while the database is locked or away.</summary>
    private async Task<bool?> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var database = await contexts.CreateDbContextAsync(cancellationToken);
            return await database.Users.AnyAsync(cancellationToken);
        }
        catch (DbException)
        {
            return null;
        }
    }
}
