using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HipPain.Content.Articles;

/// <summary>What front matter may hold, as JSON Schema 2020-12, for the tools that writers use.</summary>
public static class FrontMatterSchema
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema as text that ends with a line end.</summary>
    public static string ToJson()
    {
        var schema = Field.Group(FrontMatterFields.All);
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "Front matter of an article");
        return schema.ToJsonString(Indented) + "\n";
    }
}
