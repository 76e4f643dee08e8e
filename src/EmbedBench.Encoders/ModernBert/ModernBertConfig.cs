using EmbedBench.Encoders.Folders;

namespace EmbedBench.Encoders.ModernBert;

/// <summary>What decides the shapes and the arithmetic of ModernBERT.</summary>
public sealed record ModernBertConfig
{
    private const string FullAttention = "full_attention";
    private const string SlidingAttention = "sliding_attention";

    public required int VocabularySize { get; init; }

    /// <summary>H.</summary>
    public required int Width { get; init; }

    /// <summary>For each layer whether its attention is global, "G", or local, "L": <c>GLLGLL…</c>.</summary>
    public required string Layers { get; init; }

    /// <summary>A; divides the width into heads of even size.</summary>
    public required int Heads { get; init; }

    /// <summary>Width of each half of the gated feed-forward block.</summary>
    public required int Intermediate { get; init; }

    /// <summary>The longest text in tokens.</summary>
    public required int Positions { get; init; }

    /// <summary>A local layer's query sees keys at most this many tokens away: half the window, rounded down.</summary>
    public required int Reach { get; init; }

    /// <summary>Base of the rotary angles in global layers.</summary>
    public required double GlobalTheta { get; init; }

    /// <summary>Base of the rotary angles in local layers.</summary>
    public required double LocalTheta { get; init; }

    public required double NormEpsilon { get; init; }

    public required string Activation { get; init; }

    /// <summary>The entry of the word embeddings that gets no gradient.</summary>
    public required int? Padding { get; init; }

    public required double EmbeddingDropout { get; init; }

    /// <summary>Of attention probabilities and of attention's output.</summary>
    public required double AttentionDropout { get; init; }

    /// <summary>Of the gated values.</summary>
    public required double FeedForwardDropout { get; init; }

    /// <summary>Reads a config.json of <c>model_type</c> modernbert, as transformers 4 and 5 write it.</summary>
    /// <exception cref="InvalidDataException">A key is missing, of another type, or asks for arithmetic that is not here.</exception>
    public static ModernBertConfig Read(ModelConfig config)
    {
        config.Require("attention_bias", false);
        config.Require("mlp_bias", false);
        config.Require("norm_bias", false);
        int heads = config.Divisor("num_attention_heads", "hidden_size");
        if (config.Count("hidden_size") / heads % 2 != 0)
            throw config.Wrong("num_attention_heads", "a number that divides hidden_size into heads of even size");
        (double global, double local) = ReadThetas(config);
        return new ModernBertConfig
        {
            VocabularySize = config.Count("vocab_size"),
            Width = config.Count("hidden_size"),
            Layers = ReadLayers(config),
            Heads = heads,
            Intermediate = config.Count("intermediate_size"),
            Positions = config.Count("max_position_embeddings"),
            Reach = config.Count("local_attention") / 2,
            GlobalTheta = global,
            LocalTheta = local,
            NormEpsilon = config.Number("norm_eps"),
            Activation = config.Text("hidden_activation"),
            Padding = config.Optional("pad_token_id"),
            EmbeddingDropout = config.Rate("embedding_dropout"),
            AttentionDropout = config.Rate("attention_dropout"),
            FeedForwardDropout = config.Rate("mlp_dropout"),
        };
    }

    /// <summary>transformers 5 lists the layers' types, 4 says how many a global one comes at.</summary>
    private static string ReadLayers(ModelConfig config)
    {
        int layers = config.Count("num_hidden_layers");
        if (!config.Has("layer_types"))
        {
            int period = config.Count("global_attn_every_n_layers");
            return string.Concat(Enumerable.Range(0, layers).Select(layer => layer % period == 0 ? 'G' : 'L'));
        }

        IReadOnlyList<string> types = config.Texts("layer_types");
        if (types.Count != layers || types.Any(type => type is not (FullAttention or SlidingAttention)))
            throw config.Wrong("layer_types", $"a list of {layers} (num_hidden_layers) times {FullAttention} or {SlidingAttention}");
        return string.Concat(types.Select(type => type == FullAttention ? 'G' : 'L'));
    }

    private static (double Global, double Local) ReadThetas(ModelConfig config)
    {
        if (config.Has("rope_scaling"))
            throw config.Wrong("rope_scaling", "null");
        if (config.Has("rope_parameters"))
        {
            ModelConfig rotary = config.Section("rope_parameters");
            return (ReadTheta(rotary.Section(FullAttention)), ReadTheta(rotary.Section(SlidingAttention)));
        }

        double global = config.Positive("global_rope_theta");
        return (global, config.IsNull("local_rope_theta") ? global : config.Positive("local_rope_theta"));
    }

    private static double ReadTheta(ModelConfig rotary)
    {
        rotary.Require("rope_type", "default");
        return rotary.Positive("rope_theta");
    }
}
