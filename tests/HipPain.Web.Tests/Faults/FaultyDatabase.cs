using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HipPain.Web.Tests.Faults;

/// <summary>
/// Has one call to the real database fail, whoever makes it: it is not done at all, or it is done and nobody hears of it.
/// </summary>
/// <param name="connectionString">The real database.</param>
internal sealed class FaultyDatabase(string connectionString) : DbConnectionInterceptor
{
    private readonly Lock _lock = new();
    private int _left;
    private bool _isDone;

    /// <summary>The calls since the last fault was set, by name.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>The call that failed; null if none did.</summary>
    public string? Failed { get; private set; }

    /// <summary>Has the n-th call from now fail; 0 is none.</summary>
    public void Fail(int nth, bool afterItIsDone)
    {
        lock (_lock)
        {
            (_left, _isDone, Failed) = (nth, afterItIsDone, null);
            Calls.Clear();
        }
    }

    public override InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result) =>
        InterceptionResult<DbConnection>.SuppressWithResult(new Connection(this, new SqliteConnection(connectionString)));

    private T Call<T>(string name, Func<T> call)
    {
        bool fails;
        lock (_lock)
        {
            Calls.Add(name);
            fails = --_left == 0;
            Failed = fails ? name : Failed;
        }

        if (!fails)
        {
            return call();
        }

        if (_isDone)
        {
            (call() as IDisposable)?.Dispose();
        }

        throw new IOException($"The answer to {name} was lost.");
    }

    private sealed class Connection(FaultyDatabase faults, SqliteConnection real) : DbConnection
    {
        [AllowNull]
        public override string ConnectionString
        {
            get => real.ConnectionString;
            set => real.ConnectionString = value;
        }

        public override string Database => real.Database;

        public override string DataSource => real.DataSource;

        public override string ServerVersion => real.ServerVersion;

        public override ConnectionState State => real.State;

        public override void ChangeDatabase(string databaseName) => real.ChangeDatabase(databaseName);

        public override void Close() => real.Close();

        public override void Open() => faults.Call("open", () =>
        {
            real.Open();
            return 0;
        });

        protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) =>
            new Transaction(faults, this, faults.Call("begin", () => real.BeginTransaction(isolationLevel)));

        protected override DbCommand CreateDbCommand() => new Command(faults, this, real.CreateCommand());

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                real.Dispose();
            }

            base.Dispose(disposing);
        }
    }

    private sealed class Transaction(FaultyDatabase faults, Connection connection, SqliteTransaction real) : DbTransaction
    {
        public SqliteTransaction Real => real;

        public override IsolationLevel IsolationLevel => real.IsolationLevel;

        protected override DbConnection DbConnection => connection;

        public override void Commit() => faults.Call("commit", () =>
        {
            real.Commit();
            return 0;
        });

        public override void Rollback() => faults.Call("rollback", () =>
        {
            real.Rollback();
            return 0;
        });

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                real.Dispose();
            }

            base.Dispose(disposing);
        }
    }

    private sealed class Command(FaultyDatabase faults, Connection connection, SqliteCommand real) : DbCommand
    {
        private DbTransaction? _transaction;

        [AllowNull]
        public override string CommandText
        {
            get => real.CommandText;
            set => real.CommandText = value;
        }

        public override int CommandTimeout
        {
            get => real.CommandTimeout;
            set => real.CommandTimeout = value;
        }

        public override CommandType CommandType
        {
            get => real.CommandType;
            set => real.CommandType = value;
        }

        public override bool DesignTimeVisible { get; set; }

        public override UpdateRowSource UpdatedRowSource { get; set; }

        protected override DbConnection? DbConnection
        {
            get => connection;
            set
            {
                // It is of the connection that made it.
            }
        }

        protected override DbParameterCollection DbParameterCollection => real.Parameters;

        protected override DbTransaction? DbTransaction
        {
            get => _transaction;
            set
            {
                _transaction = value;
                real.Transaction = (value as Transaction)?.Real;
            }
        }

        public override void Cancel() => real.Cancel();

        public override int ExecuteNonQuery() => faults.Call(Name, real.ExecuteNonQuery);

        public override object? ExecuteScalar() => faults.Call(Name, real.ExecuteScalar);

        public override void Prepare() => real.Prepare();

        protected override DbParameter CreateDbParameter() => real.CreateParameter();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => faults.Call(Name, () => real.ExecuteReader(behavior));

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                real.Dispose();
            }

            base.Dispose(disposing);
        }

        private string Name => string.Join(' ', real.CommandText.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(3));
    }
}
