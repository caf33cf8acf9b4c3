using System.Data.Common;
using HipPain.Web.Data;
using HipPain.Web.Editors;
using HipPain.Web.Editors.Exporting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace HipPain.Web.Pages.Editor;

/// <summary>What editors can take away as a file. Each time is noted in the audit before the first byte leaves.</summary>
public sealed class ExportModel(HipPainDbContext database, AuditLog audit, TimeProvider time) : PageModel
{
    private const int DaysAtFirst = 90;

    /// <summary>The first day, as it stands in its field.</summary>
    public string From { get; private set; } = "";

    /// <summary>The last day, as it stands in its field.</summary>
    public string To { get; private set; } = "";

    /// <summary>What is wrong with the days; null if nothing is.</summary>
    public string? Error { get; private set; }

    /// <summary>Offers the files.</summary>
    public void OnGet()
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        (From, To) = (today.AddDays(1 - DaysAtFirst).ForMachines(), today.ForMachines());
    }

    /// <summary>Sends a file, or says what is wrong with the days.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        (From, To) = (Request.Form["from"].ToString(), Request.Form["to"].ToString());
        var asked = Request.Form["file"].ToString();
        if (ExportFile.All.FirstOrDefault(file => asked == $"{file.Name}.csv" || asked == $"{file.Name}.json") is not { } file)
        {
            return BadRequest();
        }

        (var span, Error) = ExportSpan.Read(From, To);
        if (span is null)
        {
            return new PageResult { StatusCode = StatusCodes.Status400BadRequest, ViewData = ViewData };
        }

        var asJson = asked.EndsWith(".json", StringComparison.Ordinal);
        var name = file.FileName(span, asJson);
        audit.Add(database, User.Identity!.Name!, AuditAction.Exported, name);
        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        catch (Exception cause) when (cause is DbException or DbUpdateException)
        {
            // What cannot be noted is not given out.
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        Response.ContentType = asJson ? ExportFile.Json : ExportFile.Csv;
        Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = name }.ToString();
        await (asJson ? file.WriteJsonAsync(database, span, Response.Body, cancellationToken) : file.WriteCsvAsync(database, span, Response.Body, cancellationToken));
        return new EmptyResult();
    }
}
