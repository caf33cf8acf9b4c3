using HipPain.Content.Checking;

namespace HipPain.Content.Articles;

/// <summary>A link from an article to an address of the guide and perhaps a section there.</summary>
internal readonly record struct InternalLink(string Path, string? Fragment, Mark Mark);
