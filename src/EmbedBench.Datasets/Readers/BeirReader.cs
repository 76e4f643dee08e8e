using System.Globalization;
using EmbedBench.Datasets.Rows;

namespace EmbedBench.Datasets.Readers;

/// <summary>
/// A BEIR folder, read by one of its judgments, <c>qrels/SPLIT.tsv</c>: a row for each relevant pair, with the columns <c>query-id</c>,
/// <c>corpus-id</c>, <c>score</c>, and <c>query</c>, <c>title</c> and <c>text</c> of queries.jsonl and corpus.jsonl. Pairs of score 0 or
/// below are judged not relevant and make no row.
/// </summary>
internal static class BeirReader
{
    private const string Header = "query-id\tcorpus-id\tscore";

    private static readonly string[] Columns = ["query-id", "corpus-id", "score", "query", "title", "text"];

    /// <exception cref="FileNotFoundException">One of the three files is missing.</exception>
    /// <exception cref="InvalidDataException">
    /// One of them is malformed, an id stands there twice, or a pair names one that is not there.
    /// </exception>
    public static IEnumerable<Row> Read(string path, CancellationToken cancel)
    {
        string folder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, "..");
        using StreamReader reader = Utf8Text.Open(path, cancel);
        if (reader.ReadLine() is var header && header != Header)
        {
            throw new InvalidDataException(
                $"{path}, line 1 is \"{header}\"; the judgments of a BEIR folder begin with query-id, corpus-id, score between tabs.");
        }

        Dictionary<string, Row> queries = ById(Path.GetFullPath(Path.Combine(folder, "queries.jsonl")), cancel);
        Dictionary<string, Row> corpus = ById(Path.GetFullPath(Path.Combine(folder, "corpus.jsonl")), cancel);
        long number = 1;
        while (reader.ReadLine() is { } line)
        {
            cancel.ThrowIfCancellationRequested();
            var place = new RowPlace(path, "line", ++number);
            if (line.Length == 0)
                continue;
            string[] fields = line.Split('\t');
            if (fields.Length != 3 || !double.TryParse(fields[2], NumberStyles.Float, CultureInfo.InvariantCulture, out double score))
                throw new InvalidDataException($"{place} is no query id, document id and score between tabs.");
            if (score > 0)
                yield return Pair(place, fields, Find(queries, fields[0], place, "query"), Find(corpus, fields[1], place, "document"));
        }
    }

    private static Row Pair(RowPlace place, string[] fields, Row query, Row document) => new(
        place,
        Columns,
        [
            Cell.Of(fields[0]),
            Cell.Of(fields[1]),
            Cell.Of(fields[2]),
            Cell.Of(query.Text("text")),
            document.Has("title") ? Cell.Of(document.Text("title")) : Cell.Null,
            Cell.Of(document.Text("text")),
        ]);

    private static Dictionary<string, Row> ById(string path, CancellationToken cancel)
    {
        var rows = new Dictionary<string, Row>(StringComparer.Ordinal);
        foreach (Row row in JsonLinesReader.Read(path, cancel))
        {
            if (!rows.TryAdd(row.Text("_id"), row))
                throw new InvalidDataException($"{row.Place} has the id \"{row.Text("_id")}\" a second time.");
        }

        return rows;
    }

    private static Row Find(Dictionary<string, Row> rows, string id, RowPlace place, string what) => rows.TryGetValue(id, out Row? row)
        ? row
        : throw new InvalidDataException($"{place} names the {what} \"{id}\", which the folder does not have.");
}
