using System.Reflection;
using System.Text.RegularExpressions;

namespace HipPain.Web.Tests.Security;

/// <summary>That <c>docs/asvs.md</c> leaves nothing of levels 1 and 2 of OWASP ASVS 5.0.0 out, and that the tests it names are there.</summary>
public sealed partial class AsvsTests
{
    [Fact]
    public void Every_requirement_stands_in_the_document_once_with_its_level()
    {
        Assert.Equal(253, AsvsDocument.Standard.Count);
        Assert.Equal(AsvsDocument.Standard.Keys.Order(StringComparer.Ordinal), AsvsDocument.Rows.SelectMany(row => row.Numbers).Order(StringComparer.Ordinal));
        foreach (var row in AsvsDocument.Rows)
        {
            var levels = row.Numbers.Select(number => AsvsDocument.Standard[number]).Distinct().Order();
            Assert.Equal($"{row.Cells[0]}: {string.Join(" and ", levels)}", $"{row.Cells[0]}: {row.Cells[1]}");
        }
    }

    [Fact]
    public void Every_row_says_what_it_means_here_and_names_tests_or_a_reason()
    {
        foreach (var row in AsvsDocument.Rows)
        {
            Assert.True(row.Cells.Length == 4 && row.Cells.All(cell => cell.Length > 0) && row.Numbers.Count > 0, $"{row} is not whole.");
            Assert.True(row.Kind.Length > 0, $"{row} names neither a test nor a reason.");
            Assert.True(row.Numbers.Count == 1 || row.Kind == "Does not apply", $"{row} is about more than one requirement.");
            Assert.True(row.Cells[^1].Length > row.Kind.Length + 10 || row.Kind == AsvsDocument.Tested, $"{row} gives no reason.");
        }
    }

    [Fact]
    public void Every_test_that_is_named_is_there_and_runs()
    {
        var there = Here().Concat(Elsewhere("HipPain.Content.Tests")).Concat(Elsewhere("HipPain.Browser.Tests")).ToHashSet();
        Assert.True(there.Count > 600, $"Only {there.Count} tests were found.");
        var named = AsvsDocument.Rows.SelectMany(row => row.Tests.Select(test => (row.Cells[0], test))).ToList();
        Assert.True(named.Count > 100, $"Only {named.Count} tests are named.");
        Assert.All(named, name => Assert.True(there.Contains(name.test), $"{name.Item1} names {name.test.Class}.{name.test.Method}, which is not there or put aside."));
    }

    [Fact]
    public void Count_of_each_kind_is_that_of_the_rows()
    {
        var kinds = AsvsDocument.Rows.SelectMany(row => row.Numbers.Select(_ => row.Kind)).CountBy(kind => kind).ToDictionary();
        Assert.Equal(kinds.OrderBy(kind => kind.Key, StringComparer.Ordinal), AsvsDocument.Counted.OrderBy(kind => kind.Key, StringComparer.Ordinal));
    }

    /// <summary>The tests of this project.</summary>
    private static IEnumerable<(string Class, string Method)> Here() =>
        from type in typeof(AsvsTests).Assembly.GetTypes()
        from method in type.GetMethods()
        from attribute in method.GetCustomAttributesData()
        where attribute.AttributeType.IsAssignableTo(typeof(FactAttribute))
            // What a test needs may be missing on a machine; a test that is put aside says so here.
            && attribute.NamedArguments.All(argument => argument.MemberName != nameof(FactAttribute.Skip))
        select (type.Name, method.Name);

    /// <summary>The tests of another project, as its source has them: this one does not know them.</summary>
    private static IEnumerable<(string Class, string Method)> Elsewhere(string project) =>
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", project), "*Tests.cs", SearchOption.AllDirectories)
        where !Path.GetRelativePath(Repository.Root, file).Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj")
        let source = File.ReadAllText(file)
        from Match test in Test.Matches(source)
        where !test.Groups["arguments"].Value.Contains(nameof(FactAttribute.Skip), StringComparison.Ordinal)
        select (Class.Match(source).Groups["name"].Value, test.Groups["name"].Value);

    [GeneratedRegex(@"^public sealed (partial )?class (?<name>\w+Tests)\b", RegexOptions.Multiline)]
    private static partial Regex Class { get; }

    [GeneratedRegex(@"^ *\[\w*(Fact|Theory)(?<arguments>\([^\r\n]*\))?\](\s*(\[[^\r\n]*\]|//[^\r\n]*)[ \r]*\n)*\s*public [^\r\n(]* (?<name>\w+)\(", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Test { get; }
}
