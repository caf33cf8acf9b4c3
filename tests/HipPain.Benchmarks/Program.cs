using HipPain.Benchmarks;
using HipPain.Benchmarks.Browsing;
using HipPain.Benchmarks.Counting;
using HipPain.Benchmarks.Guides;
using HipPain.Benchmarks.Loops;
using HipPain.Benchmarks.Serving;
using HipPain.Benchmarks.Traffic;

switch (args)
{
    case ["serve", .. var words]:
        return Options.Read(words) is { } serve ? await ServeBenchmark.RunAsync(serve) : 2;
    case ["growth", .. var words]:
        return Options.Read(words) is { } growth ? await GrowthBenchmark.RunAsync(growth) : 2;
    case ["start", .. var words]:
        return Options.Read(words) is { } start ? await StartBenchmark.RunAsync(start) : 2;
    case ["counting", .. var words]:
        return Options.Read(words) is { } counting ? await CountingBenchmark.RunAsync(counting) : 2;
    case ["content", .. var words]:
        return Options.Read(words) is { } content ? await ContentBenchmark.RunAsync(content) : 2;
    case ["lighthouse", .. var words]:
        return Options.Read(words) is { } lighthouse ? await LighthouseBenchmark.RunAsync(lighthouse) : 2;
    case ["loops"]:
        return await LoopBenchmark.RunAsync();
    case ["hostile"]:
        return HostileBenchmark.Run();
    case ["cold", var folder]:
        ContentBenchmark.LoadOnce(folder);
        return 0;
    case ["search"]:
        SearchBenchmark.Run();
        return 0;
    case ["texts"]:
        await PastTextBenchmark.RunAsync();
        return 0;
    case ["bots", var bots, var people]:
        return BotsBenchmark.Run(bots, people);
    case ["traffic", .. var words]:
        return await TrafficBenchmark.RunAsync(words);
    default:
        Console.Error.WriteLine(
            $"""
            Say what to measure:
              serve      the published site against nginx, answers a second
              growth     a hit with 10,000 articles, and with ten million stored views
              start      time to the first page, and memory
              counting   what counting costs of hits, and views a second into the database
              content    load, reload, check, index, search and render at several sizes
              lighthouse what Lighthouse says of a page of each kind, and what the page weighs
              loops      the inner loops of a hit
              hostile    what bad files cost
              search     the index and its queries, one by one
              texts      keeping what is published
              bots FILE-OF-BOTS FILE-OF-PEOPLE   which agents are refused, and at what cost
              traffic    editors' pages over made-up traffic
            The first five have options: {Options.Help}; lighthouse has --only.
            """);
        return 2;
}
