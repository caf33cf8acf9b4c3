namespace HipPain.Web.Tests.Publishing;

public sealed class FigureTests
{
    private const string Svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'><circle class='bone' cx='4' cy='4' r='3'/></svg>";

    [Fact]
    public async Task Drawing_stands_in_the_page_and_has_no_address_of_its_own()
    {
        await using var site = Site.WithOwnContent();
        await site.WriteAsync("figures/the-joint.svg", Svg);
        await site.WriteAsync("joint.md", "---\ntitle: Joint\nsummary: The hip.\nkind: page\nresearched: 2026-11-23\n---\n::: figure the-joint\nThe \"ball\" of the hip in its socket.\n:::\n");

        var drawing = (await site.GetPageAsync("/joint")).QuerySelector("main figure svg[role=img]")!;

        Assert.Equal("The \"ball\" of the hip in its socket.", drawing.GetAttribute("aria-label"));
        Assert.NotNull(drawing.QuerySelector("circle.bone"));
        await site.GetPageAsync("/figures/the-joint.svg", status: 404);
    }
}
