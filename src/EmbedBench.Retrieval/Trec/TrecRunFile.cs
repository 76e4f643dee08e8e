using System.Globalization;
using EmbedBench.Retrieval.Rankings;

namespace EmbedBench.Retrieval.Trec;

/// <summary>
/// Runs as lines of <c>query Q0 document rank score tag</c>. The second field and the rank are written (rank from 1) but not looked at, as
/// in trec_eval: the order follows from the scores.
/// </summary>
public static class TrecRunFile
{
    private const string Layout = "query Q0 document rank score tag";

    /// <inheritdoc cref="Read(Stream, string, TieRule)"/>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static TrecRun Read(string path, TieRule ties)
    {
        using FileStream stream = TrecFile.Open(path);
        return Read(stream, path, ties);
    }

    /// <summary>The rankings in the order in which their queries first appear, and the tag of the last line.</summary>
    /// <param name="stream">Read to its end.</param>
    /// <param name="source">What errors call the file.</param>
    /// <param name="ties">Which of two documents with equal scores comes first. Ids count as integers where all of the file are.</param>
    /// <exception cref="InvalidDataException">
    /// A line has not six fields or is no UTF-8, a score is no finite number, a document stands twice for a query, or there is no line.
    /// </exception>
    public static TrecRun Read(Stream stream, string source, TieRule ties)
    {
        var queries = new List<string>();
        var results = new Dictionary<string, Dictionary<string, double>>(StringComparer.Ordinal);
        string tag = string.Empty;
        foreach (TrecLine line in TrecFile.Read(stream, source, Layout))
        {
            (string query, string document, string score) = (line.Fields[0], line.Fields[2], line.Fields[4]);
            tag = line.Fields[5];
            if (!results.TryGetValue(query, out Dictionary<string, double>? documents))
            {
                results.Add(query, documents = new Dictionary<string, double>(StringComparer.Ordinal));
                queries.Add(query);
            }

            if (!double.TryParse(score, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value))
                throw line.Error($"The score '{score}' is no finite number.");
            if (!documents.TryAdd(document, value))
                throw line.Error($"Document {document} stands twice for query {query}; a run lists each document once a query.");
        }

        if (queries.Count == 0)
            throw new InvalidDataException($"{source} holds no result; a run has lines of '{Layout}'.");
        IdentifierOrder identifiers = IdentifierOrder.Of(results.Values.SelectMany(documents => documents.Keys));
        return new TrecRun(tag, [.. queries.Select(query => Order(query, results[query]))]);

        Ranking Order(string query, Dictionary<string, double> documents) =>
            Ranking.Order(query, documents.Select(document => new RankedDocument(document.Key, document.Value)), ties, identifiers);
    }

    /// <summary>
    /// Writes all documents of the rankings, those beyond a cut-off that tie with its last one included. Scores have the fewest digits that
    /// give back each float32 value (each double, if not all are float32), so a reader of either precision finds the same order and ties.
    /// </summary>
    /// <exception cref="ArgumentException">A score is not finite.</exception>
    /// <exception cref="InvalidDataException">An id or the tag is empty or holds a blank, or a query's id begins with <c>#</c>.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, TrecRun run)
    {
        if (run.Rankings.Any(ranking => ranking.Documents.Any(document => !double.IsFinite(document.Score))))
            throw new ArgumentException("A score is not finite.", nameof(run));
        // float32 digits where every score is a float32 value; mixed digits could give two different scores the same text.
        bool single = run.Rankings.All(ranking => ranking.Documents.All(document => document.Score == (float)document.Score));
        TrecFile.Write(path, run.Rankings.SelectMany(ranking => ranking.Documents.Select((document, i) => new[]
        {
            ranking.Query,
            "Q0",
            document.Id,
            (i + 1).ToString(CultureInfo.InvariantCulture),
            single ? ((float)document.Score).ToString(CultureInfo.InvariantCulture) : document.Score.ToString(CultureInfo.InvariantCulture),
            run.Tag,
        })));
    }
}
