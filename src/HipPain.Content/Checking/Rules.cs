namespace HipPain.Content.Checking;

/// <summary>Every rule that content is checked against. An id is never used again for something else.</summary>
public static class Rules
{
    /// <summary>The file is there but cannot be read.</summary>
    public static readonly Rule UnreadableFile = new("HP001", "Check the file's permissions, and that no link leads out of the content folder.");

    /// <summary>The file is not clean UTF-8 text.</summary>
    public static readonly Rule NotText = new("HP002", "Save the file as plain text in UTF-8.");

    /// <summary>The file is over its size limit.</summary>
    public static readonly Rule FileTooLarge = new("HP003", "Split the article into several files.");

    /// <summary>The front matter is missing or has no end.</summary>
    public static readonly Rule NoFrontMatter = new("HP004", "Begin the file with a line of three hyphens, the front matter, and another line of three hyphens.");

    /// <summary>The text is not valid YAML.</summary>
    public static readonly Rule BadYaml = new("HP005", "Write one \"key: value\" a line; put a value that holds a colon or begins with a sign in quotes.");

    /// <summary>YAML anchors, aliases and tags.</summary>
    public static readonly Rule YamlFeature = new("HP006", "Write the value out in full; if it begins with & * or !, put it in quotes.");

    /// <summary>A key that does not exist.</summary>
    public static readonly Rule UnknownKey = new("HP007", "Correct the spelling or remove the line.");

    /// <summary>A key that has to be there is not.</summary>
    public static readonly Rule MissingKey = new("HP008", "Add the key with its value.");

    /// <summary>A value of the wrong type, length or form.</summary>
    public static readonly Rule WrongValue = new("HP009", "Correct the value.");

    /// <summary>The same key twice.</summary>
    public static readonly Rule DuplicateKey = new("HP010", "Keep one of the two.");

    /// <summary>A file name that makes no address.</summary>
    public static readonly Rule BadFileName = new("HP011", "Rename it: lower-case letters, digits and single hyphens, ending in .md.");

    /// <summary>An address that the site itself uses.</summary>
    public static readonly Rule ReservedAddress = new("HP012", "Choose another file name or alias.");

    /// <summary>Two files, or a file and an alias, at one address.</summary>
    public static readonly Rule AddressTaken = new("HP013", "Keep the address in one place only.");

    /// <summary>A section without an id.</summary>
    public static readonly Rule SectionWithoutId = new("HP014", "End the heading with an id that will last, such as {#overuse}.");

    /// <summary>An id that cannot be used.</summary>
    public static readonly Rule BadId = new("HP015", "Use lower-case letters, digits and single hyphens, and none of the names that the page uses itself.");

    /// <summary>The same id twice on a page.</summary>
    public static readonly Rule DuplicateId = new("HP016", "Give each heading an id of its own.");

    /// <summary>A first-level heading in the body.</summary>
    public static readonly Rule TitleInBody = new("HP017", "Use ## for sections; the title comes from the front matter.");

    /// <summary>Raw HTML.</summary>
    public static readonly Rule RawHtml = new("HP018", "Write Markdown instead; for the sign itself write &lt;.");

    /// <summary>A link to somewhere that pages may not lead.</summary>
    public static readonly Rule UnsafeLink = new("HP019", "Link to https://…, mailto:…, tel:…, an address of this site such as /causes, or a section such as #overuse.");

    /// <summary>A picture in Markdown.</summary>
    public static readonly Rule Picture = new("HP020", "Remove the picture, and say what it shows in words.");

    /// <summary>A container that does not exist.</summary>
    public static readonly Rule UnknownContainer = new("HP021", "Use emergency, urgent, routine, do, dont or note.");

    /// <summary>A container or heading inside something else, or a container without its closing line.</summary>
    public static readonly Rule Nesting = new("HP022", "Write headings and containers at the left margin, and close each container with ::: on a line of its own.");

    /// <summary>A care card without a title.</summary>
    public static readonly Rule CardWithoutTitle = new("HP023", "Write what to do after the level, such as \"::: urgent Ask for an appointment today if:\".");

    /// <summary>A citation of a source that is not listed.</summary>
    public static readonly Rule UnknownSource = new("HP024", "Add the source to sources.yaml, or correct the key.");

    /// <summary>More structure than a page can hold.</summary>
    public static readonly Rule TooComplex = new("HP025", "Split the article, and nest lists and quotes less deeply.");

    /// <summary>The sanitizer had to take something out.</summary>
    public static readonly Rule Sanitized = new("HP026", "Remove what is named, and write it in plain Markdown.");

    /// <summary>A link to an address or section that does not exist.</summary>
    public static readonly Rule BrokenLink = new("HP027", "Correct the address, or add what it leads to.");

    /// <summary>The guide has no home page or none of its own settings.</summary>
    public static readonly Rule MissingFile = new("HP028", "Add the file.");

    /// <summary>All of them, in the order of their ids.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        UnreadableFile, NotText, FileTooLarge, NoFrontMatter, BadYaml, YamlFeature, UnknownKey, MissingKey, WrongValue,
        DuplicateKey, BadFileName, ReservedAddress, AddressTaken, SectionWithoutId, BadId, DuplicateId, TitleInBody, RawHtml,
        UnsafeLink, Picture, UnknownContainer, Nesting, CardWithoutTitle, UnknownSource, TooComplex, Sanitized,
        BrokenLink, MissingFile,
    ];
}
