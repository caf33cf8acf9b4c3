using System.Globalization;

namespace HipPain.Content.Tests.Checking;

/// <summary>The table of what can be wrong: at least one row for each rule.</summary>
internal static class BrokenFiles
{
    public static IReadOnlyList<BrokenFile> All { get; } =
    [
        .. Files, .. FrontMatter, .. Yaml, .. Body, .. Settings,
    ];

    private static IReadOnlyList<BrokenFile> Files =>
    [
        new("HP002", "causes.md", ContentFolder.Article("one\nt\0o"), 8, 2),
        new("HP002", "causes.md", ContentFolder.Article("\u0001"), 7, 1),
        new("HP003", "causes.md", ContentFolder.Article(new string('a', 256 * 1024)), 1, 1),
        new("HP003", "causes.md", ContentFolder.Article(extra: "# " + new string('a', 16 * 1024)), 1, 1),
        new("HP004", "causes.md", "", 1, 1),
        new("HP004", "causes.md", "Text.", 1, 1),
        new("HP004", "causes.md", "\n" + ContentFolder.Article(), 1, 1),
        new("HP004", "causes.md", "---\ntitle: A\n", 1, 1),
        new("HP011", "Causes.md", ContentFolder.Article(), 1, 1),
        new("HP011", "causes.MD", ContentFolder.Article(), 1, 1),
        new("HP011", "two words.md", ContentFolder.Article(), 1, 1),
        new("HP011", "v1.2.md", ContentFolder.Article(), 1, 1),
        new("HP011", "a--b.md", ContentFolder.Article(), 1, 1),
        new("HP011", "running-🏃.md", ContentFolder.Article(), 1, 1),
        new("HP011", "a/b/c/d/e/f/g/h/i.md", ContentFolder.Article(), 1, 1),
        new("HP011", "a/b/c/d/e/f/g/h/i/j/k/l.md", ContentFolder.Article(), 1, 1),
        new("HP012", "search.md", ContentFolder.Article(), 1, 1),
        new("HP012", "api/index.md", ContentFolder.Article(), 1, 1),
        new("HP012", "editor/deep/page.md", ContentFolder.Article(), 1, 1),
    ];

    private static IReadOnlyList<BrokenFile> FrontMatter =>
    [
        new("HP008", "causes.md", "---\nsummary: S\nkind: page\nresearched: 2026-11-23\n---\n", 2, 1),
        BrokenFile.Matter("HP007", "colour: red", 6, 1),
        BrokenFile.Matter("HP009", "order: first", 6, 8),
        BrokenFile.Matter("HP009", "order: -1", 6, 8),
        BrokenFile.Matter("HP009", "order: 10000", 6, 8),
        BrokenFile.Matter("HP009", "order: [1]", 6, 8),
        BrokenFile.Matter("HP009", "draft: yes", 6, 8),
        BrokenFile.Matter("HP009", "publish: 2026-13-01", 6, 10),
        BrokenFile.Matter("HP009", "publish: 2026-11-23T09:00:00+02:00", 6, 10),
        BrokenFile.Matter("HP029", "publish: 2026-02-02\nexpires: 2026-02-01", 7, 10),
        BrokenFile.Matter("HP009", "review: me", 6, 9),
        BrokenFile.Matter("HP008", "review:\n  by: A\n  profession: B\n  registration: C\n  on: 2026-01-01", 7, 3),
        BrokenFile.Matter("HP007", "review:\n  by: A\n  profession: B\n  registration: C\n  on: 2026-01-01\n  next: 2027-01-01\n  at: x", 12, 3),
        BrokenFile.Matter("HP009", "changes:\n  - date: 1 May\n    note: N", 7, 11),
        BrokenFile.Matter("HP009", "changes:\n  - 2026-11-23", 7, 5),
        BrokenFile.Matter("HP009", "aliases: /old", 6, 10),
        BrokenFile.Matter("HP009", "aliases: [old]", 6, 11),
        BrokenFile.Matter("HP032", "aliases: [//evil]", 6, 11),
        BrokenFile.Matter("HP012", "aliases:\n  - /old\n  - /search/old", 8, 5),
        BrokenFile.Matter("HP009", "codes:\n  snomed: [[1]]", 7, 12),
        new("HP009", "causes.md", ContentFolder.Article(title: new string('a', 66)), 2, 8),
        new("HP009", "causes.md", ContentFolder.Article(title: ""), 2, 7),
        new("HP009", "causes.md", ContentFolder.Article(title: "\"two\\nlines\""), 2, 8),
        new("HP009", "causes.md", ContentFolder.Article(title: "\"a\\u0007b\""), 2, 8),
        new("HP009", "causes.md", ContentFolder.Article(kind: "Article"), 4, 7),
        new("HP009", "causes.md", ContentFolder.Article().Replace("2026-11-23", "23.11.2026", StringComparison.Ordinal), 5, 13),
    ];

    private static IReadOnlyList<BrokenFile> Yaml =>
    [
        BrokenFile.Matter("HP005", "order: a: b", 6, 9),
        BrokenFile.Matter("HP005", "\tkey: a", 5, 13),
        new("HP005", "causes.md", "---\n---\nText.\n", 2, 1),
        new("HP005", "causes.md", "---\n- a\n---\nText.\n", 2, 1),
        new("HP005", "causes.md", "---\ntitle: A\n...\ntitle: B\n---\n", 4, 1),
        BrokenFile.Matter("HP005", "codes: " + new string('[', 10_000), 6, 15),
        BrokenFile.Matter("HP005", "? [a]\n: b", 6, 3),
        BrokenFile.Matter("HP006", "order: &a 1", 6, 8),
        BrokenFile.Matter("HP006", "order: *a", 6, 8),
        BrokenFile.Matter("HP006", "order: !!int 1", 6, 8),
        BrokenFile.Matter("HP006", "codes: {snomed: !e [1]}", 6, 17),
        BrokenFile.Matter("HP010", "title: Again", 6, 1),
        BrokenFile.Matter("HP010", "codes:\n  snomed: []\n  snomed: []", 8, 3),
    ];

    private static IReadOnlyList<BrokenFile> Body =>
    [
        BrokenFile.Body("HP014", "## Overuse", 1, 1),
        BrokenFile.Body("HP014", "Lead.\n\nOveruse\n-------", 3, 1),
        BrokenFile.Body("HP014", "## {#overuse}", 1, 1),
        BrokenFile.Body("HP015", "## Overuse {#Over_use}", 1, 1),
        BrokenFile.Body("HP015", "### Overuse {.wide}", 1, 1),
        BrokenFile.Body("HP016", "## One {#one}\n\n### Two {#one}", 3, 1),
        BrokenFile.Body("HP017", "# Title", 1, 1),
        BrokenFile.Body("HP018", "Some <b>bold</b> words.", 1, 6),
        BrokenFile.Body("HP018", "- a\n- if a<b", 2, 7),
        BrokenFile.Body("HP018", "| A | B |\n| - | - |\n|a|<i>|", 3, 4),
        BrokenFile.Body("HP019", "A\n[link](javascript:alert(1)).", 2, 1),
        BrokenFile.Body("HP037", "A\n[hospital](http://a.example).", 2, 1),
        BrokenFile.Body("HP037", "See <HTTP://a.example>.", 1, 5),
        BrokenFile.Body("HP020", "See ![hip](/hip.png).", 1, 5),
        BrokenFile.Body("HP021", "::: warning Careful\nText.\n:::", 1, 1),
        BrokenFile.Body("HP022", "> ## Quoted {#quoted}", 1, 3),
        BrokenFile.Body("HP022", "- ::: note\n  Text.\n  :::", 1, 3),
        BrokenFile.Body("HP022", "Text.\n\n::: note\nNever closed.", 3, 1),
        BrokenFile.Body("HP023", "::: urgent\n- a\n:::", 1, 1),
        BrokenFile.Body("HP024", "One.\n\nTwo [@nobody].", 3, 5),
        BrokenFile.Body("HP024", "One.\n\nTwo [@First, see].", 3, 5),
        BrokenFile.Body("HP024", "Two ![@second].", 1, 6),
        BrokenFile.Body("HP025", string.Concat(Enumerable.Range(1, 501).Select(number => string.Create(CultureInfo.InvariantCulture, $"## H {{#h{number}}}\n"))), 501, 1),
        BrokenFile.Body("HP026", "Text.\n\nSee [this](/ \"a title\").", 3, 5),
        BrokenFile.Body("HP026", "## Load [@second] {#load}", 1, 9),
        BrokenFile.Body("HP002", "A &#1; sign.", 1, 3),
        BrokenFile.Body("HP025", string.Concat(Enumerable.Repeat("*a*\n", 9_000)), 1, 1),
        BrokenFile.Body("HP025", "|" + new string('|', 40), 1, 1),
        BrokenFile.Body("HP025", "A.\n" + string.Concat(Enumerable.Repeat("[a]", 5_001)), 2, 1),
        BrokenFile.Body("HP025", new string('\n', 10_000), 10_001, 1),
        BrokenFile.Body("HP026", "Text.\n\n```js\nlet a;\n```", 3, 1),
        BrokenFile.Body("HP027", "See [pain](/nowhere).", 1, 5),
        BrokenFile.Body("HP027", "- See [pain](/#nowhere).", 1, 7),
        BrokenFile.Body("HP027", "See\n[pain](#nowhere).", 2, 1),
    ];

    private static IReadOnlyList<BrokenFile> Settings =>
    [
        new("HP005", "site.yaml", "", 1, 1),
        new("HP007", "site.yaml", ContentFolder.SiteYaml + "\ncolour: red", 16, 1),
        new("HP009", "site.yaml", ContentFolder.SiteYaml.Replace("\"911\"", "call us", StringComparison.Ordinal), 15, 16),
        new("HP009", "site.yaml", ContentFolder.SiteYaml.Replace("\"111\"", "\"1<b>\"", StringComparison.Ordinal), 12, 13),
        new("HP018", "site.yaml", ContentFolder.SiteYaml.Replace("you cannot", "<b>you</b> cannot", StringComparison.Ordinal), 7, 3),
        new("HP023", "site.yaml", ContentFolder.SiteYaml.Replace("::: emergency", "::: urgent", StringComparison.Ordinal), 6, 1),
        new("HP009", "sources.yaml", ContentFolder.SourcesYaml + "\nBad Key: {}", 15, 1),
        new("HP009", "sources.yaml", ContentFolder.SourcesYaml + "\nthird: text", 15, 8),
        new("HP009", "sources.yaml", ContentFolder.SourcesYaml.Replace("https:", "javascript:", StringComparison.Ordinal), 6, 8),
        new("HP009", "sources.yaml", ContentFolder.SourcesYaml.Replace("https:", "http:", StringComparison.Ordinal), 6, 8),
        new("HP009", "sources.yaml", ContentFolder.SourcesYaml.Replace("trial", "strong", StringComparison.Ordinal), 7, 13),
        new("HP009", "sources.yaml", ContentFolder.SourcesYaml.Replace("year: 2020", "year: 20", StringComparison.Ordinal), 5, 9),
        new("HP010", "sources.yaml", ContentFolder.SourcesYaml + "\nsecond: {}", 15, 1),
    ];
}
