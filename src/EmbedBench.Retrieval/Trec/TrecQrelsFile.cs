using System.Globalization;
using EmbedBench.Retrieval.Metrics;

namespace EmbedBench.Retrieval.Trec;

/// <summary>
/// Relevance judgments as lines of <c>query iteration document relevance</c>; the second field is not looked at and written as 0.
/// </summary>
public static class TrecQrelsFile
{
    private const string Layout = "query iteration document relevance";

    /// <inheritdoc cref="Read(Stream, string)"/>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static RelevanceJudgments Read(string path)
    {
        using FileStream stream = TrecFile.Open(path);
        return Read(stream, path);
    }

    /// <param name="stream">Read to its end.</param>
    /// <param name="source">What errors call the file.</param>
    /// <exception cref="InvalidDataException">
    /// A line has not four fields or is no UTF-8, a relevance is no whole number from -1 to 127, a document is judged twice for a query, a
    /// query has no relevant document, or there is no line.
    /// </exception>
    public static RelevanceJudgments Read(Stream stream, string source)
    {
        var judgments = new RelevanceJudgments.Builder();
        foreach (TrecLine line in TrecFile.Read(stream, source, Layout))
        {
            if (!int.TryParse(line.Fields[3], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int grade))
                throw line.Error($"The relevance '{line.Fields[3]}' is no whole number.");
            try
            {
                judgments.Add(new Judgment(line.Fields[0], line.Fields[2], grade));
            }
            catch (InvalidDataException error)
            {
                throw line.Error(error.Message);
            }
        }

        try
        {
            return judgments.Build();
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{source}: {error.Message}", error);
        }
    }

    /// <exception cref="InvalidDataException">An id is empty or holds a blank, or a query's id begins with <c>#</c>.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, RelevanceJudgments judgments) =>
        TrecFile.Write(path, judgments.Queries.SelectMany(query => judgments[query].Select(judgment => new[]
        {
            query, "0", judgment.Key, judgment.Value.ToString(CultureInfo.InvariantCulture),
        })));
}
