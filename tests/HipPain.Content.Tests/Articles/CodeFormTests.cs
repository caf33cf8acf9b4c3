using HipPain.Content.Checking;

namespace HipPain.Content.Tests.Articles;

public sealed class CodeFormTests
{
    [Theory]
    [InlineData("icd10cm", "M16")]
    [InlineData("icd10cm", "M76.01")]
    [InlineData("icd10cm", "S76.211A")]
    [InlineData("icd10cm", "M48.48XA")]
    [InlineData("icd10cm", "C4A.0")]
    [InlineData("icd10", "M16")]
    [InlineData("icd10", "M76.0")]
    [InlineData("icd10", "M00.05")]
    [InlineData("snomed", "125001")]
    [InlineData("snomed", "7674000")]
    [InlineData("snomed", "1290783004")]
    [InlineData("snomed", "16438171000119103")]
    public void Code_of_the_right_form_is_taken(string list, string code) => Assert.Empty(ProblemsOf(list, code));

    [Theory]
    [InlineData("icd10cm", "M7601")]
    [InlineData("icd10cm", "M76.")]
    [InlineData("icd10cm", "M76.0-")]
    [InlineData("icd10cm", "m76.01")]
    [InlineData("icd10cm", "76.01")]
    [InlineData("icd10cm", "MA6.01")]
    [InlineData("icd10cm", "M76.01111")]
    [InlineData("icd10cm", "7674000")]
    [InlineData("icd10", "M760")]
    [InlineData("icd10", "M76.012")]
    [InlineData("icd10", "S76.2A")]
    [InlineData("icd10", "C4A")]
    [InlineData("snomed", "M76.01")]
    [InlineData("snomed", "12501")]
    [InlineData("snomed", "07674000")]
    [InlineData("snomed", "-7674000")]
    [InlineData("snomed", "٧674000")]
    public void Code_of_another_form_is_named_with_its_line(string list, string code) => Assert.Equal(7, Assert.Single(ProblemsOf(list, code)).Line);

    /// <summary>The slips that a check digit is there for.</summary>
    [Theory]
    [InlineData("7674001")]
    [InlineData("7647000")]
    [InlineData("7694000")]
    [InlineData("16438171000119104")]
    [InlineData("16438117000119103")]
    public void Slip_in_a_snomed_id_is_found(string id) => Assert.Single(ProblemsOf("snomed", id));

    /// <summary>A right check digit, yet the id of a name (01) or of a relation between concepts (02).</summary>
    [Theory]
    [InlineData("13682017")]
    [InlineData("97681017")]
    [InlineData("1786025")]
    public void Snomed_id_of_what_is_no_concept_is_refused(string id) => Assert.Single(ProblemsOf("snomed", id));

    [Fact]
    public void Article_with_a_wrong_code_keeps_its_last_good_version()
    {
        using var folder = new ContentFolder();
        var good = folder.Write("a.md", ContentFolder.Article(extra: "codes:\n  snomed: [7674000]")).Load().Find("/a");

        folder.Write("a.md", ContentFolder.Article(extra: "codes:\n  snomed: [7674001]")).Load();

        Assert.NotNull(good);
        Assert.Same(good, folder.Guide.Find("/a"));
    }

    private static IEnumerable<Problem> ProblemsOf(string list, string code)
    {
        using var folder = new ContentFolder();
        return [.. folder.Write("a.md", ContentFolder.Article(extra: $"codes:\n  {list}: [\"{code}\"]")).ProblemsOf("a.md").Where(problem => problem.Rule == Rules.WrongCode)];
    }
}
