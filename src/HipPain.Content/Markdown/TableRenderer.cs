using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace HipPain.Content.Markdown;

/// <summary>Tables that scroll by themselves on a small screen, aligned by classes because inline styles are blocked.</summary>
internal sealed class TableRenderer : HtmlTableRenderer
{
    /// <summary>Moves the alignment of each column into classes and marks the heading cells.</summary>
    public static void Prepare(Table table)
    {
        foreach (var row in table.OfType<TableRow>())
        {
            for (var index = 0; index < row.Count; index++)
            {
                var attributes = row[index].GetAttributes();
                var alignment = index < table.ColumnDefinitions.Count ? table.ColumnDefinitions[index].Alignment : null;
                if (alignment is TableColumnAlign.Center or TableColumnAlign.Right)
                {
                    attributes.AddClass(alignment is TableColumnAlign.Right ? "right" : "center");
                }

                if (row.IsHeader)
                {
                    attributes.AddProperty("scope", "col");
                }
            }
        }

        foreach (var column in table.ColumnDefinitions)
        {
            column.Alignment = null;
        }
    }

    protected override void Write(HtmlRenderer renderer, Table table)
    {
        renderer.WriteLine("""<div class="table" role="group" aria-label="Table" tabindex="0">""");
        base.Write(renderer, table);
        renderer.WriteLine("</div>");
    }
}
