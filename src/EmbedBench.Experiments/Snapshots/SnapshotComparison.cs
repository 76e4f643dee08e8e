using EmbedBench.Results.Figures;
using EmbedBench.Results.Json;
using EmbedBench.Results.Records;
using EmbedBench.Results.Verdicts;

namespace EmbedBench.Experiments.Snapshots;

/// <summary>
/// How a run is compared with an accepted record. Portable with portable: every digit and hash. Native with native: figures within a
/// tolerance, since other processors give other last bits. Anything else: not at all.
/// </summary>
internal static class SnapshotComparison
{
    /// <summary>How far a figure of native arithmetic may lie from the accepted one.</summary>
    public const double NativeTolerance = 0.002;

    private const string Portable = "portable";

    // What a hash stands for, in the order in which one thing follows from another: the first that differs is the culprit.
    private static readonly (string Name, Func<RunHashes, string?> Of, string Meaning)[] Causes =
    [
        ("spec", hashes => hashes.Spec, "keys of the spec that decide figures were changed"),
        ("data", hashes => hashes.Data, "the rows are others"),
        ("split", hashes => hashes.Split, "the rows are split otherwise"),
        ("queries", hashes => hashes.Queries, "the queries are others"),
        ("judgments", hashes => hashes.Judgments, "the relevant passages are others"),
        ("tokenizer", hashes => hashes.Tokenizer, "the tokenizer is another"),
        ("model", hashes => hashes.Model, "the base model's weights or configuration are others"),
        ("embeddings.base", hashes => hashes.BaseEmbeddings, "the base model's embeddings are others"),
        ("tuned_weights", hashes => hashes.TunedWeights, "training gave other weights"),
        ("embeddings.tuned", hashes => hashes.TunedEmbeddings, "the tuned model's embeddings are others"),
    ];

    /// <summary>Why the two cannot be compared, as a sentence, or null where they can.</summary>
    public static string? Obstacle(DeterministicPart accepted, RunRecord run)
    {
        DeterministicPart received = run.Deterministic;
        if (run.Reservations.Contains(Reservation.Overridden))
            return "The run's keys were overridden, so it is judged by nothing.";
        if (run.Reservations.Contains(Reservation.TwoDevices))
            return "The training went from one device to another, so the run is held to its bands alone.";
        if (received.OnGpu || accepted.OnGpu)
            return "A run on a GPU is held to its bands alone.";
        if (received.Arithmetic != accepted.Arithmetic)
            return $"The accepted record is of {accepted.Arithmetic} arithmetic and the run of {received.Arithmetic}, so the run is held to its bands alone.";
        return received.Libtorch == accepted.Libtorch
            ? null
            : $"The accepted record is of libtorch {accepted.Libtorch} and the run of {received.Libtorch}, so the run is held to its bands alone.";
    }

    /// <summary>What differs, as lines, or an empty text. The run may have stopped at an earlier stage.</summary>
    public static string Difference(DeterministicPart accepted, RunRecord run)
    {
        DeterministicPart expected = accepted.Until(run.Stage);
        DeterministicPart received = run.Deterministic.Until(run.Stage);
        return IsExact(run) ? Exactly(expected, received) : WithinTolerance(expected, received);
    }

    public static bool IsExact(RunRecord run) => run.Deterministic.Arithmetic == Portable;

    private static string Exactly(DeterministicPart accepted, DeterministicPart received)
    {
        string lines = RecordDifference.Describe(accepted.ToJson(), received.ToJson());
        (string? name, _, string meaning) = Causes.FirstOrDefault(cause => cause.Of(accepted.Hashes) != cause.Of(received.Hashes));
        return name is null ? lines : $"hashes.{name} differs first: {meaning}.\n{lines}";
    }

    private static string WithinTolerance(DeterministicPart accepted, DeterministicPart received)
    {
        // Gains follow from scores that are compared themselves, and a percentage has another scale; the mean over the few rows whose texts
        // are not in training moves further than that over all of them.
        List<FigureName> outside =
        [
            .. accepted.Figures.Keys.Union(received.Figures.Keys)
                .Where(name => name is not (FigureName.Gain or FigureName.AcrossSizes or FigureName.UnseenScore))
                .Where(name => !IsNear(accepted.Figures, received.Figures, name))
                .Order(),
        ];
        return RecordDifference.Describe(Lines(accepted.Figures, outside), Lines(received.Figures, outside));
    }

    private static bool IsNear(
        IReadOnlyDictionary<FigureName, double> accepted, IReadOnlyDictionary<FigureName, double> received, FigureName name) =>
        accepted.TryGetValue(name, out double before)
        && received.TryGetValue(name, out double after)
        && new Band.Around { Expected = before, Within = NativeTolerance, Origin = "the accepted record" }.Holds(after);

    private static List<string> Lines(IReadOnlyDictionary<FigureName, double> figures, IEnumerable<FigureName> names) =>
        [.. names.Where(figures.ContainsKey).Select(name => $"figures.{name} = {EcmaScriptNumber.Format(figures[name])}")];
}
