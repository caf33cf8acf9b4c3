using HipPain.Content.Checking;
using HipPain.Content.Yaml;
using Keys = HipPain.Content.Articles.FrontMatterFields;

namespace HipPain.Content.Articles;

/// <summary>Binds front matter strictly: every key known, every value of its type.</summary>
internal static class FrontMatterReader
{
    public static FrontMatter Read(YamlMap map, ProblemLog log)
    {
        var fields = new YamlFields(map, log);
        var aliases = Addresses(fields, Keys.Aliases, log);
        var sections = Addresses(fields, Keys.Sections, log);
        var matter = new FrontMatter
        {
            Title = fields.Text(Keys.Title.Key, Keys.Title.Most),
            Summary = fields.Text(Keys.Summary.Key, Keys.Summary.Most),
            // What is free of demands, where the kind cannot be read: the other problems are then still the article's own.
            Kind = fields.Word(Keys.Kind.Key, Keys.Kind.Words, otherwise: ArticleKind.Page),
            Order = fields.OptionalInteger(Keys.Order.Key, Keys.Order.Least, Keys.Order.Most) ?? 0,
            Researched = fields.Date(Keys.Researched.Key),
            Review = fields.Map(Keys.Review.Key, Review),
            Changes = fields.Maps(Keys.Changes.Key, Keys.Changes.Most, Change),
            Aliases = [.. aliases.Select(alias => alias.Address)],
            Codes = fields.Map(Keys.Codes.Key, codes => ClinicalCodesReader.Read(codes, log)) ?? ClinicalCodes.None,
            Sections = [.. sections.Select(section => section.Address)],
            Draft = fields.Flag(Keys.Draft.Key),
            Publish = fields.OptionalMoment(Keys.Publish.Key),
            Expires = fields.OptionalMoment(Keys.Expires.Key),
            Marks = new FrontMatterMarks
            {
                Title = fields.MarkOf(Keys.Title.Key),
                Summary = fields.MarkOf(Keys.Summary.Key),
                Researched = fields.MarkOf(Keys.Researched.Key),
                Review = fields.MarkOf(Keys.Review.Key),
                Expires = fields.MarkOf(Keys.Expires.Key),
                Changes = fields.MarksOf(Keys.Changes.Key),
                Aliases = [.. aliases.Select(alias => alias.Mark)],
                Sections = [.. sections.Select(section => section.Mark)],
            },
        };
        fields.End();
        return matter;
    }

    private static Review Review(YamlFields fields) => new()
    {
        By = fields.Text(Keys.ReviewBy.Key, Keys.ReviewBy.Most),
        Profession = fields.Text(Keys.ReviewProfession.Key, Keys.ReviewProfession.Most),
        Registration = fields.Text(Keys.ReviewRegistration.Key, Keys.ReviewRegistration.Most),
        On = fields.Date(Keys.ReviewOn.Key),
        Next = fields.Date(Keys.ReviewNext.Key),
    };

    private static Change Change(YamlFields fields) => new()
    {
        Date = fields.Date(Keys.ChangeDate.Key),
        Note = fields.Text(Keys.ChangeNote.Key, Keys.ChangeNote.Most),
        Advice = fields.Flag(Keys.ChangeAdvice.Key),
    };

    private static List<(Address Address, Mark Mark)> Addresses(YamlFields fields, AddressesField field, ProblemLog log)
    {
        var addresses = new List<(Address, Mark)>();
        var name = field == Keys.Aliases ? "alias" : "section";
        foreach (var (text, mark) in fields.Texts(field.Key, field.Most, Address.Longest))
        {
            if (text.Contains(':', StringComparison.Ordinal) || text.StartsWith("//", StringComparison.Ordinal))
            {
                log.Add(Rules.AliasOffSite, mark, $"The {name} {Quoted.Text(text)} leads off the site.");
            }
            else if (!Address.TryParse(text, out var address))
            {
                log.Add(Rules.WrongValue, mark, $"The {name} {Quoted.Text(text)} has to be an address such as /old-name.");
            }
            else if (ReservedAddresses.Contains(address) && !(field.MayBeHandouts && ReservedAddresses.IsHandout(address)))
            {
                log.Add(Rules.ReservedAddress, mark, $"The address {address} belongs to the site itself.");
            }
            else
            {
                addresses.Add((address, mark));
            }
        }

        return addresses;
    }
}
