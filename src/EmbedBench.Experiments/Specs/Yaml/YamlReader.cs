using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace EmbedBench.Experiments.Specs.Yaml;

/// <summary>
/// Reads one YAML document from its parser's events, without any mapping to objects. Only plain data is allowed: anchors, aliases, tags and
/// deep nesting are refused, so that a small file cannot grow large.
/// </summary>
internal sealed class YamlReader
{
    private const int LargestFile = 1 << 20;
    private const int DeepestNesting = 32;

    private readonly string _file;
    private readonly Parser _events;

    private YamlReader(string file, string text)
    {
        _file = file;
        _events = new Parser(new StringReader(text));
    }

    /// <param name="utf8">The file's content.</param>
    /// <param name="file">What errors call it.</param>
    /// <exception cref="SpecException">Not one YAML document of plain data.</exception>
    public static YamlValue Read(ReadOnlySpan<byte> utf8, string file)
    {
        if (utf8.Length > LargestFile)
            throw Problem(file, SpecPlace.Start, $"the file has {utf8.Length} bytes; a spec has {LargestFile} at most.");
        try
        {
            return new YamlReader(file, Decode(utf8, file)).ReadDocument();
        }
        catch (YamlException problem)
        {
            throw Problem(file, PlaceOf(problem.Start), $"no valid YAML: {problem.Message.TrimEnd('.')}.");
        }
    }

    private static string Decode(ReadOnlySpan<byte> utf8, string file)
    {
        try
        {
            string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(utf8);
            return text.Contains('\0', StringComparison.Ordinal)
                ? throw Problem(file, SpecPlace.Start, "the file holds a NUL character; a spec is text.")
                : text;
        }
        catch (DecoderFallbackException problem)
        {
            int line = utf8[..Math.Clamp(problem.Index, 0, utf8.Length)].Count((byte)'\n') + 1;
            throw Problem(file, new SpecPlace(line, 1), "the file is no valid UTF-8.");
        }
    }

    private static SpecException Problem(string file, SpecPlace place, string text) => new([new SpecProblem(file, place, text)]);

    private static SpecPlace PlaceOf(Mark mark) =>
        new((int)Math.Clamp(mark.Line, 1, int.MaxValue), (int)Math.Clamp(mark.Column, 1, int.MaxValue));

    private YamlValue ReadDocument()
    {
        _ = Next<StreamStart>();
        if (Peek() is StreamEnd)
            throw Problem(_file, SpecPlace.Start, "the file is empty.");
        _ = Next<DocumentStart>();
        YamlValue root = ReadValue(depth: 0);
        _ = Next<DocumentEnd>();
        if (Peek() is not StreamEnd)
            throw Problem(_file, PlaceOf(Peek().Start), "a second document begins here; a spec is one document.");
        return root;
    }

    private YamlValue ReadValue(int depth)
    {
        ParsingEvent next = Peek();
        SpecPlace place = PlaceOf(next.Start);
        if (depth > DeepestNesting)
            throw Problem(_file, place, $"values are nested more than {DeepestNesting} deep.");
        if (next is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
            throw Problem(
                _file,
                place,
                "anchors (&) and aliases (*) are not allowed in a spec; write the value out, or in quotes where it is a text.");
        if (next is NodeEvent { Tag.IsEmpty: false })
            throw Problem(_file, place, "tags (!) are not allowed in a spec; write the value alone, or in quotes where it is a text.");
        return next switch
        {
            Scalar scalar => ReadScalar(scalar, place),
            SequenceStart => ReadList(place, depth),
            MappingStart => ReadMapping(place, depth),
            _ => throw Problem(_file, place, "a value is missing here."),
        };
    }

    private YamlValue.Scalar ReadScalar(Scalar scalar, SpecPlace place)
    {
        _ = Next<Scalar>();
        return new YamlValue.Scalar(place, scalar.Value, scalar.Style == ScalarStyle.Plain);
    }

    private YamlValue.List ReadList(SpecPlace place, int depth)
    {
        _ = Next<SequenceStart>();
        var items = new List<YamlValue>();
        while (Peek() is not SequenceEnd)
            items.Add(ReadValue(depth + 1));
        _ = Next<SequenceEnd>();
        return new YamlValue.List(place, items);
    }

    private YamlValue.Mapping ReadMapping(SpecPlace place, int depth)
    {
        _ = Next<MappingStart>();
        var entries = new List<YamlEntry>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (Peek() is not MappingEnd)
        {
            if (ReadValue(depth + 1) is not YamlValue.Scalar key)
                throw Problem(_file, place, "a key of this mapping is no text.");
            if (!keys.Add(key.Text))
                throw Problem(_file, key.Place, $"the key \"{key.Text}\" stands twice in one mapping.");
            entries.Add(new YamlEntry(key, ReadValue(depth + 1)));
        }

        _ = Next<MappingEnd>();
        return new YamlValue.Mapping(place, entries);
    }

    private ParsingEvent Peek()
    {
        if (_events.Current is null or Comment)
            Advance();
        return _events.Current!;
    }

    private T Next<T>()
        where T : ParsingEvent
    {
        ParsingEvent current = Peek();
        if (current is not T expected)
            throw Problem(_file, PlaceOf(current.Start), "no valid YAML.");
        if (current is not StreamEnd)
            Advance();
        return expected;
    }

    private void Advance()
    {
        do
        {
            if (!MoveNext())
                throw Problem(_file, SpecPlace.Start, "the document ends too early.");
        }
        while (_events.Current is Comment);
    }

    private bool MoveNext()
    {
        SpecPlace before = _events.Current is { } last ? PlaceOf(last.End) : SpecPlace.Start;
        try
        {
            return _events.MoveNext();
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentException)
        {
            // The scanner's answer to some malformed texts, such as a list without its end.
            throw Problem(_file, before, "no valid YAML behind this place.");
        }
    }
}
