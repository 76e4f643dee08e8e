using EmbedBench.Encoders.Bert;
using EmbedBench.Encoders.DistilBert;
using EmbedBench.Encoders.Folders;
using EmbedBench.Encoders.Layers;
using EmbedBench.Encoders.ModernBert;
using EmbedBench.Encoders.MPNet;

namespace EmbedBench.Encoders;

/// <summary>The catalogue of architectures, by the <c>model_type</c> of config.json.</summary>
internal static class Architecture
{
    private static readonly string[] OtherTasks =
    [
        "classifier.", "cls.", "decoder.", "head.", "lm_head.", "pooler.", "pre_classifier.", "qa_outputs.", "vocab_layer_norm.",
        "vocab_projector.", "vocab_transform.",
    ];

    private static readonly (string Old, string Current)[] OldEndings =
        [("LayerNorm.gamma", "LayerNorm.weight"), ("LayerNorm.beta", "LayerNorm.bias")];

    /// <summary>An encoder of the configuration's shape, its weights not yet set.</summary>
    /// <exception cref="InvalidDataException">The architecture is not known, or its configuration asks for what is not here.</exception>
    public static TransformerEncoder Create(ModelConfig config) => config.Text("model_type") switch
    {
        "bert" or "roberta" => new BertEncoder(BertConfig.Read(config)),
        "distilbert" => new DistilBertEncoder(DistilBertConfig.Read(config)),
        "modernbert" => new ModernBertEncoder(ModernBertConfig.Read(config)),
        "mpnet" => new MPNetEncoder(MPNetConfig.Read(config)),
        _ => throw config.Wrong("model_type", "bert, distilbert, modernbert, mpnet, roberta"),
    };

    /// <summary>Values a token, under the name that the architecture gives it.</summary>
    public static int Width(ModelConfig config) => config.Count(config.Text("model_type") == "distilbert" ? "dim" : "hidden_size");

    /// <summary>Prefixes that checkpoints of these architectures put before the encoder's own names.</summary>
    public static IReadOnlyList<string> TensorPrefixes { get; } =
        ["0.auto_model.", "0.model.", "auto_model.", "bert.", "distilbert.", "model.", "mpnet.", "roberta."];

    /// <summary>The name that transformers gives a tensor today: checkpoints of 2018 call the weights of a norm as TensorFlow does.</summary>
    public static string CurrentName(string tensor)
    {
        foreach ((string old, string current) in OldEndings)
        {
            if (tensor.EndsWith(old, StringComparison.Ordinal))
                return tensor[..^old.Length] + current;
        }

        return tensor;
    }

    /// <summary>Tensors that such checkpoints may hold and an embedding does not need: heads of other tasks and buffers.</summary>
    public static bool IsUnused(string tensor) =>
        OtherTasks.Any(head => tensor.StartsWith(head, StringComparison.Ordinal))
        || tensor is "embeddings.position_ids" or "embeddings.token_type_ids";
}
