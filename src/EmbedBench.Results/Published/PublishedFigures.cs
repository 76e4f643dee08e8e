using System.Globalization;
using System.Text;
using EmbedBench.Results.Figures;

namespace EmbedBench.Results.Published;

/// <summary>
/// Reads <c>published.csv</c>: <c>figure,value,seed_line,note</c>. A figure stands twice where its source contradicts itself; the notes say
/// so.
/// </summary>
public static class PublishedFigures
{
    private const string Header = "figure,value,seed_line,note";

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">A line is malformed.</exception>
    public static IReadOnlyList<PublishedFigure> Read(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"{path}: there is no such file of published figures.", path);
        return Parse(File.ReadAllBytes(path), path);
    }

    /// <summary>The figures of a file's bytes; <paramref name="name"/> is what errors call it.</summary>
    /// <exception cref="InvalidDataException">A line is malformed.</exception>
    public static IReadOnlyList<PublishedFigure> Parse(ReadOnlySpan<byte> utf8, string name)
    {
        string[] lines = Decode(utf8, name).TrimEnd('\n').Split('\n');
        if (lines[0] != Header)
            throw Malformed(name, 1, $"must be the header {Header}");
        return [.. lines.Skip(1).Select((line, index) => ParseLine(line, name, index + 2))];
    }

    private static string Decode(ReadOnlySpan<byte> utf8, string name)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(utf8);
        }
        catch (DecoderFallbackException problem)
        {
            throw new InvalidDataException($"{name}: byte {problem.Index + 1}: is no valid UTF-8.", problem);
        }
    }

    private static PublishedFigure ParseLine(string line, string name, int number)
    {
        if (SplitFields(line) is not [var figure, var value, var seedLine, var note])
            throw Malformed(name, number, $"must have the four fields {Header}, and quotes around a note with a comma");
        if (!FigureName.TryParse(figure, out FigureName? published))
            throw Malformed(name, number, $"\"{figure}\" is no figure");
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!double.TryParse(value, Style, CultureInfo.InvariantCulture, out double number64) || !double.IsFinite(number64))
            throw Malformed(name, number, $"\"{value}\" is no number");
        return int.TryParse(seedLine, NumberStyles.None, CultureInfo.InvariantCulture, out int at) && at > 0
            ? new PublishedFigure(published!, number64, value, at, note)
            : throw Malformed(name, number, $"\"{seedLine}\" is no line number");
    }

    /// <summary>Fields between commas; one in quotes may hold commas, and two quotes for one. Null where quotes do not match.</summary>
    private static List<string>? SplitFields(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        bool quoted = false;
        for (int at = 0; at < line.Length; at++)
        {
            char letter = line[at];
            if (quoted && letter == '"' && at + 1 < line.Length && line[at + 1] == '"')
                field.Append(line[++at]);
            else if (letter == '"' && (quoted || field.Length == 0))
                quoted = !quoted;
            else if (letter == ',' && !quoted)
                Take();
            else
                field.Append(letter);
        }

        Take();
        return quoted ? null : fields;

        void Take()
        {
            fields.Add(field.ToString());
            field.Clear();
        }
    }

    private static InvalidDataException Malformed(string name, int line, string problem) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{name}: line {line}: {problem}."));
}
