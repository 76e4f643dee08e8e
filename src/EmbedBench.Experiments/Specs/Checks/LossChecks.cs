using EmbedBench.Experiments.Specs.Keys;
using EmbedBench.Training.Losses;

namespace EmbedBench.Experiments.Specs.Checks;

/// <summary>A loss and the columns that it takes.</summary>
internal static class LossChecks
{
    public static void Run(ExperimentSpec spec, SpecReading reading)
    {
        CheckPairs(spec, reading);
        LossSettings inner = spec.Training.Loss is LossSettings.Matryoshka matryoshka ? matryoshka.Of : spec.Training.Loss;
        CheckInputs(inner, spec, reading);
        if (spec.Training.Loss is LossSettings.Matryoshka sizes)
            CheckSizes(sizes, spec.Dimensions, reading);
    }

    private static void CheckPairs(ExperimentSpec spec, SpecReading reading)
    {
        IEnumerable<string> negatives = spec.Data.Columns.Negatives.Select((_, index) => index == 0 ? "negative" : $"negative_{index + 1}");
        List<string> known = ["query", "passage", .. negatives];
        IReadOnlyList<string> pairs = spec.Training.Pairs;
        foreach ((int index, string column) in pairs.Index())
        {
            if (!known.Contains(column))
                reading.Refuse(
                    SpecReading.Item("training.pairs", index), $"is \"{column}\"; data.columns gives {string.Join(", ", known)}.");
            else if (pairs.Take(index).Contains(column))
                reading.Refuse(SpecReading.Item("training.pairs", index), $"is \"{column}\", which stands there already.");
        }

        if (known.Skip(2).FirstOrDefault(negative => !pairs.Contains(negative)) is { } unused)
            reading.Refuse("data.columns.negative", $"gives the column {unused}, which training.pairs does not use.");
    }

    private static void CheckInputs(LossSettings loss, ExperimentSpec spec, SpecReading reading)
    {
        (int fewest, int most, bool takesScore, bool comparesRows) = Inputs(loss);
        if (spec.Training.Pairs.Count < fewest || spec.Training.Pairs.Count > most)
        {
            string wanted = fewest == most ? $"{fewest}" : $"{fewest} or more";
            reading.Refuse("training.pairs", $"names {spec.Training.Pairs.Count} columns; the loss takes {wanted}.");
        }

        if (takesScore && spec.Data.Columns.Score is null)
            reading.Refuse("training.loss", "takes a score a row; data.columns.score must give it.");
        if (!takesScore && spec.Data.Columns.Score is not null)
            reading.Refuse("data.columns.score", "is not used by the loss.");
        if (comparesRows && spec.Training.Batch < 2)
            reading.Refuse("training.batch", "must be 2 or more: the loss compares the rows of a batch with each other.");
    }

    private static (int Fewest, int Most, bool TakesScore, bool ComparesRows) Inputs(LossSettings loss) => loss switch
    {
        LossSettings.Triplet => (3, 3, false, false),
        LossSettings.CoSent => (2, 2, true, true),
        LossSettings.CosineSimilarity => (2, 2, true, false),
        _ => (2, int.MaxValue, false, true),
    };

    private static void CheckSizes(LossSettings.Matryoshka loss, IReadOnlyList<int> evaluated, SpecReading reading)
    {
        const string Path = "training.loss.matryoshka";
        int sizes = (loss.Dimensions ?? evaluated).Count;
        if (loss.Dimensions is not null)
            DimensionChecks.RequireDistinct(loss.Dimensions, $"{Path}.dimensions", reading);
        if (loss.Weights is { } weights && weights.Count != sizes)
            reading.Refuse($"{Path}.weights", $"has {weights.Count} weights for {sizes} dimensions.");
        if (loss.Weights is not null && loss.Weights.All(weight => weight == 0))
            reading.Refuse($"{Path}.weights", "are all 0, so nothing is learnt.");
        if (loss.DimensionsPerStep > sizes)
            reading.Refuse($"{Path}.dimensions_per_step", $"is {loss.DimensionsPerStep}; there are {sizes} dimensions.");
    }
}
