using HipPain.Benchmarks;

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
    default:
        Console.Error.WriteLine(
            "Say content (load and reload at several sizes), hostile (what bad files cost), search (the index and its queries), texts "
            + "(keeping what is published), bots FILE-OF-BOTS FILE-OF-PEOPLE (which agents are refused, and at what cost), serve "
            + "(requests a second of a cached page) or count (what counting costs of them).");
        return 2;
}
