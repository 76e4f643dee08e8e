using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Cli.Options;
using EmbedBench.Cli.Output;
using EmbedBench.Results.Json;
using EmbedBench.Retrieval.Metrics;
using EmbedBench.Retrieval.Rankings;
using EmbedBench.Retrieval.Trec;

namespace EmbedBench.Cli.Commands;

/// <summary><c>score</c>: any system's TREC run measured against TREC judgments.</summary>
internal sealed class ScoreCommand
{
    private const string DefaultMetrics = "ndcg@10,mrr@10,map@100,recall@100";

    private readonly Argument<string> _run = new("RUN.trec") { Description = "Lines of: query Q0 document rank score tag" };
    private readonly Argument<string> _judgments = new("QRELS.trec") { Description = "Lines of: query iteration document relevance" };

    private readonly Option<IReadOnlyList<MetricName>?> _metrics = OptionKinds.Parsed<IReadOnlyList<MetricName>?>(
        "--metrics",
        "LIST",
        $"Separated by commas, of {string.Join(", ", MetricName.Known)}; else {DefaultMetrics}",
        MetricName.ParseList);

    private readonly Option<bool> _perQuery = new("--per-query") { Description = "Each query's values too" };

    private readonly Option<TieRule> _ties = OptionKinds.Choice(
        "--ties",
        "Which of two documents with equal scores comes first: that with the smaller id, as without the option, or trec_eval's",
        ("id", TieRule.IdentifierAscending),
        ("trec", TieRule.Trec));

    public static Command Create(CommandHost host)
    {
        var score = new ScoreCommand();
        var command = new Command("score", "Measure a TREC run against TREC judgments.")
        {
            score._run, score._judgments, score._metrics, score._perQuery, score._ties,
        };
        return host.Define(command, score.Run);
    }

    private ExitCode Run(Invocation call)
    {
        IReadOnlyList<MetricName> metrics = call.Get(_metrics) ?? MetricName.ParseList(DefaultMetrics);
        RankingEvaluation evaluation = TrecScoring.Score(call.Get(_run), call.Get(_judgments), metrics, call.Get(_ties));
        Warn(call.Output, evaluation.QueriesWithoutResults, "without results in the run, which count 0");
        Warn(call.Output, evaluation.QueriesWithoutJudgments, "without judgments, which count in no mean");
        if (call.Output.IsJson)
        {
            call.Output.Json(writer => Write(writer, evaluation, call.Get(_perQuery)));
            return ExitCode.Held;
        }

        call.Output.Table(Means(evaluation));
        if (call.Get(_perQuery))
            call.Output.Table(PerQuery(evaluation));
        return ExitCode.Held;
    }

    private static void Warn(CommandOutput output, IReadOnlyList<string> queries, string what)
    {
        const int Shown = 5;
        if (queries.Count > 0)
        {
            string more = queries.Count > Shown ? ", …" : "";
            output.Message($"warning: {queries.Count} queries {what}: {string.Join(", ", queries.Take(Shown))}{more}");
        }
    }

    private static ResultTable Means(RankingEvaluation evaluation) => new(
        [new("metric"), new("mean", IsNumber: true), new("lowest by ties", IsNumber: true), new("highest by ties", IsNumber: true)],
        [
            .. evaluation.Scores.Select(score => new Cell[]
            {
                new(score.Metric.ToString()), new(Shown(score.Mean)), new(Shown(score.Ties.Lowest)), new(Shown(score.Ties.Highest)),
            }),
        ]);

    private static ResultTable PerQuery(RankingEvaluation evaluation) => new(
        [new("query"), .. evaluation.Scores.Select(score => new ResultColumn(score.Metric.ToString(), IsNumber: true))],
        [
            .. evaluation.Scores[0].Queries.Select((query, i) =>
                (Cell[])[new(query.Query), .. evaluation.Scores.Select(score => new Cell(Shown(score.Queries[i].Value)))]),
        ]);

    /// <summary>The means by metric; their bounds where another order among ties would change them; each query's values where asked for.</summary>
    private static void Write(Utf8JsonWriter writer, RankingEvaluation evaluation, bool perQuery)
    {
        foreach (MetricScore score in evaluation.Scores)
            writer.WriteNumber(score.Metric.ToString(), score.Mean);
        MetricScore[] tied = [.. evaluation.Scores.Where(score => score.Ties.Lowest < score.Ties.Highest)];
        if (tied.Length > 0)
        {
            writer.Object("ties", () =>
            {
                foreach (MetricScore score in tied)
                    writer.Array(score.Metric.ToString(), [score.Ties.Lowest, score.Ties.Highest], writer.WriteNumberValue);
            });
        }

        if (perQuery)
            writer.Object("per_query", () => WritePerQuery(writer, evaluation));
    }

    private static void WritePerQuery(Utf8JsonWriter writer, RankingEvaluation evaluation)
    {
        for (int i = 0; i < evaluation.Scores[0].Queries.Count; i++)
        {
            writer.WriteStartObject(evaluation.Scores[0].Queries[i].Query);
            foreach (MetricScore score in evaluation.Scores)
                writer.WriteNumber(score.Metric.ToString(), score.Queries[i].Value);
            writer.WriteEndObject();
        }
    }

    private static string Shown(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);
}
