using EmbedBench.Datasets.Rows;

namespace EmbedBench.Datasets.Readers;

/// <summary>Reads texts, one a row: the column <c>text</c> of a <c>.jsonl</c> file, the lines of any other.</summary>
public static class TextFile
{
    private const string Column = "text";

    /// <summary>The texts in the order of the file.</summary>
    /// <param name="path">A line ends with LF, CR LF or CR; a line end behind the last one makes no empty text.</param>
    /// <param name="empty">What to do with an empty text; an empty line is one, and so are blanks alone.</param>
    /// <param name="cancel">Ends the reading early.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is malformed or holds no text, or one is empty and must not be.</exception>
    public static IReadOnlyList<string> Read(string path, EmptyText empty, CancellationToken cancel)
    {
        var texts = new List<string>();
        foreach ((string text, RowPlace place) in Texts(path, cancel))
        {
            if (empty == EmptyText.Error && string.IsNullOrWhiteSpace(text))
                throw new InvalidDataException($"{place} is an empty text; correct it, or have empty texts kept.");
            texts.Add(text);
        }

        return texts.Count > 0 ? texts : throw new InvalidDataException($"{path} holds no text.");
    }

    private static IEnumerable<(string Text, RowPlace Place)> Texts(string path, CancellationToken cancel) =>
        Path.GetExtension(path).Equals(".jsonl", StringComparison.OrdinalIgnoreCase)
            ? RowFile.Read(path, cancel).Select(row => (row.Text(Column), row.Place))
            : Lines(path, cancel);

    private static IEnumerable<(string Text, RowPlace Place)> Lines(string path, CancellationToken cancel)
    {
        using StreamReader reader = Utf8Text.Open(path, cancel);
        long number = 0;
        while (reader.ReadLine() is { } line)
        {
            cancel.ThrowIfCancellationRequested();
            yield return (line, new RowPlace(path, "line", ++number));
        }
    }
}
