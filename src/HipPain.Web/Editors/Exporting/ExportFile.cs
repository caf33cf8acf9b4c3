using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;
using HipPain.Web.Data;

namespace HipPain.Web.Editors.Exporting;

/// <summary>A file that editors can take away: its rows go from the database to the reader of the answer one by one.</summary>
public abstract class ExportFile
{
    /// <summary>The media types of the two forms of each file.</summary>
    public const string Csv = "text/csv; charset=utf-8", Json = "application/json";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ExportFile> All { get; } =
    [
        new ExportFile<FeedbackRow>("feedback", ExportQueries.Feedback, ["received", "address", "version", "vote", "reason", "status", "flags", "expires", "text"], (csv, row) =>
        {
            csv.WriteField(row.Received, "yyyy-MM-dd'T'HH:mm'Z'");
            WriteText(csv, row.Address, row.Version, row.Vote, row.Reason, row.Status, row.Flags);
            csv.WriteField(row.Expires, "yyyy-MM-dd'T'HH:mm'Z'");
            WriteText(csv, row.Text);
        }),
        new ExportFile<ViewRow>("views", ExportQueries.Views, ["day", "kind", "name", "count"], (csv, row) =>
        {
            csv.WriteField(row.Day);
            WriteText(csv, row.Kind, row.Name);
            csv.WriteField(row.Count);
        }),
        new ExportFile<VoteRow>("votes", ExportQueries.Votes, ["day", "address", "version", "vote", "reason", "count"], (csv, row) =>
        {
            csv.WriteField(row.Day);
            WriteText(csv, row.Address, row.Version, row.Vote, row.Reason);
            csv.WriteField(row.Count);
        }),
    ];

    /// <summary>What it holds, in one word.</summary>
    public abstract string Name { get; }

    /// <summary>The names of its columns, in order.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>The name under which it is kept: what it holds and of which days, such as <c>votes-2026-11-01-to-2026-11-30.csv</c>.</summary>
    public string FileName(ExportSpan span, bool asJson)
    {
        ArgumentNullException.ThrowIfNull(span);
        return $"{Name}-{span.From:yyyy-MM-dd}-to-{span.To:yyyy-MM-dd}.{(asJson ? "json" : "csv")}";
    }

    /// <summary>Writes it as CSV by RFC 4180 with a byte order mark, so that spreadsheets take it for UTF-8.</summary>
    public abstract Task WriteCsvAsync(HipPainDbContext database, ExportSpan span, Stream body, CancellationToken cancellationToken);

    /// <summary>Writes it as a JSON array of one object a row.</summary>
    public abstract Task WriteJsonAsync(HipPainDbContext database, ExportSpan span, Stream body, CancellationToken cancellationToken);

    private static void WriteText(CsvWriter csv, params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            csv.WriteField(SpreadsheetText.Neutralise(text));
        }
    }
}

/// <summary>A file of one kind of row.</summary>
internal sealed class ExportFile<TRow>(
    string name, Func<HipPainDbContext, ExportSpan, IAsyncEnumerable<TRow>> rows, IReadOnlyList<string> columns, Action<CsvWriter, TRow> write) : ExportFile
{
    private static readonly CsvWriterOptions CsvForm = new() { WriteByteOrderMark = true };

    // Attachments are never taken for HTML, so that text stays readable in them.
    private static readonly JsonSerializerOptions JsonForm = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override string Name => name;

    public override IReadOnlyList<string> Columns => columns;

    public override async Task WriteCsvAsync(HipPainDbContext database, ExportSpan span, Stream body, CancellationToken cancellationToken)
    {
        await using var csv = CsvWriter.Create(body, CsvForm, leaveOpen: true);
        csv.WriteHeader([.. columns]);
        await foreach (var row in rows(database, span).WithCancellation(cancellationToken))
        {
            write(csv, row);
            await csv.EndRecordAsync(cancellationToken);
        }

        await csv.FlushAsync(cancellationToken);
    }

    public override Task WriteJsonAsync(HipPainDbContext database, ExportSpan span, Stream body, CancellationToken cancellationToken) =>
        JsonSerializer.SerializeAsync(body, rows(database, span), JsonForm, cancellationToken);
}
