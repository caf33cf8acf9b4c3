using HipPain.Web.Feedback;

namespace HipPain.Web.Tests.Feedback;

public sealed class CommentTextTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData(" \r\n\t ", null)]
    [InlineData("\0\u0007", null)]
    [InlineData("\ud83d", null)]
    [InlineData("Plain words.", "Plain words.")]
    [InlineData("  trimmed\n", "trimmed")]
    [InlineData("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour")]
    [InlineData("one\u2028two\u0085three", "one\ntwo\nthree")]
    [InlineData("a\r\n\r\nb", "a\n\nb")]
    [InlineData("tab\tstays", "tab\tstays")]
    [InlineData("no\0 \u001b[31mcontrol\u007f", "no [31mcontrol")]
    [InlineData("half \ud83d pair \udc4d", "half  pair")]
    [InlineData("whole \ud83d\udc4d pair", "whole \ud83d\udc4d pair")]
    [InlineData("\u202egnorw\u202c \u2066side\u2069ways", "gnorw sideways")]
    [InlineData("Hüfte, бедро, 髋, \u0627\u0644\u0648\u0631\u0643", "Hüfte, бедро, 髋, \u0627\u0644\u0648\u0631\u0643")]
    [InlineData("e\u0301", "é")]
    [InlineData("Hu\u0308fte", "Hüfte")]
    [InlineData("e\u0302\u0323", "\u1ec7")]
    [InlineData("ê\u0323", "\u1ec7")]
    [InlineData("e\u0323\u0302", "\u1ec7")]
    [InlineData("o\u031b\u0301", "\u1edb")]
    [InlineData("\u1112\u1161\u11ab\u1100\u1173\u11af", "\ud55c\uae00")]
    [InlineData("x\u0301 e\u0332\u0301", "x\u0301 e\u0332\u0301")]
    [InlineData("\u0438\u0306", "\u0439")]
    [InlineData("\u0301a", "\u0301a")]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script>")]
    public void Comment_is_brought_into_form(string? given, string? expected)
    {
        var normal = CommentText.Normalise(given);

        Assert.Equal(expected, normal);
        Assert.Equal(normal, CommentText.Normalise(normal));
    }
}
