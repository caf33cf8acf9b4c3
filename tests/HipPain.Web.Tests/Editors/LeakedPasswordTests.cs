using HipPain.Web.Editors.Accounts;

namespace HipPain.Web.Tests.Editors;

/// <summary>The list of passwords that leaked.</summary>
public sealed class LeakedPasswordTests
{
    [Theory]
    [InlineData("Mailcreated5240")]
    [InlineData("hd764nw5d7e1vb1")]
    [InlineData("HD764NW5D7E1VB1")]
    [InlineData("xwz-mak-yk5-dao")]
    [InlineData("73913562-cxz")]
    public void Leaked_password_is_refused_in_upper_and_lower_case(string password) =>
        Assert.Contains("leaked", PasswordRule.Complaint(password, "Robin Smith"), StringComparison.Ordinal);

    [Theory]
    [InlineData("hd764nw5d7e1vb2")]
    [InlineData(" hd764nw5d7e1vb1")]
    public void Password_that_is_only_like_one_is_taken(string password) => Assert.Null(PasswordRule.Complaint(password, "Robin Smith"));

    [Fact]
    public void List_is_longer_than_the_standard_asks()
    {
        // OWASP ASVS 5.0, 6.2.4: the 3000 commonest that are long enough.
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "src/HipPain.Web/Editors/Accounts/leaked-passwords.txt"));
        Assert.True(lines.Length >= 3000, $"There are {lines.Length}.");
        Assert.Equal(lines.Distinct().Order(StringComparer.Ordinal), lines);
        Assert.All(lines, line => Assert.Equal(6, Convert.FromBase64String(line).Length));
    }
}
