using System.Data.Common;
using HipPain.Web.Data;
using HipPain.Web.Tests.Data.Engines;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace HipPain.Web.Tests.Editors;

/// <summary>Lets requests that change an account wait for each other where each has read it and begins to write.</summary>
public sealed class Meeting : DbTransactionInterceptor
{
    private Func<Task>? _wait;
    private Func<Task>? _afterJudging;
    private DbContext? _judge;

    public void Watch(Microsoft.AspNetCore.Hosting.IWebHostBuilder host) => host.ConfigureTestServices(
        services => services.ConfigureDatabase(options => options.AddInterceptors(this)));

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

    /// <summary>Done once the transaction in which a request judges an account is over, before anything else is written: be it kept or not.</summary>
    public void AfterJudging(Func<Task> act) => _afterJudging = act;

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        JudgedAsync(eventData?.Context);

    public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(eventData);
        await JudgedAsync(eventData.Context);
        if (eventData.Context?.ChangeTracker.Entries<Editor>().Any() is not true)
        {
            return result;
        }

        if (_afterJudging is not null)
        {
            _judge ??= eventData.Context;
        }

        if (_wait is { } wait)
        {
            await wait();
        }

        return result;
    }

    private Task JudgedAsync(DbContext? context) =>
        context is not null && context == _judge && Interlocked.Exchange(ref _afterJudging, null) is { } act ? act() : Task.CompletedTask;
}
