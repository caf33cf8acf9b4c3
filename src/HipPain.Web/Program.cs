using HipPain.Content;
using HipPain.Web.Commands;
using HipPain.Web.Data;
using HipPain.Web.Data.Backups;
using HipPain.Web.Editors;
using HipPain.Web.Feedback;
using HipPain.Web.Handouts;
using HipPain.Web.Interop;
using HipPain.Web.Interop.Api;
using HipPain.Web.Operations;
using HipPain.Web.Pages;
using HipPain.Web.PageViews;
using HipPain.Web.Previewing;
using HipPain.Web.Publishing;
using HipPain.Web.Searching;
using HipPain.Web.Security;
using Microsoft.Extensions.Options;

if (await SiteCommands.RunAsync(args) is { } exitCode)
{
    return exitCode;
}

// The first page waits for these libraries, and a second processor has nothing to do yet.
_ = Task.Run(GuideLoader.WarmUp);

// Settings are read once. Else each start takes one of the system's few watchers for files that are not there, and fails where none is left.
var builder = WebApplication.CreateBuilder([.. args, "--hostBuilder:reloadConfigOnChange=false"]);
builder.UseDefaultAddress();
builder.WebHost.UseStaticWebAssets();
// In Development the framework would compress style sheets anew, and send gzip under the name of Brotli: no browser reads that.
builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
builder.LimitConnections();
builder.AnswerWhereRead();

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddOperations(builder.Environment);
builder.Services.AddTelemetry(builder.Configuration);
builder.Services.AddSecurity();
builder.Services.AddDatabase(builder.Configuration);
builder.Services.AddBackups(builder.Configuration);
builder.Services.AddPublishing();
builder.Services.AddPreview();
builder.Services.AddSearching();
builder.Services.AddPastTexts();
builder.Services.AddPageViews(builder.Configuration);
builder.Services.AddFeedback(builder.Configuration);
builder.Services.AddContentApi();
builder.Services.AddEditors();
builder.Services.AddPages();
// Last: whoever uses keys would have them read at the start again.
builder.Services.AddProtectionKeys();

var app = builder.Build();
try
{
    app.Services.GetRequiredService<IStartupValidator>().Validate();
}
catch (Exception exception) when (WrongSettings.In(exception) is { Count: > 0 } sentences)
{
    await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, sentences));
    return 2;
}

app.BeginPublishing();
app.UseFarewell();
// Before all that goes by a reader's network.
app.UseListedProxies();
// Outside the rendered pages: a page served from memory is a view too. Nothing else that takes time stands before them.
app.UsePageViews();
app.UseRenderedPages();
app.UseRequestLog();
app.UseLastingSecurityHeaders();
app.UseExceptionHandler("/error/500");
app.UseStatusCodePagesWithReExecute("/error/{0}");
app.UseContentApi();
app.UseMiddleware<UnsafeRequests>();
app.UseResponseCompression();
// Said here, or the framework does all three before everything else.
app.UseRouting();
app.UseAuthentication();
app.UseAuthorization();
app.UseEditors();

app.MapStaticAssets();
app.MapRazorPages().WithStaticAssets();
app.MapPageViews();
app.MapInterop();
app.MapContentApi();
app.MapHealth();
app.MapPreview();

await app.RunAsync();
return 0;

/// <summary>The site. Public, so that tests can start it.</summary>
public partial class Program;
