using System.Text.Json;
using System.Text.Json.Serialization;
using HipPain.Content.Articles;
using Microsoft.AspNetCore.Mvc;

namespace HipPain.Web.Interop.Api;

/// <summary>How the API's answers are written: by generated code, in camel case, with null where something is not there.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, NumberHandling = JsonNumberHandling.Strict, Converters = [typeof(KindInWords)])]
[JsonSerializable(typeof(ArticleList))]
[JsonSerializable(typeof(ArticleAnswer))]
[JsonSerializable(typeof(SectionAnswer))]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(int))]
internal sealed partial class ApiJson : JsonSerializerContext;

/// <summary>Writes kinds as <c>condition</c>.</summary>
internal sealed class KindInWords() : JsonStringEnumConverter<ArticleKind>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);
