using EmbedBench.Encoders.Bert;
using EmbedBench.Encoders.Dropout;
using EmbedBench.Encoders.Layers;
using EmbedBench.Torch;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace EmbedBench.Encoders.MPNet;

// N rows of a block, H width, A heads, D = H / A, I intermediate width. Song et al. 2020, in transformers' arrangement.

/// <summary>
/// MPNet's encoder: BERT's layers, with a bias of the attention scores by distance, and positions that count from the padding id on.
/// </summary>
public sealed class MPNetEncoder : TransformerEncoder
{
    /// <summary>Fixed by the architecture, whatever <c>pad_token_id</c> says.</summary>
    internal const int Padding = 1;

    private readonly MPNetConfig _config;

    [ComponentName(Name = "embeddings")]
    private readonly MPNetEmbeddings _embeddings;

    [ComponentName(Name = "encoder")]
    private readonly MPNetLayers _encoder;

    public MPNetEncoder(MPNetConfig config)
        : base(nameof(MPNetEncoder))
    {
        _config = config;
        _embeddings = new MPNetEmbeddings(config);
        _encoder = new MPNetLayers(config);
        RegisterComponents();
    }

    public override int Width => _config.Width;

    public override int VocabularySize => _config.VocabularySize;

    public override int MaxTokens => _config.Positions - Padding - 1;

    public override int LayerCount => _config.Layers;

    public override int Heads => _config.Heads;

    public override int? PositionPadding => Padding;

    public override string Description => _config.ToString();

    public override IReadOnlyList<DropoutSite> DropoutSites
    {
        get
        {
            var tokens = new DropoutSite(DropoutKind.Tokens, _config.HiddenDropout, _config.Width);
            var attention = new DropoutSite(DropoutKind.Attention, _config.AttentionDropout, _config.Heads);
            return [tokens, .. Enumerable.Repeat<DropoutSite[]>([attention, tokens, tokens], LayerCount).SelectMany(layer => layer)];
        }
    }

    protected override Tensor Embed(TokenBatch tokens, BlockDropout dropout) => _embeddings.forward(tokens, dropout);

    protected override IReadOnlyList<Func<Tensor, Tensor>> Layers(TokenBatch tokens, BlockDropout dropout) => _encoder.Of(tokens, dropout);
}

internal sealed class MPNetEmbeddings : nn.Module<TokenBatch, BlockDropout, Tensor>
{
    [ComponentName(Name = "word_embeddings")]
    private readonly Embedding _words;

    [ComponentName(Name = "position_embeddings")]
    private readonly Embedding _positions;

    [ComponentName(Name = "LayerNorm")]
    private readonly LayerNorm _norm;

    public MPNetEmbeddings(MPNetConfig config)
        : base(nameof(MPNetEmbeddings))
    {
        _words = new Embedding(config.VocabularySize, config.Width, MPNetEncoder.Padding);
        _positions = new Embedding(config.Positions, config.Width, MPNetEncoder.Padding);
        _norm = new LayerNorm(config.Width, config.NormEpsilon);
        RegisterComponents();
    }

    public override Tensor forward(TokenBatch tokens, BlockDropout dropout)
    {
        Tensor x = _words.Find(tokens.Ids, tokens);                                 // [N, H]
        x = x.Plus(_positions.Find(tokens.Positions, tokens));
        return dropout.Tokens(_norm.forward(x));
    }
}

internal sealed class MPNetLayers : nn.Module
{
    [ComponentName(Name = "layer")]
    private readonly TorchSharp.Modules.ModuleList<MPNetLayer> _layers;

    [ComponentName(Name = "relative_attention_bias")]
    private readonly RelativeBias _bias;

    public MPNetLayers(MPNetConfig config)
        : base(nameof(MPNetLayers))
    {
        _layers = [.. Enumerable.Range(0, config.Layers).Select(_ => new MPNetLayer(config))];
        _bias = new RelativeBias(config.Heads);
        RegisterComponents();
    }

    public IReadOnlyList<Func<Tensor, Tensor>> Of(TokenBatch tokens, BlockDropout dropout)
    {
        Func<int, Tensor> bias = _bias.Of(tokens);                                  // each [A, length, length]
        return [.. _layers.Select<MPNetLayer, Func<Tensor, Tensor>>(layer => x => layer.forward(x, bias, tokens, dropout))];
    }
}

internal sealed class MPNetLayer : nn.Module<Tensor, Func<int, Tensor>, TokenBatch, BlockDropout, Tensor>
{
    [ComponentName(Name = "attention")]
    private readonly MPNetAttention _attention;

    [ComponentName(Name = "intermediate")]
    private readonly BertDense _intermediate;

    [ComponentName(Name = "output")]
    private readonly BertOutput _output;

    private readonly Func<Tensor, Tensor> _activation;

    public MPNetLayer(MPNetConfig config)
        : base(nameof(MPNetLayer))
    {
        _attention = new MPNetAttention(config);
        _intermediate = new BertDense(config.Width, config.Intermediate);
        _output = new BertOutput(config.Intermediate, config.Width, config.NormEpsilon);
        _activation = Activation.Of(config.Activation, "config.json");
        RegisterComponents();
    }

    public override Tensor forward(Tensor x, Func<int, Tensor> bias, TokenBatch tokens, BlockDropout dropout)
    {
        x = _attention.forward(x, bias, tokens, dropout);                           // [N, H]
        Tensor y = _activation(_intermediate.forward(x));                           // [N, I]
        return _output.forward(y, x, dropout);                                      // [N, H]
    }
}

internal sealed class MPNetAttention : nn.Module<Tensor, Func<int, Tensor>, TokenBatch, BlockDropout, Tensor>
{
    [ComponentName(Name = "attn")]
    private readonly MPNetSelfAttention _attention;

    [ComponentName(Name = "LayerNorm")]
    private readonly LayerNorm _norm;

    public MPNetAttention(MPNetConfig config)
        : base(nameof(MPNetAttention))
    {
        _attention = new MPNetSelfAttention(config);
        _norm = new LayerNorm(config.Width, config.NormEpsilon);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x, Func<int, Tensor> bias, TokenBatch tokens, BlockDropout dropout) =>
        _norm.forward(dropout.Tokens(_attention.forward(x, bias, tokens, dropout)).Plus(x));   // [N, H]
}

internal sealed class MPNetSelfAttention : nn.Module<Tensor, Func<int, Tensor>, TokenBatch, BlockDropout, Tensor>
{
    private readonly int _heads;

    [ComponentName(Name = "q")]
    private readonly Linear _query;

    [ComponentName(Name = "k")]
    private readonly Linear _key;

    [ComponentName(Name = "v")]
    private readonly Linear _value;

    [ComponentName(Name = "o")]
    private readonly Linear _output;

    public MPNetSelfAttention(MPNetConfig config)
        : base(nameof(MPNetSelfAttention))
    {
        _heads = config.Heads;
        _query = new Linear(config.Width, config.Width);
        _key = new Linear(config.Width, config.Width);
        _value = new Linear(config.Width, config.Width);
        _output = new Linear(config.Width, config.Width);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x, Func<int, Tensor> bias, TokenBatch tokens, BlockDropout dropout)
    {
        Tensor Heads(Tensor y) => y.view(tokens.Rows, _heads, -1);                  // [N, A, D]
        Tensor y = Attention.Apply(Heads(_query.forward(x)), Heads(_key.forward(x)), Heads(_value.forward(x)), tokens, dropout, bias);
        return _output.forward(y);                                                  // [N, H]
    }
}
