using System.Globalization;
using System.Text.RegularExpressions;
using HipPain.Content.Checking;

namespace HipPain.Content.Yaml;

/// <summary>
/// Takes typed values out of a map. What is missing or wrong goes to the log and yields a default; the caller looks at
/// the log before it uses what it built. <see cref="End"/> names the keys that nobody asked for.
/// </summary>
internal sealed partial class YamlFields(YamlMap map, ProblemLog log)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public string Text(string key, int most) => OptionalText(key, most, required: true) ?? "";

    public string? OptionalText(string key, int most) => OptionalText(key, most, required: false);

    /// <summary>Text that may have several lines.</summary>
    public string Block(string key, int most) => OptionalText(key, most, required: true, lines: true) ?? "";

    /// <summary>A telephone number as people write it, with at least one digit that a telephone can dial.</summary>
    public string? OptionalNumber(string key, int most, bool required = false)
    {
        var number = OptionalText(key, most, required);
        if (number is null || TelephoneNumber.IsMatch(number))
        {
            return number;
        }

        Wrong(Find(key)!, key, "a telephone number in quotes, of digits, spaces and hyphens");
        return null;
    }

    public int Integer(string key, int least, int most)
    {
        if (Scalar(key, required: true) is not { } scalar)
        {
            return least;
        }

        if (int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most)
        {
            return number;
        }

        Wrong(scalar, key, $"a whole number from {least} to {most}");
        return least;
    }

    public int? OptionalInteger(string key, int least, int most) => Has(key) ? Integer(key, least, most) : null;

    /// <summary>A number, or a list of so many; the least of each, with the reason in the log, where they are missing or wrong.</summary>
    public IReadOnlyList<float> Numbers(string key, int count, float least, float most)
    {
        var value = Find(key);
        if (value is null)
        {
            log.Add(Rules.MissingKey, map.Mark, $"The key \"{key}\" is missing.");
            return [.. Enumerable.Repeat(least, count)];
        }

        IReadOnlyList<YamlValue> items = value is YamlList list && count > 1 ? list.Items : [value];
        float[] numbers = [.. items.OfType<YamlScalar>().Select(item => Number.IsMatch(item.Text) ? float.Parse(item.Text, CultureInfo.InvariantCulture) : float.NaN)];
        if (items.Count == count && numbers.Length == count && numbers.All(number => number >= least && number <= most))
        {
            return numbers;
        }

        Wrong(value, key, count == 1 ? $"a number from {least} to {most}" : $"a list of {count} numbers from {least} to {most}, such as [50, 29.5]");
        return [.. Enumerable.Repeat(least, count)];
    }

    public IReadOnlyList<float>? OptionalNumbers(string key, int count, float least, float most) =>
        Has(key) ? Numbers(key, count, least, most) : null;

    /// <summary>Whether any of these keys is there.</summary>
    public bool HasAny(params ReadOnlySpan<string> keys)
    {
        var hasAny = false;
        foreach (var key in keys)
        {
            hasAny |= Has(key);
        }

        return hasAny;
    }

    public bool Flag(string key)
    {
        var scalar = Scalar(key, required: false);
        if (scalar is not (null or { Text: "true" or "false" }))
        {
            Wrong(scalar, key, "true or false");
        }

        return scalar is { Text: "true" };
    }

    public DateOnly Date(string key) => OptionalDate(key, required: true) ?? default;

    public DateOnly? OptionalDate(string key) => OptionalDate(key, required: false);

    /// <summary>A day, meaning its first moment in UTC, or a full UTC time such as 2026-11-23T09:00:00Z.</summary>
    public DateTimeOffset? OptionalMoment(string key)
    {
        if (Scalar(key, required: false) is not { } scalar)
        {
            return null;
        }

        string[] forms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm'Z'"];
        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTimeOffset.TryParseExact(scalar.Text, forms, CultureInfo.InvariantCulture, styles, out var moment))
        {
            return moment;
        }

        Wrong(scalar, key, "a date such as 2026-11-23, or a UTC time such as 2026-11-23T09:00:00Z");
        return null;
    }

    public T Word<T>(string key, IReadOnlyDictionary<string, T> words, T otherwise = default) where T : struct
    {
        if (Scalar(key, required: true) is not { } scalar)
        {
            return otherwise;
        }

        if (words.TryGetValue(scalar.Text, out var value))
        {
            return value;
        }

        Wrong(scalar, key, "one of " + string.Join(", ", words.Keys));
        return otherwise;
    }

    public IReadOnlyList<(string Text, Mark Mark)> Texts(string key, int most, int mostEach)
    {
        var texts = new List<(string, Mark)>();
        foreach (var item in Items(key, most))
        {
            if (item is YamlScalar scalar && IsText(scalar.Text, mostEach, lines: false))
            {
                texts.Add((scalar.Text.Trim(), scalar.Mark));
            }
            else
            {
                Wrong(item, key, $"a list of texts of at most {mostEach} characters each");
            }
        }

        return texts;
    }

    public IReadOnlyList<T> Maps<T>(string key, int most, Func<YamlFields, T> read)
    {
        var values = new List<T>();
        foreach (var item in Items(key, most))
        {
            if (item is YamlMap inner)
            {
                values.Add(Inner(inner, read));
            }
            else
            {
                Wrong(item, key, "a list of \"key: value\" groups");
            }
        }

        return values;
    }

    public T? Map<T>(string key, Func<YamlFields, T> read) where T : class
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlMap inner:
                return Inner(inner, read);
            case var other:
                Wrong(other, key, "a group of \"key: value\" lines");
                return null;
        }
    }

    /// <summary>Where the value of a key starts; the map's own start when the key is not there.</summary>
    public Mark MarkOf(string key) => Find(key)?.Mark ?? map.Mark;

    /// <summary>Where the items of a list start; none when the key is not there or holds no list.</summary>
    public IReadOnlyList<Mark> MarksOf(string key) => Find(key) is YamlList list ? [.. list.Items.Select(item => item.Mark)] : [];

    public void End()
    {
        foreach (var entry in map.Entries.Where(entry => !_known.Contains(entry.Key)))
        {
            log.Add(Rules.UnknownKey, entry.Mark, $"There is no key {Quoted.Text(entry.Key)} here. The keys are {string.Join(", ", _known)}.");
        }
    }

    private T Inner<T>(YamlMap inner, Func<YamlFields, T> read)
    {
        var fields = new YamlFields(inner, log);
        var value = read(fields);
        fields.End();
        return value;
    }

    private bool Has(string key) => Find(key) is not null;

    private YamlValue? Find(string key)
    {
        _known.Add(key);
        return map.Entries.FirstOrDefault(entry => entry.Key == key)?.Value;
    }

    private YamlScalar? Scalar(string key, bool required)
    {
        switch (Find(key))
        {
            case YamlScalar scalar:
                return scalar;
            case null:
                if (required)
                {
                    log.Add(Rules.MissingKey, map.Mark, $"The key \"{key}\" is missing.");
                }

                return null;
            case var other:
                Wrong(other, key, "a single value");
                return null;
        }
    }

    private IReadOnlyList<YamlValue> Items(string key, int most)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlList list when list.Items.Count <= most:
                return list.Items;
            case var other:
                Wrong(other, key, $"a list of at most {most}");
                return [];
        }
    }

    private string? OptionalText(string key, int most, bool required, bool lines = false)
    {
        if (Scalar(key, required) is not { } scalar)
        {
            return null;
        }

        if (IsText(scalar.Text, most, lines))
        {
            return scalar.Text.Trim();
        }

        Wrong(scalar, key, $"text of 1 to {most} characters{(lines ? "" : " on one line")} (it has {scalar.Text.Trim().Length})");
        return null;
    }

    private DateOnly? OptionalDate(string key, bool required)
    {
        if (Scalar(key, required) is not { } scalar)
        {
            return null;
        }

        if (DateOnly.TryParseExact(scalar.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        Wrong(scalar, key, "a date such as 2026-11-23");
        return null;
    }

    private static bool IsText(string text, int most, bool lines) =>
        text.Trim() is { Length: > 0 } trimmed && trimmed.Length <= most
        && !trimmed.Any(character => char.IsControl(character) && !(lines && character == '\n'));

    private void Wrong(YamlValue value, string key, string wanted) =>
        log.Add(Rules.WrongValue, value.Mark, $"The value of \"{key}\" has to be {wanted}.");

    [GeneratedRegex(@"^-?[0-9]{1,4}(\.[0-9]{1,4})?\z")]
    private static partial Regex Number { get; }

    [GeneratedRegex(@"^\+?[0-9][0-9 -]*\z")]
    private static partial Regex TelephoneNumber { get; }
}
