using EmbedBench.Encoders.Folders;

namespace EmbedBench.Encoders.Bert;

/// <summary>What decides the shapes and the arithmetic of BERT, and of RoBERTa, which differs in its positions alone.</summary>
public sealed record BertConfig
{
    public required int VocabularySize { get; init; }

    /// <summary>H.</summary>
    public required int Width { get; init; }

    public required int Layers { get; init; }

    /// <summary>A; divides the width.</summary>
    public required int Heads { get; init; }

    /// <summary>Width between the two products of the feed-forward block.</summary>
    public required int Intermediate { get; init; }

    /// <summary>Entries of the table of positions.</summary>
    public required int Positions { get; init; }

    public required int TokenTypes { get; init; }

    public required double NormEpsilon { get; init; }

    public required string Activation { get; init; }

    /// <summary>The entry of the word embeddings that gets no gradient.</summary>
    public required int? Padding { get; init; }

    /// <summary>Whether positions count from the padding id + 1 (RoBERTa) and not from 0.</summary>
    public required bool PositionsAfterPadding { get; init; }

    public required double HiddenDropout { get; init; }

    public required double AttentionDropout { get; init; }

    /// <summary>Reads a config.json of <c>model_type</c> bert or roberta; what those of 2018 leave out is as transformers takes it.</summary>
    /// <exception cref="InvalidDataException">A key is missing, of another type, or asks for arithmetic that is not here.</exception>
    public static BertConfig Read(ModelConfig config)
    {
        config.Require("position_embedding_type", "absolute");
        config.Require("is_decoder", false);
        config.Require("add_cross_attention", false);
        bool isRoberta = config.Text("model_type") == "roberta";
        int positions = config.Count("max_position_embeddings");
        int? padding = config.IsNull("pad_token_id") ? null : config.Optional("pad_token_id") ?? (isRoberta ? 1 : 0);
        if (isRoberta && (padding is null || padding >= positions - 1))
            throw config.Wrong("pad_token_id", "a token id below the last position, since positions are counted from it");
        return new BertConfig
        {
            VocabularySize = config.Count("vocab_size"),
            Width = config.Count("hidden_size"),
            Layers = config.Count("num_hidden_layers"),
            Heads = config.Divisor("num_attention_heads", "hidden_size"),
            Intermediate = config.Count("intermediate_size"),
            Positions = positions,
            TokenTypes = config.Count("type_vocab_size"),
            NormEpsilon = config.Number("layer_norm_eps", 1e-12),
            Activation = config.Text("hidden_act"),
            Padding = padding,
            PositionsAfterPadding = isRoberta,
            HiddenDropout = config.Rate("hidden_dropout_prob"),
            AttentionDropout = config.Rate("attention_probs_dropout_prob"),
        };
    }
}
