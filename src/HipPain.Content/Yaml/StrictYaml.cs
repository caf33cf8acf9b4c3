using HipPain.Content.Checking;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

using Mark = HipPain.Content.Checking.Mark;

namespace HipPain.Content.Yaml;

/// <summary>
/// Reads the plain part of YAML 1.2 that editors need: maps, lists and text. Anchors, aliases and tags are refused before
/// anything is expanded, and nesting is bounded, so hostile input costs no more than its length.
/// </summary>
internal static class StrictYaml
{
    private const int MaxDepth = 8;

    /// <summary>The map that the text holds, or null with the reasons in the log.</summary>
    public static YamlMap? Read(string text, int firstLine, ProblemLog log)
    {
        var reader = new Reader(new Parser(new StringReader(text)), firstLine, log);
        try
        {
            return reader.Document();
        }
        catch (YamlException exception)
        {
            log.Add(Rules.BadYaml, reader.At(exception.Start), $"This cannot be read as \"key: value\" lines: {Sentence(exception.Message)}");
            return null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // The parser gives way in these on some broken input, such as the escape "\UFFFFFFFF", and cannot say where.
            log.Add(Rules.BadYaml, new Mark(firstLine, 1), "This is not valid YAML.");
            return null;
        }
    }

    private static string Sentence(string message) => message.TrimEnd('.', ' ') + ".";

    private sealed class Reader(Parser parser, int firstLine, ProblemLog log)
    {
        public Mark At(in YamlDotNet.Core.Mark mark) => new((int)mark.Line + firstLine - 1, (int)mark.Column);

        public YamlMap? Document()
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                log.Add(Rules.BadYaml, new Mark(firstLine, 1), "There is nothing here.");
                return null;
            }

            var root = Value(depth: 1);
            if (root is null)
            {
                return null;
            }

            parser.Consume<DocumentEnd>();
            if (!parser.Accept<StreamEnd>(out _))
            {
                log.Add(Rules.BadYaml, At(parser.Current!.Start), "A second YAML document starts here.");
                return null;
            }

            if (root is YamlMap map)
            {
                return map;
            }

            log.Add(Rules.BadYaml, root.Mark, "Only \"key: value\" lines may stand here.");
            return null;
        }

        private YamlValue? Value(int depth)
        {
            var mark = At(parser.Current!.Start);
            if (parser.Current is AnchorAlias || parser.Current is NodeEvent { Anchor.IsEmpty: false } or NodeEvent { Tag.IsEmpty: false })
            {
                log.Add(Rules.YamlFeature, mark, "YAML anchors, aliases and tags are not used here.");
                return null;
            }

            if (depth > MaxDepth)
            {
                log.Add(Rules.BadYaml, mark, $"This is nested more than {MaxDepth} deep.");
                return null;
            }

            return parser.Current switch
            {
                Scalar => new YamlScalar(mark, parser.Consume<Scalar>().Value),
                SequenceStart => List(mark, depth),
                _ => Map(mark, depth),
            };
        }

        private YamlList? List(Mark mark, int depth)
        {
            parser.Consume<SequenceStart>();
            var items = new List<YamlValue>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                if (Value(depth + 1) is not { } item)
                {
                    return null;
                }

                items.Add(item);
            }

            return new YamlList(mark, items);
        }

        private YamlMap? Map(Mark mark, int depth)
        {
            parser.Consume<MappingStart>();
            var entries = new List<YamlEntry>();
            var keys = new HashSet<string>(StringComparer.Ordinal);
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                if (Value(depth + 1) is not { } key)
                {
                    return null;
                }

                if (key is not YamlScalar name)
                {
                    log.Add(Rules.BadYaml, key.Mark, "A key has to be a plain word.");
                    return null;
                }

                if (Value(depth + 1) is not { } value)
                {
                    return null;
                }

                if (!keys.Add(name.Text))
                {
                    log.Add(Rules.DuplicateKey, name.Mark, $"The key {Quoted.Text(name.Text)} stands here for the second time.");
                    continue;
                }

                entries.Add(new YamlEntry(name.Mark, name.Text, value));
            }

            return new YamlMap(mark, entries);
        }
    }
}
