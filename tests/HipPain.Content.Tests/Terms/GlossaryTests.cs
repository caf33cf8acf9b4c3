using System.Diagnostics;
using HipPain.Content.Terms;

namespace HipPain.Content.Tests.Terms;

/// <summary>Which words of a text are terms.</summary>
public sealed class GlossaryTests
{
    private static readonly Glossary Glossary = Of(
        "Bone stress injury", "Bursa and bursitis", "Femoral neck", "Femur (thigh bone)", "IT band", "Load", "MRI", "NSAID", "Physiotherapist (physio, physical therapist)",
        "REDs", "Stress fracture / fatigue fracture", "X-ray", "Ménière or meniere disease", "Injury",
        "Runner's knee", "Legg-Calvé-Perthes’ disease", "Ache");

    [Theory]
    [InlineData("The femoral neck and the femur.", "femoral neck|femur")]
    [InlineData("A bone stress injury, not an injury.", "bone stress injury|injury")]
    [InlineData("Femoral neck stress fracture", "Femoral neck|stress fracture")]
    [InlineData("LOAD. Load! (load)", "LOAD|Load|load")]
    [InlineData("loads, injuries, bursae, X-rays, stress fractures, MRIs, NSAIDs", "loads|injuries|bursae|X-rays|stress fractures|MRIs|NSAIDs")]
    [InlineData("bursa, bursitis; physio, a physical therapist's words, the thigh bone, a fatigue fracture", "bursa|bursitis|physio|physical therapist|thigh bone|fatigue fracture")]
    [InlineData("x ray, X\u2011ray, X\u2013ray, stress-fracture, femoral\u00A0neck, femoral  neck", "x ray|X\u2011ray|X\u2013ray|stress-fracture|femoral\u00A0neck|femoral  neck")]
    [InlineData("Me\u0301nie\u0300re, Ménière, meniere disease", "Me\u0301nie\u0300re|Ménière|meniere disease")]
    [InlineData("fe\u00ADmur", "fe\u00ADmur")]
    [InlineData("runner's knee, Runner’s knees, runners' knee, a runner knee", "runner's knee|Runner’s knees|runners' knee|runner knee")]
    [InlineData("Legg-Calve-Perthes disease, Legg–Calvé–Perthes' disease, a bursa's load, 'load'", "Legg-Calve-Perthes disease|Legg–Calvé–Perthes' disease|bursa|load|load")]
    [InlineData("an ache and aches; REDs", "ache|aches|REDs")]
    public void Is_found_in_every_form(string text, string found) => Assert.Equal(found, Found(text));

    [Theory]
    [InlineData("reload, loaded, unload, loadbearing, loader, femurless, preload3, load3")]
    [InlineData("load-bearing, over-load, mid\u2011femur, bone\u2013load")]
    [InlineData("femoral. Neck, femoral, neck, femoral (neck), femoral \u2013 neck, femoral \u2014 neck, femoral/neck, femoral -neck")]
    [InlineData("a red spot, two reds, it bands, an it band, it, mri")]
    [InlineData("femoral necks-ache, x rays-only, femoral' neck")]
    [InlineData("RED, ITS BAND, physical 's therapist, runner' knee")]
    [InlineData("")]
    public void Is_not_found_in_other_words(string text) => Assert.Equal("", Found(text));

    [Fact]
    public void First_of_two_terms_with_one_name_keeps_it() =>
        Assert.Equal("term-0", Assert.Single(Of("Load", "Loads").UsesIn("The load.")).Term.Section.Id);

    [Fact]
    public void Longer_name_that_only_begins_like_the_text_does_not_hide_a_shorter_one()
    {
        var glossary = Of("Stress", "Stress injury", "Stress injury of bone");

        Assert.Equal(["term-0", "term-1", "term-2"], glossary.UsesIn("Stress injured, stress injury of a bone, stress injuries of bones").Select(use => use.Term.Section.Id));
    }

    [Theory]
    [InlineData("a,", 60_000)]
    [InlineData("a #,", 20_000)]
    [InlineData("a ", 100_000)]
    [InlineData("a a a a a a a a #,", 8_000)]
    public void Glossary_of_very_many_or_very_long_names_costs_no_more_than_its_words(string name, int times)
    {
        var names = string.Concat(Enumerable.Range(0, times).Select(number => name.Replace("#", $"{number}", StringComparison.Ordinal)));
        var watch = Stopwatch.StartNew();
        using var folder = new ContentFolder();

        folder.Write("glossary.md", ContentFolder.Article($"## {names} {{#a}}\n\nWords.")).Load();
        _ = folder.Guide.Find(Glossary.Path)!.Terms!.UsesIn(string.Concat(Enumerable.Repeat("a ", 100_000))).Count();

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 40);
    }

    private static string Found(string text) => string.Join('|', Glossary.UsesIn(text).Select(use => text[use.Start..use.End]));

    private static Glossary Of(params string[] titles)
    {
        using var folder = new ContentFolder();
        folder.Write("glossary.md", ContentFolder.Article(string.Concat(titles.Select((title, number) => $"## {title} {{#term-{number}}}\n\nWords.\n\n")))).Load();
        return Assert.IsType<Glossary>(folder.Guide.Find(Glossary.Path)?.Terms);
    }
}
