using System.Text.Json;
using EmbedBench.Results.Figures;

namespace EmbedBench.Results.Records;

/// <summary>What is the same each time that the same run is made with the same arithmetic.</summary>
public sealed record DeterministicPart
{
    /// <summary>The device that a record does not name.</summary>
    internal const string Processor = "cpu";

    public required string Experiment { get; init; }

    public required string Profile { get; init; }

    /// <summary><c>portable</c> or <c>native</c>.</summary>
    public required string Arithmetic { get; init; }

    /// <summary>Version, build and system: <c>2.10.0 cpu linux-x64</c>.</summary>
    public required string Libtorch { get; init; }

    /// <summary>What computed, or took the last steps of the training: <c>cpu</c>, <c>cuda:0</c>.</summary>
    public string Device { get; init; } = Processor;

    /// <summary>What a reader has to know of figures that were not computed on a processor from beginning to end; sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether a GPU computed.</summary>
    public bool OnGpu => Device != Processor;

    /// <summary>The resolved spec, without paths: an object.</summary>
    public required JsonElement Spec { get; init; }

    public required RunHashes Hashes { get; init; }

    /// <summary>Commits that were found for sources without a pinned one, by source (<c>data</c>, <c>model</c>).</summary>
    public IReadOnlyDictionary<string, string> Revisions { get; init; } = new Dictionary<string, string>();

    /// <summary>Metrics with six decimals, losses with six significant digits, counts.</summary>
    public required IReadOnlyDictionary<FigureName, double> Figures { get; init; }

    /// <summary>For the metrics among them.</summary>
    public required IReadOnlyDictionary<FigureName, TieBounds> Ties { get; init; }

    public required IReadOnlyList<TrainingStep> Steps { get; init; }

    /// <summary>The gate's metrics at every dimension, base and tuned: a value a query, by query id.</summary>
    public required IReadOnlyDictionary<FigureName, IReadOnlyDictionary<string, double>> PerQuery { get; init; }

    /// <summary>By query id: q0, q1, … in the order of the test rows.</summary>
    public required IReadOnlyDictionary<string, EvaluatedQuery> Queries { get; init; }

    public required IReadOnlyList<SampleSearch> Samples { get; init; }

    public required IReadOnlyList<TextSimilarity> Similarity { get; init; }

    /// <summary>How it was found what training and test rows share: an object. What was found stands in figures and queries.</summary>
    public required JsonElement Overlap { get; init; }

    /// <summary>As a record holds it.</summary>
    public JsonElement ToJson() => RunRecordJson.Of(this);
}
