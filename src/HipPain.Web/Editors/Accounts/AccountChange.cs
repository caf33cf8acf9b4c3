using System.Security.Cryptography;
using HipPain.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace HipPain.Web.Editors.Accounts;

/// <summary>
/// A change of an editor's account that is made whole or not at all, and one after the other: what was read of the account before is
/// still so, or the change does not begin. The framework's own store saves a passkey in two steps and finds out only at the second.
/// </summary>
internal sealed class AccountChange : IAsyncDisposable
{
    private readonly HipPainDbContext _database;
    private readonly IDbContextTransaction _transaction;
    private bool _isKept;

    private AccountChange(HipPainDbContext database, IDbContextTransaction transaction) => (_database, _transaction) = (database, transaction);

    /// <summary>Begins a change, for which others that begin one have to wait.</summary>
    /// <param name="database">The context that holds the editor and what is noted with the change. Begin before anything is added to it.</param>
    /// <param name="editor">The editor as read before.</param>
    /// <returns>Null if the account was changed since it was read.</returns>
    /// <exception cref="System.Data.Common.DbException">The database is locked or away.</exception>
    public static async Task<AccountChange?> BeginAsync(HipPainDbContext database, Editor editor)
    {
        var change = new AccountChange(database, await database.Database.BeginTransactionAsync());
        // An update and not a query: it holds the row in any database, and SQLite has given the one place to write already.
        var isAsRead = await database.Users.Where(known => known.Id == editor.Id && known.ConcurrencyStamp == editor.ConcurrencyStamp)
            .ExecuteUpdateAsync(set => set.SetProperty(known => known.ConcurrencyStamp, editor.ConcurrencyStamp)) == 1;
        if (isAsRead)
        {
            return change;
        }

        await change.DisposeAsync();
        return null;
    }

    /// <summary>A security stamp that no session has: with it in the account, all of them end.</summary>
    public static string NewStamp() => Convert.ToHexString(RandomNumberGenerator.GetBytes(20));

    /// <summary>Makes the change last, if it succeeded.</summary>
    /// <returns>Whether it did.</returns>
    public async Task<bool> KeepAsync(bool succeeded)
    {
        if (succeeded)
        {
            await _transaction.CommitAsync();
            _isKept = true;
        }

        return succeeded;
    }

    /// <summary>Undoes what was not kept, also in the context, so that nothing stores it later.</summary>
    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        if (!_isKept)
        {
            _database.ChangeTracker.Clear();
        }
    }
}
