using EmbedBench.Encoders.Folders;

namespace EmbedBench.Encoders.MPNet;

/// <summary>What decides the shapes and the arithmetic of MPNet.</summary>
public sealed record MPNetConfig
{
    public required int VocabularySize { get; init; }

    /// <summary>H.</summary>
    public required int Width { get; init; }

    public required int Layers { get; init; }

    /// <summary>A; divides the width.</summary>
    public required int Heads { get; init; }

    /// <summary>Width between the two products of the feed-forward block.</summary>
    public required int Intermediate { get; init; }

    /// <summary>Entries of the table of positions; those up to the padding id are not positions of tokens.</summary>
    public required int Positions { get; init; }

    public required double NormEpsilon { get; init; }

    public required string Activation { get; init; }

    public required double HiddenDropout { get; init; }

    public required double AttentionDropout { get; init; }

    /// <summary>Reads a config.json of <c>model_type</c> mpnet.</summary>
    /// <exception cref="InvalidDataException">A key is missing, of another type, or asks for arithmetic that is not here.</exception>
    public static MPNetConfig Read(ModelConfig config)
    {
        config.Require("relative_attention_num_buckets", RelativeBias.Buckets);
        return new MPNetConfig
        {
            VocabularySize = config.Count("vocab_size"),
            Width = config.Count("hidden_size"),
            Layers = config.Count("num_hidden_layers"),
            Heads = config.Divisor("num_attention_heads", "hidden_size"),
            Intermediate = config.Count("intermediate_size"),
            Positions = config.Count("max_position_embeddings"),
            NormEpsilon = config.Number("layer_norm_eps"),
            Activation = config.Text("hidden_act"),
            HiddenDropout = config.Rate("hidden_dropout_prob"),
            AttentionDropout = config.Rate("attention_probs_dropout_prob"),
        };
    }
}
