using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EmbedBench.Datasets.Pairs;

namespace EmbedBench.Datasets.Publishing;

/// <summary>
/// A data set as files for others: rows in their order, so that their content hash stays, the split by row numbers, and a card that says how
/// a spec names them.
/// </summary>
/// <param name="data">The data set.</param>
/// <param name="isCorpusOwn">Whether the corpus is documents of its own, and not the rows' passages.</param>
public sealed class PublishedDataset(Dataset data, bool isCorpusOwn)
{
    private const string RowsFile = "rows.jsonl";
    private const string CorpusFile = "corpus.jsonl";
    private const string SplitFile = "split.json";

    private static readonly JsonWriterOptions Layout = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly bool _hasScores = data.Rows[0].Score is not null;

    private IEnumerable<string> Labels => data.Rows[0].Labels.Keys;

    /// <summary>The files' contents by name.</summary>
    /// <exception cref="InvalidDataException">A label has the name of another column.</exception>
    public IReadOnlyList<(string Path, string Text)> Files()
    {
        string[] own = ["query", "passage", "passage_id", "score", "part", .. Negatives()];
        if (Labels.FirstOrDefault(own.Contains) is { } taken)
            throw new InvalidDataException($"A label is called {taken}, which is another column of the pushed file; give the column another name in the spec's source.");
        var files = new List<(string, string)> { (RowsFile, Rows()), (SplitFile, data.Split.Format()) };
        if (isCorpusOwn)
            files.Add((CorpusFile, Lines(data.Corpus.Ids.Zip(data.Corpus.Texts), WriteDocument)));
        return files;
    }

    /// <summary>The README.md: front matter that the hub reads, counts, and the part of a spec that reads the files.</summary>
    /// <param name="title">What the data is called.</param>
    /// <param name="repository">Where the files lie, <c>organization/name</c>.</param>
    public string Card(string title, string repository)
    {
        using var builder = new FingerprintBuilder();
        foreach (Pair row in data.Rows)
            builder.Add(row);
        DataFingerprint found = builder.Build();
        return string.Create(CultureInfo.InvariantCulture, $$"""
            ---
            tags:
            - sentence-transformers
            configs:
            - config_name: rows
              data_files:
              - split: all
                path: {{RowsFile}}
            {{(isCorpusOwn ? $"- config_name: corpus\n  data_files:\n  - split: all\n    path: {CorpusFile}\n" : "")}}---
            # {{title}}

            {{found.Rows}} rows of a query and a passage that answers it; {{data.Split.Train.Count}} of them train and {{data.Split.Test.Count}} test, as the column
            `part` says, in the order of `{{SplitFile}}`. From: {{data.Origin.Description}}.

            In a spec, with `{{SplitFile}}` copied beside it and the commit that is to be read:

            ```yaml
            data:
              source: { hub: datasets/{{repository}}, revision: COMMIT }
              rows: { file: {{RowsFile}} }
              columns: { {{Columns()}} }
            {{(data.Rows.Any(IsEmpty) ? "  empty_text: keep\n" : "")}}  fingerprint: { rows: {{found.Rows}}, passages: {{found.Passages}}, content: {{found.Content}} }
              split: { given: {{SplitFile}} }
            corpus: {{(isCorpusOwn ? $$"""{ file: {{CorpusFile}}, id: "{_id}", text: "{text}" }""" : "rows")}}
            ```

            """);
    }

    private static bool IsEmpty(Pair row) => string.IsNullOrWhiteSpace(row.Query) || string.IsNullOrWhiteSpace(row.Passage);

    private IEnumerable<string> Negatives() =>
        data.Rows[0].Negatives.Select((_, i) => i == 0 ? "negative" : string.Create(CultureInfo.InvariantCulture, $"negative_{i + 1}"));

    private string Columns()
    {
        var columns = new List<string> { """query: "{query}", passage: "{passage}", passage_id: "{passage_id}" """.TrimEnd() };
        if (Labels.Any())
            columns.Add($"labels: [{string.Join(", ", Labels)}]");
        if (Negatives().Any())
            columns.Add($"negatives: [{string.Join(", ", Negatives().Select(name => $"\"{{{name}}}\""))}]");
        if (_hasScores)
            columns.Add("score: \"{score}\"");
        return string.Join(", ", columns);
    }

    private string Rows()
    {
        var test = data.Split.Test.ToHashSet();
        var train = data.Split.Train.ToHashSet();
        return Lines(data.Rows, (writer, row) =>
        {
            writer.WriteString("query", row.Query);
            writer.WriteString("passage", row.Passage);
            writer.WriteString("passage_id", row.PassageId);
            foreach ((string label, string value) in row.Labels)
                writer.WriteString(label, value);
            foreach ((string name, string text) in Negatives().Zip(row.Negatives))
                writer.WriteString(name, text);
            if (row.Score is { } score)
                writer.WriteNumber("score", score);
            writer.WriteString("part", test.Contains(row.Index) ? "test" : train.Contains(row.Index) ? "train" : "none");
        });
    }

    private static void WriteDocument(Utf8JsonWriter writer, (string Id, string Text) document)
    {
        writer.WriteString("_id", document.Id);
        writer.WriteString("text", document.Text);
    }

    private static string Lines<T>(IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        using var stream = new MemoryStream();
        foreach (T item in items)
        {
            using (var writer = new Utf8JsonWriter(stream, Layout))
            {
                writer.WriteStartObject();
                write(writer, item);
                writer.WriteEndObject();
            }

            stream.WriteByte((byte)'\n');
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
