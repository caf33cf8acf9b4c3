namespace HipPain.Content.Tests.Markdown;

public sealed class TableTests
{
    [Fact]
    public void Table_has_column_headings_classes_and_no_styles()
    {
        using var folder = new ContentFolder();

        var page = Page.Of(folder.Read("| Left | Centre | Right |\n| :- | :-: | -: |\n| a | b | c |\n| d |"));

        Assert.Equal(["col", "col", "col"], page.QuerySelectorAll("thead th").Select(cell => cell.GetAttribute("scope")));
        Assert.Equal([null, "center", "right"], page.QuerySelectorAll("thead th").Select(cell => cell.GetAttribute("class")));
        Assert.Equal([null, "center", "right"], page.QuerySelectorAll("tbody tr:first-child td").Select(cell => cell.GetAttribute("class")));
        Assert.Empty(page.QuerySelectorAll("[style], td[scope]"));
    }

    [Fact]
    public void Table_can_be_scrolled_by_keyboard_and_has_a_name()
    {
        using var folder = new ContentFolder();

        var box = Page.Of(folder.Read("| A |\n| - |\n| a |")).QuerySelector("div.table[role=group][tabindex='0']");

        Assert.Equal("Table", box?.GetAttribute("aria-label"));
        Assert.NotNull(box?.QuerySelector("table"));
    }

    [Fact]
    public void Cells_hold_links_emphasis_and_citations()
    {
        using var folder = new ContentFolder();

        var page = Page.Of(folder.Read("| A |\n| - |\n| **b** [c](/) d [@second] |"));

        Assert.Equal("b c d[Source 1]", page.QuerySelector("td").Words());
    }
}
