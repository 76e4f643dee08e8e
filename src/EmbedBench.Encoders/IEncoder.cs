using EmbedBench.Torch;

namespace EmbedBench.Encoders;

/// <summary>Texts in, a matrix out: what everything outside the engine knows of a model.</summary>
public interface IEncoder
{
    /// <summary>Values an embedding.</summary>
    int Dimension { get; }

    /// <summary>SHA-256 (lower-case hex) of all that decides an embedding: configuration and weights.</summary>
    string Fingerprint { get; }

    /// <summary>
    /// The embeddings of <paramref name="texts"/>, in their order. An embedding is a function of the text, the weights and the arithmetic
    /// alone: neighbours, order, block size and threads do not change a bit of it.
    /// </summary>
    /// <exception cref="InvalidDataException">A text is empty and may not be, or an embedding is not finite.</exception>
    /// <exception cref="OperationCanceledException">Cancelled between two blocks.</exception>
    EmbeddingMatrix Encode(
        IReadOnlyList<string> texts,
        EncodeOptions options,
        IProgress<EncodeProgress>? progress = null,
        CancellationToken cancel = default);
}
