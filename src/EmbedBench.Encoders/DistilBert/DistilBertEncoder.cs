using EmbedBench.Encoders.Dropout;
using EmbedBench.Encoders.Layers;
using EmbedBench.Torch;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace EmbedBench.Encoders.DistilBert;

// N rows of a block, H width, A heads, D = H / A, I intermediate width. Sanh et al. 2019, in transformers' arrangement.

/// <summary>DistilBERT's encoder: BERT's with fewer layers, without token types, and without dropout behind attention.</summary>
public sealed class DistilBertEncoder : TransformerEncoder
{
    private readonly DistilBertConfig _config;

    [ComponentName(Name = "embeddings")]
    private readonly DistilBertEmbeddings _embeddings;

    [ComponentName(Name = "transformer")]
    private readonly DistilBertLayers _transformer;

    public DistilBertEncoder(DistilBertConfig config)
        : base(nameof(DistilBertEncoder))
    {
        _config = config;
        _embeddings = new DistilBertEmbeddings(config);
        _transformer = new DistilBertLayers(config);
        RegisterComponents();
    }

    public override int Width => _config.Width;

    public override int VocabularySize => _config.VocabularySize;

    public override int MaxTokens => _config.Positions;

    public override int LayerCount => _config.Layers;

    public override int Heads => _config.Heads;

    public override string Description => _config.ToString();

    public override IReadOnlyList<DropoutSite> DropoutSites
    {
        get
        {
            var tokens = new DropoutSite(DropoutKind.Tokens, _config.HiddenDropout, _config.Width);
            var attention = new DropoutSite(DropoutKind.Attention, _config.AttentionDropout, _config.Heads);
            return [tokens, .. Enumerable.Repeat<DropoutSite[]>([attention, tokens], LayerCount).SelectMany(layer => layer)];
        }
    }

    protected override Tensor Embed(TokenBatch tokens, BlockDropout dropout) => _embeddings.forward(tokens, dropout);

    protected override IReadOnlyList<Func<Tensor, Tensor>> Layers(TokenBatch tokens, BlockDropout dropout) => _transformer.Of(tokens, dropout);
}

internal sealed class DistilBertEmbeddings : nn.Module<TokenBatch, BlockDropout, Tensor>
{
    [ComponentName(Name = "word_embeddings")]
    private readonly Embedding _words;

    [ComponentName(Name = "position_embeddings")]
    private readonly Embedding _positions;

    [ComponentName(Name = "LayerNorm")]
    private readonly LayerNorm _norm;

    public DistilBertEmbeddings(DistilBertConfig config)
        : base(nameof(DistilBertEmbeddings))
    {
        _words = new Embedding(config.VocabularySize, config.Width, config.Padding);
        _positions = new Embedding(config.Positions, config.Width);
        _norm = new LayerNorm(config.Width, DistilBertConfig.NormEpsilon);
        RegisterComponents();
    }

    public override Tensor forward(TokenBatch tokens, BlockDropout dropout)
    {
        Tensor x = _words.Find(tokens.Ids, tokens);                                 // [N, H]
        x = x.Plus(_positions.Find(tokens.Positions, tokens));
        return dropout.Tokens(_norm.forward(x));
    }
}

internal sealed class DistilBertLayers : nn.Module
{
    [ComponentName(Name = "layer")]
    private readonly TorchSharp.Modules.ModuleList<DistilBertLayer> _layers;

    public DistilBertLayers(DistilBertConfig config)
        : base(nameof(DistilBertLayers))
    {
        _layers = [.. Enumerable.Range(0, config.Layers).Select(_ => new DistilBertLayer(config))];
        RegisterComponents();
    }

    public IReadOnlyList<Func<Tensor, Tensor>> Of(TokenBatch tokens, BlockDropout dropout) =>
        [.. _layers.Select<DistilBertLayer, Func<Tensor, Tensor>>(layer => x => layer.forward(x, tokens, dropout))];
}

internal sealed class DistilBertLayer : nn.Module<Tensor, TokenBatch, BlockDropout, Tensor>
{
    [ComponentName(Name = "attention")]
    private readonly DistilBertAttention _attention;

    [ComponentName(Name = "sa_layer_norm")]
    private readonly LayerNorm _attentionNorm;

    [ComponentName(Name = "ffn")]
    private readonly DistilBertFeedForward _feedForward;

    [ComponentName(Name = "output_layer_norm")]
    private readonly LayerNorm _outputNorm;

    public DistilBertLayer(DistilBertConfig config)
        : base(nameof(DistilBertLayer))
    {
        _attention = new DistilBertAttention(config);
        _attentionNorm = new LayerNorm(config.Width, DistilBertConfig.NormEpsilon);
        _feedForward = new DistilBertFeedForward(config);
        _outputNorm = new LayerNorm(config.Width, DistilBertConfig.NormEpsilon);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x, TokenBatch tokens, BlockDropout dropout)
    {
        x = _attentionNorm.forward(_attention.forward(x, tokens, dropout).Plus(x)); // [N, H]
        return _outputNorm.forward(dropout.Tokens(_feedForward.forward(x)).Plus(x));  // [N, H]
    }
}

internal sealed class DistilBertAttention : nn.Module<Tensor, TokenBatch, BlockDropout, Tensor>
{
    private readonly int _heads;

    [ComponentName(Name = "q_lin")]
    private readonly Linear _query;

    [ComponentName(Name = "k_lin")]
    private readonly Linear _key;

    [ComponentName(Name = "v_lin")]
    private readonly Linear _value;

    [ComponentName(Name = "out_lin")]
    private readonly Linear _output;

    public DistilBertAttention(DistilBertConfig config)
        : base(nameof(DistilBertAttention))
    {
        _heads = config.Heads;
        _query = new Linear(config.Width, config.Width);
        _key = new Linear(config.Width, config.Width);
        _value = new Linear(config.Width, config.Width);
        _output = new Linear(config.Width, config.Width);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x, TokenBatch tokens, BlockDropout dropout)
    {
        Tensor Heads(Tensor y) => y.view(tokens.Rows, _heads, -1);                  // [N, A, D]
        Tensor y = Attention.Apply(Heads(_query.forward(x)), Heads(_key.forward(x)), Heads(_value.forward(x)), tokens, dropout);
        return _output.forward(y);                                                  // [N, H]
    }
}

internal sealed class DistilBertFeedForward : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "lin1")]
    private readonly Linear _widen;

    [ComponentName(Name = "lin2")]
    private readonly Linear _narrow;

    private readonly Func<Tensor, Tensor> _activation;

    public DistilBertFeedForward(DistilBertConfig config)
        : base(nameof(DistilBertFeedForward))
    {
        _widen = new Linear(config.Width, config.Intermediate);
        _narrow = new Linear(config.Intermediate, config.Width);
        _activation = Activation.Of(config.Activation, "config.json");
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => _narrow.forward(_activation(_widen.forward(x)));   // [N, H], [N, I] between
}
