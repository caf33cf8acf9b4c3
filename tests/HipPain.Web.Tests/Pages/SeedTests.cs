namespace HipPain.Web.Tests.Pages;

/// <summary>Every point of the text that the guide was asked to be built from is found where readers look for it.</summary>
public sealed class SeedTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [MemberData(nameof(Points))]
    public async Task Seed_point_is_carried(string path, string section, string words)
    {
        var page = await site.GetPageAsync(path);
        var text = Words(page.QuerySelector($"section#{section}")?.TextContent ?? "");
        Assert.Contains(words, text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Leftovers_of_the_template_are_not_carried()
    {
        foreach (var path in Points.Select(point => (string)((object[])point)[0]).Distinct())
        {
            var text = (await site.GetPageAsync(path)).Body!.TextContent;
            Assert.DoesNotContain("sprint", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("bug tracking", text, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static readonly TheoryData<string, string, string> Points = new()
    {
        // title: causes, symptoms, solutions
        { "/", "introduction", "what may lie behind the pain" },
        // introduction: runners of all levels
        { "/", "introduction", "Hip pain can trouble any runner" },
        // introduction: hinders performance
        { "/", "introduction", "it can hold your running back" },
        // introduction: quality of life
        { "/", "introduction", "It can also wear down daily life" },
        // introduction: guide covers causes, symptoms, management
        { "/", "introduction", "It shows what helps, and how to return" },
        // understanding: overuse
        { "/", "understanding", "too much running, or too soon" },
        // understanding: form
        { "/", "understanding", "the way you move when you run" },
        // understanding: imbalance
        { "/", "understanding", "some muscles are weak or tight" },
        // understanding: hip bears much load
        { "/", "understanding", "your hip carries a heavy load" },
        // understanding: inflammation, strain, injury over time
        { "/", "understanding", "a part of the hip can become irritated or inflamed" },
        // causes 1: overuse, tendinitis
        { "/causes", "overuse", "the same part is loaded again and again" },
        // causes 1: bursitis
        { "/causes", "overuse", "Pain on the outside of the hip used to be put down to bursitis" },
        // causes 2: muscle imbalance, mechanics
        { "/causes", "muscle-imbalance", "how your hip shares the load" },
        // causes 3: impact and surfaces
        { "/causes", "impact", "hard ground makes a sore hip worse" },
        // causes 4: footwear
        { "/causes", "footwear", "If a shoe cushions or holds your foot poorly" },
        // symptoms 1: lasting pain during or after, to thigh or groin
        { "/symptoms", "pain", "It can spread into your thigh or groin" },
        // symptoms 2: stiffness after sitting, in the morning
        { "/symptoms", "stiffness", "when you get up after sitting for a long time" },
        // symptoms 3: swelling or tenderness, joint or outer hip
        { "/symptoms", "swelling", "may be tender when you press it" },
        // symptoms 4: less range of movement
        { "/symptoms", "movement", "Your hip may not move as far as it used to" },
        // doctor 1: severe or sharp sudden pain
        { "/when-to-see-a-doctor", "same-day", "sudden, sharp or severe pain makes you stop running" },
        // doctor 2: persists despite rest and over-the-counter relief
        { "/when-to-see-a-doctor", "book", "rest and simple pain relief from a pharmacy have not helped" },
        // doctor 3: less mobility in daily life
        { "/when-to-see-a-doctor", "book", "your hip moves less, and stairs, socks or the car" },
        // treatment 1: hip flexor stretches
        { "/treatment", "hip-flexor-stretches", "may ease a tight feeling and help you move" },
        // treatment 2: strengthening, glutes and core
        { "/treatment", "strengthening", "They help to keep you steady as you run" },
        // treatment 3: foam rolling
        { "/treatment", "foam-rolling", "It may loosen tight muscles near the hip" },
        // treatment 4: footwear, replaced regularly
        { "/treatment", "footwear", "Replace the shoes when they are worn" },
        // recovery 1: rest or less running
        { "/recovery", "rest", "Give the hip time to heal by easing off" },
        // recovery 2: cross-training
        { "/recovery", "cross-training", "other kinds of exercise in place of running" },
        // recovery 2: swimming
        { "/recovery", "cross-training", "Swimming suits many people" },
        // recovery 2: cycling
        { "/recovery", "cross-training", "Cycling often suits a sore outer hip" },
        // recovery 3: gradual return
        { "/recovery", "gradual-return", "Then mix short runs with walking" },
        // recovery 3: attention to pain and symptoms
        { "/recovery", "gradual-return", "watch your pain and other symptoms during the run" },
        // conclusion: diagnosis
        { "/", "what-helps", "find out what it is" },
        // conclusion: targeted exercise
        { "/", "what-helps", "do exercises that fit your problem" },
        // conclusion: training changes
        { "/", "what-helps", "change your training" },
        // conclusion: understand causes, prevent, enjoy running
        { "/", "what-helps", "Many runners return to the sport they enjoy" },
        // conclusion: ask a health professional
        { "/", "what-helps", "Ask a doctor or physiotherapist to fit the plan to you" },
    };
}
