using HipPain.Content;
using HipPain.Web.Data;
using HipPain.Web.Feedback;
using HipPain.Web.PageViews;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<ArticleRepository>();
builder.Services
    .AddDatabase(builder.Configuration)
    .AddPageViews(builder.Configuration)
    .AddFeedback(builder.Configuration);

var app = builder.Build();
app.UsePageViews();
app.Run();
