using HipPain.Content.Checking.Addresses;
using HipPain.Content.Checking.Bodies;
using HipPain.Content.Checking.CareCards;
using HipPain.Content.Checking.Drawings;
using HipPain.Content.Checking.Files;
using HipPain.Content.Checking.FrontMatters;
using HipPain.Content.Checking.Headings;
using HipPain.Content.Checking.Links;
using HipPain.Content.Checking.PlainWords;
using HipPain.Content.Checking.Reviews;
using HipPain.Content.Checking.Shapes;
using HipPain.Content.Checking.Sourcing;
using HipPain.Content.Checking.Terms;
using HipPain.Content.Checking.Wordings;

namespace HipPain.Content.Checking;

/// <summary>The catalogue: every rule that content is held against, by the check and by the site alike.</summary>
public static class Rules
{
    internal static readonly UnreadableFile UnreadableFile = new();
    internal static readonly NotText NotText = new();
    internal static readonly FileTooLarge FileTooLarge = new();
    internal static readonly NoFrontMatter NoFrontMatter = new();
    internal static readonly BadYaml BadYaml = new();
    internal static readonly YamlFeature YamlFeature = new();
    internal static readonly UnknownKey UnknownKey = new();
    internal static readonly MissingKey MissingKey = new();
    internal static readonly WrongValue WrongValue = new();
    internal static readonly DuplicateKey DuplicateKey = new();
    internal static readonly BadFileName BadFileName = new();
    internal static readonly ReservedAddress ReservedAddress = new();
    internal static readonly AddressTaken AddressTaken = new();
    internal static readonly SectionWithoutId SectionWithoutId = new();
    internal static readonly BadId BadId = new();
    internal static readonly DuplicateId DuplicateId = new();
    internal static readonly TitleInBody TitleInBody = new();
    internal static readonly RawHtml RawHtml = new();
    internal static readonly UnsafeLink UnsafeLink = new();
    internal static readonly Picture Picture = new();
    internal static readonly UnknownContainer UnknownContainer = new();
    internal static readonly Nesting Nesting = new();
    internal static readonly CardWithoutTitle CardWithoutTitle = new();
    internal static readonly UnknownSource UnknownSource = new();
    internal static readonly TooComplex TooComplex = new();
    internal static readonly Sanitized Sanitized = new();
    internal static readonly BrokenLink BrokenLink = new();
    internal static readonly MissingFile MissingFile = new();
    internal static readonly ContradictingDates ContradictingDates = new();
    internal static readonly FutureDate FutureDate = new();
    internal static readonly AliasLoop AliasLoop = new();
    internal static readonly AliasOffSite AliasOffSite = new();
    internal static readonly SectionClash SectionClash = new();
    internal static readonly AddressVanished AddressVanished = new();
    internal static readonly LedgerBehind LedgerBehind = new();
    internal static readonly BadLedgerLine BadLedgerLine = new();
    internal static readonly InsecureLink InsecureLink = new();
    internal static readonly VagueLinkText VagueLinkText = new();
    internal static readonly UnusedSource UnusedSource = new();
    internal static readonly SourceWithoutYear SourceWithoutYear = new();
    internal static readonly FigureWithoutCitation FigureWithoutCitation = new();
    internal static readonly CardTitleEnd CardTitleEnd = new();
    internal static readonly TooManyServices TooManyServices = new();
    internal static readonly CardWithoutBullets CardWithoutBullets = new();
    internal static readonly SecondCardOfLevel SecondCardOfLevel = new();
    internal static readonly CardOrder CardOrder = new();
    internal static readonly LinkInEmergencyCard LinkInEmergencyCard = new();
    internal static readonly NoWayToHelp NoWayToHelp = new();
    internal static readonly DontBullet DontBullet = new();
    internal static readonly TooManyNotes TooManyNotes = new();
    internal static readonly SkippedLevel SkippedLevel = new();
    internal static readonly HeadingAsQuestion HeadingAsQuestion = new();
    internal static readonly DuplicateHeading DuplicateHeading = new();
    internal static readonly LongSentence LongSentence = new();
    internal static readonly LongParagraph LongParagraph = new();
    internal static readonly LongList LongList = new();
    internal static readonly HardToRead HardToRead = new();
    internal static readonly MustNotBeSaid MustNotBeSaid = new();
    internal static readonly NumberWithoutCountry NumberWithoutCountry = new();
    internal static readonly ReviewDue ReviewDue = new();
    internal static readonly ReviewOverdue ReviewOverdue = new();
    internal static readonly ResearchedLongAgo ResearchedLongAgo = new();
    internal static readonly FigureMissing FigureMissing = new();
    internal static readonly FigureWithoutWords FigureWithoutWords = new();
    internal static readonly FigureTooLarge FigureTooLarge = new();
    internal static readonly RequiredSections RequiredSections = new();
    internal static readonly GuidanceLeft GuidanceLeft = new();
    internal static readonly Unreachable Unreachable = new();
    internal static readonly ForeignShape ForeignShape = new();
    internal static readonly UnreadableDrawing UnreadableDrawing = new();
    internal static readonly LinkedShapeWithoutName LinkedShapeWithoutName = new();
    internal static readonly UnusedFigure UnusedFigure = new();
    internal static readonly FigureNameTaken FigureNameTaken = new();
    internal static readonly ImpossiblePose ImpossiblePose = new();
    internal static readonly CausesBeforeSigns CausesBeforeSigns = new();
    internal static readonly TermTwice TermTwice = new();
    internal static readonly TermOutOfOrder TermOutOfOrder = new();
    internal static readonly HandoutParts HandoutParts = new();
    internal static readonly WrongCode WrongCode = new();

    /// <summary>All of them, in the order of their ids.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        UnreadableFile, NotText, FileTooLarge, NoFrontMatter, BadYaml, YamlFeature, UnknownKey, MissingKey, WrongValue,
        DuplicateKey, BadFileName, ReservedAddress, AddressTaken, SectionWithoutId, BadId, DuplicateId, TitleInBody, RawHtml,
        UnsafeLink, Picture, UnknownContainer, Nesting, CardWithoutTitle, UnknownSource, TooComplex, Sanitized, BrokenLink,
        MissingFile, ContradictingDates, FutureDate, AliasLoop, AliasOffSite, SectionClash, AddressVanished, LedgerBehind,
        BadLedgerLine, InsecureLink, VagueLinkText, UnusedSource, SourceWithoutYear, FigureWithoutCitation, CardTitleEnd,
        TooManyServices, CardWithoutBullets, SecondCardOfLevel, CardOrder, LinkInEmergencyCard, NoWayToHelp, DontBullet,
        TooManyNotes, SkippedLevel, HeadingAsQuestion, DuplicateHeading, LongSentence, LongParagraph, LongList, HardToRead,
        MustNotBeSaid, NumberWithoutCountry, ReviewDue, ReviewOverdue, ResearchedLongAgo, FigureMissing, FigureWithoutWords,
        FigureTooLarge, RequiredSections, GuidanceLeft, Unreachable, ForeignShape, UnreadableDrawing, LinkedShapeWithoutName,
        UnusedFigure, FigureNameTaken, ImpossiblePose, CausesBeforeSigns,
        TermTwice, TermOutOfOrder, HandoutParts, WrongCode,
    ];

    /// <summary>The rules for one article that are held at a depth.</summary>
    internal static IReadOnlyList<ArticleRule> ForArticles(Depth depth) =>
        [.. All.OfType<ArticleRule>().Where(rule => depth is Depth.Checking || rule.Level is Level.Error)];

    /// <summary>The rules for the whole guide that are held at a depth.</summary>
    internal static IReadOnlyList<GuideRule> ForGuides(Depth depth) =>
        [.. All.OfType<GuideRule>().Where(rule => depth is Depth.Checking || !rule.IsForEditors)];
}
