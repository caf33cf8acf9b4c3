using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HipPain.Content;
using HipPain.Content.Articles;
using HipPain.Web.Operations;

namespace HipPain.Web.Pages;

/// <summary>Says in schema.org's words what a page is: a <c>MedicalWebPage</c> with its breadcrumb.</summary>
internal static class StructuredData
{
    /// <summary>JSON-LD of an article. The default encoder escapes angle brackets, so it is safe inside a script element.</summary>
    public static string Of(Article article, Guide guide, SiteOptions site)
    {
        var url = site.Absolute(article.Address.Value);
        var page = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "MedicalWebPage",
            ["@id"] = url,
            ["url"] = url,
            ["name"] = article.Title,
            ["description"] = article.Summary,
            ["inLanguage"] = "en-GB",
            ["isAccessibleForFree"] = true,
            ["dateModified"] = Day(article.LastChanged),
            ["audience"] = new JsonObject { ["@type"] = "PeopleAudience", ["audienceType"] = "Runners" },
            ["publisher"] = new JsonObject { ["@type"] = "Organization", ["name"] = guide.Site.Publisher, ["url"] = site.Absolute("/") },
            ["breadcrumb"] = Breadcrumb(article, guide, site),
        };
        if (article.FrontMatter.Kind is not ArticleKind.Page || article.Address == Address.Home)
        {
            page["about"] = new JsonObject { ["@type"] = "MedicalCondition", ["name"] = "Hip pain" };
        }

        if (article.FrontMatter.Review is { } review)
        {
            page["lastReviewed"] = Day(review.On);
            page["reviewedBy"] = new JsonObject { ["@type"] = "Person", ["name"] = review.By, ["jobTitle"] = review.Profession };
        }

        return page.ToJsonString(JsonSerializerOptions.Default);
    }

    private static JsonObject Breadcrumb(Article article, Guide guide, SiteOptions site)
    {
        var items = new JsonArray(Crumb(1, "Home", site.Absolute("/")));
        if (article.Address != Address.Home)
        {
            foreach (var step in guide.TrailOf(article).Append(article))
            {
                items.Add(Crumb(items.Count + 1, step.Title, site.Absolute(step.Address.Value)));
            }
        }

        return new JsonObject { ["@type"] = "BreadcrumbList", ["itemListElement"] = items };
    }

    private static JsonObject Crumb(int position, string name, string url) =>
        new JsonObject { ["@type"] = "ListItem", ["position"] = position, ["name"] = name, ["item"] = url };

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
