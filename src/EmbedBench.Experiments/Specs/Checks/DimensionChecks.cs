using EmbedBench.Experiments.Specs.Keys;

namespace EmbedBench.Experiments.Specs.Checks;

/// <summary>Sizes of embeddings, wherever they are named.</summary>
internal static class DimensionChecks
{
    public static void Run(ExperimentSpec spec, SpecReading reading)
    {
        RequireDistinct(spec.Dimensions, "dimensions", reading);
        if (spec.Model is ModelSource.Embedded { Name: var name })
            CheckEmbedded(name, spec, reading);
        RequireEvaluated(spec.Samples?.Dimension, "samples.dimension", spec, reading);
        RequireEvaluated(spec.Similarity?.Dimension, "similarity.dimension", spec, reading);
        if (spec.Similarity is { Texts.Count: < 2 })
            reading.Refuse("similarity.texts", "must be two texts at least, to compare one with another.");
    }

    public static void RequireDistinct(IReadOnlyList<int> sizes, string path, SpecReading reading)
    {
        foreach ((int index, int size) in sizes.Index())
        {
            if (sizes.Take(index).Contains(size))
                reading.Refuse(SpecReading.Item(path, index), $"is {size}, which stands there already.");
        }
    }

    private static void CheckEmbedded(string name, ExperimentSpec spec, SpecReading reading)
    {
        if (EmbeddedModel.Find(name) is not { } model)
        {
            reading.Refuse(
                "model.embedded",
                $"is \"{name}\"; embedded models are {string.Join(", ", EmbeddedModel.All.Select(known => known.Name))}.");
            return;
        }

        foreach ((int index, int size) in spec.Dimensions.Index())
        {
            if (size > model.Dimension)
                reading.Refuse(
                    SpecReading.Item("dimensions", index), $"is {size}; embeddings of {name} have {model.Dimension} components.");
        }

        if (spec.Model.MaxTokens > model.LargestTokens)
            reading.Refuse("model.max_tokens", $"is {spec.Model.MaxTokens}; {name} takes {model.LargestTokens} tokens at most.");
    }

    private static void RequireEvaluated(int? dimension, string path, ExperimentSpec spec, SpecReading reading)
    {
        if (dimension is int size && !spec.Dimensions.Contains(size))
            reading.Refuse(path, $"is {size}, which is none of dimensions: {string.Join(", ", spec.Dimensions)}.");
    }
}
