using System.Data.Common;
using HipPain.Web.Data;
using HipPain.Web.Tests.Data.Engines;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace HipPain.Web.Tests.Editors;

/// <summary>A database that can go away under a running site: while it is, no connection opens.</summary>
public sealed class DatabaseAway : DbConnectionInterceptor
{
    private volatile bool _isAway;
    private volatile bool _goesAfterCommit;

    public bool IsAway
    {
        get => _isAway;
        set => _isAway = value;
    }

    /// <summary>Whether it goes away once an entry of the audit is stored.</summary>
    public bool GoesAfterCommit
    {
        get => _goesAfterCommit;
        set => _goesAfterCommit = value;
    }

    public void Watch(Microsoft.AspNetCore.Hosting.IWebHostBuilder host) => host.ConfigureTestServices(
        services => services.ConfigureDatabase(options => options.AddInterceptors(this, new Commits(this))));

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        IsAway ? throw new SqliteException("unable to open database file", 14) : ValueTask.FromResult(result);

    private sealed class Commits(DatabaseAway away) : DbTransactionInterceptor
    {
        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            if (away.GoesAfterCommit && eventData.Context?.ChangeTracker.Entries<AuditEntry>().Any() is true)
            {
                (away.GoesAfterCommit, away.IsAway) = (false, true);
            }

            return Task.CompletedTask;
        }
    }
}
