using HipPain.Content.Checking;
using HipPain.Content.Markdown;
using HipPain.Content.Terms;
using HipPain.Content.Yaml;

namespace HipPain.Content.Articles;

/// <summary>Reads one article's file: its address from the path, its front matter, its body.</summary>
/// <param name="markdown">Reads the body.</param>
/// <param name="surroundings">Names the version of everything else that articles are made from.</param>
internal sealed class ArticleReader(MarkdownReader markdown, string surroundings)
{
    private const int MostFrontMatter = 16 * 1024;
    private const string Fence = "---\n";

    /// <summary>Reads the text of a file; null, with the reasons in the log, if it breaks a rule.</summary>
    public Article? Read(string text, string hash, ProblemLog log)
    {
        if (Split(text, log) is not var (yaml, body, bodyLine) || StrictYaml.Read(yaml, firstLine: 2, log) is not { } map)
        {
            return null;
        }

        var frontMatter = FrontMatterReader.Read(map, log);
        var address = AddressOf(log.File, frontMatter.Kind, log);
        // Both halves are read even when the first is wrong, so that an editor sees every problem at once.
        if (markdown.Read(body, bodyLine, frontMatter, log) is not { } parts || address is null)
        {
            return null;
        }

        return new Article
        {
            Address = address.Value,
            File = log.File,
            FrontMatter = frontMatter,
            FrontMatterText = yaml,
            BodyText = parts.Markdown,
            Html = parts.Html,
            HtmlWith = parts.HtmlWith,
            Terms = address.Value.Value == Glossary.Path ? Glossary.Of(parts.Sections) : null,
            LeadLines = parts.LeadLines,
            HasOwnEmergencyCard = parts.HasOwnEmergencyCard,
            Sections = parts.Sections,
            Sources = parts.Sources,
            Links = parts.Links,
            Figures = parts.Figures,
            HasCareCard = parts.Cards > 0,
            Ids = parts.Ids,
            Version = hash[..16],
            Surroundings = surroundings,
        };
    }

    /// <summary>
    /// The version that readers keep while its file is wrong, hidden if the file hides it now: an article can be taken down whatever
    /// else is the matter with it. Nothing is ever shown by this that was hidden: the kept version may be a draft.
    /// </summary>
    public static Article Keep(Article kept, string text)
    {
        var log = new ProblemLog(kept.File);
        if (Split(text, log) is not var (yaml, _, _) || StrictYaml.Read(yaml, firstLine: 2, log) is not { } map)
        {
            return kept;
        }

        var (old, now) = (kept.FrontMatter, FrontMatterReader.Read(map, log));
        var hidden = old with
        {
            Draft = old.Draft || now.Draft,
            Publish = old.Publish > now.Publish ? old.Publish : now.Publish ?? old.Publish,
            Expires = old.Expires < now.Expires ? old.Expires : now.Expires ?? old.Expires,
        };
        return hidden == old ? kept : kept with { FrontMatter = hidden };
    }

    /// <summary>The path that a file's name makes, which is an address if the name is a good one.</summary>
    public static string PathOf(string file)
    {
        var path = "/" + file[..^".md".Length];
        return path == "/index" ? "/" : path.EndsWith("/index", StringComparison.Ordinal) ? path[..^"/index".Length] : path;
    }

    /// <summary>Where the parts of a file stand whose front matter has a beginning and an end.</summary>
    /// <exception cref="FormatException">It has not.</exception>
    public static (Range Yaml, int Body) PartsOf(string text)
    {
        if (Split(text, new ProblemLog("")) is not var (yaml, body, _))
        {
            throw new FormatException("There is no front matter.");
        }

        // What stands between them is kept in neither: the line end before the fence, and the fence.
        var end = yaml.Length == 0 ? Fence.Length : Fence.Length + yaml.Length + 1;
        return (Fence.Length..Math.Min(end, text.Length), text.Length - body.Length);
    }

    private static Address? AddressOf(string file, ArticleKind kind, ProblemLog log)
    {
        var path = PathOf(file);
        if (!file.EndsWith(".md", StringComparison.Ordinal) || !Address.TryParse(path, out var address))
        {
            log.Add(Rules.BadFileName, Mark.Start, $"The name {Quoted.Text(file)} makes no address.");
            return null;
        }

        if (kind is ArticleKind.Handout)
        {
            if (!ReservedAddresses.IsHandout(address))
            {
                log.Add(Rules.BadFileName, Mark.Start, $"A handout stands in the folder handouts, and {Quoted.Text(file)} does not.");
                return null;
            }
        }
        else if (ReservedAddresses.Contains(address))
        {
            log.Add(Rules.ReservedAddress, Mark.Start, $"The address {address} belongs to the site itself.");
            return null;
        }

        return address;
    }

    private static (string Yaml, string Body, int BodyLine)? Split(string text, ProblemLog log)
    {
        if (!text.StartsWith(Fence, StringComparison.Ordinal))
        {
            log.Add(Rules.NoFrontMatter, Mark.Start, text.Length == 0 ? "The file is empty." : "The file does not begin with front matter.");
            return null;
        }

        var end = (text + "\n").IndexOf("\n" + Fence, Fence.Length - 1, StringComparison.Ordinal);
        if (end < 0)
        {
            log.Add(Rules.NoFrontMatter, Mark.Start, "The front matter has no end.");
            return null;
        }

        if (end > MostFrontMatter)
        {
            log.Add(Rules.FileTooLarge, Mark.Start, $"The front matter is longer than {MostFrontMatter / 1024} KB.");
            return null;
        }

        var yaml = text[Fence.Length..Math.Max(Fence.Length, end)];
        var body = text[Math.Min(text.Length, end + 1 + Fence.Length)..];
        return (yaml, body, yaml.Count(character => character == '\n') + (yaml.Length == 0 ? 3 : 4));
    }
}
