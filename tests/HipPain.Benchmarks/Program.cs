using HipPain.Content;

Console.WriteLine($"{new GuideLoader(args[0], TimeProvider.System).Load(Guide.Empty).Articles.Count} articles");
