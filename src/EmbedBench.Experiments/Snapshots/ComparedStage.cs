using EmbedBench.Results;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;

namespace EmbedBench.Experiments.Snapshots;

/// <summary>The part of a record that a run has which stopped at an earlier stage, so that it can be compared with a whole run's.</summary>
internal static class ComparedStage
{
    public static DeterministicPart Until(this DeterministicPart part, RunStage stage) => stage == RunStage.Tuned ? part : part with
    {
        Hashes = part.Hashes with { TunedEmbeddings = null, TunedWeights = stage == RunStage.Base ? null : part.Hashes.TunedWeights },
        Figures = Reached(part.Figures, stage),
        Ties = Reached(part.Ties, stage),
        Steps = stage == RunStage.Base ? [] : part.Steps,
        PerQuery = Reached(part.PerQuery, stage),
        Queries = part.Queries.ToDictionary(pair => pair.Key, pair => pair.Value with { Similarity = OfBase(pair.Value.Similarity) }),
        Samples = [.. part.Samples.Where(sample => IsBase(sample.Stage))],
        Similarity = [.. part.Similarity.Select(similarity => similarity with { Tuned = null })],
    };

    private static Dictionary<FigureName, T> Reached<T>(IReadOnlyDictionary<FigureName, T> figures, RunStage stage) =>
        figures.Where(pair => pair.Key.Reached <= stage).ToDictionary();

    private static Dictionary<string, double> OfBase(IReadOnlyDictionary<string, double> byStage) =>
        byStage.Where(pair => IsBase(pair.Key)).ToDictionary();

    private static bool IsBase(string stage) => stage == FigureStage.Base.ToString();
}
