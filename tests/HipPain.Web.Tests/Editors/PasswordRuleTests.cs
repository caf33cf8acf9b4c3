using System.Diagnostics;
using HipPain.Web.Data;
using HipPain.Web.Editors.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.Tests.Editors;

public sealed class PasswordRuleTests
{
    [Theory]
    [InlineData("elevenchars")]
    [InlineData("password1234")]
    [InlineData("P@ssw0rdP@ssw0rd")]
    [InlineData("qwertyuiop123456")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("123456789012")]
    [InlineData("987654321098")]
    [InlineData("abcabcabcabcabc")]
    [InlineData("x7#x7#x7#x7#x7#x7#")]
    [InlineData("iloveyou2026!!")]
    [InlineData("Robin-Robin-2026")]
    [InlineData("robinsmith1987")]
    [InlineData("HipPain2026HipPain")]
    [InlineData("correct horse battery staple")]
    [InlineData("LetMeInLetMeIn")]
    [InlineData("qazwsxedcrfv")]
    [InlineData("1q2w3e4r5t6y")]
    [InlineData("Summer2026Sunshine")]
    [InlineData("peanutbutter")]
    [InlineData("Peanut-Butter-1")]
    [InlineData("jamesbond007")]
    [InlineData("sanfrancisco")]
    [InlineData("leavemealone")]
    [InlineData("leave me alone")]
    [InlineData("needforspeed")]
    [InlineData("finalfantasy")]
    [InlineData("michaeljackson")]
    [InlineData("alexander123")]
    [InlineData("3l1z4b3th123")]
    [InlineData("elizabeth123")]
    [InlineData("westhamunited")]
    [InlineData("thisismypassword")]
    [InlineData("this is my password")]
    [InlineData("international")]
    [InlineData("102030405060")]
    [InlineData("010203040506")]
    [InlineData("1a2s3d4f5g6h")]
    [InlineData("z1x2c3v4b5n6m7")]
    [InlineData("qwaszxerdfcv")]
    [InlineData("zaqwsxcderfv")]
    [InlineData("1qazxsw23edc")]
    [InlineData("🦔🦔🦔🦔🦔🦔🌲🌲🌲🌲🌲🌲")]
    [InlineData("🦔🌲🎻🥣🚲🪁🐙🎈🧵🥨🔭")]
    public void Password_that_is_short_or_easily_guessed_is_refused(string password) =>
        Assert.NotNull(PasswordRule.Complaint(password, "Robin Smith"));

    [Theory]
    [InlineData(EditorBrowser.Password)]
    [InlineData("jdkWq8s-2mPl")]
    [InlineData("gracious walnut tram seldom")]
    [InlineData("ein bäckerei fährrad ößig")]
    [InlineData("🦔🌲🎻🥣🚲🪁🐙🎈🧵🥨🔭🧊")]
    [InlineData("tulip-anvil-mumble-yodel")]
    [InlineData("stapler moss chutney orbit")]
    [InlineData("plumbervioletquartzhinge")]
    [InlineData("teaspoon.granite.heron.brisk")]
    [InlineData("London fog eats my umbrella")]
    [InlineData("83019274650188372615")]
    [InlineData("x9$Lq!v0Rz@t")]
    public void Password_that_is_hard_to_guess_is_taken_whatever_it_is_made_of(string password) =>
        Assert.Null(PasswordRule.Complaint(password, "Robin Smith"));

    [Fact]
    public void Characters_are_code_points_so_an_emoji_is_one()
    {
        string[] signs = ["🦔", "🌲", "🎻", "🥣", "🚲", "🪁", "🐙", "🎈", "🧵", "🥨", "🔭", "🧊", "🍋"];
        string Of(int count) => string.Concat(Enumerable.Range(0, count).Select(index => signs[index * 7 % signs.Length]));
        Assert.Contains("at least 12", PasswordRule.Complaint(Of(11), "Robin"), StringComparison.Ordinal);
        Assert.Null(PasswordRule.Complaint(Of(12), "Robin"));
        Assert.Null(PasswordRule.Complaint(Of(12) + string.Concat(Enumerable.Range(0, 116).Select(index => char.ConvertFromUtf32(0x1F400 + (index * 37 % 200)))), "Robin"));
        Assert.Contains("at most 128", PasswordRule.Complaint(Of(129), "Robin"), StringComparison.Ordinal);
    }

    [Fact]
    public void Longest_password_is_judged_at_once()
    {
        // The first judgement reads the lists.
        _ = PasswordRule.Complaint(EditorBrowser.Password, "Robin Smith");
        var watch = Stopwatch.StartNew();
        foreach (var password in new[] { string.Concat(Enumerable.Repeat("p4$5w0rdI1!|", 10)), new string('1', 127) + "x" })
        {
            _ = PasswordRule.Complaint(password, "Robin Smith");
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"It took {watch.Elapsed}.");
        Assert.NotNull(PasswordRule.Complaint(string.Concat(Enumerable.Range(0, 129).Select(index => (char)('a' + (index * 7 % 26)))), "Robin"));
    }

    [Fact]
    public async Task Weak_password_two_that_differ_and_a_wrong_code_are_given_back_and_nothing_is_stored()
    {
        await using var site = new Site();
        using var browser = new EditorBrowser(site);
        await browser.OpenLinkAsync(await EditorBrowser.AddAsync(site));
        foreach (var (password, again, field) in new[] { ("password1234", "password1234", "password"), (EditorBrowser.Password, "another", "password"), (EditorBrowser.Password, EditorBrowser.Password, "code") })
        {
            using var answer = await browser.SubmitAsync("/editor/welcome/password", "main form", ("password", password), ("again", again), ("code", "000000"));
            Assert.Equal(400, (int)answer.StatusCode);
            var page = await EditorBrowser.ReadAsync(answer);
            Assert.NotNull(page.QuerySelector($".errors a[href='#{field}']"));
            Assert.DoesNotContain(password, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        }

        var editor = await site.QueryAsync(database => database.Users.AsNoTracking().SingleAsync());
        Assert.Null(editor.PasswordHash);
        Assert.NotNull(editor.LinkHash);
        Assert.Equal(0, await site.QueryAsync(database => database.UserTokens.CountAsync()));
    }

    [Fact]
    public async Task Stored_hash_is_as_slow_as_OWASP_asks()
    {
        await using var site = new Site();
        using var browser = await EditorBrowser.SetUpAsync(site);
        var hash = Convert.FromBase64String((await site.QueryAsync(database => database.Users.AsNoTracking().SingleAsync())).PasswordHash!);
        // Format 1: a marker, the function (2 is HMAC-SHA512), the iterations, all in network order.
        Assert.Equal((1, 2), (hash[0], System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(1))));
        Assert.True(System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(5)) >= 210_000);
    }
}
