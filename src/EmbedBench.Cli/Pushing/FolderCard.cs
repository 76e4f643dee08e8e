using System.Globalization;
using EmbedBench.Encoders;

namespace EmbedBench.Cli.Pushing;

/// <summary>The README.md of a model folder that has none: front matter that the hub reads, and what loading it tells.</summary>
internal static class FolderCard
{
    public const string FileName = "README.md";

    public static string Write(SentenceEncoder encoder, string title) => string.Create(CultureInfo.InvariantCulture, $"""
        ---
        library_name: sentence-transformers
        pipeline_tag: sentence-similarity
        tags:
        - sentence-transformers
        - sentence-similarity
        - feature-extraction
        ---
        # {title}

        Maps a text to {encoder.Dimension} values; what is longer than {encoder.MaxTokens} tokens is cut.

        | | |
        |---|---|
        | parameters | {encoder.Model.Parameters.Sum(parameter => parameter.Weight.numel())} |
        | layers | {encoder.Model.Transformer.LayerCount} |
        | vocabulary | {encoder.Tokenizer.VocabularySize} |
        | weights, SHA-256 | `{encoder.Model.WeightsFingerprint}` |
        | tokenizer, SHA-256 | `{encoder.Tokenizer.Fingerprint}` |

        """);
}
