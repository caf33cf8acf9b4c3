using System.Data.Common;
using HipPain.Web.Data;
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

    public bool IsAway
    {
        get => _isAway;
        set => _isAway = value;
    }

    public void Watch(Microsoft.AspNetCore.Hosting.IWebHostBuilder host) => host.ConfigureTestServices(
        services => services.ConfigureDbContext<HipPainDbContext>(options => options.AddInterceptors(this)));

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        IsAway ? throw new SqliteException("unable to open database file", 14) : ValueTask.FromResult(result);
}
