using EmbedBench.Cli.CommandLine;
using EmbedBench.Encoders;

namespace EmbedBench.Cli.Options;

/// <summary>A model and what it computes with.</summary>
internal sealed record LoadedModel(Engine Engine, SentenceEncoder Encoder) : IDisposable
{
    /// <summary>The number of values that the user wants to keep of each embedding, or null for all.</summary>
    /// <exception cref="UsageException">The model's embeddings have fewer.</exception>
    public int? CheckDimension(int? dimension) => dimension is null || dimension <= Encoder.Dimension
        ? dimension
        : throw new UsageException($"--dimension: the model's embeddings have {Encoder.Dimension} values, not {dimension}.");

    public void Dispose()
    {
        Encoder.Dispose();
        Engine.Dispose();
    }
}
