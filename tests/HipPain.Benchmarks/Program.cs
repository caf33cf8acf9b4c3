using HipPain.Benchmarks;
using HipPain.Benchmarks.Traffic;

switch (args)
{
    case ["content"]:
        ContentBenchmark.Run();
        return 0;
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
    case ["serve"]:
        return await ServeBenchmark.RunAsync();
    case ["count"]:
        return await CountBenchmark.RunAsync();
    case ["traffic", .. var options]:
        return await TrafficBenchmark.RunAsync(options);
    default:
        Console.Error.WriteLine(
            "Say content (load and reload at several sizes), hostile (what bad files cost), search (the index and its queries), texts "
            + "(keeping what is published), bots FILE-OF-BOTS FILE-OF-PEOPLE (which agents are refused, and at what cost), serve "
            + "(requests a second of a cached page), count (what counting costs of them) or traffic (editors' pages over made-up traffic).");
        return 2;
}
