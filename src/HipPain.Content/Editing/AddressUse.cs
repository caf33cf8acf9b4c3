using HipPain.Content.Articles;

namespace HipPain.Content.Editing;

/// <summary>Says who has an address, so that no new article takes it.</summary>
internal static class AddressUse
{
    /// <summary>A sentence on what has the address; null if it is free.</summary>
    public static string? Of(Address address, Guide guide, ArticleKind kind)
    {
        if (kind is ArticleKind.Handout ? !ReservedAddresses.IsHandout(address) : ReservedAddresses.Contains(address))
        {
            return $"The address {address} belongs to the site itself.";
        }

        if (guide.Files.FirstOrDefault(file => ArticleReader.PathOf(file.Name) == address.Value) is { } file)
        {
            return $"The address {address} belongs to {file.Name}.";
        }

        if (guide.Files.Select(file => file.Good).FirstOrDefault(article => article?.FrontMatter.Aliases.Contains(address) == true) is { } moved)
        {
            return $"The address {address} is an older one of {moved.File}.";
        }

        if (guide.Files.Select(file => file.Good).FirstOrDefault(article => article?.Sections.Any(section => article.AddressOf(section) == address.Value) == true) is { } whole)
        {
            return $"The address {address} belongs to a section of {whole.File}.";
        }

        return guide.Redirect(address.Value) is { } redirection ? $"The address {address} leads to {redirection.Location}."
            : guide.Ledger.Find(address.Value) is { } line ? line.Note is null
                ? $"The address {address} was published before and stands in {Addresses.Ledger.File}."
                : $"The address {address} was withdrawn, as {Addresses.Ledger.File} says."
            : null;
    }
}
