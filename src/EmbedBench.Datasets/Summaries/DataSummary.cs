namespace EmbedBench.Datasets.Summaries;

/// <summary>A data set in numbers.</summary>
/// <param name="Rows">All rows.</param>
/// <param name="Training">Rows to train on.</param>
/// <param name="Test">Rows to test with.</param>
/// <param name="Documents">Documents of the corpus.</param>
/// <param name="DistinctQueries">Different texts among the queries of all rows.</param>
/// <param name="DistinctPassages">Different texts among the passages of all rows.</param>
/// <param name="DuplicatePairs">Rows whose query and passage stand in a row before.</param>
/// <param name="QueryLengths">Of the queries of all rows.</param>
/// <param name="PassageLengths">Of the documents of the corpus.</param>
public sealed record DataSummary(
    int Rows,
    int Training,
    int Test,
    int Documents,
    int DistinctQueries,
    int DistinctPassages,
    int DuplicatePairs,
    TextLengths QueryLengths,
    TextLengths PassageLengths)
{
    /// <param name="data">The data set.</param>
    /// <param name="length">The length of a text, in characters or tokens.</param>
    public static DataSummary Of(Dataset data, Func<string, int> length) => new(
        data.Rows.Count,
        data.Split.Train.Count,
        data.Split.Test.Count,
        data.Corpus.Count,
        data.Rows.Select(row => row.Query).Distinct(StringComparer.Ordinal).Count(),
        data.Rows.Select(row => row.Passage).Distinct(StringComparer.Ordinal).Count(),
        data.Rows.Count - data.Rows.DistinctBy(row => (row.Query, row.Passage)).Count(),
        TextLengths.Of(data.Rows.Select(row => row.Query), length),
        TextLengths.Of(data.Corpus.Texts, length));
}
