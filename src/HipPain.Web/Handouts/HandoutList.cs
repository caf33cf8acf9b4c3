using HipPain.Content;
using HipPain.Content.Articles;
using HipPain.Content.Parts;

namespace HipPain.Web.Handouts;

/// <summary>What readers can tick, by the guide's main parts. However long the guide is, the list is not.</summary>
public sealed record HandoutList
{
    /// <summary>The most ticks on a page.</summary>
    public const int MostTicks = 400;

    /// <summary>The most ticks below one main part, so that a long one leaves room for those after it.</summary>
    public const int MostTicksOfGroup = 200;

    /// <summary>The main parts, in reading order; only those with something to tick.</summary>
    public required IReadOnlyList<HandoutGroup> Groups { get; init; }

    /// <summary>Whether the guide has more than is listed.</summary>
    public bool IsCut => Groups.Any(group => group.IsCut);

    /// <summary>Makes the list.</summary>
    /// <param name="guide">The guide.</param>
    /// <param name="chosen">The addresses that are ticked already, somewhere else on the page.</param>
    public static HandoutList Of(Guide guide, IReadOnlySet<string> chosen)
    {
        ArgumentNullException.ThrowIfNull(guide);
        ArgumentNullException.ThrowIfNull(chosen);
        var room = MostTicks;
        var groups = new List<HandoutGroup>();
        foreach (var main in guide.MainArticles.Where(IsOffered).TakeWhile(_ => room > 0))
        {
            var articles = Below(guide, main).Prepend(main)
                .Select(article => (article.Title, article.FrontMatter.Kind, Ticks: (IReadOnlyList<HandoutTick>)[.. TicksOf(article).Where(tick => !chosen.Contains(tick.Address))]));
            var shown = new List<(string Title, ArticleKind Kind, IReadOnlyList<HandoutTick> Ticks)>();
            var (left, isCut) = (Math.Min(room, MostTicksOfGroup), false);
            foreach (var article in articles)
            {
                isCut = article.Ticks.Count > left;
                if (isCut)
                {
                    break;
                }

                shown.Add(article);
                left -= article.Ticks.Count;
                room -= article.Ticks.Count;
            }

            // Exercises are one tick each, and stand with the main part's own.
            groups.Add(new HandoutGroup(
                main.Title,
                [.. shown.Where((article, index) => index == 0 || article.Kind is ArticleKind.Exercise).SelectMany(article => article.Ticks)],
                [.. shown.Skip(1).Where(article => article is { Kind: not ArticleKind.Exercise, Ticks.Count: > 0 }).Select(article => (article.Title, article.Ticks))],
                isCut));
        }

        return new HandoutList { Groups = [.. groups.Where(group => group.Own.Count + group.Below.Count > 0 || group.IsCut)] };
    }

    /// <summary>What readers can tick of a part that a search found: of an exercise the whole.</summary>
    public static HandoutTick? TickOf(Article article, Section? section)
    {
        ArgumentNullException.ThrowIfNull(article);
        var part = new Part(article, article.FrontMatter.Kind is ArticleKind.Exercise ? null : section);
        return !IsOffered(article) || part.Size > Sheet.MostSections ? null
            : new HandoutTick(part.Address, part.Section is null || part.IsExercise ? article.Title : $"{part.Title}, from “{article.Title}”");
    }

    // Pages about the site are not for patients, and the glossary's words are explained where they stand.
    private static bool IsOffered(Article article) => article.FrontMatter.Kind is not (ArticleKind.Page or ArticleKind.Handout) && !article.IsGlossary && article.Address != Address.Home;

    private static IEnumerable<HandoutTick> TicksOf(Article article)
    {
        var whole = new Part(article, section: null);
        if (whole.IsExercise || article.Sections.Count == 0)
        {
            return [new HandoutTick(whole.Address, article.Title)];
        }

        var sections = article.Sections.Select(section => new HandoutTick(article.AddressOf(section), section.Title));
        return whole.Size is 1 or > Sheet.MostSections ? sections : sections.Append(new HandoutTick(whole.Address, $"The whole page: {whole.Size} sections"));
    }

    private static IEnumerable<Article> Below(Guide guide, Article article) =>
        guide.PartsOf(article).Where(IsOffered).SelectMany(part => Below(guide, part).Prepend(part));
}

/// <summary>A main part of the guide, with what can be ticked in it.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Own">What can be ticked of itself, and the exercises below it.</param>
/// <param name="Below">The articles below it.</param>
/// <param name="IsCut">Whether there is more than is listed.</param>
public sealed record HandoutGroup(string Title, IReadOnlyList<HandoutTick> Own, IReadOnlyList<(string Title, IReadOnlyList<HandoutTick> Ticks)> Below, bool IsCut);

/// <summary>Something that can be ticked.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Title">Its words.</param>
public sealed record HandoutTick(string Address, string Title);
