using EmbedBench.Retrieval.Metrics;
using EmbedBench.Retrieval.Rankings;

namespace EmbedBench.Retrieval.Trec;

/// <summary>Measures a run file against a qrels file.</summary>
public static class TrecScoring
{
    /// <param name="runPath">Any system's run.</param>
    /// <param name="qrelsPath">Any judgments; means are over all of their queries.</param>
    /// <param name="metrics">What to measure.</param>
    /// <param name="ties">Which of two documents with equal scores comes first.</param>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    /// <exception cref="InvalidDataException">A file is malformed; the message names the file and the line.</exception>
    public static RankingEvaluation Score(string runPath, string qrelsPath, IReadOnlyList<MetricName> metrics, TieRule ties) =>
        RankingEvaluation.Evaluate(TrecRunFile.Read(runPath, ties).Rankings, TrecQrelsFile.Read(qrelsPath), metrics);
}
