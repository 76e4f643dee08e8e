using EmbedBench.Datasets;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Verdicts;
using EmbedBench.Torch.Loading;
using EmbedBench.Training;

namespace EmbedBench.Experiments.Specs;

/// <summary>An experiment with one of its profiles applied: everything that a run needs to know.</summary>
public sealed record ExperimentSpec
{
    /// <summary>The name of the experiment's folder.</summary>
    public required string Name { get; init; }

    public required string Title { get; init; }

    /// <summary>The profile that was applied.</summary>
    public required string Profile { get; init; }

    public Arithmetic Arithmetic { get; init; } = Arithmetic.Native;

    /// <summary>Data, corpus and judgments.</summary>
    public required DataSettings Data { get; init; }

    public required ModelSource Model { get; init; }

    /// <summary>To which sizes embeddings are cut for evaluation; none stands twice. The last gives the sequential score.</summary>
    public required IReadOnlyList<int> Dimensions { get; init; }

    public required EvaluationSettings Evaluation { get; init; }

    /// <summary>A Matryoshka loss has its dimensions and weights filled in.</summary>
    public required TrainingSettings Training { get; init; }

    /// <summary>File of the published figures, relative to the spec, or null.</summary>
    public string? Published { get; init; }

    public SampleQueries? Samples { get; init; }

    public SimilarityTexts? Similarity { get; init; }

    /// <summary>Figures that a gate compares, with <c>*</c> for all dimensions; their values are kept query by query.</summary>
    public IReadOnlyList<FigureName.Score> Gate { get; init; } = [];

    /// <summary>The profile whose accepted record the report shows, or null.</summary>
    public string? ReportProfile { get; init; }

    /// <summary>What the figures must be, with <c>*</c> for all dimensions.</summary>
    public IReadOnlyList<FigureBand> Bands { get; init; } = [];
}
