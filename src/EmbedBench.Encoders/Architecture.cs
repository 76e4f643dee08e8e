using EmbedBench.Encoders.Bert;
using EmbedBench.Encoders.Folders;
using EmbedBench.Encoders.Layers;

namespace EmbedBench.Encoders;

/// <summary>The catalogue of architectures, by the <c>model_type</c> of config.json.</summary>
internal static class Architecture
{
    /// <summary>An encoder of the configuration's shape, its weights not yet set.</summary>
    /// <exception cref="InvalidDataException">The architecture is not known, or its configuration asks for what is not here.</exception>
    public static TransformerEncoder Create(ModelConfig config) => config.Text("model_type") switch
    {
        "bert" or "roberta" => new BertEncoder(BertConfig.Read(config)),
        _ => throw config.Wrong("model_type", "bert, roberta"),
    };

    /// <summary>Prefixes that checkpoints of these architectures put before the encoder's own names.</summary>
    public static IReadOnlyList<string> TensorPrefixes { get; } = ["0.auto_model.", "auto_model.", "bert.", "roberta.", "model."];

    /// <summary>Tensors that such checkpoints may hold and an embedding does not need: heads of other tasks and buffers.</summary>
    public static bool IsUnused(string tensor) =>
        tensor.StartsWith("pooler.", StringComparison.Ordinal)
        || tensor.StartsWith("cls.", StringComparison.Ordinal)
        || tensor.StartsWith("lm_head.", StringComparison.Ordinal)
        || tensor is "embeddings.position_ids" or "embeddings.token_type_ids";
}
