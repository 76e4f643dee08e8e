using EmbedBench.Encoders.Folders;

namespace EmbedBench.Encoders.DistilBert;

/// <summary>What decides the shapes and the arithmetic of DistilBERT.</summary>
public sealed record DistilBertConfig
{
    /// <summary>Fixed by the architecture.</summary>
    public const double NormEpsilon = 1e-12;

    public required int VocabularySize { get; init; }

    /// <summary>H.</summary>
    public required int Width { get; init; }

    public required int Layers { get; init; }

    /// <summary>A; divides the width.</summary>
    public required int Heads { get; init; }

    /// <summary>Width between the two products of the feed-forward block.</summary>
    public required int Intermediate { get; init; }

    /// <summary>Entries of the table of positions, learnt or sinusoidal: the checkpoint holds them in either case.</summary>
    public required int Positions { get; init; }

    public required string Activation { get; init; }

    /// <summary>The entry of the word embeddings that gets no gradient.</summary>
    public required int? Padding { get; init; }

    public required double HiddenDropout { get; init; }

    public required double AttentionDropout { get; init; }

    /// <summary>Reads a config.json of <c>model_type</c> distilbert.</summary>
    /// <exception cref="InvalidDataException">A key is missing, of another type, or asks for arithmetic that is not here.</exception>
    public static DistilBertConfig Read(ModelConfig config) => new()
    {
        VocabularySize = config.Count("vocab_size"),
        Width = config.Count("dim"),
        Layers = config.Count("n_layers"),
        Heads = config.Divisor("n_heads", "dim"),
        Intermediate = config.Count("hidden_dim"),
        Positions = config.Count("max_position_embeddings"),
        Activation = config.Text("activation"),
        Padding = config.Optional("pad_token_id"),
        HiddenDropout = config.Rate("dropout"),
        AttentionDropout = config.Rate("attention_dropout"),
    };
}
