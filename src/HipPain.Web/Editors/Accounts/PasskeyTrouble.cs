using System.Data.Common;
using System.Runtime.ExceptionServices;
using Microsoft.AspNetCore.Identity;

namespace HipPain.Web.Editors.Accounts;

/// <summary>Tells a passkey that is not good from a database that does not answer: the framework reports both as the passkey's failure.</summary>
internal static class PasskeyTrouble
{
    /// <summary>Throws on what the database has thrown, so that the editor is told of that.</summary>
    /// <exception cref="DbException">The database is locked or away.</exception>
    public static void ThrowIfOfDatabase(PasskeyException? failure)
    {
        if (failure?.InnerException is DbException cause)
        {
            ExceptionDispatchInfo.Throw(cause);
        }
    }
}
