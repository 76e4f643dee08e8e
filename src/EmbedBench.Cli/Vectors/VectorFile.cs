using EmbedBench.Cli.CommandLine;
using EmbedBench.Shared;
using EmbedBench.Torch;

namespace EmbedBench.Cli.Vectors;

/// <summary>Files of embeddings: <c>.jsonl</c> or <c>.npy</c>, by the ending.</summary>
internal static class VectorFile
{
    private static readonly Dictionary<string, Action<Stream, EmbeddingMatrix>> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        [".jsonl"] = JsonLinesVectors.Write,
        [".npy"] = NumPyVectors.Write,
    };

    /// <exception cref="UsageException">The ending is none of the known ones.</exception>
    public static void RequireKnown(string path) => _ = Format(path);

    /// <summary>
    /// Writes what <paramref name="encode"/> returns. The file is begun before, so that a place that cannot be written is known at once;
    /// it appears whole or not at all.
    /// </summary>
    /// <exception cref="UsageException">The ending is none of the known ones.</exception>
    /// <exception cref="IOException">The file cannot be written or the disk is full.</exception>
    public static EmbeddingMatrix Write(string path, Func<EmbeddingMatrix> encode)
    {
        Action<Stream, EmbeddingMatrix> write = Format(path);
        EmbeddingMatrix? matrix = null;
        AtomicFile.Write(path, stream => write(stream, matrix = encode()));
        return matrix!;
    }

    private static Action<Stream, EmbeddingMatrix> Format(string path) =>
        Formats.TryGetValue(Path.GetExtension(path), out Action<Stream, EmbeddingMatrix>? write)
            ? write
            : throw new UsageException($"--output: {path} must end in {string.Join(" or ", Formats.Keys)}.");
}
