using System.Xml;
using HipPain.Content.Articles;
using HipPain.Content.Checking;
using HipPain.Content.Markdown;

using Mark = HipPain.Content.Checking.Mark;

namespace HipPain.Content.Figures;

/// <summary>
/// Reads a drawing made by hand. Only what stands in <see cref="SvgWords"/> is let through, as shapes of our own; there are no
/// entities to expand and nothing is fetched, so hostile input costs no more than its length.
/// </summary>
internal sealed class SvgReader
{
    private const string Namespace = "http://www.w3.org/2000/svg";
    private const int MostDepth = 12;
    private const int MostShapes = 2000;

    private readonly XmlReader _xml;
    private readonly ProblemLog _log;
    private readonly List<InternalLink> _links = [];
    private int _shapes;
    private bool _isInLink;

    private SvgReader(XmlReader xml, ProblemLog log) => (_xml, _log) = (xml, log);

    private Mark Here => new(Math.Max(1, ((IXmlLineInfo)_xml).LineNumber), Math.Max(1, ((IXmlLineInfo)_xml).LinePosition));

    /// <summary>The drawing; null, with the reasons in the log, if anything in the file is wrong.</summary>
    public static Figure? Read(string text, ProblemLog log)
    {
        using var xml = Open(text);
        try
        {
            return new SvgReader(xml, log).Document();
        }
        catch (XmlException exception)
        {
            var mark = new Mark(Math.Max(1, exception.LineNumber), Math.Max(1, exception.LinePosition));
            log.Add(Rules.UnreadableDrawing, mark, $"This cannot be read as a drawing: {exception.Message.TrimEnd('.')}.");
            return null;
        }
    }

    /// <summary>Reads XML that may be hostile, with the lines and columns that it stands at.</summary>
    public static XmlReader Open(string text) => XmlReader.Create(
        new StringReader(text),
        new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, MaxCharactersInDocument = FigureReader.MostBytes });

    private Figure? Document()
    {
        _xml.MoveToContent();
        if (_xml.LocalName != "svg" || _xml.NamespaceURI != Namespace)
        {
            _log.Add(Rules.UnreadableDrawing, Here, $"The drawing has to begin with <svg xmlns=\"{Namespace}\" viewBox=\"0 0 320 240\">.");
            return null;
        }

        var at = Here;
        var root = Element("", depth: 1);
        while (_xml.Read())
        {
            // What follows has to be read: it may be broken.
        }

        if (root is not null && !root.Attributes.Any(attribute => attribute.Name == "viewBox"))
        {
            _log.Add(Rules.UnreadableDrawing, at, "The drawing has no viewBox.");
        }

        return _log.IsClean && root is not null
            ? new Figure { Name = FigureList.NameOf(_log.File), File = _log.File, Panels = [new Panel(root)], Links = _links }
            : null;
    }

    /// <summary>The element that the reader stands at, read to its end; null if it is too much.</summary>
    private Shape? Element(string parent, int depth)
    {
        var (name, at) = (_xml.Name, Here);
        if (depth > MostDepth || ++_shapes > MostShapes)
        {
            throw new XmlException(depth > MostDepth ? $"It is nested more than {MostDepth} deep" : $"It has more than {MostShapes} shapes", null, at.Line, at.Column);
        }

        if (FaultOf(name, parent) is { } fault)
        {
            _log.Add(Rules.ForeignShape, at, fault);
            using var rest = _xml.ReadSubtree();
            while (rest.Read())
            {
                // What is in it has no meaning here, but has to be well-formed.
            }

            return null;
        }

        return name == "a" ? Link(at, depth) : new Shape(name) { Attributes = Attributes(name), Children = Children(name, depth) };
    }

    /// <summary>Why an element may not be there; null if it may.</summary>
    private string? FaultOf(string name, string parent) =>
        !SvgWords.IsElement(name) || _xml.NamespaceURI != Namespace || (name == "svg" && parent.Length > 0) ? $"A drawing may not hold <{Quoted.Clean(name)}>."
        : name == "a" && _isInLink ? "A link may not stand in a link."
        : parent.Length > 0 && !SvgWords.MayHold(parent, name) ? $"<{name}> may not stand in <{parent}>."
        : null;

    private Shape Link(Mark at, int depth)
    {
        _isInLink = true;
        var link = new Shape("a") { Attributes = Attributes("a"), Children = Children("a", depth) };
        _isInLink = false;
        if (!link.Attributes.Any(attribute => attribute.Name == "href"))
        {
            _log.Add(Rules.ForeignShape, at, "The link leads nowhere: it has no href.");
        }

        // What cannot be heard is no name, such as a space without width.
        if (!link.Spoken.Any(char.IsLetterOrDigit))
        {
            _log.Add(Rules.LinkedShapeWithoutName, at, "The link has neither words in it nor an aria-label.");
        }

        return link;
    }

    private List<Shape> Children(string parent, int depth)
    {
        var (children, holdsWords) = (new List<Shape>(), SvgWords.HoldsWords(parent));
        if (_xml.IsEmptyElement)
        {
            return children;
        }

        while (_xml.Read() && _xml.NodeType is not XmlNodeType.EndElement)
        {
            switch (_xml.NodeType)
            {
                case XmlNodeType.Element:
                    if (Element(parent, depth + 1) is { } child)
                    {
                        children.Add(child);
                    }

                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace when holdsWords:
                    children.Add(Shape.OfWords(_xml.Value));
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    _log.Add(Rules.ForeignShape, Here, $"The words {Quoted.Text(_xml.Value.Trim())} stand outside <text>.");
                    break;
                case XmlNodeType.ProcessingInstruction:
                    _log.Add(Rules.ForeignShape, Here, $"A drawing may not hold <?{Quoted.Clean(_xml.Name)}?>.");
                    break;
                default:
                    break;
            }
        }

        return children;
    }

    private List<(string Name, string Value)> Attributes(string element)
    {
        var attributes = new List<(string, string)>();
        while (_xml.MoveToNextAttribute())
        {
            if (_xml.Name == "xmlns" && _xml.Value == Namespace)
            {
                continue;
            }

            if (!SvgWords.IsAttribute(element, _xml.Name))
            {
                _log.Add(Rules.ForeignShape, Here, $"<{element}> may not have {Quoted.Text(_xml.Name)}.");
            }
            else if (Value() is { } value)
            {
                attributes.Add((_xml.Name, value));
            }
        }

        _xml.MoveToElement();
        return attributes;
    }

    private string? Value()
    {
        var (name, value) = (_xml.Name, _xml.Value.Trim());
        if (name == "href")
        {
            if (LinkForm.IsInternal(value, out var path, out var fragment) && path.Length > 0)
            {
                _links.Add(new InternalLink(path, fragment, Here));
                return value;
            }

            _log.Add(Rules.UnsafeLink, Here, $"A link of a drawing may not lead to {Quoted.Text(value)}, but only to an address of the guide.");
            return null;
        }

        if (SvgWords.Clean(name, value) is { } clean)
        {
            return clean;
        }

        _log.Add(Rules.ForeignShape, Here, $"The value of \"{name}\" cannot be {Quoted.Text(value)}; it has to be {SvgWords.Wanted(name)}.");
        return null;
    }
}
