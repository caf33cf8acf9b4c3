using System.Data.Common;
using HipPain.Web.Data;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace HipPain.Web.Tests.Editors;

/// <summary>Lets requests that change an account wait for each other where each has read it and begins to write.</summary>
public sealed class Meeting : DbTransactionInterceptor
{
    private Func<Task>? _wait;

    public void Watch(Microsoft.AspNetCore.Hosting.IWebHostBuilder host) => host.ConfigureTestServices(
        services => services.ConfigureDbContext<HipPainDbContext>(options => options.AddInterceptors(this)));

    /// <summary>The next requests go on once there are so many of them.</summary>
    public void Await(int requests)
    {
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var missing = requests;
        _wait = () =>
        {
            if (Interlocked.Decrement(ref missing) <= 0)
            {
                _wait = null;
                all.TrySetResult();
            }

            return all.Task.WaitAsync(TimeSpan.FromSeconds(20));
        };
    }

    /// <summary>The next request goes on once this is done.</summary>
    public void Await(Func<Task> act) => _wait = () =>
    {
        _wait = null;
        return act();
    };

    public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(eventData);
        if (_wait is { } wait && eventData.Context?.ChangeTracker.Entries<Editor>().Any() is true)
        {
            await wait();
        }

        return result;
    }
}
