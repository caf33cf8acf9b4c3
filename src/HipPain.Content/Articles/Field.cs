using System.Text.Json.Nodes;

namespace HipPain.Content.Articles;

/// <summary>One key that may stand in front matter, with what its value has to be: for the reader and for the schema alike.</summary>
/// <param name="Key">The key.</param>
/// <param name="Means">What it says, in a sentence for writers.</param>
internal abstract record Field(string Key, string Means)
{
    public bool IsRequired { get; init; }

    /// <summary>What the value has to be, as JSON Schema 2020-12.</summary>
    public abstract JsonObject Schema();

    /// <summary>A group of keys as JSON Schema; no other key may stand in it.</summary>
    public static JsonObject Group(IReadOnlyList<Field> fields)
    {
        var properties = new JsonObject();
        foreach (var field in fields)
        {
            var schema = field.Schema();
            schema.Insert(0, "description", field.Means);
            properties.Add(field.Key, schema);
        }

        var required = fields.Where(field => field.IsRequired).Select(field => (JsonNode)field.Key).ToArray();
        var group = new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
        if (required.Length > 0)
        {
            group.Insert(2, "required", new JsonArray(required));
        }

        return group;
    }
}

/// <summary>Text on one line.</summary>
internal sealed record TextField(string Key, int Most, string Means) : Field(Key, Means)
{
    public override JsonObject Schema() => Text(Most);

    public static JsonObject Text(int most) =>
        new() { ["type"] = "string", ["maxLength"] = most, ["pattern"] = @"^[^\u0000-\u001f\u007f-\u009f]*[^\s\u0000-\u001f\u007f-\u009f][^\u0000-\u001f\u007f-\u009f]*$" };
}

/// <summary>One word of a closed list.</summary>
internal sealed record WordField<T>(string Key, IReadOnlyDictionary<string, T> Words, string Means) : Field(Key, Means)
{
    public override JsonObject Schema() => new() { ["enum"] = new JsonArray([.. Words.Keys.Select(word => (JsonNode)word)]) };
}

/// <summary>A whole number.</summary>
internal sealed record NumberField(string Key, int Least, int Most, string Means) : Field(Key, Means)
{
    public override JsonObject Schema() => new() { ["type"] = "integer", ["minimum"] = Least, ["maximum"] = Most };
}

/// <summary>True or false.</summary>
internal sealed record FlagField(string Key, string Means) : Field(Key, Means)
{
    public override JsonObject Schema() => new() { ["type"] = "boolean" };
}

/// <summary>A day.</summary>
internal sealed record DayField(string Key, string Means) : Field(Key, Means)
{
    public override JsonObject Schema() => new() { ["type"] = "string", ["format"] = "date", ["pattern"] = @"^\d{4}-\d{2}-\d{2}$" };
}

/// <summary>A day or a moment in UTC.</summary>
internal sealed record MomentField(string Key, string Means) : Field(Key, Means)
{
    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = @"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?Z)?$" };
}

/// <summary>A list of texts.</summary>
internal sealed record TextsField(string Key, int Most, int MostEach, string Means) : Field(Key, Means)
{
    /// <summary>Whether an unquoted number is one of them: YAML tools would not call it a text.</summary>
    public bool MayBeNumbers { get; init; }

    /// <summary>The form of each, as a regular expression that the whole of it matches; any text if left out.</summary>
    public string? Pattern { get; init; }

    public override JsonObject Schema()
    {
        var item = TextField.Text(MostEach);
        item["type"] = MayBeNumbers ? new JsonArray("string", "integer") : "string";
        if (Pattern is not null)
        {
            item["pattern"] = $"^{Pattern}$";
        }

        return new() { ["type"] = "array", ["maxItems"] = Most, ["items"] = item };
    }
}

/// <summary>A list of addresses of this site.</summary>
internal sealed record AddressesField(string Key, int Most, string Means) : Field(Key, Means)
{
    /// <summary>Whether those of ready-made handouts are among them.</summary>
    public bool MayBeHandouts { get; init; }

    public override JsonObject Schema() => new()
    {
        ["type"] = "array",
        ["maxItems"] = Most,
        ["items"] = new JsonObject
        {
            ["type"] = "string",
            ["maxLength"] = Address.Longest,
            ["pattern"] = $"^(?!/({string.Join('|', ReservedAddresses.All)})(/|$))(/|{Address.Pattern})${(MayBeHandouts ? $"|^{ReservedAddresses.HandoutPattern}$" : "")}",
        },
    };
}

/// <summary>A group of keys.</summary>
internal sealed record GroupField(string Key, IReadOnlyList<Field> Fields, string Means) : Field(Key, Means)
{
    public override JsonObject Schema() => Group(Fields);
}

/// <summary>A list of groups.</summary>
internal sealed record GroupsField(string Key, int Most, IReadOnlyList<Field> Fields, string Means) : Field(Key, Means)
{
    public override JsonObject Schema() => new() { ["type"] = "array", ["maxItems"] = Most, ["items"] = Group(Fields) };
}
